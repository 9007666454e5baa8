"""What is recorded of each request: it belongs to the phase in which it was due."""

import time

import gevent
from gevent.event import Event
from locust.clients import HttpSession
from locust.contrib.fasthttp import FastHttpSession
from locust.stats import RequestStats
from locust.user.task import TaskSet

from flask_serving import hosts
from flask_serving.arrivals import Arrivals
from flask_serving.timeline import Timeline


# How long a farewell may be kept back.
FAREWELL_SECONDS = 1


class Phase:
    """The requests that were due between its start and its end, whenever they were answered."""

    def __init__(self, name, started):
        self.name, self.started, self.ended = name, started, None
        self.sent = self.returned = 0
        self.stats = RequestStats(use_response_times_cache=False)
        self.stats.total.start_time = started

    def holds(self, moment):
        return self.started <= moment and (self.ended is None or moment < self.ended)

    @property
    def unanswered(self):
        return self.sent - self.returned

    @property
    def seconds(self):
        return (self.ended or time.time()) - self.started


class Level:
    """How many there are at a time, summed over time: seconds in which there was one."""

    def __init__(self):
        self.number, self.sum, self.at = 0, 0.0, time.time()

    def change(self, by):
        now = time.time()
        self.sum += self.number * (now - self.at)
        self.number, self.at = self.number + by, now

    @property
    def seconds(self):
        self.change(0)
        return self.sum


class Recorder:
    """All that was sent and answered, and the same of each phase that is measured."""

    # How long before it an end is told.
    ahead_seconds = 0

    def __init__(self):
        self.phases, self.timeline = [], Timeline()
        self.sent = self.returned = self.ended = self.failed = self.cut = 0
        self.total_ms = 0.0
        self.arrivals = None
        self.in_flight, self.waiting = Level(), Level()
        self.is_closed = self.is_over = False
        self.never = Event()

    def listen(self, environment, told, tasks):
        environment.events.request.add_listener(self.record)
        self.take_told(environment)
        tasks.count()
        self.count_waiting()
        if told.get("arrivalsPerSecond"):
            self.arrivals = Arrivals(told["arrivalsPerSecond"], told["workers"], environment.runner)
            self.arrivals.take_over(environment)

    def open(self, name, at=None):
        self.phases.append(Phase(name, at or time.time()))

    def close(self, at=None):
        if self.phases and self.phases[-1].ended is None:
            self.phases[-1].ended = at or time.time()

    @property
    def measured(self):
        """The phase that is measured now."""
        return self.phases[-1] if self.phases and self.phases[-1].ended is None else None

    def drain(self, seconds):
        """Sends nothing any more, and waits for what is on its way."""
        if self.arrivals:
            self.arrivals.stop()
        self.is_closed = True
        deadline = time.time() + seconds
        while self.sent > self.returned and time.time() < deadline:
            gevent.sleep(0.01)

    def end(self, _stop_timeout):
        self.is_over = True

    def count_sent(self):
        """Counts each request as it leaves: Locust itself knows of a request when its answer is there."""
        for session in (FastHttpSession, HttpSession):
            session.request = self.counted(session.request)

    def counted(self, request):
        def counted_request(session, method, url, *args, **kwargs):
            self.hold()
            hosts.see(url)
            phase = self.measured
            self.sent += 1
            self.in_flight.change(1)
            if phase:
                phase.sent += 1
            try:
                return request(session, method, url, *args, **kwargs)
            except gevent.GreenletExit:
                # Its user was stopped before the answer came.
                self.cut += not self.is_over
                leave()
                raise
            finally:
                self.returned += 1
                self.in_flight.change(-1)
                if phase:
                    phase.returned += 1

        return counted_request

    def hold(self):
        """
        Keeps back what would be load that no number tells of: all that is sent after the measurement, but for the
        farewells of users that were told to end. No exception: a task might catch it.
        """
        if not self.is_closed or getattr(gevent.getcurrent(), "is_leaving", False):
            return
        try:
            # One that was told in the middle of a task of its own is not known as such, and must not wait for ever.
            self.never.wait(FAREWELL_SECONDS if self.is_over else None)
        except gevent.GreenletExit:
            leave()
            raise

    def count_waiting(self):
        """The time that users take between two tasks: with that of their requests it is all that they do."""
        wait = TaskSet.wait

        def counted_wait(task_set):
            self.waiting.change(1)
            try:
                return wait(task_set)
            except gevent.GreenletExit:
                leave()
                raise
            finally:
                self.waiting.change(-1)

        TaskSet.wait = counted_wait

    def take_told(self, environment):
        """What a locustfile tells Locust's statistics itself, without an event."""
        stats, fire = environment.stats, environment.events.request.fire
        log_request, log_error = stats.log_request, stats.log_error
        telling = set()

        def fire_request(**event):
            telling.add(gevent.getcurrent())
            try:
                fire(**event)
            finally:
                telling.discard(gevent.getcurrent())

        def is_told():
            return self.measured is not None and gevent.getcurrent() not in telling

        def told_request(*args):
            if is_told():
                self.measured.stats.log_request(*args)
                self.timeline.add(time.time(), args[2])
            log_request(*args)

        def told_error(*args):
            if is_told():
                self.measured.stats.log_error(*args)
            log_error(*args)

        environment.events.request.fire = fire_request
        stats.log_request, stats.log_error = told_request, told_error

    def record(self, request_type, name, response_time, response_length, exception=None, start_time=None, **_):
        self.ended += 1
        self.failed += exception is not None
        elapsed = response_time or 0
        sent = start_time or time.time() - elapsed / 1000
        due = self.arrivals.due(sent) if self.arrivals else sent
        # Who waited for a free user waited for the service.
        taken = response_time if response_time is None else response_time + 1000 * (sent - due)
        self.total_ms += elapsed
        self.timeline.add(time.time(), taken)
        for phase in self.phases[-2:]:
            if phase.holds(due):
                phase.stats.log_request(request_type, name, taken, response_length or 0)
                if exception is not None:
                    phase.stats.log_error(request_type, name, exception)


def leave():
    """What this user sends from now on is its farewell."""
    gevent.getcurrent().is_leaving = True
