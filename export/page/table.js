// The same statements as a table: for keys, for screen readers, and for who would rather read.
// SPDX-License-Identifier: GPL-3.0-or-later

const ROWS = 200; // on one page of the table

const tabling = { sort: "rank", isDown: false, page: 0, query: "" };

const COLUMNS = [
  ["source", "Subject", (edge) => fold(edge.source.label)],
  ["label", "Statement", (edge) => edge.label],
  ["target", "Object", (edge) => fold(edge.target.label)],
  ["standing", "Standing", (edge) => (edge.standing === "stated" ? "" : edge.standing === "open" ? edge.modality : edge.standing)],
  ["confidence", "Sure", (edge) => -edge.confidence],
  ["weight", "Times", (edge) => -edge.weight],
  ["date", "Date", (edge) => dateOf(edge)],
];

function rowsOfTable() {
  const query = fold(tabling.query.trim());
  const found = query ? drawing.edges.filter((edge) => fold(`${edge.source.label} ${edge.label} ${edge.target.label}`).includes(query))
    : [...drawing.edges];
  const key = tabling.sort === "rank" ? (edge) => Math.min(edge.source.rank, edge.target.rank)
    : COLUMNS.find(([name]) => name === tabling.sort)[2];
  const keys = new Map(found.map((edge) => [edge, key(edge)]));
  found.sort((a, b) => (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : a.index - b.index));
  return tabling.isDown ? found.reverse() : found;
}

function headCell([name, title]) {
  const isSorted = tabling.sort === name;
  return make("th", { scope: "col", "aria-sort": isSorted ? (tabling.isDown ? "descending" : "ascending") : "none" },
    button(title, () => {
      tabling.isDown = isSorted && !tabling.isDown;
      tabling.sort = name;
      tabling.page = 0;
      showTable();
      const again = byId("table").querySelectorAll("th button")[COLUMNS.findIndex((one) => one[0] === name)];
      again.focus();
    }));
}

function tableRow(edge) {
  return make("tr", { class: edge === state.edge ? "chosen" : null },
    make("td", {}, nameButton(edge.source)),
    make("td", {}, button(edge.label || edge.relation, () => select(null, edge), { class: "link", "aria-label":
      `Sentences: ${edge.source.label} ${edge.label} ${edge.target.label}` })),
    make("td", {}, nameButton(edge.target)),
    make("td", {}, standingBadge(edge)),
    make("td.number", {}, percent(edge.confidence)),
    make("td.number", {}, String(edge.weight)),
    make("td", {}, dateOf(edge)));
}

function showTable() {
  const view = byId("table");
  if (view.hidden) {
    return;
  }
  const rows = rowsOfTable();
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  tabling.page = clamp(tabling.page, 0, pages - 1);
  const turn = (by) => () => {
    tabling.page += by;
    showTable();
    view.scrollTop = 0;
  };
  const box = make("input", { type: "search", value: tabling.query, "aria-label": "Words in the table", placeholder: "Words in the table",
    oninput: later((event) => {
      tabling.query = event.target.value;
      tabling.page = 0;
      showTable();
      const again = view.querySelector("input");
      again.focus();
      again.setSelectionRange(again.value.length, again.value.length);
    }, 200) });
  fill(view, make("div.table-tools", {}, box, make("span", { role: "status" }, plural(rows.length, "statement")),
    pages > 1 ? [button("Before", turn(-1), { disabled: tabling.page === 0 }), `${tabling.page + 1} of ${pages}`,
      button("Next", turn(1), { disabled: tabling.page === pages - 1 })] : null),
  make("div.scroll", { tabindex: "0", role: "region", "aria-label": "Statements" }, make("table.statements", {},
    make("caption.unseen", {}, "All statements that the filters leave"),
    make("thead", {}, make("tr", {}, COLUMNS.map(headCell))),
    make("tbody", {}, rows.slice(tabling.page * ROWS, (tabling.page + 1) * ROWS).map(tableRow)))));
}

function startTable() {
  when("drawing view", showTable);
  when("selection", () => {
    for (const row of byId("table").querySelectorAll("tr.chosen")) {
      row.classList.remove("chosen");
    }
  });
}
