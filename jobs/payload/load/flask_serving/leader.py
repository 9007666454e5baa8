"""The master's side of a load that several Locusts make: it tells them when a phase begins and ends, and sums up."""

import time
from types import SimpleNamespace

import gevent
from locust.stats import StatsEntry, StatsError

from flask_serving import hosts
from flask_serving.recorder import Phase, Recorder
from flask_serving.sampler import COLUMNS, Sampler, host_ticks

# What a worker is told, and what it answers.
TOLD, ANSWER = "flask-serving-told", "flask-serving-answer"
# All begin and end at one moment: they share a clock, and a message takes less than this.
AHEAD_SECONDS = 0.1
ANSWER_SECONDS = 2
SUMMED = COLUMNS[COLUMNS.index("users") : COLUMNS.index("generatorCpu")]


class Leader(Recorder):
    """Stands where a Locust that is alone has its recorder: it records nothing itself."""

    ahead_seconds = AHEAD_SECONDS

    def __init__(self, workers):
        super().__init__()
        self.workers, self.answered = workers, 0
        self.number, self.answers = 0, {}
        # Who answered last: nobody else is waited for.
        self.present = None

    def listen(self, environment, _told, tasks):
        self.runner, self.tasks = environment.runner, tasks
        self.runner.register_message(ANSWER, self.take)

    def take(self, environment, msg, **_):
        if msg.data["number"] in self.answers:
            self.answers[msg.data["number"]][msg.node_id] = msg.data["answer"]

    def ask(self, what, within=ANSWER_SECONDS, **words):
        """What the workers answer, by their names: one that has ended is waited for once."""
        self.number += 1
        number, deadline = self.number, time.time() + within
        answers = self.answers[number] = {}
        self.runner.send_message(TOLD, {"number": number, "what": what, "words": words})
        expected = set(self.runner.clients) if self.present is None else self.present
        while expected - answers.keys() and time.time() < deadline:
            gevent.sleep(0.005)
        self.present = set(answers)
        return self.answers.pop(number)

    def open(self, name):
        at = time.time() + AHEAD_SECONDS
        self.ask("open", name=name, at=at)
        self.phases.append(Phase(name, at))

    def close(self):
        if self.measured:
            at = time.time() + AHEAD_SECONDS
            self.ask("close", at=at)
            self.phases[-1].ended = at

    def drain(self, seconds):
        answers = self.ask("drain", within=seconds + ANSWER_SECONDS, seconds=seconds)
        self.answered = len(answers)
        for answer in answers.values():
            self.add(answer)

    def end(self, stop_timeout):
        self.ask("end", stop_timeout=stop_timeout)

    def add(self, answer):
        for phase, recorded in zip(self.phases, answer["phases"]):
            add_phase(phase, recorded)
        for name in ("sent", "returned", "cut"):
            setattr(self, name, getattr(self, name) + answer[name])
        self.timeline.merge(answer["timeline"])
        self.tasks.known.update(answer["known"])
        add_counts(self.tasks.ran, answer["ran"])
        add_counts(self.tasks.users, answer["users"])
        add_counts(hosts.others, answer["others"])
        self.add_arrivals(answer["arrivals"])

    def add_arrivals(self, arrivals):
        if arrivals is None:
            return
        before = self.arrivals or SimpleNamespace(came=0, missed=0, latest_ms=0)
        self.arrivals = SimpleNamespace(
            came=before.came + arrivals["came"],
            missed=before.missed + arrivals["missed"],
            latest_ms=max(before.latest_ms, arrivals["latest_ms"]),
        )


class LeaderSampler(Sampler):
    """Looks at all workers at once: what a row counts is the sum, and its CPU time is the busiest one's."""

    # As often as Locust's own workers report.
    rate_seconds = 3

    def __init__(self, environment, leader, directory):
        super().__init__(environment, leader, directory)
        self.last = {}

    def look(self):
        phase = self.recorder.measured
        # Sums only grow: one that does not answer in time has at least those of its last answer.
        self.last.update(self.recorder.ask("look"))
        rows = list(self.last.values())
        sums = [sum(row[COLUMNS.index(column)] for row in rows) for column in SUMMED]
        busiest = max((row[COLUMNS.index("generatorCpu")] for row in rows), default=0)
        row = [time.time(), phase.name if phase else "", *sums, busiest, *host_ticks()]
        self.rows.append(row)
        return row


def add_phase(phase, recorded):
    phase.sent += recorded["sent"]
    phase.returned += recorded["returned"]
    stats = phase.stats
    for data in recorded["entries"]:
        stats.get(data["name"], data["method"]).extend(entry_of(data, stats))
    stats.total.extend(entry_of(recorded["total"], stats))
    for key, data in recorded["errors"].items():
        if key in stats.errors:
            stats.errors[key].occurrences += data["occurrences"]
        else:
            stats.errors[key] = StatsError.unserialize({**data, "error": Told(data["error"])})


def entry_of(data, stats):
    """Locust's own way to read one takes other arguments in 2.12 than today."""
    entry = StatsEntry(stats, data["name"], data["method"])
    for name, value in data.items():
        setattr(entry, name, value)
    return entry


class Told(str):
    """An error as a worker wrote it: 2.12 would write it as a text of Python's once more."""

    def __repr__(self):
        return str(self)


def add_counts(counts, more):
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count
