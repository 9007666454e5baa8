import { dataProblems } from "../../../configs/container/data";
import { firstCopies, linkProblems, linksOf } from "../../../configs/container/kept-files";

const data = [
  { hostPath: "../data", containerPath: "/srv/app/data/", files: ["shop.db", "shop/log.txt"] },
  { hostPath: "uploads", containerPath: "/srv/app/uploads" },
];

test("a kept file is a link in the app, to a file of its name in the directory", () => {
  expect(linksOf(data)).toEqual([
    { path: "shop.db", target: "/srv/app/data/shop.db" },
    { path: "shop/log.txt", target: "/srv/app/data/log.txt" },
  ]);
});

test("the directory begins with what the app has of them, which lies where the app does", () => {
  expect(firstCopies(data.map((one) => ({ ...one, filesFrom: "../shop" })))).toEqual([
    { from: "../shop/shop.db", to: "../data/shop.db" },
    { from: "../shop/shop/log.txt", to: "../data/log.txt" },
  ]);
});

const told = (files: unknown) =>
  dataProblems("data", [{ hostPath: "d", containerPath: "/d", files }]).map(({ path }) => path);

test.each([
  ...["", ".", "..", "../x.db", "/srv/app/x.db", "a/../x.db", "./x.db", "a//x.db", "a/", "a\nb"],
  ...[1, null, {}],
])("a kept file %j is refused", (file) => {
  expect(told([file])).toEqual(["data[0].files[0]"]);
});

test.each(["x.db", ".secret", "a b/x.db", "it's.db", "$x.db", "..x"])(
  "a kept file %j is taken",
  (file) => {
    expect(told([file])).toEqual([]);
  },
);

test("two of one name would be one file, and a text is no list", () => {
  expect(told(["a/x.db", "y.db", "b/x.db"])).toEqual(["data[0].files[2]"]);
  expect(told("x.db")).toEqual(["data[0].files"]);
});

test.each([
  { path: "../x", target: "/x" },
  { path: "/x", target: "/x" },
  { path: "x", target: "y" },
  { path: "x" },
  "x",
  null,
])("an image's link %j is refused: a build puts it where it says", (link) => {
  expect(linkProblems("links", [{ path: "x", target: "/y" }, link])).toMatchObject([
    { path: "links[1]", expected: "a path of the app, and an absolute one of the container" },
  ]);
});
