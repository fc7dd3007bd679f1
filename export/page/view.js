// The stage: two canvases that take turns, moved by the browser while the next picture is drawn; pan, zoom, drag, keys.
// SPDX-License-Identifier: GPL-3.0-or-later

const SLICE = 8; // milliseconds of drawing between two frames
const MARGIN = 0.3; // of the stage on each side is drawn too, so that panning uncovers something

const stage = {
  element: byId("stage"),
  front: null, // {canvas, camera, w, h}: the picture that is seen
  back: null,
  over: byId("over"),
  w: 0,
  h: 0,
  work: null, // the drawing in progress, a generator
  stale: false, // the picture is to be made anew
  frame: 0,
  hovered: null, // item or line under the pointer
  grid: null, // items by place, for the pointer
  drag: null,
};

function ratio() {
  return Math.min(window.devicePixelRatio || 1, 2);
}

/* Asks for a new picture; many calls make one. */
function redraw() {
  stage.stale = true;
  stage.work = null;
  schedule();
}

function schedule() {
  if (!stage.frame) {
    stage.frame = requestAnimationFrame(step);
  }
}

/* Puts the picture that there is where the camera wants it. */
function place() {
  const front = stage.front;
  if (!front.camera) {
    return;
  }
  const scale = state.camera.k / front.camera.k;
  const x = (front.camera.x - state.camera.x) * state.camera.k - (front.w * scale - stage.w) / 2;
  const y = (front.camera.y - state.camera.y) * state.camera.k - (front.h * scale - stage.h) / 2;
  front.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
}

/* Whether the picture that there is no longer covers the stage well enough. */
function isWorn() {
  const { camera, w, h } = stage.front;
  if (!camera) {
    return true;
  }
  const scale = state.camera.k / camera.k;
  const dx = Math.abs(camera.x - state.camera.x) * state.camera.k;
  const dy = Math.abs(camera.y - state.camera.y) * state.camera.k;
  return scale > 1.02 || scale < 0.98 || dx > (w - stage.w) / 4 || dy > (h - stage.h) / 4;
}

function begin() {
  const back = stage.back;
  const w = Math.round(stage.w * (1 + 2 * MARGIN));
  const h = Math.round(stage.h * (1 + 2 * MARGIN));
  const scale = ratio();
  if (back.w !== w || back.h !== h || back.scale !== scale) {
    Object.assign(back, { w, h, scale });
    back.canvas.width = w * scale;
    back.canvas.height = h * scale;
    back.canvas.style.width = `${w}px`;
    back.canvas.style.height = `${h}px`;
    back.context = back.canvas.getContext("2d", { alpha: false, willReadFrequently: isLarge() });
  }
  back.camera = { ...state.camera };
  back.context.setTransform(scale, 0, 0, scale, 0, 0);
  back.context.setLineDash([]);
  stage.stale = false;
  stage.work = draw(back.context, back.camera, w, h);
}

/* A browser draws what a canvas is told when it shows it: of a large graph all at once, which takes long. Who reads a
   pixel has it drawn up to here. */
const isLarge = () => edges.length > FINE_LINES;
function drawnSoFar() {
  if (isLarge()) {
    stage.back.context.getImageData(0, 0, 1, 1);
  }
}

/* One frame: the picture is moved, and the next one is drawn for some milliseconds. */
function step() {
  stage.frame = 0;
  if (stage.w === 0 || stage.h === 0) {
    return;
  }
  place();
  if (!stage.work && (stage.stale || isWorn())) {
    begin();
  }
  const until = performance.now() + SLICE;
  while (stage.work) {
    if (stage.work.next().done) {
      stage.work = null;
      swap();
      break;
    }
    if (performance.now() > until) {
      break;
    }
    drawnSoFar();
  }
  drawOver();
  if (stage.work || stage.stale) {
    schedule();
  }
}

function swap() {
  [stage.front, stage.back] = [stage.back, stage.front];
  place();
  stage.front.canvas.style.visibility = "visible";
  stage.back.canvas.style.visibility = "hidden";
  document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn || 0) + 1);
}

