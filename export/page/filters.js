// The panel of filters, and the legend, which is one too: what stands in it can be switched off.
// SPDX-License-Identifier: GPL-3.0-or-later

function clearFilters() {
  for (const set of [state.types, state.standings, state.docs, state.hidden]) {
    set.clear();
  }
  change("filters", { relation: "", community: -1, speaker: "", confidence: 0, since: "", until: "", near: null, path: [] });
}

/* How often each value comes, the most frequent first. */
function tally(list, valuesOf) {
  const counts = new Map();
  for (const one of list) {
    for (const value of valuesOf(one)) {
      counts.set(value, (counts.get(value) || 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function tick(text, count, isOn, action, sign) {
  const box = make("input", { type: "checkbox", onchange: (event) => action(event.target.checked) });
  box.checked = isOn;
  return make("label.tick", {}, box, sign || null, make("span.text", {}, make("bdi", {}, text)),
    count === null ? null : make("span.count", {}, count.toLocaleString("en")));
}

function toggle(set, value, isOut) {
  if (isOut) {
    set.add(value);
  } else {
    set.delete(value);
  }
  change("filters", {});
}

function pick(label, options, value, action) {
  return make("label.field", {}, make("span", {}, label), make("select", { onchange: (event) => action(event.target.value) },
    options.map(([key, text]) => make("option", { value: key, selected: key === value }, text))));
}

const lineSign = (standing) => make(`span.line-sign.${standing}`, { "aria-hidden": "true" });

const counts = {}; // of the whole graph, once
function countAll() {
  counts.types = tally(nodes, (node) => [node.type]);
  counts.standings = new Map(tally(edges, (edge) => [edge.standing]));
  counts.relations = tally(edges, (edge) => [edge.relation]).slice(0, 300);
  counts.speakers = tally(edges, (edge) => edgeList(edge, "attribution"));
  counts.communities = tally(nodes.filter((node) => node.community >= 0), (node) => [node.community]).slice(0, 60);
}

const communityName = (community) => {
  const first = byRank.find((node) => node.community === community);
  return first ? nodeText(first, "community_name") || first.label : String(community);
};

function filterParts() {
  const sure = make("output", {}, percent(state.confidence));
  return [
    make("fieldset", {}, make("legend", {}, "Names"), counts.types.map(([type, n]) => tick(TYPES[type] || type, n,
      !state.types.has(type), (isOn) => toggle(state.types, type, !isOn), make(`span.dot.type-${type}`, { "aria-hidden": "true" })))),
    make("fieldset", {}, make("legend", {}, "Statements"), Object.keys(STANDINGS).filter((one) => counts.standings.has(one))
      .map((one) => tick(STANDINGS[one], counts.standings.get(one), !state.standings.has(one),
        (isOn) => toggle(state.standings, one, !isOn), lineSign(one)))),
    make("fieldset", {}, make("legend", {}, "Only"),
      make("label.field", {}, make("span", {}, "At least this sure ", sure), make("input", {
        type: "range", min: 0, max: 0.95, step: 0.05, value: state.confidence, "aria-label": "Least confidence",
        oninput: (event) => {
          sure.textContent = percent(Number(event.target.value));
          change("filters", { confidence: Number(event.target.value) });
        },
      })),
      pick("Relation", [["", "any"], ...counts.relations.map(([value, n]) => [value, `${value} (${n})`])], state.relation,
        (relation) => change("filters", { relation })),
      counts.communities.length > 1 ? pick("Community", [["-1", "any"], ...counts.communities.map(([value, n]) =>
        [String(value), `${communityName(value)} (${n})`])], String(state.community),
      (value) => change("filters", { community: Number(value) })) : null,
      counts.speakers.length > 0 ? pick("Who says so", [["", "anybody"], ...counts.speakers.slice(0, 200).map(([value, n]) =>
        [value, `${value} (${n})`])], state.speaker, (speaker) => change("filters", { speaker })) : null),
    docs.length > 1 ? make("fieldset.docs-filter", {}, make("legend", {}, "Documents"),
      docs.slice(0, 200).map((doc) => tick(docName(doc) + (doc.date ? `, ${doc.date}` : ""), null, state.docs.size === 0 || state.docs.has(doc.index),
        (isOn) => {
          if (state.docs.size === 0) {
            docs.forEach((one) => state.docs.add(one.index));
          }
          toggle(state.docs, doc.index, isOn);
          if (state.docs.size === docs.length) {
            state.docs.clear();
            change("filters", {});
          }
        }))) : null,
    make("fieldset", {}, make("legend", {}, "Colours"), choice("Colours tell", [["type", "Type"], ["community", "Community"]],
      state.color, (color) => {
        change("color", { color });
        showLegend();
        rememberView();
      }),
    counts.communities.length > 1 ? make("div.actions", {}, button("Close all groups", () => {
      counts.communities.filter(([, n]) => n > 1).forEach(([community]) => state.closed.add(community));
      change("filters", {});
    }), button("Open all groups", () => {
      state.closed.clear();
      change("filters", {});
    })) : null),
    make("div.actions", {}, button("Clear all filters", clearFilters)),
  ];
}

function showFilters() {
  const panel = byId("filters");
  const top = panel.scrollTop;
  const at = [...panel.querySelectorAll("input, select, button")].indexOf(document.activeElement);
  fill(panel, make("h2", {}, "Filters"), filterParts());
  panel.scrollTop = top;
  if (at >= 0) {
    const again = panel.querySelectorAll("input, select, button")[at];
    if (again) {
      again.focus();
    }
  }
}

/* What is shown of all, and the way back to all of it. */
function showSubtitle() {
  const isAll = drawing.n_nodes === nodes.length && drawing.n_edges === edges.length;
  const text = isAll ? `${plural(nodes.length, "name")}, ${plural(edges.length, "statement")}`
    : `${drawing.n_nodes.toLocaleString("en")} of ${plural(nodes.length, "name")}, ` +
      `${drawing.n_edges.toLocaleString("en")} of ${plural(edges.length, "statement")}`;
  const words = info.words > 0 && isAll ? `, ${plural(docs.length || info.documents, "document")}` : "";
  fill(byId("subtitle"), text + words, isAll ? null : [" ", button("show all", clearFilters, { class: "link" })]);
  const focus = state.path.length > 0 ? `Path from ${state.path[0].label} to ${state.path[state.path.length - 1].label}`
    : state.near ? `What is near ${state.near.label}` : "";
  showFocus(focus);
}

/* Above the graph: that a part of it is shown, and how wide. */
function showFocus(text) {
  const box = byId("notice");
  if (!text) {
    if (box.classList.contains("focus")) {
      box.hidden = true;
      box.classList.remove("focus");
    }
    return;
  }
  box.classList.add("focus");
  box.hidden = false;
  fill(box, make("bdi", {}, text), state.near ? [1, 2, 3].map((n) => button(plural(n, "step"), () => change("filters", { steps: n }),
    { "aria-pressed": String(state.steps === n) })) : null, button("Show all", () => change("filters", { near: null, path: [] })));
}

const forget = later(() => {
  const box = byId("notice");
  if (!box.classList.contains("focus")) {
    box.hidden = true;
  }
  showSubtitle();
}, 5000);

/* Tells the reader something for some seconds. */
function notice(text) {
  const box = byId("notice");
  box.classList.remove("focus");
  box.hidden = false;
  fill(box, text);
  forget();
}

function showLegend() {
  const groups = state.color === "community" ? counts.communities.slice(0, GROUPS.length).map(([community]) => {
    const sign = make("span.dot", { "aria-hidden": "true" });
    sign.style.background = GROUPS[community] || palette().other;
    return make("li", {}, sign, make("bdi", {}, communityName(community)));
  }) : counts.types.map(([type]) => make("li", {}, make(`span.dot.type-${type}`, { "aria-hidden": "true" }), TYPES[type] || type));
  fill(byId("legend-body"), make("ul", {}, groups), make("ul", {}, Object.keys(STANDINGS).filter((one) => counts.standings.has(one))
    .map((one) => make("li", {}, lineSign(one), STANDINGS[one]))));
}

function startFilters() {
  countAll();
  byId("legend").open = innerWidth > 820;
  when("filters", () => {
    arrange();
    rememberView();
  });
  when("filters", later(showFilters, 30));
  when("drawing", showSubtitle);
  when("theme", showLegend);
  byId("open-filters").addEventListener("click", () => {
    const isOpen = document.body.classList.toggle("with-filters");
    byId("open-filters").setAttribute("aria-expanded", String(isOpen));
    showFilters();
  });
  showFilters();
  showLegend();
}
