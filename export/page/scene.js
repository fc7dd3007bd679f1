// Draws nodes and edges on a canvas, in slices, so that the page never waits for a large graph.
// SPDX-License-Identifier: GPL-3.0-or-later

const PALETTE = {
  light: {
    back: "#ffffff", ink: "#1c2430", faint: "#5b6675", line: "#8793a3", denied: "#c0362c", claimed: "#8a5a00",
    accent: "#0b63c5", halo: "rgba(255,255,255,.92)", other: "#98a2ae",
    PER: "#e08a2e", ORG: "#3f7fc4", LOC: "#2f9e77", MISC: "#9a6bc2", CONCEPT: "#8e99a6", DATE: "#a3963c",
    NUM: "#b07a4a",
  },
  dark: {
    back: "#12161c", ink: "#e8ecf1", faint: "#a3aebb", line: "#647183", denied: "#ff7b6e", claimed: "#e5b454",
    accent: "#6cb2ff", halo: "rgba(18,22,28,.9)", other: "#66707d",
    PER: "#f0a253", ORG: "#66a3e0", LOC: "#52be98", MISC: "#b792dc", CONCEPT: "#8d98a6", DATE: "#c7ba5d",
    NUM: "#cf9b6c",
  },
};
/* Communities, the biggest first; those beyond share one colour. */
const GROUPS = ["#3f7fc4", "#e08a2e", "#2f9e77", "#c95f8f", "#9a6bc2", "#a3963c", "#35a0b5", "#b4553f", "#6d8a2f",
  "#7a76d1"];