/* What follows the pointer: a ring, or the line under it. */
function drawOver() {
  const context = stage.over.getContext("2d");
  const scale = ratio();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, stage.w, stage.h);
  const at = stage.hovered;
  if (!at) {
    return;
  }
  const colors = palette();
  context.strokeStyle = colors.accent;
  context.lineWidth = 2;
  if (at.item) {
    const [x, y] = toScreen(state.camera, stage.w, stage.h, at.item.x, at.item.y);
    context.beginPath();
    context.arc(x, y, radiusAt(at.item, state.camera.k) + 3, 0, 2 * Math.PI);
    context.stroke();
    context.font = `600 13px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    writeText(context, at.item.label, x, y + radiusAt(at.item, state.camera.k) + 13, colors.ink, colors.halo);
  } else {
    const c = curve(at.line, state.camera, stage.w, stage.h);
    strokeCurve(context, c);
    if (at.line.edge) {
      context.font = `600 12px ${FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      writeText(context, shown(at.line.edge.label), c.mx, c.my, colors.ink, colors.halo);
    }
  }
}

/* ---- What is under a point */

const CELL = 120;

function gridOf() {
  if (!stage.grid) {
    stage.grid = new Map();
    for (const item of drawing.items) {
      const key = `${Math.floor(item.x / CELL)},${Math.floor(item.y / CELL)}`;
      if (!stage.grid.has(key)) {
        stage.grid.set(key, []);
      }
      stage.grid.get(key).push(item);
    }
  }
  return stage.grid;
}

function itemUnder(px, py, slack) {
  const k = state.camera.k;
  const x = (px - stage.w / 2) / k + state.camera.x;
  const y = (py - stage.h / 2) / k + state.camera.y;
  const reach = (40 + slack) / Math.min(k, 1);
  const [near, grid] = [[], gridOf()];
  if (reach > 20 * CELL) {
    near.push(...drawing.items.slice(0, 2000));
  } else {
    for (let i = Math.floor((x - reach) / CELL); i <= Math.floor((x + reach) / CELL); i++) {
      for (let j = Math.floor((y - reach) / CELL); j <= Math.floor((y + reach) / CELL); j++) {
        near.push(...(grid.get(`${i},${j}`) || []));
      }
    }
  }
  let best = null;
  let least = Infinity;
  for (const item of near) {
    const distance = Math.hypot(item.x - x, item.y - y) * k - radiusAt(item, k);
    if (distance < slack && distance < least) {
      [best, least] = [item, distance];
    }
  }
  return best;
}

function lineUnder(px, py, slack) {
  if (drawing.lines.length > 20000) {
    return null;
  }
  let best = null;
  let least = slack;
  for (const line of drawing.lines) {
    const c = curve(line, state.camera, stage.w, stage.h);
    if (Math.min(c.ax, c.bx, c.cx) > px + slack || Math.max(c.ax, c.bx, c.cx) < px - slack ||
        Math.min(c.ay, c.by, c.cy) > py + slack || Math.max(c.ay, c.by, c.cy) < py - slack) {
      continue;
    }
    for (let t = 0; t <= 1; t += 0.04) {
      const x = (1 - t) ** 2 * c.ax + 2 * t * (1 - t) * c.cx + t * t * c.bx;
      const y = (1 - t) ** 2 * c.ay + 2 * t * (1 - t) * c.cy + t * t * c.by;
      const distance = Math.hypot(x - px, y - py);
      if (distance < least) {
        [best, least] = [line, distance];
      }
    }
  }
  return best;
}

function under(px, py, isTouch) {
  const item = itemUnder(px, py, isTouch ? 14 : 3);
  if (item) {
    return { item };
  }
  const line = lineUnder(px, py, isTouch ? 16 : 6);
  return line ? { line } : null;
}

/* ---- Camera */

function look(camera) {
  state.camera = { x: camera.x, y: camera.y, k: clamp(camera.k, 0.002, 12) };
  schedule();
  rememberView();
}

function zoomAt(px, py, factor) {
  const { x, y, k } = state.camera;
  const next = clamp(k * factor, 0.002, 12);
  const [dx, dy] = [px - stage.w / 2, py - stage.h / 2];
  look({ x: x + dx / k - dx / next, y: y + dy / k - dy / next, k: next });
}

