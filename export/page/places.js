// What is drawn and where: the nodes and edges that the filters leave, closed communities as one node each.
// SPDX-License-Identifier: GPL-3.0-or-later

/* Above this many nodes or edges communities open as one node each; none is refused. */
const CLOSED_ABOVE = { nodes: 60000, edges: 200000 };

/* Places for a graph that has none: communities on a spiral, the nodes of each on a smaller one within. */
function placeAll() {
  if (column(raw.nodes, "x") && column(raw.nodes, "y")) {
    return;
  }
  const golden = Math.PI * (3 - Math.sqrt(5));
  const groups = new Map();
  for (const node of byRank) {
    if (!groups.has(node.community)) {
      groups.set(node.community, []);
    }
    groups.get(node.community).push(node);
  }
  let area = 0;
  let turn = 0;
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length)) {
    const radius = 30 * Math.sqrt(group.length) + 30;
    area += radius * radius;
    const distance = turn === 0 ? 0 : 1.3 * Math.sqrt(area);
    const [x, y] = [distance * Math.cos(turn * golden), distance * Math.sin(turn * golden)];
    group.forEach((node, i) => {
      node.x = x + 30 * Math.sqrt(i) * Math.cos(i * golden);
      node.y = y + 30 * Math.sqrt(i) * Math.sin(i * golden);
    });
    turn++;
  }
}

/* Edges of one pair of nodes are fanned out: each gets its bend, in parts of the distance. */
function bendAll() {
  const pairs = new Map();
  for (const edge of edges) {
    const [low, high] = [edge.source.index, edge.target.index].sort((a, b) => a - b);
    const key = low * nodes.length + high;
    const pair = pairs.get(key);
    if (pair) {
      pair.push(edge);
    } else {
      pairs.set(key, [edge]);
    }
  }
  for (const pair of pairs.values()) {
    pair.forEach((edge, i) => {
      const side = edge.source.index < edge.target.index ? 1 : -1;
      edge.bend = (i - (pair.length - 1) / 2) * Math.min(0.28, 1.2 / pair.length) * side;
      edge.loop = i;
    });
  }
}

/* ---- What the filters leave */

const drawing = {
  items: [], // {x, y, r, label, rank, node or members}: what is drawn, the most prominent first
  lines: [], // {a, b, bend, edge or count}
  itemOf: new Map(), // node -> item
  n_nodes: 0,
  n_edges: 0,
};

function passes(edge) {
  if (edge.confidence < state.confidence || state.standings.has(edge.standing)) {
    return false;
  }
  if (state.relation && edge.relation !== state.relation) {
    return false;
  }
  if (state.docs.size > 0 && !docsOfEdge(edge).some((doc) => state.docs.has(doc))) {
    return false;
  }
  if (state.speaker && !edgeList(edge, "attribution").includes(state.speaker)) {
    return false;
  }
  if (state.since || state.until) {
    const date = dayOf(edge);
    if (!date || (state.since && date < state.since) || (state.until && date.slice(0, state.until.length) > state.until)) {
      return false;
    }
  }
  return true;
}

const nodePasses = (node) => !state.hidden.has(node) && !state.types.has(node.type) &&
  (state.community < 0 || node.community === state.community);

/* Filters that speak of statements leave nodes without one out too. */
const asksForEdges = () => Boolean(state.confidence > 0 || state.standings.size || state.relation || state.docs.size ||
  state.speaker || state.since || state.until);

/* The nodes within `steps` of one, over edges that pass. */
function around(node, steps) {
  const found = new Set([node]);
  let border = [node];
  for (let step = 0; step < steps; step++) {
    const next = [];
    for (const from of border) {
      for (const edge of from.edges) {
        const other = edge.source === from ? edge.target : edge.source;
        if (!found.has(other) && nodePasses(other) && passes(edge)) {
          found.add(other);
          next.push(other);
        }
      }
    }
    border = next;
  }
  return found;
}

/* A shortest path from one node to another, whatever the direction; [] where there is none. Of those of one length
   the one over the surest edges is taken first. */
