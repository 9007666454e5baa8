"""The measuring side of a load test: a second locustfile, which runs the phases of the load, records what is
sent while one of them is measured, and writes it down.

Locust's own statistics stay as they are, for what a locustfile's own events make of them: they hold the ramp too,
are up to a second behind when they are written, and lose what is on its way at the end.
"""

import json
import logging
import os

import gevent
from flask_serving import hosts, trust
from flask_serving.course import Course
from flask_serving.follower import Follower
from flask_serving.leader import Leader, LeaderSampler
from flask_serving.recorder import Recorder
from flask_serving.results import Results
from flask_serving.sampler import Sampler
from flask_serving.tasks import Tasks
from locust import events
from locust.runners import MasterRunner, WorkerRunner

TOLD = json.loads(os.environ["LOAD"])

recorder = Recorder()
tasks = Tasks()
recorder.count_sent()


@events.init.add_listener
def prepare(environment, **_):
    # Its closing table counts the ramp, and what came after.
    logging.getLogger("locust.stats_logger").setLevel(logging.WARNING)
    trust.take_any(environment)
    hosts.keep_paths(environment)
    if isinstance(environment.runner, WorkerRunner):
        follow(environment)
    elif isinstance(environment.runner, MasterRunner):
        leader = Leader(TOLD["workers"])
        lead(environment, leader, LeaderSampler(environment, leader, TOLD["directory"]))
    else:
        lead(environment, recorder, Sampler(environment, recorder, TOLD["directory"]))


def follow(environment):
    """Another Locust says what comes when."""
    recorder.listen(environment, TOLD, tasks)
    sampler = Sampler(environment, recorder, TOLD["directory"])
    Follower(environment, recorder, sampler, tasks, TOLD["endsFile"])
    environment.events.test_start.add_listener(lambda **_: tasks.look(environment))


def lead(environment, recorder, sampler):
    recorder.listen(environment, TOLD, tasks)
    results = Results(environment, recorder, sampler, tasks, TOLD["directory"])
    course = Course(environment, recorder, TOLD, results)
    environment.events.test_start.add_listener(lambda **_: begin(environment, sampler, course))
    # A shape, the locustfile's own events and a signal may all end it before its time.
    environment.events.test_stopping.add_listener(lambda **_: course.end())


def begin(environment, sampler, course):
    tasks.look(environment)
    gevent.spawn(sampler.run)
    # One that fails ends the load: without it nobody would.
    gevent.spawn(course.run).link_exception(lambda _: environment.runner.quit())
