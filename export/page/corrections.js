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
    button("No name worth a node", () => {
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

/* The table: a line for each node that is corrected or named by a correction. Wrong statements and hidden nodes have
   no column there; they stand above as comments, which the program passes over. */
function correctionTable() {
  const rows = new Map();
  const rowOf = (node) => {
    if (!rows.has(node)) {
      rows.set(node, { same: [], apart: [] });
    }
    return rows.get(node);
  };
  corrections.names.forEach((_, node) => rowOf(node));
  for (const [a, b] of corrections.same) {
    rowOf(b);
    rowOf(a).same.push(b.id);
  }
  for (const [a, b] of corrections.apart) {
    rowOf(b);
    rowOf(a).apart.push(b.id);
  }
  const cell = (text) => text.replace(/[\t\r\n]+/g, " ");
  const bars = (list) => [...new Set(list)].map((id) => id.replaceAll("|", "\\|")).join("|");
  const out = [];
  corrections.wrong.forEach((edge) => out.push(`# wrong: ${cell(edge.source.label)} ${cell(edge.label)} ${cell(edge.target.label)}`));
  corrections.hidden.forEach((node) => out.push(`# hidden: ${cell(node.label)}`));
  out.push("id\tname\ttype\tsubtype\taliases\twikidata\tsame_as\tnot_same_as");
  for (const [node, row] of rows) {
    const name = corrections.names.get(node) || node.label;
    const aliases = nodeList(node, "aliases").filter((alias) => alias !== name);
    if (name !== node.label && !aliases.includes(node.label)) {
      aliases.push(node.label);
    }
    out.push([node.id, cell(name), node.type, nodeText(node, "subtype"), bars(aliases.map(cell)), nodeText(node, "wikidata"),
      bars(row.same), bars(row.apart)].join("\t"));
  }
  return out.join("\n") + "\n";
}
