// What moves in a report: its charts, its endpoints, and the saving of its data.
(() => {
  const run = JSON.parse(document.getElementById("run").textContent);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
  const isKnown = (value) => value !== null && value !== undefined;
  const digits = (value) => (value < 10 ? 2 : value < 100 ? 1 : 0);
  const text = (unit) => (_, value) =>
    isKnown(value) ? `${value.toFixed(digits(value))}${unit}` : "";

  const axis = (label, more) => ({
    label,
    stroke: () => colour("soft"),
    grid: { stroke: () => colour("line"), width: 1 },
    ticks: { stroke: () => colour("line"), width: 1 },
    ...more,
  });
  const LOW = { size: 32, labelSize: 22 };

  /** Lines are told apart by their dashes too. */
  const line = (label, name, dash, unit, more) => ({
    label,
    stroke: () => colour(name),
    width: 2,
    dash,
    points: { show: false },
    value: text(unit),
    ...more,
  });
  const time = {
    label: "time",
    value: (_, seconds) => (isKnown(seconds) ? `${seconds.toFixed(1)} s` : ""),
  };

  /** What is not measured is shaded, behind all lines. */
  function shade(chart) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.globalAlpha = 0.45;
    ctx.fillStyle = colour("line");
    run.course.forEach((point, index) => {
      if (point.phase !== "") return;
      const from = chart.valToPos(run.course[index - 1]?.time ?? 0, "x", true);
      const to = chart.valToPos(point.time, "x", true);
      ctx.fillRect(
        Math.max(from, bbox.left),
        bbox.top,
        to - Math.max(from, bbox.left),
        bbox.height,
      );
    });
    ctx.restore();
  }

  const PART_OF = {
    medianResponseMs: 0.5,
    p95ResponseMs: 0.95,
    p99ResponseMs: 0.99,
    maxResponseMs: 1,
  };
  const ofAll = run.thresholds.filter(({ max, endpoint }) => isKnown(max) && !endpoint);
  const limits = ofAll
    .filter(({ metric }) => PART_OF[metric])
    .map((one) => ({ ...one, part: PART_OF[one.metric] }));
  const averageLimits = ofAll.filter(({ metric }) => metric === "avgResponseMs");

  /** Each nine is as far from the one before: 90, 99, 99.9 of 100. */
  const most = run.percentiles.at(-2)?.part ?? 0;
  const end = -Math.log10(1 - most) + 0.35;
  const place = (part) => (part >= 1 ? end : -Math.log10(1 - part));

  /** A dashed line as far as it counts, with its sign and its words. */
  function drawLimit(chart, { max, isMet }, until, words) {
    const { ctx, bbox } = chart;
    const y = chart.valToPos(max, "y", true);
    ctx.save();
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeStyle = ctx.fillStyle = colour(isMet ? "good" : "bad");
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(until, y);
    ctx.stroke();
    const label = `${isMet ? "✓" : "✗"} ${words} ${max} ms`;
    ctx.fillText(label, bbox.left + 8 * devicePixelRatio, y - 4 * devicePixelRatio);
    ctx.restore();
  }
  const drawLimits = (chart) =>
    limits.forEach((limit) => {
      const whose = limit.part === 1 ? "all" : `${limit.part * 100} %`;
      drawLimit(chart, limit, chart.valToPos(place(limit.part), "x", true), `${whose} within`);
    });
  const drawAverageLimits = (chart) =>
    averageLimits.forEach((limit) =>
      drawLimit(chart, limit, chart.bbox.left + chart.bbox.width, "average at most"),
    );
  const upTo = (drawn) => (_, __, high) => [
    0,
    Math.max(high || 1, ...drawn.map(({ max }) => max)) * 1.15,
  ];

  const column = (name) => run.course.map((point) => point[name]);
  const CHARTS = {
    times: () => ({
      data: [column("time"), column("avgResponseMs")],
      series: [
        time,
        line("average", "first", undefined, " ms", { points: { show: true, size: 5 } }),
      ],
      scales: { x: { time: false }, y: { range: upTo(averageLimits) } },
      axes: [axis("seconds", LOW), axis("milliseconds")],
      hooks: { drawClear: [shade], draw: [drawAverageLimits] },
    }),
    load: () => ({
      data: [
        column("time"),
        column("users"),
        column("requestsPerSecond"),
        column("failuresPerSecond"),
      ],
      series: [
        time,
        line("users", "second", [8, 5], "", { scale: "users" }),
        line("requests a second", "first", undefined, ""),
        line("failures a second", "third", [2, 3], ""),
      ],
      scales: {
        x: { time: false },
        y: { range: upTo([]) },
        users: { range: upTo([]) },
      },
      axes: [
        axis("seconds", LOW),
        axis("a second"),
        axis("users", { scale: "users", side: 1, grid: { show: false } }),
      ],
      hooks: { drawClear: [shade] },
    }),
    percentiles: () => ({
      data: [run.percentiles.map(({ part }) => place(part)), run.percentiles.map(({ ms }) => ms)],
      series: [
        { label: "of all", value: (_, x) => (isKnown(x) ? partText(x) : "") },
        line("within", "first", undefined, " ms"),
      ],
      scales: {
        x: { time: false, range: [0, end] },
        y: { range: upTo(limits) },
      },
      axes: [
        axis("of all requests", {
          ...LOW,
          splits: (chart) =>
            (chart.width < 500 ? [0.9, 0.99] : [0, 0.5, 0.9, 0.99, 0.999, 0.9999])
              .filter((part) => part <= most)
              .map(place)
              .concat(end),
          values: (_, splits) => splits.map(partText),
        }),
        axis("milliseconds"),
      ],
      hooks: { draw: [drawLimits] },
    }),
  };
  function partText(x) {
    return x >= end - 1e-9 ? "all" : `${Number(((1 - 10 ** -x) * 100).toFixed(2))} %`;
  }

  const HEIGHT = 300;
  const legend = {
    markers: { dash: (chart, index) => (chart.series[index].dash ? "dashed" : "solid") },
  };
  const charts = [...document.querySelectorAll("[data-chart]")].map((element) => {
    const { data, ...options } = CHARTS[element.dataset.chart]();
    const size = { width: element.clientWidth, height: HEIGHT };
    return { element, chart: new uPlot({ ...options, ...size, legend }, data, element) };
  });
  const redraw = () => charts.forEach(({ chart }) => chart.redraw(false, true));
  const fit = () =>
    charts.forEach(({ element, chart }) =>
      chart.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
  addEventListener("resize", fit);
  addEventListener("beforeprint", () => fit() ?? redraw());
  addEventListener("afterprint", () => fit() ?? redraw());
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", redraw);
  }

  const section = document.getElementById("endpoints");
  if (section) showEndpoints(section);

  function showEndpoints(section) {
    const body = section.querySelector("tbody");
    const rows = [...body.rows].map((row, index) => ({
      row,
      numbers: run.endpoints[index],
      name: row.cells[0].textContent,
    }));
    const [find, all, status] = ["input", "button", "[role=status]"].map((one) =>
      section.querySelector(`.controls ${one}`),
    );
    const first = rows.filter(({ row }) => !row.hidden).length;
    let [most, order] = [first, rows];
    function show() {
      const sought = find.value.toLowerCase();
      const found = order.filter(({ name }) => name.toLowerCase().includes(sought));
      for (const { row } of rows) row.hidden = true;
      for (const { row } of found.slice(0, most)) row.hidden = false;
      const shown = Math.min(most, found.length);
      status.textContent = `${shown} of ${found.length} shown`;
      all.hidden = shown === found.length;
    }
    find.addEventListener("input", show);
    all.addEventListener("click", () => {
      most = Infinity;
      show();
    });
    let sorted = { name: "name", down: false };
    for (const head of section.querySelectorAll("thead th")) {
      const { name } = head.dataset;
      const button = document.createElement("button");
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        sorted = { name, down: sorted.name === name ? !sorted.down : name !== "name" };
        const value = (one) => (name === "name" ? one.name : (one.numbers[name] ?? -1));
        const before = (one, other) =>
          value(one) < value(other) ? -1 : Number(value(one) > value(other));
        order = [...rows].sort((one, other) =>
          sorted.down ? before(other, one) : before(one, other),
        );
        for (const other of section.querySelectorAll("thead th"))
          other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
        body.append(...order.map(({ row }) => row));
        show();
      });
    }
    show();
  }

  const save = document.getElementById("save");
  save.href = URL.createObjectURL(
    new Blob([JSON.stringify(run, null, 2)], { type: "application/json" }),
  );
  save.hidden = false;
})();
