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
    // As the page knows it, which may be printed from a dark screen.
    css: `var(--${name})`,
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
  /** What is drawn of response times over time, each with its words beside a limit. */
  const TIMES = {
    avgResponseMs: "average at most",
    medianResponseMs: "50 of 100 within",
    p95ResponseMs: "95 of 100 within",
    p99ResponseMs: "99 of 100 within",
  };
  const timesLimits = ofAll
    .filter(({ metric }) => TIMES[metric])
    .sort((one, other) => one.max - other.max)
    .map((one) => ({ ...one, words: TIMES[one.metric] }));

  /** Each nine is as far from the one before: 90, 99, 99.9 of 100. */
  const most = run.percentiles.at(-2)?.part ?? 0;
  const end = -Math.log10(1 - most) + 0.35;
  const place = (part) => (part >= 1 ? end : -Math.log10(1 - part));

  const LETTERS = 12;
  /** A dashed line as far as it counts, with its sign and its words; an arrow where it is above all that is drawn. */
  function drawLimit(chart, { max, isMet, words }, until, from) {
    const { ctx, bbox } = chart;
    const isAbove = max > chart.scales.y.max;
    const y = isAbove
      ? bbox.top + 1.5 * LETTERS * devicePixelRatio
      : chart.valToPos(max, "y", true);
    ctx.save();
    ctx.font = `${LETTERS * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeStyle = colour(isMet ? "good" : "bad");
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(until, y);
    if (!isAbove) ctx.stroke();
    const label = `${isMet ? "✓" : "✗"} ${words} ${max} ms${isAbove ? " ↑" : ""}`;
    const [left, base] = [bbox.left + from * devicePixelRatio, y - 4 * devicePixelRatio];
    // On paper of their own: a line may run through them.
    ctx.fillStyle = colour("paper");
    ctx.globalAlpha = 0.8;
    ctx.fillRect(left, base, ctx.measureText(label).width, -LETTERS * devicePixelRatio);
    ctx.globalAlpha = 1;
    ctx.fillStyle = ctx.strokeStyle;
    ctx.fillText(label, left, base);
    ctx.restore();
  }
  const drawLimits = (chart) =>
    limits.forEach((limit) => {
      const words = `${limit.part === 1 ? "all" : `${limit.part * 100} %`} within`;
      drawLimit(chart, { ...limit, words }, chart.valToPos(place(limit.part), "x", true), 8);
    });
  /** Their words stand beside each other, as far as there is room: limits may be near to each other. */
  const drawTimesLimits = (chart) => {
    const [width, room] = [14 * LETTERS, chart.bbox.width / devicePixelRatio];
    const beside = Math.max(1, Math.floor(room / width));
    timesLimits.forEach((limit, index) =>
      drawLimit(chart, limit, chart.bbox.left + chart.bbox.width, 8 + (index % beside) * width),
    );
  };
  /** A limit that is far above all else is told, and not drawn: all else would be a line at the bottom. */
  const FAR = 4;
  const upTo = (drawn) => (_, __, high) => {
    const near = drawn.map(({ max }) => max).filter((max) => !high || max <= FAR * high);
    return [0, Math.max(high || 1, ...near) * 1.15];
  };

  /** Both charts over time have one: what stands above each other is of one moment. */
  const OF_ALL = { time: false, range: [0, run.course.at(-1)?.time ?? 1] };
  const column = (name) => run.course.map((point) => point[name]);
  const average = line("average", "first", undefined, " ms", { points: { show: true, size: 5 } });
  const parts = run.timeline.points;
  const hasParts = parts.length > 0;
  const CHARTS = {
    times: () => ({
      data: hasParts
        ? ["time", ...Object.keys(TIMES)].map((name) => parts.map((point) => point[name]))
        : [column("time"), column("avgResponseMs")],
      series: [
        time,
        average,
        ...(hasParts
          ? [
              line("half within", "second", [8, 5], " ms"),
              line("95 of 100 within", "fourth", [12, 3], " ms"),
              line("99 of 100 within", "third", [2, 3], " ms"),
            ]
          : []),
      ],
      scales: { x: OF_ALL, y: { range: upTo(timesLimits) } },
      axes: [axis("seconds", LOW), axis("milliseconds")],
      hooks: { drawClear: [shade], draw: [drawTimesLimits] },
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
        x: OF_ALL,
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
    markers: {
      stroke: (chart, index) => chart.series[index].css,
      dash: (chart, index) => {
        const [stroke] = chart.series[index].dash ?? [];
        return stroke === undefined ? "solid" : stroke < 3 ? "dotted" : "dashed";
      },
    },
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
