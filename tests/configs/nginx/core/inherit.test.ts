import { block, directive } from "../../../../configs/nginx/core/directive";
import { flattened } from "../../../../configs/nginx/core/inherit";

const [outer, own] = ["Outer", "Own"].map((name) => directive("add_header", name, "1"));

test("a block with a header of its own has the outer ones too", () => {
  const inner = block("location", ["/"], [own!]);
  const [server] = flattened([block("server", [], [outer!, inner])]);
  expect(server?.block).toEqual([outer, { ...inner, block: [outer, own] }]);
});

test("over several levels, one of them without any", () => {
  const inner = block("location", ["/"], [own!]);
  const [http] = flattened([block("http", [], [outer!, block("server", [], [inner])])]);
  expect(http?.block?.[1]?.block?.[0]?.block).toEqual([outer, own]);
});

test("a block without any has them by itself", () => {
  const [server] = flattened([block("server", [], [outer!, block("location", ["/"], [])])]);
  expect(server?.block?.[1]?.block).toEqual([]);
});

test("others stay where they are", () => {
  const gzip = directive("gzip", "on");
  const [server] = flattened([
    block("server", [], [gzip, block("location", ["/"], [directive("gzip", "off")])]),
  ]);
  expect(server?.block?.[1]?.block).toHaveLength(1);
});
