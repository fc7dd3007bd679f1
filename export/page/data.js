// The graph out of the page's block of data: columns become nodes and edges, lists are split when they are asked for.
// SPDX-License-Identifier: GPL-3.0-or-later

const raw = JSON.parse(byId("data").textContent);
const strings = raw.strings;
const info = raw.graph;

const column = (table, name) => table[name] || null;
const textAt = (table, name, i) => (table[name] ? strings[table[name][i]] : "");
const numberAt = (table, name, i) => (table[name] && table[name][i] !== null ? table[name][i] : 0);

const docs = raw.docs.id.map((id, i) => ({
  index: i,
  id: strings[id],
  title: textAt(raw.docs, "title", i),
  date: textAt(raw.docs, "date", i),
  url: textAt(raw.docs, "url", i),
  text: raw.docs.text ? raw.docs.text[i] : null,
}));
const docIndex = new Map(docs.map((doc) => [doc.id, doc.index]));
const docName = (doc) => doc.title || doc.id.split("/").pop();
const hasText = docs.some((doc) => doc.text !== null);

/* A graph from a file names documents by their ids alone. */
function docOf(id) {
  if (!docIndex.has(id)) {
    docIndex.set(id, docs.length);
    docs.push({ index: docs.length, id, title: "", date: "", url: "", text: null });
  }
  return docs[docIndex.get(id)];
}

/* What is drawn of a node: its place in the graph's own units (y down), its radius, where it stands among all. */
const nodes = Array.from({ length: raw.n_nodes }, (_, i) => ({
  index: i,
  id: strings[raw.nodes.id[i]],
  label: textAt(raw.nodes, "label", i),
  type: textAt(raw.nodes, "type", i) || "MISC",
  community: column(raw.nodes, "community") ? raw.nodes.community[i] : -1,
  prominence: numberAt(raw.nodes, "prominence", i),
  x: numberAt(raw.nodes, "x", i),
  y: -numberAt(raw.nodes, "y", i),
  size: numberAt(raw.nodes, "size", i) || 5,
  edges: [],
  rank: 0,
}));

const edges = Array.from({ length: raw.n_edges }, (_, i) => ({
  index: i,
  source: nodes[raw.edges.source[i]],
  target: nodes[raw.edges.target[i]],
  label: textAt(raw.edges, "label", i),
  relation: textAt(raw.edges, "relation", i),
  weight: numberAt(raw.edges, "weight", i) || 1,
  confidence: column(raw.edges, "confidence") ? raw.edges.confidence[i] : 1,
  negated: numberAt(raw.edges, "negated", i) === 1,
  modality: textAt(raw.edges, "modality", i) || "asserted",
  directed: column(raw.edges, "directed") ? raw.edges.directed[i] === 1 : true,
  bend: 0,
}));

for (const edge of edges) {
  edge.source.edges.push(edge);
  if (edge.target !== edge.source) {
    edge.target.edges.push(edge);
  }
}

/* The most prominent first: what is drawn first, and what a search offers first. */
const byRank = [...nodes].sort((a, b) => b.prominence - a.prominence || b.size - a.size || a.index - b.index);
byRank.forEach((node, rank) => {
  node.rank = rank;
});

const nodeIndex = new Map(nodes.map((node) => [node.id, node]));
const edgeId = (edge) => [edge.source.id, (edge.negated ? "not " : "") + edge.relation, edge.target.id].join("|");
const edgeById = (id) => edges.find((edge) => edgeId(edge) === id) || null;

const nodeText = (node, name) => textAt(raw.nodes, name, node.index);
const nodeList = (node, name) => splitList(nodeText(node, name));
const edgeText = (edge, name) => textAt(raw.edges, name, edge.index);
const edgeList = (edge, name) => splitList(edgeText(edge, name));

/* Who is behind a statement decides how it is drawn. */
function standing(edge) {
  if (edge.negated) {
    return "denied";
  }
  if (edge.modality === "claimed") {
    return "claimed";
  }
  return edge.modality === "asserted" ? "stated" : "open";
}
for (const edge of edges) {
  edge.standing = standing(edge);
}

/* The triples behind the edges, by edge; a graph from a file has none. */
const factsOfEdge = (() => {
  const of = new Map();
  raw.facts.edge.forEach((edge, i) => {
    if (!of.has(edge)) {
      of.set(edge, []);
    }
    of.get(edge).push(i);
  });
  return of;
})();

function factAt(i) {
  const facts = raw.facts;
  return {
    index: i,
    edge: edges[facts.edge[i]],
    doc: docs[facts.doc[i]],
    sentence: strings[facts.sentence[i]],
    begin: facts.begin[i],
    end: facts.end[i],
    source: [facts.source_begin[i], facts.source_end[i]],
    relation: [facts.relation_begin[i], facts.relation_end[i]],
    target: [facts.target_begin[i], facts.target_end[i]],
    confidence: facts.confidence[i],
    modality: strings[facts.modality[i]],
    basis: strings[facts.basis[i]],
    negated: facts.negated[i] === 1,
  };
}

/* An edge's triples, the surest first; of a graph from a file the one sentence that the edge carries. */
function factsOf(edge) {
  const found = (factsOfEdge.get(edge.index) || []).map(factAt);
  if (found.length === 0 && edgeText(edge, "evidence")) {
    const ids = edgeList(edge, "docs");
    found.push({
      index: -1, edge, doc: ids.length === 1 ? docOf(ids[0]) : null, sentence: edgeText(edge, "evidence"),
      begin: -1, end: -1, source: [-1, -1], relation: [-1, -1], target: [-1, -1],
      confidence: edge.confidence, modality: edge.modality, basis: edgeText(edge, "basis"), negated: edge.negated,
    });
  }
  return found.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
}

/* The documents of an edge, as indexes. */
function docsOfEdge(edge) {
  if (edge.docs === undefined) {
    const of = factsOfEdge.get(edge.index);
    edge.docs = of ? [...new Set(of.map((i) => raw.facts.doc[i]))]
      : edgeList(edge, "docs").map((id) => docOf(id).index);
  }
  return edge.docs;
}

/* What a node tells beside its edges: statements whose other end is no node. */
function toldOf(node) {
  const facts = nodeList(node, "facts");
  const [sentences, ids, confidences, modalities] =
    ["facts_evidence", "facts_docs", "facts_confidence", "facts_modality"].map((name) => nodeList(node, name));
  return facts.map((text, i) => ({
    text,
    sentence: sentences[i] || "",
    doc: ids[i] ? docOf(ids[i]) : null,
    confidence: Number(confidences[i] || 1),
    modality: modalities[i] || "asserted",
  }));
}

/* When an edge is dated: the day its fact speaks of, else its documents'. ISO 8601, cut to a day; "" for none. */
function dateOf(edge) {
  if (edge.date === undefined) {
    const found = edgeList(edge, "time").map((time) => /^\d{4}(-\d\d){0,2}/.exec(time)).find(Boolean);
    edge.date = found ? found[0] : edgeText(edge, "first_date").slice(0, 10);
  }
  return edge.date;
}

const TYPES = {
  PER: "Person", ORG: "Organisation", LOC: "Place", MISC: "Other name", CONCEPT: "Concept", DATE: "Date",
  NUM: "Amount",
};
const STANDINGS = {
  stated: "Stated as a fact",
  open: "Future, possible or asked for",
  claimed: "Claimed, text keeps its distance",
  denied: "Denied",
};
