// The text beside its graph: names underlined in their colours, sentences that state something open their edges.
// SPDX-License-Identifier: GPL-3.0-or-later

const reading = { doc: null, at: 0, open: null };

/* Places in texts count code points; JavaScript counts UTF-16 units. The units at which each code point begins, or
   null where the two are the same. */
function unitsOf(text) {
  if (!/[\uD800-\uDFFF]/.test(text)) {
    return null;
  }
  const units = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xFFFF ? 2 : 1) {
    units.push(i);
  }
  units.push(text.length);
  return units;
}

/* Whether a letter or digit stands at a place. */
const isWordAt = (text, at) => at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at]);

/* Where a document names the nodes: the words that facts take them from, and wherever else their names stand. */
function mentionsIn(doc, unit) {
  const [found, names, seen] = [[], [], new Set()];
  raw.facts.doc.forEach((index, i) => {
    if (index !== doc.index) {
      return;
    }
    const fact = factAt(i);
    for (const [[begin, end], node] of [[fact.source, fact.edge.source], [fact.target, fact.edge.target]]) {
      if (begin >= 0 && end > begin && end - begin < 80) {
        seen.add(node);
        found.push({ begin: unit(begin), end: unit(end), node });
      }
    }
  });
  for (const node of seen) {
    for (const name of [node.label, ...nodeList(node, "aliases")]) {
      if (name.length < 2 || (node.type === "CONCEPT" && name.length < 4)) {
        continue;
      }
      for (let at = doc.text.indexOf(name); at >= 0; at = doc.text.indexOf(name, at + name.length)) {
        if (!isWordAt(doc.text, at - 1) && !isWordAt(doc.text, at + name.length)) {
          names.push({ begin: at, end: at + name.length, node });
        }
      }
    }
  }
  /* Of names that overlap the longer one; of phrases, which hold more than their names, the shorter one. */
  names.sort((a, b) => b.end - b.begin - (a.end - a.begin) || a.begin - b.begin);
  found.sort((a, b) => a.end - a.begin - (b.end - b.begin) || a.begin - b.begin);
  const kept = [];
  const taken = new Uint8Array(doc.text.length + 1);
  for (const one of [...names, ...found]) {
    if (!taken.subarray(one.begin, one.end).includes(1)) {
      taken.fill(1, one.begin, one.end);
      kept.push(one);
    }
  }
  return kept.sort((a, b) => a.begin - b.begin);
}

/* The sentences that state something: where they are, and their edges. */
function sentencesIn(doc, unit) {
  const found = new Map();
  raw.facts.doc.forEach((index, i) => {
    if (index !== doc.index || raw.facts.begin[i] < 0) {
      return;
    }
    const begin = unit(raw.facts.begin[i]);
    if (!found.has(begin)) {
      found.set(begin, { begin, end: unit(raw.facts.end[i]), edges: new Set() });
    }
    found.get(begin).edges.add(edges[raw.facts.edge[i]]);
  });
  const list = [...found.values()].sort((a, b) => a.begin - b.begin);
  return list.filter((one, i) => i === 0 || one.begin >= list[i - 1].end);
}

function mentionMark(doc, one) {
  return make(`span.mention.type-${one.node.type}`, {
    title: one.node.label,
    onclick: (event) => {
      event.stopPropagation();
      select(one.node, null);
    },
  }, doc.text.slice(one.begin, one.end));
}

/* The words from one place to another, mentions marked. */
function marked(doc, mentions, begin, end) {
  const out = [];
  let at = begin;
  for (const one of mentions) {
    if (one.begin >= at && one.end <= end) {
      out.push(doc.text.slice(at, one.begin), mentionMark(doc, one));
      at = one.end;
    }
  }
  out.push(doc.text.slice(at, end));
  return out;
}

/* A sentence that states something: a click goes through its edges. */
function sentenceSpan(doc, mentions, one) {
  const list = [...one.edges];
  const next = () => select(null, list[(list.indexOf(state.edge) + 1) % list.length]);
  const span = make("span.states", {
    tabindex: "0", role: "button", title: list.map((edge) => `${edge.source.label} ${edge.label} ${edge.target.label}`).join("\n"),
    onclick: next,
    onkeydown: (event) => {
      if (event.key === "Enter") {
        next();
      }
    },
  }, marked(doc, mentions, one.begin, one.end));
  span.edges = one.edges;
  return span;
}

