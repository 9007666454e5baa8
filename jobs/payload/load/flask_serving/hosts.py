"""Where requests go: the service, below the path that a locustfile's own host has; and who else was asked."""

from urllib.parse import urlsplit

paths = {}
others = {}
target = ""


def keep_paths(environment):
    """Locust puts its --host in the place of a user's own one, with its path."""
    global target
    target = (environment.host or "").rstrip("/")
    for user in environment.user_classes:
        path = urlsplit(user.host or "").path.rstrip("/")
        if path:
            paths[user.__name__] = path
    if not paths:
        return
    environment.host = None
    for user in environment.user_classes:
        user.host = target + paths.get(user.__name__, "")


def see(url):
    """Only what is asked for by its whole address may be elsewhere."""
    if not str(url).startswith(("http://", "https://")):
        return
    there = urlsplit(str(url)).netloc
    if there != urlsplit(target).netloc:
        others[there] = others.get(there, 0) + 1
