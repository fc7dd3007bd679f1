// Bars of statements over time: drag to choose a part, play to see it grow.
// SPDX-License-Identifier: GPL-3.0-or-later

const MOST_BARS = 90;

const timeline = { bars: [], unit: 4, since: 0, until: 0, timer: 0, drag: null };

/* A date as a day, which sorts: of a year its first. */
const dayOf = (edge) => {
  const date = dateOf(edge);
  return date ? (date + "-01-01").slice(0, 10) : "";
};

/* The day, month or year behind one. */
function following(key) {
  const [year, month, day] = key.split("-").map(Number);
  const date = new Date(Date.UTC(2000, (month || 1) - 1, day || 1));
  date.setUTCFullYear(year);
  if (day) {
    date.setUTCDate(date.getUTCDate() + 1);
  } else if (month) {
    date.setUTCMonth(date.getUTCMonth() + 1);
  } else {
    date.setUTCFullYear(year + 1);
  }
  return date.toISOString().slice(0, key.length);
}

/* Bars from the first date to the last, of days, months or years, whichever are few enough; of many years those
   between which nothing is are left out. */
function barsOf(days) {
  const sorted = [...days].sort();
  for (const unit of [10, 7, 4]) {
    const bars = [];
    const last = sorted[sorted.length - 1].slice(0, unit);
    for (let key = sorted[0].slice(0, unit); key <= last && bars.length <= MOST_BARS; key = following(key)) {
      bars.push({ key, n: 0, of: 0 });
    }
    if (bars.length <= MOST_BARS) {
      return { unit, bars };
    }
  }
  const years = [...new Set(sorted.map((day) => day.slice(0, 4)))].slice(-MOST_BARS);
  return { unit: 4, bars: years.map((key) => ({ key, n: 0, of: 0 })) };
}

function countBars() {
  const at = new Map(timeline.bars.map((bar) => [bar.key, bar]));
  const count = (list, name) => {
    timeline.bars.forEach((bar) => {
      bar[name] = 0;
    });
    for (const edge of list) {
      const bar = at.get(dayOf(edge).slice(0, timeline.unit));
      if (bar) {
        bar[name]++;
      }
    }
  };
  count(edges, "of");
  count(drawing.edges, "n");
}

/* Chooses bars, from one to another; all of them is no filter. */
function chooseBars(since, until) {
  [timeline.since, timeline.until] = [Math.min(since, until), Math.max(since, until)];
  const isAll = timeline.since === 0 && timeline.until === timeline.bars.length - 1;
  change("filters", {
    since: isAll ? "" : timeline.bars[timeline.since].key,
    until: isAll ? "" : timeline.bars[timeline.until].key,
  });
}

/* Where the filter of the state stands among the bars. */
function findChosen() {
  const { bars } = timeline;
  const from = state.since ? bars.findIndex((bar) => bar.key >= state.since) : 0;
  const to = state.until ? bars.findLastIndex((bar) => bar.key <= state.until) : bars.length - 1;
  timeline.since = from < 0 ? bars.length - 1 : from;
  timeline.until = Math.max(to, timeline.since);
}

function stopPlaying() {
  clearInterval(timeline.timer);
  timeline.timer = 0;
  byId("play").textContent = "Play";
  byId("play").setAttribute("aria-pressed", "false");
}

/* A part that is chosen moves on; without one the picture grows from the first bar to the last. */
function play() {
  if (timeline.timer) {
    stopPlaying();
    return;
  }
  const last = timeline.bars.length - 1;
  const grows = !state.since;
  if (grows || timeline.until === last) {
    chooseBars(0, grows ? 0 : timeline.until - timeline.since);
  }
  byId("play").textContent = "Stop";
  byId("play").setAttribute("aria-pressed", "true");
  timeline.timer = setInterval(() => {
    if (timeline.until >= last) {
      stopPlaying();
      return;
    }
    let next = timeline.until + 1;
    while (next < last && timeline.bars[next].of === 0) {
      next++;
    }
    chooseBars(grows ? 0 : timeline.since + next - timeline.until, next);
  }, 700);
}

function barElements() {
  const most = Math.max(...timeline.bars.map((bar) => bar.of));
  return timeline.bars.map((bar, i) => {
    const inside = i >= timeline.since && i <= timeline.until;
    const whole = make("span.bar", { class: inside ? "bar in" : "bar", title: `${bar.key}: ${plural(bar.of, "statement")}` });
    const part = make("span.part", {});
    whole.style.height = `${bar.of === 0 ? 0 : 8 + 92 * bar.of / most}%`;
    part.style.height = `${bar.of === 0 ? 0 : 100 * bar.n / bar.of}%`;
    whole.append(part);
    return make("span.slot", { "data-i": i }, whole);
  });
}

function showTimeline() {
  if (byId("timeline").hidden) {
    return;
  }
  findChosen();
  countBars();
  fill(byId("bars"), barElements());
  for (const [id, value] of [["since", timeline.since], ["until", timeline.until]]) {
    byId(id).value = String(value);
    byId(id).setAttribute("aria-valuetext", timeline.bars[value].key);
  }
  const [from, to] = [timeline.bars[timeline.since].key, timeline.bars[timeline.until].key];
  byId("period").textContent = from === to ? from : `${from} – ${to}`;
}

function barUnder(event) {
  const box = byId("bars").getBoundingClientRect();
  const at = Math.floor((event.clientX - box.left) / box.width * timeline.bars.length);
  return clamp(at, 0, timeline.bars.length - 1);
}

function startBars(bars) {
  bars.addEventListener("pointerdown", (event) => {
    bars.setPointerCapture(event.pointerId);
    stopPlaying();
    timeline.drag = barUnder(event);
    chooseBars(timeline.drag, timeline.drag);
  });
  bars.addEventListener("pointermove", (event) => {
    if (timeline.drag !== null) {
      chooseBars(timeline.drag, barUnder(event));
    }
  });
  const end = () => {
    timeline.drag = null;
  };
  bars.addEventListener("pointerup", end);
  bars.addEventListener("pointercancel", end);
}

/* A graph whose statements have fewer than two dates has no timeline. */
function startTimeline() {
  const days = new Set(edges.map(dayOf).filter(Boolean));
  if (days.size < 2) {
    return;
  }
  Object.assign(timeline, barsOf(days));
  const slider = (id, label, action) => make("input", { type: "range", id, min: 0, max: timeline.bars.length - 1, step: 1,
    "aria-label": label, oninput: (event) => {
      stopPlaying();
      action(Number(event.target.value));
    } });
  const bars = make("div", { id: "bars", "aria-hidden": "true" });
  fill(byId("timeline"), button("Play", play, { id: "play", "aria-pressed": "false" }), make("div.when", {}, bars,
    make("div.sliders", {}, slider("since", "From", (i) => chooseBars(i, Math.max(i, timeline.until))),
      slider("until", "To", (i) => chooseBars(Math.min(i, timeline.since), i)))),
  make("div.period", {}, make("span", { id: "period" }), button("All", () => {
    stopPlaying();
    chooseBars(0, timeline.bars.length - 1);
  })));
  byId("timeline").hidden = false;
  startBars(bars);
  when("drawing", showTimeline);
}
