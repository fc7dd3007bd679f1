// What the reader has chosen: one object, who is told of changes, and its form in the page's address.
// SPDX-License-Identifier: GPL-3.0-or-later

const state = {
  view: "graph", // which of the views is open
  camera: { x: 0, y: 0, k: 1 }, // the graph's point in the middle of the stage, pixels a unit
  node: null, // the selected node,
  edge: null, // or edge
  near: null, // a node: it and its neighbours are shown alone
  steps: 1, // how many steps away neighbours are
  path: [], // nodes of the path that is shown
  hidden: new Set(), // nodes
  pinned: new Map(), // nodes -> [x, y]
  closed: new Set(), // communities that are one node each
  types: new Set(), // what is filtered out
  standings: new Set(),
  relation: "",
  docs: new Set(),
  community: -1,
  speaker: "",
  confidence: 0,
  since: "",
  until: "",
  color: "type",
  theme: "",
};

const listeners = new Map();

/* Calls `action` when one of `what` (blanks between them) has changed. */
function when(what, action) {
  for (const one of what.split(" ")) {
    if (!listeners.has(one)) {
      listeners.set(one, []);
    }
    listeners.get(one).push(action);
  }
}

function tell(what) {
  for (const action of listeners.get(what) || []) {
    action();
  }
}

/* Changes the state and tells of it. */
function change(what, values) {
  Object.assign(state, values);
  tell(what);
}

function select(node, edge) {
  change("selection", { node: node || null, edge: edge || null });
}

/* ---- The view as a link */

const FILTERS = ["relation", "speaker", "since", "until"];

/* The fragment that brings this view back: what differs from the page as it opens. */
function toFragment() {
  const out = new URLSearchParams();
  const put = (key, value) => {
    if (value) {
      out.set(key, value);
    }
  };
  const ids = (set) => [...set].map((node) => node.id).join("|");
  put("view", state.view === "graph" ? "" : state.view);
  put("node", state.node && state.node.id);
  put("edge", state.edge && edgeId(state.edge));
  put("near", state.near && state.near.id);
  put("steps", state.near && state.steps > 1 ? String(state.steps) : "");
  put("path", ids(state.path));
  put("hide", ids(state.hidden));
  put("pin", [...state.pinned].map(([node, [x, y]]) => `${node.id},${Math.round(x)},${Math.round(y)}`).join("|"));
  put("closed", [...state.closed].join("|"));
  put("no", [...state.types].join("|"));
  put("not", [...state.standings].join("|"));
  put("docs", [...state.docs].map((i) => docs[i].id).join("|"));
  put("group", state.community >= 0 ? String(state.community) : "");
  put("sure", state.confidence > 0 ? String(state.confidence) : "");
  put("color", state.color === "type" ? "" : state.color);
  FILTERS.forEach((name) => put(name, state[name]));
  const { x, y, k } = state.camera;
  out.set("at", [x.toFixed(0), y.toFixed(0), k.toPrecision(4)].join(","));
  return out.toString();
}

/* Takes a fragment over; what names nothing in this graph is passed over. True: it says where to look. */
function fromFragment(fragment) {
  const got = new URLSearchParams(fragment);
  const list = (key) => (got.get(key) || "").split("|").filter(Boolean);
  const nodesOf = (key) => list(key).map((id) => nodeIndex.get(id)).filter(Boolean);
  state.view = got.get("view") || "graph";
  state.node = nodeIndex.get(got.get("node")) || null;
  state.edge = got.has("edge") ? edgeById(got.get("edge")) : null;
  state.near = nodeIndex.get(got.get("near")) || null;
  state.steps = clamp(Number(got.get("steps")) || 1, 1, 5);
  state.path = nodesOf("path");
  state.hidden = new Set(nodesOf("hide"));
  state.pinned = new Map();
  for (const one of list("pin")) {
    const found = /^(.*),(-?\d+),(-?\d+)$/.exec(one);
    const node = found && nodeIndex.get(found[1]);
    if (node) {
      state.pinned.set(node, [Number(found[2]), Number(found[3])]);
    }
  }
  if (got.has("closed")) {
    state.closed = new Set(list("closed").map(Number));
  }
  state.types = new Set(list("no").filter((type) => type in TYPES));
  state.standings = new Set(list("not").filter((one) => one in STANDINGS));
  state.docs = new Set(list("docs").map((id) => docIndex.get(id)).filter((i) => i !== undefined));
  state.community = got.has("group") ? Number(got.get("group")) : -1;
  state.confidence = clamp(Number(got.get("sure")) || 0, 0, 1);
  state.color = got.get("color") === "community" ? "community" : "type";
  FILTERS.forEach((name) => {
    state[name] = got.get(name) || "";
  });
  const at = (got.get("at") || "").split(",").map(Number);
  if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) {
    state.camera = { x: at[0], y: at[1], k: at[2] };
    return true;
  }
  return false;
}
