// Saves what is shown: a link, pictures (SVG by a context that writes what a canvas would draw), tables, corrections.
// SPDX-License-Identifier: GPL-3.0-or-later

const xmlText = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" })[c])
  .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");

/* As much of a canvas's context as scene.js and labels.js use; `toString` has the picture. */
class SvgContext {
  constructor(w, h) {
    Object.assign(this, { w, h, out: [], path: "", dash: "", moves: [], globalAlpha: 1, lineWidth: 1, fillStyle: "",
      strokeStyle: "", font: "" });
    this.measure = document.createElement("canvas").getContext("2d");
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  lineTo(x, y) {
    this.path += `L${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  quadraticCurveTo(cx, cy, x, y) {
    this.path += `Q${cx.toFixed(1)} ${cy.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  /* Only whole circles are drawn. */
  arc(x, y, r) {
    const [left, right, top] = [(x - r).toFixed(1), (x + r).toFixed(1), y.toFixed(1)];
    this.path += `M${left} ${top}A${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${right} ${top}` +
      `A${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${left} ${top}`;
  }

  opacity() {
    return this.globalAlpha < 1 ? ` opacity="${this.globalAlpha.toFixed(2)}"` : "";
  }

  stroke() {
    if (this.path) {
      this.out.push(`<path d="${this.path}" fill="none" stroke="${this.strokeStyle}" ` +
        `stroke-width="${this.lineWidth.toFixed(1)}"${this.dash}${this.opacity()}/>`);
    }
  }

  fill() {
    this.out.push(`<path d="${this.path}" fill="${this.fillStyle}"${this.opacity()}/>`);
  }

  fillRect(x, y, w, h) {
    this.out.push(`<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" ` +
      `fill="${this.fillStyle}"${this.opacity()}/>`);
  }

  setLineDash(dash) {
    this.dash = dash.length > 0 ? ` stroke-dasharray="${dash.join(" ")}"` : "";
  }

  measureText(text) {
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  text(text, x, y, paint) {
    const [, weight, size] = /^(600 )?(\d+)px/.exec(this.font) || [null, "", "12"];
    const turn = this.moves.join(" ");
    this.out.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}"${weight ? ' font-weight="600"' : ""}` +
      `${turn ? ` transform="${turn}"` : ""} ${paint}${this.opacity()}>${xmlText(text)}</text>`);
  }

  strokeText(text, x, y) {
    this.text(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`);
  }

  fillText(text, x, y) {
    this.text(text, x, y, `fill="${this.fillStyle}"`);
  }

  save() {
    this.moves = [];
  }

  restore() {
    this.moves = [];
  }

  translate(x, y) {
    this.moves.push(`translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  }

  rotate(angle) {
    this.moves.push(`rotate(${(angle * 180 / Math.PI).toFixed(1)})`);
  }

  toString() {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.w}" height="${this.h}" viewBox="0 0 ${this.w} ${this.h}" ` +
      `font-family="Helvetica, Arial, sans-serif" text-anchor="middle" dominant-baseline="central">\n` +
      `<title>${xmlText(shown(document.title))}</title>\n${this.out.join("\n")}\n</svg>\n`;
  }
}

/* The whole picture at once, as the stage has it. */
function drawAll(context, scale) {
  const steps = draw(context, { ...state.camera, k: state.camera.k * scale }, stage.w * scale, stage.h * scale);
  while (!steps.next().done) {
    /* each step draws a part */
  }
}

const fileName = (end) => (docName({ title: document.title, id: "graph" }).replace(/\.\w{1,5}$/, "")
  .replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph") + end;

function saveSvg() {
  const context = new SvgContext(stage.w, stage.h);
  drawAll(context, 1);
  download(fileName(".svg"), "image/svg+xml", context.toString());
}

function savePng() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * stage.w, 2 * stage.h];
  const context = canvas.getContext("2d", { alpha: false });
  context.scale(2, 2);
  drawAll(context, 1);
  canvas.toBlob((blob) => download(fileName(".png"), "image/png", blob), "image/png");
}

/* A spreadsheet takes a cell that begins so for a formula. */
const csvCell = (value) => {
  const text = String(value);
  const safe = /^[=+\-@'\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
};

function saveCsv() {
  const rows = [["subject", "statement", "object", "relation", "negated", "modality", "confidence", "times", "says_so", "date",
    "documents", "sentence"]];
  for (const edge of drawing.edges) {
    const [fact] = factsOf(edge);
    rows.push([edge.source.label, edge.label, edge.target.label, edge.relation, edge.negated, edge.modality, edge.confidence,
      edge.weight, edgeList(edge, "attribution").join("; "), dateOf(edge), docsOfEdge(edge).map((i) => docs[i].id).join("; "),
      fact ? fact.sentence : ""]);
  }
  download(fileName(".csv"), "text/csv", "\uFEFF" + rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n");
}

function saveCorrections() {
  if (nCorrections() === 0) {
    notice("Nothing is corrected yet: choose a name or a line, then Correct");
  } else {
    download(fileName("-entities.tsv"), "text/tab-separated-values", correctionTable());
  }
}

async function copyLink() {
  history.replaceState(null, "", "#" + toFragment());
  try {
    await navigator.clipboard.writeText(location.href);
    notice("The link of this view is copied");
  } catch {
    notice("The link of this view stands in the address bar");
  }
}

const SAVES = [["Link to this view", copyLink], ["Picture (SVG)", saveSvg], ["Picture (PNG)", savePng],
  ["Table of what is shown (CSV)", saveCsv], ["Corrections (for --entities)", saveCorrections]];

function startExports() {
  const menu = byId("menu");
  const opener = byId("open-menu");
  const open = (isOpen) => {
    menu.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  fill(menu, SAVES.map(([text, action]) => button(text, () => {
    open(false);
    opener.focus();
    action();
  })));
  opener.addEventListener("click", () => {
    open(menu.hidden);
    if (!menu.hidden) {
      menu.firstChild.focus();
    }
  });
  menu.addEventListener("keydown", (event) => {
    const all = [...menu.children];
    const step = { ArrowDown: 1, ArrowUp: all.length - 1 }[event.key];
    if (step) {
      event.preventDefault();
      all[(all.indexOf(document.activeElement) + step) % all.length].focus();
    } else if (event.key === "Escape") {
      open(false);
      opener.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && event.target !== opener) {
      open(false);
    }
  });
}
