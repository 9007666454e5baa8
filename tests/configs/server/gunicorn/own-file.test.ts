import { ownFileWarnings } from "../../../../configs/server/gunicorn/own-file";

test("what an app's own gunicorn.conf.py says without effect is named, and nothing else of it", () => {
  const text =
    "bind = ':80'\nworkers = 2\ndaemon=True\n# user = 'x'\ndef post_fork(s, w):\n    user = 1\n";
  expect(ownFileWarnings(text)).toEqual([
    "gunicorn.conf.py is used, but for bind, daemon: where the server listens, as whom it runs " +
      "and how it ends is its container's. The log says what each of them is.",
  ]);
});

test.each(["multiprocessing.cpu_count() * 2 + 1", "len(os.sched_getaffinity(0))"])(
  "workers counted by %s are told to be those of the container's limits",
  (count) => {
    expect(ownFileWarnings(`workers = ${count}\n`)).toEqual([
      "gunicorn.conf.py counts CPUs: it gets those of cpus, else 1, and not the host's, and no more workers than " +
        "memoryMb holds. The log says how many; workers decides it otherwise.",
    ]);
  },
);

test.each([undefined, "", "workers = 2\n"])("of %j nothing is said", (text) => {
  expect(ownFileWarnings(text)).toEqual([]);
});
