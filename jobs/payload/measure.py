"""The measuring side of a load test: a second locustfile, which says when to count and writes what was counted.

Locust's own writer is up to a second behind when a run ends, and cannot leave out the ramp.
"""

import csv
import json
import logging
import os
import platform
import sys
import time

import gevent
import locust
from locust import events
from locust.clients import HttpSession
from locust.contrib.fasthttp import FastHttpSession
from locust.exception import StopUser
from locust.stats import PERCENTILES_TO_REPORT, StatsCSV

KIND = os.environ["MEASURE_KIND"]
SETTLE_SECONDS = int(os.environ["MEASURE_SETTLE_SECONDS"])
RUN_SECONDS = int(os.environ["MEASURE_RUN_SECONDS"])


class Window:
    """What is measured, from its start to its end."""

    def __init__(self):
        self.sent = self.logged = self.before = 0
        self.closed = False
        self.open()

    def open(self):
        self.before = self.logged
        self.started = time.monotonic()
        self.cpu = time.process_time()

    def facts(self, environment):
        seconds = time.monotonic() - self.started
        return {
            "seconds": seconds,
            "users": environment.runner.user_count,
            "requestsBefore": self.before,
            "inFlight": self.sent - self.logged,
            "generatorCpu": (time.process_time() - self.cpu) / seconds,
            "locust": locust.__version__,
            "python": platform.python_version(),
        }


window = Window()


def count_sent(session):
    """Counts each request as it leaves: Locust itself knows of a request when its answer is there."""
    request = session.request

    def counted(self, *args, **kwargs):
        if window.closed:
            # What came after the measurement would be load that no number tells of.
            raise StopUser()
        window.sent += 1
        return request(self, *args, **kwargs)

    session.request = counted


count_sent(FastHttpSession)
count_sent(HttpSession)


@events.request.add_listener
def count_logged(**_):
    window.logged += 1


@events.test_start.add_listener
def start(environment, **_):
    window.open()
    gevent.spawn(show_progress, environment)


@events.init.add_listener
def listen(environment, **_):
    # Locust's closing table would count what came after the measurement.
    logging.getLogger("locust.stats_logger").setLevel(logging.WARNING)
    # This event alone does not say of which environment it is.
    if KIND == "steady":
        environment.events.spawning_complete.add_listener(
            lambda **_: gevent.spawn(measure_steady, environment)
        )


def measure_steady(environment):
    gevent.sleep(SETTLE_SECONDS)
    environment.stats.reset_all()
    window.open()
    say(f"measuring for {RUN_SECONDS} s")
    gevent.sleep(RUN_SECONDS)
    write_results(environment)
    environment.runner.quit()


@events.test_stopping.add_listener
def time_is_over(environment, **_):
    if KIND == "ramp":
        write_results(environment)


def write_results(environment):
    # Nothing in here waits, so all files are of one instant.
    window.closed = True
    facts = window.facts(environment)
    results = StatsCSV(environment, PERCENTILES_TO_REPORT)
    write_csv("output_stats.csv", results.requests_csv)
    write_csv("output_failures.csv", results.failures_csv)
    write_csv("output_exceptions.csv", results.exceptions_csv)
    with open("window.json", "w", encoding="utf-8") as file:
        json.dump(facts, file)


def write_csv(name, write_rows):
    with open(name, "w", encoding="utf-8", newline="") as file:
        write_rows(csv.writer(file))


def show_progress(environment):
    """One line a second, of that second."""
    began, logged = time.monotonic(), 0
    while True:
        gevent.sleep(1)
        total = environment.stats.total
        say(
            f"{time.monotonic() - began:.0f} s: {environment.runner.user_count} users, "
            f"{window.logged - logged} requests/s, {total.avg_response_time:.0f} ms on average, "
            f"{total.num_failures} failed"
        )
        logged = window.logged


def say(line):
    print(line, file=sys.stderr, flush=True)