function pathBetween(from, to) {
  const before = new Map([[from, null]]);
  let border = [from];
  while (border.length > 0 && !before.has(to)) {
    const next = [];
    for (const node of border) {
      for (const edge of [...node.edges].sort((a, b) => b.confidence - a.confidence)) {
        const other = edge.source === node ? edge.target : edge.source;
        if (!before.has(other) && nodePasses(other) && passes(edge) && edge.standing !== "denied") {
          before.set(other, node);
          next.push(other);
        }
      }
    }
    border = next;
  }
  const path = [];
  for (let node = before.has(to) ? to : null; node; node = before.get(node)) {
    path.unshift(node);
  }
  return path;
}

function closedItem(community, members) {
  const item = { community, members, x: 0, y: 0, r: 0, rank: members[0].rank, node: null };
  for (const node of members) {
    item.x += node.x / members.length;
    item.y += node.y / members.length;
  }
  item.r = 12 + 2.2 * Math.sqrt(members.length);
  item.label = `${members[0].label} (${members.length.toLocaleString("en")})`;
  return item;
}

const isClosed = (node) => node.community >= 0 && state.closed.has(node.community);

/* Makes `drawing` anew. Cost: linear in the graph, and on a change of filters alone. */
function arrange() {
  const focus = state.path.length > 0 ? new Set(state.path) : state.near ? around(state.near, state.steps) : null;
  const needsEdge = asksForEdges() && !focus;
  const kept = edges.filter((edge) => nodePasses(edge.source) && nodePasses(edge.target) &&
    (!focus || (focus.has(edge.source) && focus.has(edge.target))) && passes(edge));
  const touched = needsEdge ? new Set(kept.flatMap((edge) => [edge.source, edge.target])) : null;
  const groups = new Map();
  drawing.items = [];
  drawing.itemOf = new Map();
  drawing.n_nodes = 0;
  for (const node of byRank) {
    if (!nodePasses(node) || (focus && !focus.has(node)) || (touched && !touched.has(node))) {
      continue;
    }
    drawing.n_nodes++;
    if (isClosed(node)) {
      if (!groups.has(node.community)) {
        groups.set(node.community, []);
      }
      groups.get(node.community).push(node);
      continue;
    }
    const pin = state.pinned.get(node);
    const item = { node, members: null, x: pin ? pin[0] : node.x, y: pin ? pin[1] : node.y, r: node.size,
      label: shown(node.label), rank: node.rank };
    drawing.items.push(item);
    drawing.itemOf.set(node, item);
  }
  for (const [community, members] of groups) {
    const item = closedItem(community, members);
    drawing.items.push(item);
    members.forEach((node) => drawing.itemOf.set(node, item));
  }
  drawing.items.sort((a, b) => a.rank - b.rank);
  arrangeLines(kept);
  drawing.edges = kept;
  drawing.n_edges = kept.length;
  tell("drawing");
}

/* Lines between what is drawn; those that end in a closed community are one line a pair. */
function arrangeLines(kept) {
  const bundles = new Map();
  const numbers = new Map(drawing.items.map((item, i) => [item, i]));
  drawing.lines = [];
  for (const edge of kept) {
    const [a, b] = [drawing.itemOf.get(edge.source), drawing.itemOf.get(edge.target)];
    if (a.node && b.node) {
      drawing.lines.push({ a, b, bend: edge.bend, edge, count: 1 });
    } else if (a !== b) {
      const key = numbers.get(a) * drawing.items.length + numbers.get(b);
      if (!bundles.has(key)) {
        bundles.set(key, { a, b, bend: 0, edge: null, count: 0 });
        drawing.lines.push(bundles.get(key));
      }
      bundles.get(key).count++;
    }
  }
  /* Of many communities nearly all have something to do with each other: the strongest ties say more than all. */
  const most = 3 * drawing.items.length;
  if (bundles.size > most) {
    const least = [...bundles.values()].map((one) => one.count).sort((a, b) => b - a)[most];
    drawing.lines = drawing.lines.filter((one) => one.edge || one.count > least);
  }
}

/* The rectangle of all that is drawn. */
function bounds(items = drawing.items) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const item of items) {
    box.left = Math.min(box.left, item.x - item.r);
    box.right = Math.max(box.right, item.x + item.r);
    box.top = Math.min(box.top, item.y - item.r);
    box.bottom = Math.max(box.bottom, item.y + item.r);
  }
  return items.length > 0 ? box : { left: -1, top: -1, right: 1, bottom: 1 };
}
