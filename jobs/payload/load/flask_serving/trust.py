"""A service with TLS is asked by its name on the network, which no certificate has: its certificate is taken as it is. A
locustfile that knows better sets its client's `verify`; a FastHttpUser takes any by itself."""

import urllib3
from locust.clients import HttpSession


def take_any(environment):
    if not (environment.host or "").startswith("https:"):
        return
    begin = HttpSession.__init__

    def begin_unverified(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        self.verify = False

    HttpSession.__init__ = begin_unverified
    urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