const DASHES = { stated: [], open: [7, 5], claimed: [2, 4], denied: [9, 4, 2, 4] };
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const isDark = () => (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const palette = () => PALETTE[isDark() ? "dark" : "light"];

function colorOf(item, colors = palette()) {
  const community = item.members ? item.community : item.node.community;
  if (item.members || state.color === "community") {
    return community >= 0 && community < GROUPS.length ? GROUPS[community] : colors.other;
  }
  return colors[item.node.type] || colors.other;
}

/* Discs grow more slowly than the picture: names need the room. */
const radiusAt = (item, k) => (item.members ? clamp(4 + 0.6 * Math.sqrt(item.members.length), 7, 40)
  : Math.max(drawing.items.length < 300 ? 3 : drawing.items.length < 1500 ? 2 : 1.2, item.r * 0.62 * Math.min(Math.pow(k, 0.7), 2.2)));

/* A point of the graph on a stage of w x h pixels. */
const toScreen = (camera, w, h, x, y) => [(x - camera.x) * camera.k + w / 2, (y - camera.y) * camera.k + h / 2];

/* The line from a to b as it is drawn: both ends on the discs' borders, and the point that bends it. */
function curve(line, camera, w, h) {
  const [ax, ay] = toScreen(camera, w, h, line.a.x, line.a.y);
  const [bx, by] = toScreen(camera, w, h, line.b.x, line.b.y);
  const ra = radiusAt(line.a, camera.k);
  const rb = radiusAt(line.b, camera.k);
  if (line.a === line.b) {
    const out = ra + 14 + 8 * (line.edge ? line.edge.loop || 0 : 0);
    return { ax: ax - ra * 0.7, ay: ay - ra * 0.7, bx: ax + ra * 0.7, by: ay - ra * 0.7, cx: ax, cy: ay - 2.2 * out,
      mx: ax, my: ay - 1.3 * out, length: 3 * out };
  }
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const bend = line.bend * Math.min(1, 400 / length);
  const cx = (ax + bx) / 2 - (by - ay) * bend;
  const cy = (ay + by) / 2 + (bx - ax) * bend;
  const fromA = Math.hypot(cx - ax, cy - ay) || 1;
  const fromB = Math.hypot(cx - bx, cy - by) || 1;
  const gap = Math.min(rb + 2.5, 0.45 * length);
  const start = Math.min(ra, 0.45 * length);
  return {
    ax: ax + (cx - ax) / fromA * start, ay: ay + (cy - ay) / fromA * start,
    bx: bx + (cx - bx) / fromB * gap, by: by + (cy - by) / fromB * gap,
    cx, cy, mx: (ax + 2 * cx + bx) / 4, my: (ay + 2 * cy + by) / 4, length: length - ra - rb,
  };
}

/* Whether a selection leaves something in the light and the rest in the shade, and what. */
function lit() {
  if (state.edge) {
    return { nodes: new Set([state.edge.source, state.edge.target]), has: (edge) => edge === state.edge };
  }
  if (state.node) {
    const found = new Set([state.node]);
    for (const edge of state.node.edges) {
      found.add(edge.source).add(edge.target);
    }
    return { nodes: found, has: (edge) => edge.source === state.node || edge.target === state.node };
  }
  return null;
}

const isOut = (c, w, h) => (c.ax < 0 && c.bx < 0 && c.cx < 0) || (c.ay < 0 && c.by < 0 && c.cy < 0) ||
  (c.ax > w && c.bx > w && c.cx > w) || (c.ay > h && c.by > h && c.cy > h);

function lineStyle(line, colors) {
  const standing = line.edge ? line.edge.standing : "stated";
  const color = standing === "denied" ? colors.denied : standing === "claimed" ? colors.claimed : colors.line;
  const width = 0.9 + 0.55 * Math.log2(line.edge ? line.edge.weight : line.count);
  return { color, dash: DASHES[standing], width: Math.min(width, line.edge ? 5 : 3) };
}

function strokeCurve(context, c) {
  context.beginPath();
  context.moveTo(c.ax, c.ay);
  context.quadraticCurveTo(c.cx, c.cy, c.bx, c.by);
  context.stroke();
}

function arrow(context, c, size) {
  const angle = Math.atan2(c.by - c.cy, c.bx - c.cx);
  context.beginPath();
  context.moveTo(c.bx, c.by);
  context.lineTo(c.bx - size * Math.cos(angle - 0.4), c.by - size * Math.sin(angle - 0.4));
  context.lineTo(c.bx - size * Math.cos(angle + 0.4), c.by - size * Math.sin(angle + 0.4));
  context.fill();
}

/* Many lines: straight ones without heads, those of one colour at once. */
function* drawManyLines(context, camera, w, h, light, colors) {
  const bunch = 400;
  let n = 0;
  let passed = 0; // without anything to draw
  context.lineWidth = 0.6;
  for (const name of ["line", "claimed", "denied"]) {
    context.strokeStyle = colors[name];
    context.globalAlpha = light ? 0.08 : clamp(6000 / drawing.lines.length, 0.12, 0.6);
    context.beginPath();
    for (const line of drawing.lines) {
      if (++passed % 20000 === 0) {
        yield;
      }
      const standing = line.edge ? line.edge.standing : "stated";
      const own = standing === "denied" || standing === "claimed" ? standing : "line";
      if (own !== name) {
        continue;
      }
      const [ax, ay] = toScreen(camera, w, h, line.a.x, line.a.y);
      const [bx, by] = toScreen(camera, w, h, line.b.x, line.b.y);
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > w && bx > w) || (ay > h && by > h) ||
          Math.abs(ax - bx) + Math.abs(ay - by) < 1.5) {
        continue;
      }
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
      if (++n % bunch === 0) {
        context.stroke();
        context.beginPath();
        yield;
      }
    }
    context.stroke();
  }
}

