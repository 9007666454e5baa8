"""A row a second of what the load and the machine did: what is left of a run that is killed."""

import csv
import os
import time

import gevent

from flask_serving.rate import rate

COLUMNS = (
    "time phase users sent requests failures totalMs inFlightSeconds waitingSeconds generatorCpu hostIdle hostAll"
).split()
# More than there are in the seconds of a rate.
MOST_LOOKS = 10


class Sampler:
    rate_seconds = 1

    def __init__(self, environment, recorder, directory):
        self.file = os.path.join(directory, "seconds.csv")
        self.environment, self.recorder = environment, recorder
        self.rows = []

    def run(self):
        with open(self.file, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            due = time.time()
            while True:
                writer.writerow(self.look())
                file.flush()
                due += 1
                gevent.sleep(max(0.1, due - time.time()))

    def look(self):
        """The counters are of all that was since the start: a phase is between two looks."""
        recorder = self.recorder
        phase = recorder.measured
        row = [
            time.time(),
            phase.name if phase else "",
            self.environment.runner.user_count,
            recorder.sent,
            recorder.ended,
            recorder.failed,
            recorder.total_ms,
            recorder.in_flight.seconds,
            recorder.waiting.seconds,
            time.process_time(),
            *host_ticks(),
        ]
        self.rows.append(row)
        return row

    @property
    def rate(self):
        """Of the last rows: a look at the sums alone would count what was answered between two lines twice, or not."""
        return rate([(row[0], row[COLUMNS.index("requests")]) for row in self.rows[-MOST_LOOKS:]], self.rate_seconds)


def host_ticks():
    """What the CPUs of the machine did nothing in, and all there was: two sums that only grow, 0 where it is not told."""
    try:
        with open("/proc/stat") as file:
            ticks = [int(number) for number in file.readline().split()[1:9]]
        return ticks[3] + ticks[4], sum(ticks)
    except (OSError, ValueError, IndexError):
        return 0, 0
