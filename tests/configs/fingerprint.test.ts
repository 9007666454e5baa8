import { fingerprint } from "../../configs/fingerprint";

describe("fingerprint", () => {
  it("is the same for equal values, whatever the order of their keys", () => {
    expect(fingerprint({ a: 1, b: { c: [1, 2], d: 3 } })).toBe(
      fingerprint({ b: { d: 3, c: [1, 2] }, a: 1 }),
    );
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: "1" }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { b: 1 }],
  ])("tells %j from %j", (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });

  it("takes an absent value for none", () => {
    expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }));
  });

  it("is short enough for a host name", () => {
    expect(fingerprint("anything")).toMatch(/^[0-9a-f]{12}$/);
  });
});