function* drawLines(context, camera, w, h, light, colors, only) {
  let n = 0;
  /* Of many lines each is fainter, and short ones have no head: else nothing is seen of the names. */
  const faint = clamp(500 / drawing.lines.length, 0.4, 1);
  for (const line of drawing.lines) {
    const isLit = light && line.edge && light.has(line.edge);
    if (Boolean(isLit) !== only) {
      continue;
    }
    const c = curve(line, camera, w, h);
    if (isOut(c, w, h)) {
      continue;
    }
    const style = lineStyle(line, colors);
    const isChosen = line.edge && line.edge === state.edge;
    context.globalAlpha = isLit ? 1 : light ? 0.16 : (line.edge ? 0.35 + 0.5 * line.edge.confidence : 0.5) * faint;
    context.strokeStyle = isChosen ? colors.accent : style.color;
    context.lineWidth = style.width + (isChosen ? 1.4 : isLit ? 0.5 : 0);
    context.setLineDash(style.dash);
    strokeCurve(context, c);
    if (c.length > 22 && line.edge && line.edge.directed) {
      context.fillStyle = context.strokeStyle;
      context.setLineDash([]);
      arrow(context, c, 6 + style.width);
    }
    if (++n % 150 === 0) {
      yield;
    }
  }
  context.setLineDash([]);
}

function drawDisc(context, item, x, y, r, colors) {
  context.fillStyle = colorOf(item, colors);
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fill();
  if (r > 3) {
    context.lineWidth = 1.2;
    context.strokeStyle = colors.back;
    context.stroke();
  }
  if (item.members) {
    context.lineWidth = 2;
    context.setLineDash([3, 3]);
    context.strokeStyle = colors.ink;
    context.stroke();
    context.setLineDash([]);
  }
  const isChosen = item.node && item.node === state.node;
  if (isChosen || (item.node && state.pinned.has(item.node))) {
    context.lineWidth = isChosen ? 2.5 : 1.2;
    context.strokeStyle = isChosen ? colors.accent : colors.ink;
    context.beginPath();
    context.arc(x, y, r + 3, 0, 2 * Math.PI);
    context.stroke();
  }
}

function* drawItems(context, camera, w, h, light, colors) {
  let n = 0;
  /* The most prominent last, so that they lie on top. */
  for (let i = drawing.items.length - 1; i >= 0; i--) {
    const item = drawing.items[i];
    const [x, y] = toScreen(camera, w, h, item.x, item.y);
    const r = radiusAt(item, camera.k);
    if (x < -r || y < -r || x > w + r || y > h + r) {
      continue;
    }
    context.globalAlpha = light && item.node && !light.nodes.has(item.node) ? 0.22 : 1;
    if (r < 2.2 && !item.members) {
      context.fillStyle = colorOf(item, colors);
      context.fillRect(x - r, y - r, 2 * r, 2 * r);
    } else {
      drawDisc(context, item, x, y, r, colors);
    }
    if (++n % 300 === 0) {
      yield;
    }
  }
  context.globalAlpha = 1;
}

/* So many lines are drawn with bends, heads and dashes; of more the plain way goes. */
const FINE_LINES = 4000;

/* The whole picture, in steps: each `yield` is a place to pause. `w` and `h` in CSS pixels. */
function* draw(context, camera, w, h) {
  const colors = palette();
  const light = lit();
  context.globalAlpha = 1;
  context.fillStyle = colors.back;
  context.fillRect(0, 0, w, h);
  context.lineCap = "butt";
  if (drawing.lines.length > FINE_LINES) {
    const box = { left: camera.x - w / 2 / camera.k, right: camera.x + w / 2 / camera.k,
      top: camera.y - h / 2 / camera.k, bottom: camera.y + h / 2 / camera.k };
    const near = (item) => item.x > box.left && item.x < box.right && item.y > box.top && item.y < box.bottom;
    let n = 0;
    for (const line of drawing.lines) {
      n += near(line.a) || near(line.b) ? 1 : 0;
    }
    yield;
    yield* n > FINE_LINES ? drawManyLines(context, camera, w, h, light, colors)
      : drawLines(context, camera, w, h, light, colors, false);
  } else {
    yield* drawLines(context, camera, w, h, light, colors, false);
  }
  if (light) {
    yield* drawLines(context, camera, w, h, light, colors, true);
  }
  yield* drawItems(context, camera, w, h, light, colors);
  yield* drawLabels(context, camera, w, h, light, colors);
}
