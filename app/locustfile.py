"""Users of the sample app: they read more than they write, and take 2 to 4 seconds between two requests.

1000 of them ask for about 333 requests a second, which every stack of this project carries.
"""

import random

from locust import FastHttpUser, between, task


class Visitor(FastHttpUser):
    wait_time = between(2, 4)

    @task(6)
    def list_items(self):
        self.client.get("/api/items")

    @task(4)
    def get_item(self):
        self.client.get(f"/api/items/{random.randint(1, 50)}", name="/api/items/<id>")

    @task(1)
    def create_item(self):
        self.client.post("/api/items", json={"name": "a new one"})

    @task(2)
    def work(self):
        self.client.get("/api/work")

    @task(2)
    def wait_for_data(self):
        self.client.get("/api/wait")

    @task(1)
    def large(self):
        self.client.get("/api/large")
