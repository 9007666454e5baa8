"""How response times went on: how many were within each, of each second; of wider windows where a load is long."""

# So many are held, sent and written at most.
MOST_WINDOWS = 600


class Timeline:
    def __init__(self):
        self.width, self.windows = 1, {}

    def add(self, moment, ms):
        """What was answered at a moment; what has no time is none of them."""
        if ms is None:
            return
        # Two digits, as Locust's own: of what is slow, and of what is fast too.
        self.window(moment).add(ms, {f"{ms:.2g}": 1})
        self.keep_small()

    def merge(self, facts):
        """What another Locust has, whose clock is this one's."""
        self.widen(max(self.width, facts["width"]))
        for start, total, times in facts["windows"]:
            self.window(start).add(total, times)
        self.keep_small()

    def window(self, moment):
        """Each begins at a whole multiple of its width, so that those of several Locusts are the same."""
        start = int(moment // self.width) * self.width
        return self.windows.setdefault(start, Window())

    def keep_small(self):
        while len(self.windows) > MOST_WINDOWS:
            self.widen(2 * self.width)

    def widen(self, width):
        before, self.windows, self.width = self.windows, {}, width
        for start, window in before.items():
            self.window(start).add(window.total, window.times)

    def facts(self):
        """A list: a message has no numbers for names."""
        windows = sorted(self.windows.items())
        return {
            "width": self.width,
            "windows": [[start, window.total, window.times] for start, window in windows],
        }


class Window:
    """What was answered meanwhile: the sum of its times, and how many took how long."""

    def __init__(self):
        self.total, self.times = 0.0, {}

    def add(self, total, times):
        self.total += total
        for ms, count in times.items():
            self.times[ms] = self.times.get(ms, 0) + count
