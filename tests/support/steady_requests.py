"""Asks a server over connections that stay open, until stdin ends; prints how many requests failed."""

import collections
import http.client
import json
import sys
import threading

HOST = sys.argv[1]
CONNECTIONS = 16
ended = threading.Event()
requests, failures = [], []


def ask():
    connection = http.client.HTTPConnection(HOST, timeout=10)
    while not ended.is_set():
        try:
            connection.request("GET", "/")
            response = connection.getresponse()
            response.read()
            requests.append(response.status)
            if response.status != 200:
                failures.append(str(response.status))
        except (OSError, http.client.HTTPException) as error:
            failures.append(repr(error))
            connection.close()


threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
for thread in threads:
    thread.start()
print("asking", flush=True)
sys.stdin.read()
ended.set()
for thread in threads:
    thread.join()
print(json.dumps({"requests": len(requests), "failures": collections.Counter(failures)}))
