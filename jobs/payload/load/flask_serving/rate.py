"""How many requests end a second, of late."""

TIME, REQUESTS = 0, 1


def rate(looks, seconds):
    """Between the last look and one that was so long ago: what is told in bursts is even over a few of them."""
    if not looks:
        return 0
    last = looks[-1]
    before = next((look for look in reversed(looks) if look[TIME] <= last[TIME] - seconds), looks[0])
    passed = last[TIME] - before[TIME]
    return (last[REQUESTS] - before[REQUESTS]) / passed if passed > 0 else 0
