"""Which tasks there are, and which of them ran."""

from locust.user.task import DefaultTaskSet, TaskSet


class Tasks:
    def __init__(self):
        self.known = {}
        self.ran = {}
        self.users = {}

    def count(self):
        for task_set in (TaskSet, DefaultTaskSet):
            task_set.execute_task = self.counted(task_set.execute_task)

    def counted(self, execute):
        def counted_task(task_set, task):
            name = name_of(task)
            self.ran[name] = self.ran.get(name, 0) + 1
            return execute(task_set, task)

        return counted_task

    def look(self, environment):
        """Once tags have left out what they leave out."""
        for user in environment.user_classes:
            self.known.update({name: user.__name__ for name in names_in(user)})
            user.__init__ = self.counted_user(user.__init__, user.__name__)

    def counted_user(self, init, name):
        def counted_init(user, *args, **kwargs):
            if type(user).__name__ == name:
                self.users[name] = self.users.get(name, 0) + 1
            init(user, *args, **kwargs)

        return counted_init

    def facts(self, environment):
        return {
            "tasks": len(self.known),
            "neverRan": sorted(name for name in self.known if name not in self.ran),
            "userClasses": {user.__name__: self.users.get(user.__name__, 0) for user in environment.user_classes},
        }


def names_in(owner):
    for task in getattr(owner, "tasks", []):
        if isinstance(task, type):
            yield from names_in(task)
        else:
            yield name_of(task)


def name_of(task):
    return getattr(task, "__qualname__", repr(task))
