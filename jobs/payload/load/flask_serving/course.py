"""What the users do, from the first one on: the phases that were told, or the course of a LoadTestShape."""

import os
import sys
import time

import gevent
from locust.runners import MasterRunner

# How long what is on its way at the end may take.
DRAIN_SECONDS = 5
# A shape says itself when it is over: while it runs, the container lives on by so much.
SPARE_SECONDS = 60
LOOK_SECONDS = 0.5


class Course:
    def __init__(self, environment, recorder, told, results):
        self.environment, self.recorder, self.results = environment, recorder, results
        self.sampler = results.sampler
        self.phases, self.ends_file = told["phases"], told["endsFile"]
        self.has_ended = self.is_finished = False
        self.spawning = gevent.spawn(lambda: None)
        # Users that become fewer finish what they are at.
        self.stop_timeout, environment.stop_timeout = environment.stop_timeout, DRAIN_SECONDS

    def run(self):
        gevent.spawn(self.show_progress)
        if self.environment.shape_class:
            return self.follow_shape()
        for number, phase in enumerate(self.phases):
            self.spawn(phase, is_first=number == 0)
            if phase["measured"]:
                self.open(phase["name"])
                say(f"measuring {phase['name']} for {phase['seconds']:g} s")
            # Who looks at the containers then is done before it is measured; workers are told of its end before that.
            looking = self.recorder.ahead_seconds if phase["measured"] else min(LOOK_SECONDS, phase["seconds"])
            gevent.sleep(phase["seconds"] - looking)
            if not phase["measured"]:
                say("settled")
                gevent.sleep(looking)
            self.close()
        self.is_finished = True
        self.end()
        self.environment.runner.quit()

    def spawn(self, phase, is_first):
        runner = self.environment.runner
        if not is_first and phase["users"] != runner.target_user_count:
            # A master's returns when all are there.
            self.spawning = gevent.spawn(runner.start, phase["users"], phase["spawnRate"])
            gevent.sleep(0)
        # Where the ramp counts, it is not waited for.
        while not phase["fromStart"] and not self.has_spawned():
            gevent.sleep(0.02)

    def has_spawned(self):
        runner = self.environment.runner
        if isinstance(runner, MasterRunner):
            return runner.spawning_completed
        return self.spawning.ready() and runner.spawning_greenlet.ready()

    def follow_shape(self):
        """It is Locust that asks the shape, and ends at its end."""
        self.open("shape")
        while not self.has_ended:
            with open(f"{self.ends_file}.next", "w") as file:
                file.write(str(int(time.time()) + SPARE_SECONDS))
            os.replace(f"{self.ends_file}.next", self.ends_file)
            gevent.sleep(1)

    def open(self, name):
        self.recorder.open(name)
        self.sampler.look()

    def close(self):
        if self.recorder.measured:
            self.sampler.look()
            self.recorder.close()

    def end(self):
        if self.has_ended:
            return
        self.has_ended = True
        self.close()
        say("measured")
        self.recorder.drain(DRAIN_SECONDS)
        self.results.write(is_finished=self.is_finished or bool(self.environment.shape_class))
        # The users' own farewells are sent, and nobody is waited for any more.
        self.recorder.end(self.stop_timeout)
        self.environment.stop_timeout = self.stop_timeout

    def show_progress(self):
        """One line a second."""
        began = time.time()
        while True:
            gevent.sleep(1)
            total = self.environment.stats.total
            say(
                f"{time.time() - began:.0f} s: {self.environment.runner.user_count} users, "
                f"{self.sampler.rate:.0f} requests/s, {total.avg_response_time:.0f} ms on average, "
                f"{total.num_failures} failed"
            )


def say(line):
    print(line, file=sys.stderr, flush=True)
