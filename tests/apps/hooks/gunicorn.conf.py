import multiprocessing

bind = "unix:/run/counter.sock"
workers = multiprocessing.cpu_count() * 2 + 1
accesslog = "/var/log/counter/access.log"
preload_app = True
max_requests = 5000


def when_ready(server):
    server.log.info("The counter is ready for %s workers", server.cfg.workers)


def post_fork(server, worker):
    from counter import begin

    begin(worker.age, server.cfg.workers)
