import {
  A_PUBLIC_URL,
  portPart,
  publicAddress,
  publicUrlProblems,
} from "../../../configs/nginx/public-url";

test("an address is told in its parts, with the port that everybody knows", () => {
  expect(publicAddress("https://Shop.example")).toEqual({
    ...{ scheme: "https", host: "shop.example", port: 443 },
  });
  expect(publicAddress("http://shop.example/").port).toBe(80);
  expect(publicAddress("https://127.0.0.1:8443")).toMatchObject({ host: "127.0.0.1", port: 8443 });
});

test("a port that everybody knows is not written", () => {
  expect([portPart("https", 443), portPart("http", 80)]).toEqual(["", ""]);
  expect([portPart("https", 80), portPart("http", 443)]).toEqual([":80", ":443"]);
});

test.each([
  ...["shop.example", "ftp://shop.example", "https://shop.example/app", "https://shop.example?x"],
  ...["https://a b", "https://user@shop.example", "https://shop.example:0", "https://-x"],
  ...["https://shop.example:65536", "https://unix", "https://$host", "https://x\n", "", 443, null],
])("%j is no address by which clients come", (got) => {
  expect(publicUrlProblems("publicUrl", got)).toEqual([
    { path: "publicUrl", expected: A_PUBLIC_URL, got },
  ]);
});
