"""The files of a run, all of one instant: nothing in here waits."""

import csv
import json
import os
import platform
from types import SimpleNamespace

import locust
from locust.stats import PERCENTILES_TO_REPORT, RequestStats, StatsCSV

from flask_serving import hosts


class Results:
    def __init__(self, environment, recorder, sampler, tasks, directory):
        self.directory = directory
        self.environment, self.recorder, self.sampler, self.tasks = environment, recorder, sampler, tasks

    def write(self, is_finished):
        phases = self.recorder.phases
        stats = summed(phases)
        writing = SimpleNamespace(stats=stats, runner=self.environment.runner)
        results = StatsCSV(writing, PERCENTILES_TO_REPORT)
        self.write_csv("output_stats.csv", results.requests_csv)
        self.write_csv("output_failures.csv", results.failures_csv)
        self.write_csv("output_exceptions.csv", results.exceptions_csv)
        self.write_json("histogram.json", {"all": histogram(stats), "phases": [histogram(one.stats) for one in phases]})
        self.write_json("times.json", self.recorder.timeline.facts())
        self.write_json("window.json", self.facts(is_finished))

    def facts(self, is_finished):
        recorder, arrivals = self.recorder, self.recorder.arrivals
        return {
            "isFinished": is_finished,
            "seconds": sum(phase.seconds for phase in recorder.phases),
            "requestsBefore": recorder.sent - sum(phase.sent for phase in recorder.phases),
            "inFlight": recorder.sent - recorder.returned + recorder.cut,
            "phases": [phase_facts(phase) for phase in recorder.phases],
            "samples": self.sampler.rows,
            "exceptions": [
                {"count": one["count"], "message": one["msg"]} for one in self.environment.runner.exceptions.values()
            ],
            "shape": type(self.environment.shape_class).__name__ if self.environment.shape_class else None,
            "hostPaths": hosts.paths,
            "otherHosts": hosts.others,
            **self.tasks.facts(self.environment),
            "arrivals": arrivals
            and {"came": arrivals.came, "missed": arrivals.missed, "latestMs": arrivals.latest_ms},
            **workers_of(recorder),
            "locust": locust.__version__,
            "python": platform.python_version(),
        }

    def write_csv(self, name, write_rows):
        with open(os.path.join(self.directory, name), "w", encoding="utf-8", newline="") as file:
            write_rows(csv.writer(file))

    def write_json(self, name, value):
        with open(os.path.join(self.directory, name), "w", encoding="utf-8") as file:
            json.dump(value, file)


def workers_of(recorder):
    """Where several Locusts made the load: how many were to, and how many said what they recorded."""
    workers = getattr(recorder, "workers", None)
    return {} if workers is None else {"workers": {"asked": workers, "answered": recorder.answered}}


def phase_facts(phase):
    return {
        "name": phase.name,
        "started": phase.started,
        "seconds": phase.seconds,
        "sent": phase.sent,
        "unanswered": phase.unanswered,
    }


def summed(phases):
    if len(phases) == 1:
        between(phases[0].stats, phases[0].started, phases[0].ended)
        return phases[0].stats
    stats = RequestStats(use_response_times_cache=False)
    for phase in phases:
        between(phase.stats, phase.started, phase.ended)
        for entry in phase.stats.entries.values():
            stats.get(entry.name, entry.method).extend(entry)
        stats.total.extend(phase.stats.total)
        for key, error in phase.stats.errors.items():
            if key in stats.errors:
                stats.errors[key].occurrences += error.occurrences
            else:
                stats.errors[key] = error
    if phases:
        between(stats, phases[0].started, phases[0].started + sum(phase.seconds for phase in phases))
    return stats


def between(stats, started, ended):
    """Locust divides by the time between these two: they are of the measurement, not of a last request."""
    stats.total.start_time, stats.total.last_request_timestamp = started, ended


def histogram(stats):
    return {"total": entry_facts(stats.total), "entries": [entry_facts(one) for one in stats.entries.values()]}


def entry_facts(entry):
    names = ("num_requests", "num_none_requests", "num_failures", "total_response_time")
    times = ("min_response_time", "max_response_time")
    return {
        "method": entry.method or "",
        "name": entry.name,
        **{name: getattr(entry, name) for name in names + times},
        "response_times": {f"{float(time):g}": count for time, count in sorted(entry.response_times.items())},
    }
