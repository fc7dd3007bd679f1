// What the reader corrects: kept beside the graph and saved as the table that `tricot build --entities` takes.
// SPDX-License-Identifier: GPL-3.0-or-later

const corrections = {
  names: new Map(), // node -> its right name
  same: [], // [node, node]
  apart: [],
  hidden: new Set(), // nodes
  wrong: new Set(), // edges
};

const nCorrections = () => corrections.names.size + corrections.same.length + corrections.apart.length +
  corrections.hidden.size + corrections.wrong.size;

function corrected(text) {
  tell("corrections");
  tell("selection");
  notice(`${text}. ${plural(nCorrections(), "correction")} to save: Save, Corrections`);
}

/* A form of one field, which the name of another node, or a new name, goes into. */
function nameForm(label, value, take, names) {
  const box = make("input", { type: "text", value, "aria-label": label, placeholder: label, list: names ? "all-names" : null });
  return make("form.correct", {
    onsubmit: (event) => {
      event.preventDefault();
      if (box.value.trim()) {
        take(box.value.trim());
      }
    },
  }, box, make("button", { type: "submit" }, label));
}

function withOther(action) {
  return (name) => {
    const found = findNames(name)[0];
    if (found) {
      action(found.node);
    } else {
      notice("No such name");
    }
  };
}

function correctionsOfNode(node) {
  const names = make("datalist", { id: "all-names" }, byRank.slice(0, 2000).filter((other) => other !== node)
    .map((other) => make("option", { value: other.label })));
  return make("section", {}, make("details.more.corrections", {}, make("summary", {}, "Correct"), names,
    nameForm("Rename", corrections.names.get(node) || node.label, (name) => {
      corrections.names.set(node, name);
      corrected(`${node.label} is ${name}`);
    }),
    nameForm("Same as", "", withOther((other) => {
      corrections.same.push([node, other]);
      corrected(`${node.label} is the same as ${other.label}`);
    }), true),
    nameForm("Not same as", "", withOther((other) => {
      corrections.apart.push([node, other]);
      corrected(`${node.label} is not the same as ${other.label}`);
    }), true),
    button("Leave it out", () => {
      corrections.hidden.add(node);
      state.hidden.add(node);
      select(null, null);
      change("filters", {});
      corrected(`${node.label} is hidden`);
    })));
}

function correctionsOfEdge(edge) {
  const isWrong = corrections.wrong.has(edge);
  return make("section.correct-edge", {}, button(isWrong ? "Marked as wrong: take back" : "This statement is wrong", () => {
    if (isWrong) {
      corrections.wrong.delete(edge);
    } else {
      corrections.wrong.add(edge);
    }
    corrected(isWrong ? "Taken back" : "Marked as wrong");
  }, { "aria-pressed": String(isWrong) }));
}

/* The table: a row for each node that is corrected or named by a correction. A row that changes no name says by
   `found` that no person wrote it, so that its names decide nothing in other texts. */
function correctionTable() {
  const rows = new Map();
  const rowOf = (node) => {
    if (!rows.has(node)) {
      rows.set(node, { same: [], apart: [], wrong: [] });
    }
    return rows.get(node);
  };
  corrections.names.forEach((_, node) => rowOf(node));
  corrections.hidden.forEach((node) => rowOf(node));
  corrections.wrong.forEach((edge) => rowOf(edge.source).wrong.push(edgeId(edge)));
  for (const [list, name] of [[corrections.same, "same"], [corrections.apart, "apart"]]) {
    for (const [a, b] of list) {
      rowOf(b);
      rowOf(a)[name].push(b.id);
    }
  }
  const cell = (text) => text.replace(/[\t\r\n]+/g, " ");
  const bars = (list) => [...new Set(list)].map((one) => cell(one).replaceAll("|", "\\|")).join("|");
  const out = [["id", "name", "type", "subtype", "aliases", "wikidata", "same_as", "not_same_as", "doc", "found", "hide", "wrong"]];
  for (const [node, row] of rows) {
    const name = corrections.names.get(node) || node.label;
    const isRenamed = name !== node.label;
    out.push([node.id, cell(name), node.type, nodeText(node, "subtype"),
      isRenamed ? bars([node.label, ...nodeList(node, "aliases")].filter((alias) => alias !== name)) : "",
      nodeText(node, "wikidata"), bars(row.same), bars(row.apart),
      node.type === "CONCEPT" ? bars(docsOfNode(node).map((doc) => doc.id)) : "", isRenamed ? "" : node.type,
      corrections.hidden.has(node) ? "yes" : "", bars(row.wrong)]);
  }
  return out.map((row) => row.join("\t")).join("\n") + "\n";
}