/* The text as paragraphs: lines apart by an empty one. */
function showDoc(doc) {
  const units = unitsOf(doc.text);
  const unit = (place) => (units ? units[Math.min(place, units.length - 1)] : Math.min(place, doc.text.length));
  const mentions = mentionsIn(doc, unit);
  const sentences = sentencesIn(doc, unit);
  const page = make("article.page", { lang: "en" }, make("h2", {}, make("bdi", {}, docName(doc))),
    doc.date ? make("p.from", {}, doc.date) : null);
  let next = 0; // sentence
  let named = 0; // mention
  for (const match of doc.text.matchAll(/\S(?:[^\n]|\n(?![ \t\r]*\n))*/g)) {
    const [begin, end] = [match.index, match.index + match[0].trimEnd().length];
    while (named < mentions.length && mentions[named].end <= begin) {
      named++;
    }
    let until = named;
    while (until < mentions.length && mentions[until].begin < end) {
      until++;
    }
    const inside = mentions.slice(named, until);
    const paragraph = make("p", { dir: "auto" });
    let at = begin;
    while (next < sentences.length && sentences[next].begin < end) {
      const one = sentences[next++];
      if (one.begin < at) {
        continue;
      }
      append(paragraph, marked(doc, inside, at, one.begin));
      const last = Math.min(one.end, end);
      append(paragraph, [sentenceSpan(doc, inside, { ...one, end: last })]);
      at = last;
    }
    append(paragraph, marked(doc, inside, at, end));
    page.append(paragraph);
  }
  return page;
}

function showText() {
  const view = byId("text");
  if (view.hidden) {
    return;
  }
  if (!hasText) {
    fill(view, make("p.hint", {}, "This page was made without its texts: from a graph file, or with --no-text. " +
      "“tricot build TEXT -o graph.html” keeps them."));
    return;
  }
  const readable = docs.filter((doc) => doc.text !== null);
  reading.doc = reading.doc || readable[0];
  if (reading.open !== reading.doc) {
    reading.open = reading.doc;
    fill(view, readable.length > 1 ? make("label.field", {}, make("span", {}, "Document"), make("select", {
      onchange: (event) => openText(docs[Number(event.target.value)], 0),
    }, readable.map((doc) => make("option", { value: String(doc.index), selected: doc === reading.doc }, docName(doc))))) : null,
    showDoc(reading.doc));
    view.scrollTop = 0;
  }
  markSentences();
}

/* Lights up the sentences of the selected edge, or of the node's edges, and brings the first into sight. */
function markSentences() {
  const view = byId("text");
  if (view.hidden) {
    return;
  }
  let first = null;
  for (const span of view.querySelectorAll(".states")) {
    const isOn = state.edge ? span.edges.has(state.edge)
      : Boolean(state.node) && [...span.edges].some((edge) => edge.source === state.node || edge.target === state.node);
    span.classList.toggle("on", isOn);
    first = isOn && !first ? span : first;
  }
  for (const mention of view.querySelectorAll(".mention.on")) {
    mention.classList.remove("on");
  }
  const box = view.getBoundingClientRect();
  const place = first && first.getBoundingClientRect();
  if (place && (place.top < box.top || place.bottom > box.bottom)) {
    first.scrollIntoView({ block: "center" });
  }
}

/* Opens a document, where its text is kept, and the sentence of the selected edge in it. */
function openText(doc, _place) {
  reading.doc = doc;
  if (byId("text").hidden) {
    openView("text");
  } else {
    showText();
  }
}

function startReader() {
  when("view", showText);
  when("selection", () => {
    const facts = state.edge ? factsOf(state.edge) : [];
    const here = facts.some((fact) => fact.doc === reading.doc);
    if (!byId("text").hidden && facts.length > 0 && !here && facts[0].doc && facts[0].doc.text !== null) {
      reading.doc = facts[0].doc;
      showText();
    }
    markSentences();
  });
}
