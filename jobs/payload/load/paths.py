"""Users who ask for one of a few things at a time, and take 2 to 4 seconds between two requests: for an app
without a locustfile of its own."""

import json
import os
import random

from locust import FastHttpUser, between, task

REQUESTS = json.loads(os.environ["LOAD_REQUESTS"])
WEIGHTS = [one["weight"] for one in REQUESTS]


class Visitor(FastHttpUser):
    wait_time = between(2, 4)

    @task
    def ask(self):
        [one] = random.choices(REQUESTS, WEIGHTS)
        body = one["body"].encode() if "body" in one else None
        name = one.get("name")
        self.client.request(one["method"], one["path"], name=name, data=body, headers=one["headers"])