/* Moves to a camera so that the eye can follow; at once where motion is not wanted. */
function fly(to) {
  const from = { ...state.camera };
  const began = performance.now();
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    look(to);
    return;
  }
  const move = () => {
    const t = clamp((performance.now() - began) / 260, 0, 1);
    const ease = 1 - (1 - t) ** 3;
    look({ x: from.x + (to.x - from.x) * ease, y: from.y + (to.y - from.y) * ease,
      k: from.k * (to.k / from.k) ** ease });
    if (t < 1) {
      requestAnimationFrame(move);
    }
  };
  move();
}

/* The camera that shows a rectangle of the graph. */
function cameraFor(box, most) {
  const [w, h] = [stage.w - clamp(stage.w * 0.25, 90, 190), Math.max(stage.h - 150, 60)]; /* names stand out, the legend below */
  const k = clamp(Math.min(w / Math.max(box.right - box.left, 1), h / Math.max(box.bottom - box.top, 1)), 0.002, most);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + 25 / k, k };
}

function fit(items) {
  fly(cameraFor(bounds(items), 1.6));
}

/* Brings a node into the middle, near enough to read it. */
function goTo(node) {
  const item = drawing.itemOf.get(node);
  if (item) {
    fly({ x: item.x, y: item.y, k: Math.max(state.camera.k, 0.9) });
  }
}

/* How much of the stage, from below, a panel lies over: on a phone the details do. */
function covered() {
  const panel = byId("details").getBoundingClientRect();
  const box = stage.element.getBoundingClientRect();
  return panel.width > 0 && panel.left < box.right - 60 ? clamp(box.bottom - panel.top, 0, box.height * 0.7) : 0;
}

/* Moves the camera where the selection cannot be seen, or a line is too short to be read. */
function bringIntoSight() {
  const chosen = state.edge ? [state.edge.source, state.edge.target] : state.node ? [state.node] : [];
  const items = chosen.map((node) => drawing.itemOf.get(node)).filter(Boolean);
  if (items.length === 0 || byId("graph").hidden || stage.w === 0) {
    return;
  }
  const below = covered();
  const seen = items.every((item) => {
    const [x, y] = toScreen(state.camera, stage.w, stage.h, item.x, item.y);
    return x > 30 && y > 20 && x < stage.w - 30 && y < stage.h - below - 30;
  });
  const line = state.edge && drawing.lines.find((one) => one.edge === state.edge);
  const isShort = line && curve(line, state.camera, stage.w, stage.h).length < Math.min(200, stage.w / 3);
  if (seen && !isShort) {
    return;
  }
  const box = bounds(items);
  const k = items.length === 1 || items[0] === items[1] ? Math.max(state.camera.k, 0.9)
    : clamp(Math.min((stage.w - 160) / Math.max(box.right - box.left, 1), (stage.h - below - 120) / Math.max(box.bottom - box.top, 1)), 0.02, 2);
  fly({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + below / 2 / k, k });
}

const rememberView = later(() => {
  if (document.documentElement.dataset.ready) {
    history.replaceState(null, "", "#" + toFragment());
  }
}, 250);

function resize() {
  const box = stage.element.getBoundingClientRect();
  [stage.w, stage.h] = [Math.round(box.width), Math.round(box.height)];
  stage.over.width = stage.w * ratio();
  stage.over.height = stage.h * ratio();
  redraw();
}

function startStage() {
  const [front, back] = stage.element.querySelectorAll("canvas.layer");
  stage.front = { canvas: front, camera: null };
  stage.back = { canvas: back, camera: null };
  new ResizeObserver(resize).observe(stage.element);
  const box = stage.element.getBoundingClientRect();
  [stage.w, stage.h] = [Math.round(box.width), Math.round(box.height)];
  when("drawing selection theme color", () => {
    stage.grid = null;
    stage.hovered = null;
    redraw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => tell("theme"));
  /* Details open first: what they cover counts. */
  when("selection", () => requestAnimationFrame(() => !stage.drag && bringIntoSight()));
  when("view", () => requestAnimationFrame(() => {
    resize();
    if (!byId("graph").hidden && state.view === "text" && !state.node && !state.edge) {
      fit();
    }
    bringIntoSight();
  }));
  startPointer();
  startKeys();
  byId("zoom-in").addEventListener("click", () => zoomAt(stage.w / 2, stage.h / 2, 1.4));
  byId("zoom-out").addEventListener("click", () => zoomAt(stage.w / 2, stage.h / 2, 1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fit());
}
