import type { FlaskAppOptions } from "../../../configs/app/options";
import { proxyOptions, serverOptions } from "../../../configs/app/parts";
import { chosen } from "../../../configs/app/chosen";
import { timeoutsProblems } from "../../../configs/app/timeouts";
import { defaultImages } from "../../../configs/default-images";

const NGINX = { appDir: "app", server: "gunicorn", proxy: "nginx" } as const;

const SYNC = { workerClass: "sync" } as const;

test.each<[Partial<FlaskAppOptions>, number | undefined, number | undefined]>([
  [{}, undefined, undefined],
  [{ timeoutSeconds: 20 }, 20, 60],
  [{ timeoutSeconds: 60 }, 60, 65],
  [{ timeoutSeconds: 300 }, 300, 305],
  [{ readTimeoutSeconds: 120 }, undefined, 120],
  [{ readTimeoutSeconds: 20 }, 15, 20],
  [{ readTimeoutSeconds: 120, ...SYNC }, 115, 120],
  [{ timeoutSeconds: 90, readTimeoutSeconds: 91 }, 90, 91],
  [{ timeoutSeconds: 90, proxy: "none" }, 90, undefined],
])("of %j Gunicorn waits %p s, and nginx %p s", (given, gunicorn, nginx) => {
  const options = { ...NGINX, ...given };
  expect(serverOptions(options).timeoutSeconds).toBe(gunicorn);
  const told = proxyOptions(options, defaultImages({}));
  expect(options.proxy === "none" ? undefined : told.readTimeoutSeconds).toBe(nginx);
  expect(timeoutsProblems(options, chosen(options))).toEqual([]);
});

test.each<[Partial<FlaskAppOptions>, string, string]>([
  [
    { timeoutSeconds: 90, readTimeoutSeconds: 90 },
    "readTimeoutSeconds",
    "more than timeoutSeconds, which is 90",
  ],
  [
    { timeoutSeconds: 90, readTimeoutSeconds: 60 },
    "readTimeoutSeconds",
    "more than timeoutSeconds, which is 90",
  ],
  [{ readTimeoutSeconds: 1 }, "readTimeoutSeconds", "more than timeoutSeconds, which is 1"],
  [
    { timeoutSeconds: 60, tuning: "baseline" },
    "timeoutSeconds",
    "less than the 60 s after which a baseline's nginx gives up",
  ],
  [
    { keepAliveSeconds: 45 },
    "keepAliveSeconds",
    "more than the 45 s for which nginx keeps an idle connection to Gunicorn",
  ],
])("%j is the wrong order, and told with both numbers", (given, path, expected) => {
  const options = { ...NGINX, ...given };
  const problems = timeoutsProblems(options, chosen(options));
  expect(problems).toEqual([expect.objectContaining({ path, expected })]);
});

test("a keep-alive of Gunicorn's own is its own affair where no nginx stands before it", () => {
  const options = { ...NGINX, proxy: "none", keepAliveSeconds: 2 } as const;
  expect(timeoutsProblems(options, chosen(options))).toEqual([]);
});
