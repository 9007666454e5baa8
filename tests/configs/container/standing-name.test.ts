import { nameAmong } from "../../../configs/container/standing-name";

test("the first container is found by its content", () => {
  expect(nameAmong("web-a", [])).toBe("web-a");
});

test("one that stays as it is keeps its name", () => {
  expect(nameAmong("web-a", ["web-a"])).toBe("web-a");
  expect(nameAmong("web-a", ["web-a-2"])).toBe("web-a-2");
});

test("after a version that failed the one before comes back by a name of its own, as it is still there", () => {
  expect(nameAmong("web-a", ["web-b", "web-a"])).toBe("web-a-2");
  expect(nameAmong("web-a", ["web-b", "web-a-2", "web-a"])).toBe("web-a-3");
  expect(nameAmong("web-a", ["web-b", "web-a-2"])).toBe("web-a");
});

test("a content that begins with another's is another", () => {
  expect(nameAmong("web-a", ["web-a-b"])).toBe("web-a");
});
