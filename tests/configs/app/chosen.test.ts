import { chosen } from "../../../configs/app/chosen";
import type { FlaskAppOptions } from "../../../configs/app/options";

const of = (more: Partial<FlaskAppOptions> = {}) => chosen({ appDir: "shop", ...more });

test("without a word Gunicorn serves, nothing stands before it, and nothing is measured", () => {
  const nothing = { server: "gunicorn", proxy: "none", tuning: "production", load: "off" };
  expect(of()).toEqual(nothing);
  expect(of({ paths: [], requests: [] })).toEqual(nothing);
});

test.each<Partial<FlaskAppOptions>>([
  { paths: ["/"] },
  { locustfile: "locustfile.py" },
  { requests: [{ path: "/" }] },
])("what says what to ask for turns the load on: %j", (asks) => {
  expect(of(asks).load).toBe("steady");
  expect(of({ ...asks, load: "off" }).load).toBe("off");
  expect(of({ ...asks, load: "soak" }).load).toBe("soak");
});

test("what is chosen stays, each for itself", () => {
  const all = { server: "flask", proxy: "nginx", tuning: "baseline", load: "ramp" } as const;
  expect(of(all)).toEqual(all);
  for (const [name, value] of Object.entries(all)) {
    expect(of({ [name]: value })).toEqual({ ...of(), [name]: value });
  }
});
