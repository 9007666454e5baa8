// What can be changed in the page of a comparison: which rounds count, and who the others are compared with. All numbers
// are computed again by the functions that are in the page before this, those that computed them at first.
(() => {
  const told = JSON.parse(document.getElementById("comparison").textContent);
  const form = document.getElementById("again");
  const [title, main] = ["h1", "main"].map((name) => document.querySelector(name));
  const rounds = [...new Set(told.rows.map(({ round }) => round))].sort((a, b) => a - b);
  if (rounds.length === 0) return;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const boxes = rounds.map((round) =>
    element("input", { type: "checkbox", name: "round", value: round, defaultChecked: true }),
  );
  const select = element(
    "select",
    { name: "reference" },
    ...told.candidates.map((name) =>
      element("option", { value: name, defaultSelected: name === told.reference }, name),
    ),
  );
  const status = element("p", { id: "status" });
  status.setAttribute("role", "status");
  form.append(
    element("label", {}, "Compared with ", select),
    element(
      "fieldset",
      {},
      element("legend", {}, "Rounds that count"),
      ...boxes.map((box) => element("label", {}, box, ` ${box.value}`)),
    ),
    element("button", { type: "reset" }, "As it was measured"),
    status,
  );
  form.hidden = false;

  function show() {
    const without = boxes.filter((box) => !box.checked).map((box) => Number(box.value));
    const now = compared.again(told, { without, reference: select.value });
    title.textContent = compared.headline(now);
    main.innerHTML = compared.mainOf(now);
    const isChanged = without.length > 0 || select.value !== told.reference;
    status.textContent = isChanged
      ? "Changed here: these are not the outputs of the comparison."
      : "";
  }

  // The page as it came was written where it was measured: it says so whether the same follows here.
  const same = compared.mainOf(compared.again(told, { without: [], reference: told.reference }));
  status.textContent =
    same === compared.mainOf(told)
      ? `Computed again here from the ${rounds.length} rounds: all numbers are the same.`
      : "Computed again here from the rounds, numbers differ: do not trust this page.";
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
