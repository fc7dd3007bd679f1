// Starts the page: views, themes, help, and what the address asks for.
// SPDX-License-Identifier: GPL-3.0-or-later

const VIEWS = [["graph", "Graph"], ["table", "Table"], ["text", "Text"]];

/* A view is alone on a small screen; text stands beside the graph where there is room. */
function openView(view) {
  const known = VIEWS.some(([name]) => name === view) ? view : "graph";
  state.view = known;
  for (const name of ["graph", "table", "text", "speakers"]) {
    byId(name).hidden = name !== known && !(name === "graph" && known === "text");
  }
  document.body.dataset.view = known;
  for (const tab of byId("views").children) {
    tab.setAttribute("aria-pressed", String(tab.dataset.value === known));
  }
  tell("view");
  rememberView();
}

function setTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  const now = isDark() ? "dark" : "light";
  const other = now === "dark" ? "light" : "dark";
  fill(byId("theme"), now === "dark" ? "☀" : "☾");
  byId("theme").setAttribute("aria-label", `Change to ${other} colours`);
  tell("theme");
}

const KEYS = [["/", "search"], ["Arrow keys", "go to the next node in that direction"], ["Shift and arrows", "move the picture"],
  ["Enter", "the next statement of the node"], ["Escape", "back"], ["+ − 0", "zoom in, out, show all"]];
const GESTURES = [["Click", "a name or a line: what is behind it"], ["Double click", "what is near a name"],
  ["Drag", "the picture, or a name, which then stays"], ["Wheel, pinch", "zoom"]];

function startHelp() {
  const dialog = byId("help");
  const list = (rows) => make("dl", {}, rows.map(([key, text]) => make("div", {}, make("dt", {}, key), make("dd", {}, text))));
  fill(dialog, make("h2", { id: "help-title" }, "How to look around"), list(GESTURES), make("h3", {}, "Keys, on the graph"), list(KEYS),
    make("p.hint", {}, "Solid lines are stated as facts, dashed ones are future, possible or asked for, dotted ones claimed, red ones " +
      "denied. Nothing leaves this page: it asks for nothing and sends nothing."),
    make("p.hint", {}, `Made by tricot ${info.tricot || ""}.`),
    button("Close", () => dialog.close()));
  byId("open-help").addEventListener("click", () => dialog.showModal());
}

function startViews() {
  for (const [name, title] of VIEWS) {
    byId("views").append(button(title, () => openView(name), { "data-value": name, "aria-pressed": "false" }));
  }
  byId("to-table").addEventListener("click", (event) => {
    event.preventDefault();
    openView("table");
    byId("table").focus();
  });
  byId("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(state.theme));
}

/* Takes a link's view; without one all of the graph is shown. */
function takeFragment(fragment) {
  const knowsWhere = fromFragment(fragment);
  arrange();
  openView(state.view);
  tell("filters");
  tell("selection");
  showLegend();
  if (knowsWhere) {
    redraw();
  } else {
    state.camera = cameraFor(bounds(), 1.6);
  }
}

function start() {
  fill(byId("title"), make("bdi", {}, document.title));
  placeAll();
  bendAll();
  if (nodes.length > CLOSED_ABOVE.nodes || edges.length > CLOSED_ABOVE.edges) {
    nodes.forEach((node) => node.community >= 0 && state.closed.add(node.community));
  }
  startSpeakers();
  startViews();
  startHelp();
  startFilters();
  startDetails();
  startTable();
  startReader();
  startTimeline();
  startSearch();
  startExports();
  startStage();
  setTheme("");
  takeFragment(location.hash.slice(1));
  window.addEventListener("hashchange", () => takeFragment(location.hash.slice(1)));
  document.documentElement.dataset.ready = "yes";
}

start();
