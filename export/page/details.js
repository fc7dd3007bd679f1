// The panel beside the graph: what is known of a node, or the sentences behind an edge.
// SPDX-License-Identifier: GPL-3.0-or-later

const nameButton = (node, title) => button(make("bdi", {}, node.label), () => reveal(node), { class: "name", title });

const standingBadge = (edge) => {
  const words = { denied: "denied", claimed: "claimed" };
  const word = words[edge.standing] || (edge.modality === "asserted" ? "" : edge.modality);
  return word ? make(`span.badge.${edge.standing}`, {}, word) : null;
};

/* One statement in a list: its other end stands out; a click opens its sentences. */
function statementRow(edge, node) {
  const isOut = edge.source === node;
  const end = (one) => (one === node ? make("span.self", {}, make("bdi", {}, one.label)) : make("strong", {},
    make("bdi", {}, one.label)));
  return make("li", {}, button([isOut ? null : [end(edge.source), " "], make("span.relation", {}, edge.label),
    isOut ? [" ", end(edge.target)] : [" ", end(edge.target)], standingBadge(edge),
    make("span.sure", { title: "confidence" }, percent(edge.confidence))], () => select(null, edge),
  { class: "statement" }));
}

/* A node's statements, those of one relation together, the most frequent relation first. */
function statementGroups(node) {
  const groups = new Map();
  for (const edge of node.edges) {
    const key = (edge.source === node ? "" : "← ") + edge.relation;
    if (!groups.has(key)) {
      groups.set(key, []);
    }
    groups.get(key).push(edge);
  }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length);
  const list = make("ul.statements", {});
  let n = 0;
  for (const [, group] of sorted) {
    group.sort((a, b) => b.weight - a.weight || b.confidence - a.confidence);
    if (group.length > 2) {
      list.append(make("li.relation-head", {}, group[0].source === node ? group[0].label : `… ${group[0].label}`,
        make("span.count", {}, String(group.length))));
    }
    for (const edge of group) {
      if (n++ < 300) {
        list.append(statementRow(edge, node));
      }
    }
  }
  return n > 300 ? [list, make("p.hint", {}, `and ${n - 300} more: the table has all`)] : list;
}

function docLine(doc) {
  const isSafe = /^https?:\/\//i.test(doc.url);
  return make("li", {}, doc.text !== null ? button(docName(doc), () => openText(doc, 0), { class: "link" })
    : make("bdi", {}, docName(doc)),
  doc.date ? make("span.date", {}, ` ${doc.date}`) : null,
  isSafe ? [" ", make("a", { href: doc.url, rel: "noreferrer noopener", target: "_blank" }, "source")] : null);
}

function docsOfNode(node) {
  const found = new Set(node.edges.flatMap((edge) => docsOfEdge(edge)));
  for (const told of toldOf(node)) {
    if (told.doc) {
      found.add(told.doc.index);
    }
  }
  return [...found].sort((a, b) => a - b).map((i) => docs[i]);
}

function measuresOf(node) {
  const rows = [];
  const names = { mentions: "Mentions", n_docs: "Documents", degree: "Degree", pagerank: "PageRank",
    betweenness: "Betweenness", closeness: "Closeness", harmonic: "Harmonic", eigenvector: "Eigenvector",
    kcore: "k-core", clustering: "Clustering", hub: "Hub", authority: "Authority", strength: "Strength" };
  rows.push(make("tr", {}, make("th", { scope: "row" }, "Prominence"),
    make("td", {}, `${plural(node.rank + 1, "place", "").trim().replace(/ .*/, "")}. of ${nodes.length.toLocaleString("en")}`)));
  for (const [name, title] of Object.entries(names)) {
    if (column(raw.nodes, name) && raw.nodes[name][node.index] !== null) {
      const value = raw.nodes[name][node.index];
      rows.push(make("tr", {}, make("th", { scope: "row" }, title),
        make("td", {}, Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(3))));
    }
  }
  const community = nodeText(node, "community_name");
  if (community) {
    rows.push(make("tr", {}, make("th", { scope: "row" }, "Community"), make("td", {}, button(make("bdi", {}, community),
      () => change("filters", { community: node.community }), { class: "link" }))));
  }
  return make("table.measures", {}, make("tbody", {}, rows));
}

