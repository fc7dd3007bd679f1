// Who speaks, after whom, and of whom: for plays, debates and interviews, and for whoever is quoted.
// SPDX-License-Identifier: GPL-3.0-or-later

const SVG = "http://www.w3.org/2000/svg";
const MOST_SPEAKERS = 24;
const NEAR = 3000; // code points: who speaks later than that answers nobody

const speaking = { kind: "after", who: null, pairs: null };

/* The speakers with how much they say, and pairs of them: who speaks next, and whom a speaker's statements name. */
function countSpeakers() {
  const says = new Map();
  const [after, about] = [new Map(), new Map()];
  const add = (map, from, to) => {
    const key = JSON.stringify([from, to]);
    map.set(key, (map.get(key) || 0) + 1);
  };
  const byName = new Map();
  for (const node of byRank) {
    for (const name of [node.label, ...nodeList(node, "aliases")]) {
      if (!byName.has(name)) {
        byName.set(name, node);
      }
    }
  }
  const turns = [];
  for (const edge of edges) {
    const names = edgeList(edge, "attribution").map((name) => (byName.has(name) ? byName.get(name).label : name));
    for (const name of names) {
      says.set(name, (says.get(name) || 0) + 1);
      for (const end of new Set([edge.source, edge.target])) {
        if (end.label !== name && end.type === "PER") {
          add(about, name, end.label);
        }
      }
    }
    if (names.length === 1) {
      factsOf(edge).forEach((fact) => fact.begin >= 0 && turns.push({ name: names[0], doc: fact.doc.index, at: fact.begin }));
    }
  }
  turns.sort((a, b) => a.doc - b.doc || a.at - b.at);
  turns.forEach((turn, i) => {
    const next = turns[i + 1];
    if (next && next.doc === turn.doc && next.name !== turn.name && next.at - turn.at < NEAR) {
      add(after, turn.name, next.name);
    }
  });
  speaking.who = [...says].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  speaking.pairs = { after, about };
  speaking.nodeOf = (name) => byName.get(name) || null;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  append(element, children);
  return element;
}

/* Speakers on a circle, the one who says most on top; an arrow from each to whom the pairs have, as wide as often. */
function speakerCircle(names, pairs) {
  const places = new Map(names.map((name, i) => {
    const angle = 2 * Math.PI * i / names.length - Math.PI / 2;
    return [name, { x: 300 * Math.cos(angle), y: 230 * Math.sin(angle), angle }];
  }));
  const said = new Map(speaking.who);
  const most = Math.max(...pairs.map(([, , n]) => n), 1);
  const lines = pairs.map(([from, to, n]) => {
    const [a, b] = [places.get(from), places.get(to)];
    const [cx, cy] = [(a.x + b.x) / 2 * 0.55 + (b.y - a.y) * 0.08, (a.y + b.y) / 2 * 0.55 - (b.x - a.x) * 0.08];
    const length = Math.hypot(b.x - cx, b.y - cy) || 1;
    const [ex, ey] = [b.x - (b.x - cx) / length * 17, b.y - (b.y - cy) / length * 17];
    return svg("path", { d: `M${a.x} ${a.y}Q${cx} ${cy} ${ex} ${ey}`, class: "turn", "stroke-width": 1 + 4 * (n - 1) / most,
      "marker-end": "url(#head)" }, svg("title", {}, `${from} → ${to}: ${n}`));
  });
  const dots = names.map((name) => {
    const { x, y, angle } = places.get(name);
    const side = Math.cos(angle);
    const node = speaking.nodeOf(name);
    const r = clamp(5 + 2 * Math.sqrt(said.get(name) || 1), 6, 16);
    return svg("g", {}, svg("circle", { cx: x, cy: y, r, class: `who type-${node ? node.type : "CONCEPT"}` }),
      svg("text", { x: x + (Math.abs(side) < 0.3 ? 0 : Math.sign(side) * (r + 6)), y: y + (Math.abs(side) < 0.3 ? Math.sign(y) * (r + 14) : 0) + 4,
        "text-anchor": Math.abs(side) < 0.3 ? "middle" : side > 0 ? "start" : "end" }, cutName(name)));
  });
  return svg("svg", { viewBox: "-520 -290 1040 580", role: "img", "aria-label": "Speakers and to whom their words lead" },
    svg("defs", {}, svg("marker", { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 13, markerHeight: 13, orient: "auto",
      markerUnits: "userSpaceOnUse" }, svg("path", { d: "M0 0L8 4L0 8Z", class: "turn-head" }))), lines, dots);
}

function speakerTable(names, pairs) {
  const said = new Map(speaking.who);
  const title = speaking.kind === "after" ? "Next speaks" : "Speaks of";
  return make("table.statements", {}, make("caption.unseen", {}, "Speakers"), make("thead", {}, make("tr", {},
    ["Who", "Statements", title].map((text) => make("th", { scope: "col" }, make("span.head", {}, text))))),
  make("tbody", {}, names.map((name) => make("tr", {},
    make("td", {}, button(make("bdi", {}, name), () => {
      openView("graph");
      change("filters", { speaker: edges.some((edge) => edgeList(edge, "attribution").includes(name)) ? name : "" });
      select(speaking.nodeOf(name), null);
    }, { class: "name" })),
    make("td.number", {}, String(said.get(name) || 0)),
    make("td", {}, pairs.filter(([from]) => from === name).map(([, to, n], i) => [i > 0 ? ", " : "", make("bdi", {}, to), ` (${n})`]))))));
}

function showSpeakers() {
  const view = byId("speakers");
  if (view.hidden) {
    return;
  }
  const chosen = [...speaking.pairs[speaking.kind]].map(([key, n]) => [...JSON.parse(key), n]).sort((a, b) => b[2] - a[2]);
  const names = [...new Set([...speaking.who.map(([name]) => name), ...(speaking.kind === "about" ? chosen.map(([, to]) => to) : [])])]
    .slice(0, MOST_SPEAKERS);
  const pairs = chosen.filter(([from, to]) => names.includes(from) && names.includes(to));
  fill(view, make("div.table-tools", {}, choice("Arrows lead to", [["after", "Who speaks next"], ["about", "Who is spoken of"]], speaking.kind,
    (kind) => {
      speaking.kind = kind;
      showSpeakers();
    }), make("span", {}, speaking.kind === "after" ? "An arrow leads to whoever speaks next in the text."
    : "An arrow leads to the persons that a speaker’s statements name.")),
  make("div.scroll", { tabindex: "0", role: "region", "aria-label": "Speakers" }, speakerCircle(names, pairs), speakerTable(names, pairs)));
}

/* Whether anybody speaks in this graph; where nobody does there is no such view. */
function startSpeakers() {
  countSpeakers();
  if (speaking.who.length >= 2) {
    VIEWS.push(["speakers", "Speakers"]);
    when("view", showSpeakers);
  }
}
