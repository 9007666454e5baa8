import { forwardedHeaders } from "../../../../configs/nginx/features/forwarded-headers";
import { added } from "./adding";

/** What the app is told in a header. */
function told(options: object): Record<string, string> {
  const lines = added(forwardedHeaders, "location", options);
  return Object.fromEntries(
    lines.map((line) => /^proxy_set_header (\S+) "?(.*?)"?;$/.exec(line)!.slice(1)),
  ) as Record<string, string>;
}

test("the app learns the address by which the client came", () => {
  expect(told({ publish: 8080 })).toMatchObject({
    Host: "${host}:8080",
    "X-Forwarded-Host": "${host}:8080",
    "X-Forwarded-Port": "8080",
    "X-Forwarded-For": "${remote_addr}",
    "X-Forwarded-Proto": "${scheme}",
  });
});

test("port 80 is not named, as no browser does; another one of the container is", () => {
  expect(told({}).Host).toBe("${host}");
  expect(told({ publish: 80, port: 8000 }).Host).toBe("${host}");
  expect(told({ port: 8000 }).Host).toBe("${host}:8000");
});

test("what a client says of itself is not passed on", () => {
  const { Forwarded, Proxy, ...rest } = told({});
  const [prefix, ssl] = [rest["X-Forwarded-Prefix"], rest["X-Forwarded-Ssl"]];
  expect([Forwarded, Proxy, prefix, ssl]).toEqual(["", "", "", ""]);
});
