import { block, directive, unchecked } from "../../../../configs/nginx/core/directive";
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

test.each(["add_header", "proxy_set_header"])(
  "a user's own %s takes none of the outer ones away, and adds to them from there on",
  (name) => {
    const ours = directive(name as "add_header", "Outer", "1");
    const theirs = unchecked(name, ["Theirs", "1"]);
    const inner = block("location", ["/"], [theirs]);
    expect(flattened([block("server", [], [ours, inner])])[0]?.block).toEqual([
      ours,
      { ...inner, block: [ours, theirs] },
    ]);
    const within = block("location", ["/"], [directive(name as "add_header", "Own", "1")]);
    const [server] = flattened([block("server", [], [theirs, within])]);
    expect(server?.block?.[1]?.block?.[0]).toEqual(theirs);
  },
);
