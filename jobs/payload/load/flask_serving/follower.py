"""A worker's side of a load that several Locusts make: it does what the master says, and answers with what it has."""

import os
import time

import gevent

from flask_serving import hosts
from flask_serving.leader import ANSWER, TOLD

# The container of a worker lives on by so much with each look at it.
SPARE_SECONDS = 60


class Follower:
    def __init__(self, environment, recorder, sampler, tasks, ends_file):
        self.environment, self.runner = environment, environment.runner
        self.recorder, self.sampler, self.tasks = recorder, sampler, tasks
        self.ends_file = ends_file
        self.runner.register_message(TOLD, self.take)

    def take(self, environment, msg, **_):
        # What waits must not keep back what is said next.
        gevent.spawn(self.answer, **msg.data)

    def answer(self, number, what, words):
        answer = getattr(self, what)(**words)
        self.runner.send_message(ANSWER, {"number": number, "answer": answer})

    def open(self, name, at):
        wait_until(at)
        self.recorder.open(name, at)

    def close(self, at):
        wait_until(at)
        self.recorder.close(at)

    def look(self):
        live_on(self.ends_file)
        return self.sampler.look()

    def drain(self, seconds):
        recorder, arrivals = self.recorder, self.recorder.arrivals
        recorder.drain(seconds)
        return {
            "phases": [recorded(phase) for phase in recorder.phases],
            **{name: getattr(recorder, name) for name in ("sent", "returned", "cut")},
            **{"known": self.tasks.known, "ran": self.tasks.ran, "users": self.tasks.users},
            **{"others": hosts.others, "timeline": recorder.timeline.facts()},
            "arrivals": arrivals
            and {name: getattr(arrivals, name) for name in ("came", "missed", "latest_ms")},
        }

    def end(self, stop_timeout):
        self.recorder.end(stop_timeout)
        self.environment.stop_timeout = stop_timeout


def recorded(phase):
    stats = phase.stats
    return {
        **{"sent": phase.sent, "returned": phase.returned},
        "entries": [entry.serialize() for entry in stats.entries.values()],
        "total": stats.total.serialize(),
        "errors": stats.serialize_errors(),
    }


def wait_until(moment):
    gevent.sleep(max(0, moment - time.time()))


def live_on(ends_file):
    with open(f"{ends_file}.next", "w") as file:
        file.write(str(int(time.time()) + SPARE_SECONDS))
    os.replace(f"{ends_file}.next", ends_file)
