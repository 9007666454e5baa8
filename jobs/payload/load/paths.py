"""Users who ask for one of a few paths at a time, and take 2 to 4 seconds between two requests: for an app
without a locustfile of its own."""

import json
import os
import random

from locust import FastHttpUser, between, task

PATHS = json.loads(os.environ["LOAD_PATHS"])


class Visitor(FastHttpUser):
    wait_time = between(2, 4)

    @task
    def ask(self):
        self.client.get(random.choice(PATHS))
