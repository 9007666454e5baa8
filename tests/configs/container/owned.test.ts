import { isEmpty, unknownOf } from "../../../configs/container/owned";

const owned = { containers: ["c1", "c2"], networks: ["n1"], volumes: ["v1"] };

test("what no state knows is what is there, less what it knows", () => {
  expect(unknownOf(owned, new Set(["c1", "n1"]))).toEqual({
    containers: ["c2"],
    networks: [],
    volumes: ["v1"],
  });
});

test("a state that knows all leaves nothing", () => {
  expect(isEmpty(unknownOf(owned, new Set(["c1", "c2", "n1", "v1"])))).toBe(true);
  expect(isEmpty(owned)).toBe(false);
});
