import { html } from "../../../../configs/load/page/html";
import { wholePage } from "../../../../configs/load/page/whole-page";

const PAGE = {
  ...{ title: "<a> & b", styles: ["p{}", "b{}"], body: html`<p>here</p>` },
  data: { id: "all", value: { name: "</script>" } },
};

test("a page has its title as text, its styles and programs in their order, and its data", () => {
  const page = wholePage({ ...PAGE, scripts: ["first()", "second()"] });
  expect(page).toContain("<title>&#60;a&#62; &#38; b</title>");
  expect(page).toMatch(/<style>\s*p{}b{}\s*<\/style>/);
  expect(page).toMatch(/<p>here<\/p>.*first\(\);.*second\(\);/s);
  const [, data = ""] = /id="all">(.*?)<\/script>/s.exec(page) ?? [];
  expect(JSON.parse(data)).toEqual({ name: "</script>" });
});

test("one without programs has none", () => {
  expect(wholePage(PAGE).match(/<script/g)).toHaveLength(1);
});

test.each([{ styles: ["</style>"] }, { scripts: ["</script>"] }])(
  "a style or a program that would end its element is refused: %j",
  (ending) => {
    expect(() => wholePage({ ...PAGE, ...ending })).toThrow("It would end its own element.");
  },
);