const line = (title, values) => (values.length === 0 ? null
  : make("p.line", {}, make("span.key", {}, title), " ", values.map((value, i) => [i > 0 ? ", " : "", make("bdi", {}, value)])));

function toldList(node) {
  const told = toldOf(node);
  return told.length === 0 ? null : make("section", {}, make("h3", {}, "Also said"), make("ul.told", {},
    told.map((one) => make("li", {}, make("details", {}, make("summary", {}, make("bdi", {}, one.text),
      one.modality === "asserted" ? null : make(`span.badge.${one.modality.startsWith("not") ? "denied" : "open"}`, {},
        one.modality.startsWith("not") ? "denied" : one.modality)),
    make("p.sentence", { dir: "auto" }, one.sentence || "No sentence is kept."),
    one.doc ? make("p.from", {}, docName(one.doc), ", ", percent(one.confidence)) : null)))));
}

const section = (title, content) => make("section", {}, make("h3", {}, title), content);

function nodeActions(node) {
  return make("div.actions", {},
    button("Neighbours", () => change("filters", { near: node, steps: 1, path: [] })),
    button("Path to …", () => askForPath(node)),
    button("Hide", () => {
      state.hidden.add(node);
      select(null, null);
      change("filters", {});
    }),
    button(state.pinned.has(node) ? "Unpin" : "Pin", () => {
      if (state.pinned.has(node)) {
        state.pinned.delete(node);
      } else {
        const item = drawing.itemOf.get(node) || node;
        state.pinned.set(node, [item.x, item.y]);
      }
      change("filters", {});
      tell("selection");
    }),
    node.community >= 0 ? button("Close its group", () => {
      state.closed.add(node.community);
      select(null, null);
      change("filters", {});
    }) : null);
}

/* The box that asks for the other end of a path. */
function askForPath(from) {
  const options = make("datalist", { id: "path-names" }, byRank.slice(0, 2000).map((node) => make("option", { value: node.label })));
  const box = make("input", { type: "text", list: "path-names", "aria-label": `Path from ${from.label} to`, placeholder: "Name of the other end" });
  const show = (event) => {
    event.preventDefault();
    const found = findNames(box.value)[0];
    const path = found ? pathBetween(from, found.node) : [];
    if (path.length === 0) {
      notice(found ? `No path from ${from.label} to ${found.node.label}` : "No such name");
    } else {
      change("filters", { path, near: null });
      select(null, null);
      fit();
    }
  };
  const form = make("form.path", { onsubmit: show }, box, options, make("button", { type: "submit" }, "Show"));
  const before = byId("details").querySelector("form.path");
  if (before) {
    before.remove();
  } else {
    byId("details").querySelector(".actions").after(form);
    box.focus();
  }
}

function nodePanel(node) {
  const wikidata = nodeText(node, "wikidata");
  const documents = docsOfNode(node);
  const subtype = nodeText(node, "subtype");
  return [
    make("header", {}, make("h2", {}, make(`span.dot.type-${node.type}`, { "aria-hidden": "true" }), make("bdi", {}, node.label)),
      make("p.kind", {}, TYPES[node.type] || node.type, subtype ? ` · ${subtype}` : "",
        /^Q\d+$/.test(wikidata) ? [" · ", make("a", { href: `https://www.wikidata.org/wiki/${wikidata}`,
          rel: "noreferrer noopener", target: "_blank" }, wikidata)] : null)),
    nodeList(node, "description").length > 0 ? make("p.description", {}, nodeList(node, "description").join("; ")) : null,
    nodeActions(node),
    line("Also called", nodeList(node, "aliases")),
    line("Roles", nodeList(node, "roles")),
    line("Known", nodeList(node, "properties").map((one) => one.replace("=", ": "))),
    section(plural(node.edges.length, "statement"), statementGroups(node)),
    toldList(node),
    documents.length > 0 ? section(plural(documents.length, "document"), [make("ul.docs", {}, documents.slice(0, 50).map(docLine)),
      documents.length > 50 ? make("p.hint", {}, `and ${documents.length - 50} more`) : null]) : null,
    make("section", {}, make("details.more", {}, make("summary", {}, "Measures"), measuresOf(node))),
    correctionsOfNode(node),
  ];
}

