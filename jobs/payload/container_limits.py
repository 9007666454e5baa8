"""What the container may use, and how many workers fit into it."""

import contextlib
import os

# As for workers that the container's limits decide: Gunicorn's own process, and a worker.
MASTER_MB = 32
WORKER_MB = 100
GROUPS = "/sys/fs/cgroup"


def read(*names):
    """The words of the first file that is there: control groups are of version 2 or 1."""
    for name in names:
        with contextlib.suppress(OSError), open(os.path.join(GROUPS, name)) as file:
            return file.read().split()
    return []


def cpus():
    """How many CPUs it may use; None where it has no limit."""
    words = read("cpu.max")
    if not words:
        words = read("cpu/cpu.cfs_quota_us") + read("cpu/cpu.cfs_period_us")
    if len(words) < 2 or words[0] in ("max", "-1"):
        return None
    return int(words[0]) / int(words[1])


def workers_in_memory():
    """How many workers its memory holds; without a limit as many as there are to be."""
    words = read("memory.max", "memory/memory.limit_in_bytes")
    if not words or words[0] == "max":
        return 1 << 16
    return max(1, (int(words[0]) // 1024**2 - MASTER_MB) // WORKER_MB)


@contextlib.contextmanager
def counting_cpus():
    """Meanwhile whoever counts CPUs gets the container's, and is noted: those of the host it may not have."""
    counted = []

    def count():
        counted.append(True)
        return max(1, int(cpus() or 1))

    ours = {"cpu_count": count, "process_cpu_count": count, "sched_getaffinity": lambda pid: set(range(count()))}
    theirs = {name: getattr(os, name) for name in ours if hasattr(os, name)}
    for name in theirs:
        setattr(os, name, ours[name])
    try:
        yield counted
    finally:
        for name, function in theirs.items():
            setattr(os, name, function)
