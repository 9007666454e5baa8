"""An open load: somebody comes at each of a row of even moments, whether the service keeps up or not."""

import time

import gevent
from gevent.queue import Queue
from locust.user.task import DefaultTaskSet, TaskSet


class Arrivals:
    def __init__(self, per_second, workers, runner):
        """Each of several workers serves every so manieth who comes."""
        self.every, self.workers, self.runner = workers / per_second, workers, runner
        self.waiting = Queue()
        self.came = self.missed = 0
        self.is_over = False
        self.latest_ms = 0.0

    def take_over(self, environment):
        """A task is begun when somebody comes, and not when its user has waited."""
        for user in environment.user_classes:
            user.wait_time = lambda _: 0
        for task_set in (TaskSet, DefaultTaskSet):
            task_set.execute_task = self.on_arrival(task_set.execute_task)
        environment.events.test_start.add_listener(lambda **_: gevent.spawn(self.run))

    def run(self):
        due = time.time() + self.every * getattr(self.runner, "worker_index", 0) / self.workers
        while not self.is_over:
            due += self.every
            gevent.sleep(max(0, due - time.time()))
            self.came += 1
            self.waiting.put(due)

    def stop(self):
        """Who still waits for a free user then is not served: whoever came last finds one now, if there is one."""
        self.is_over = True
        gevent.sleep(0.01)
        self.missed = self.waiting.qsize()

    def on_arrival(self, execute):
        def execute_on_arrival(task_set, task):
            # The tasks of a nested set wait themselves.
            if not (isinstance(task, type) and issubclass(task, TaskSet)):
                gevent.getcurrent().came = self.waiting.get()
            return execute(task_set, task)

        return execute_on_arrival

    def due(self, sent):
        """When the request should have been sent: the first one of a task when somebody came."""
        greenlet = gevent.getcurrent()
        came, greenlet.came = getattr(greenlet, "came", None), None
        if came is None:
            return sent
        self.latest_ms = max(self.latest_ms, 1000 * (sent - came))
        return min(came, sent)