function evidenceItem(fact) {
  const tags = [];
  if (fact.negated) {
    tags.push(make("span.badge.denied", {}, "denied"));
  }
  if (fact.modality !== "asserted") {
    tags.push(make(`span.badge.${fact.modality === "claimed" ? "claimed" : "open"}`, {}, fact.modality));
  }
  const canOpen = fact.doc && fact.doc.text !== null && fact.begin >= 0;
  return make("li.evidence", {}, markedSentence(fact), make("p.from", {},
    fact.doc ? (canOpen ? button(docName(fact.doc), () => openText(fact.doc, fact.begin), { class: "link" })
      : make("bdi", {}, docName(fact.doc))) : "several documents",
    fact.doc && fact.doc.date ? `, ${fact.doc.date}` : "", " · ", make("span", { title: "confidence" }, percent(fact.confidence)),
    fact.basis && fact.basis !== "stated" ? ` · ${fact.basis}` : "", " ", tags));
}

function edgePanel(edge) {
  const facts = factsOf(edge);
  const documents = docsOfEdge(edge).map((i) => docs[i]);
  const property = edgeText(edge, "property");
  return [
    make("header", {}, make("p.kind", {}, "Statement"), make("h2.triple", {}, nameButton(edge.source, "subject"), " ",
      make("span.relation", {}, edge.label), " ", nameButton(edge.target, "object")),
    make("p.tags", {}, standingBadge(edge), make("span.badge.plain", {}, `${percent(edge.confidence)} sure`),
      make("span.badge.plain", {}, plural(edge.weight, "time")), property ? make("span.badge.plain", {}, property) : null)),
    line("Says so", edgeList(edge, "attribution")),
    line("When", edgeList(edge, "time")),
    line("Where", edgeList(edge, "place")),
    facts.length > 0 ? section(plural(facts.length, "sentence"), make("ol.evidence-list", {}, facts.slice(0, 100).map(evidenceItem)))
      : make("p.hint", {}, "This graph was written without sentences."),
    documents.length > 1 ? section(plural(documents.length, "document"), make("ul.docs", {}, documents.slice(0, 50).map(docLine))) : null,
    correctionsOfEdge(edge),
  ];
}

/* With nothing chosen: what this graph is, and where one may begin. */
function startPanel() {
  const first = byRank.filter((node) => drawing.itemOf.has(node)).slice(0, 10);
  return [
    make("header", {}, make("h2", {}, "Where to begin"), make("p.hint", {}, "Choose a name or a line: every line has the " +
      "sentences that it comes from.")),
    section("Most prominent", make("ol.begin", {}, first.map((node) => make("li", {}, button([
      make(`span.dot.type-${node.type}`, { "aria-hidden": "true" }), make("bdi", {}, node.label),
      make("span.count", {}, String(node.edges.length))], () => reveal(node), { class: "name" }))))),
    docs.length > 0 && docs.length <= 40 ? section(plural(docs.length, "document"), make("ul.docs", {}, docs.map(docLine))) : null,
    hasText ? null : make("p.hint", {}, "This page was made without its texts; tricot build keeps them."),
  ];
}

function showDetails() {
  const panel = byId("details");
  const chosen = state.edge || state.node;
  const hadFocus = panel.contains(document.activeElement);
  fill(panel, chosen ? button("×", () => select(null, null), { class: "close", "aria-label": "Close" }) : null,
    state.edge ? edgePanel(state.edge) : state.node ? nodePanel(state.node) : startPanel());
  panel.classList.toggle("open", Boolean(chosen));
  panel.scrollTop = 0;
  if (hadFocus) {
    panel.focus(); /* what had it is gone; whoever walks by keys stays here */
  }
}

function startDetails() {
  when("selection", showDetails);
  when("drawing", () => {
    if (!state.edge && !state.node) {
      showDetails();
    }
  });
}
