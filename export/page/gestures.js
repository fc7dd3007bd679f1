// Pointer and keys on the stage: pan, pinch, wheel, drag of a node, and the walk from node to node.
// SPDX-License-Identifier: GPL-3.0-or-later

const pointers = new Map(); // of the fingers and buttons that are down

const placeOf = (event) => {
  const box = stage.element.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

function choose(at) {
  if (!at) {
    select(null, null);
  } else if (at.line) {
    if (at.line.edge) {
      select(null, at.line.edge);
    }
  } else if (at.item.members) {
    openCommunity(at.item.community);
  } else {
    select(at.item.node, null);
  }
}

function openCommunity(community) {
  state.closed.delete(community);
  change("filters", {});
  say("The community is open");
}

function pinch() {
  const [a, b] = [...pointers.values()];
  return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, distance: Math.hypot(a[0] - b[0], a[1] - b[1]) || 1 };
}

function pointerDown(event) {
  if (event.button > 0) {
    return;
  }
  stage.element.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, placeOf(event));
  const [x, y] = placeOf(event);
  const at = under(x, y, event.pointerType === "touch");
  stage.drag = pointers.size > 1 ? { pinch: pinch() }
    : { x, y, at, moved: false, item: at && at.item && !at.item.members ? at.item : null };
}

function moveItem(drag, x, y) {
  const item = drag.item;
  item.x = (x - stage.w / 2) / state.camera.k + state.camera.x;
  item.y = (y - stage.h / 2) / state.camera.k + state.camera.y;
  stage.grid = null;
  stage.hovered = { item };
  if (drawing.lines.length <= FINE_LINES) {
    /* A picture that is nearly done is worth more than one that is begun again with each movement. */
    stage.stale = true;
  }
  schedule();
}

function pointerMove(event) {
  const [x, y] = placeOf(event);
  if (!pointers.has(event.pointerId)) {
    const at = event.pointerType === "touch" ? null : under(x, y, false);
    stage.hovered = at;
    stage.element.style.cursor = at ? "pointer" : "grab";
    schedule();
    return;
  }
  const [fromX, fromY] = pointers.get(event.pointerId);
  pointers.set(event.pointerId, [x, y]);
  const drag = stage.drag;
  if (!drag) {
    return;
  }
  if (drag.pinch && pointers.size > 1) {
    const now = pinch();
    zoomAt(now.x, now.y, now.distance / drag.pinch.distance);
    const k = state.camera.k;
    look({ x: state.camera.x - (now.x - drag.pinch.x) / k, y: state.camera.y - (now.y - drag.pinch.y) / k, k });
    drag.pinch = now;
    return;
  }
  drag.moved = drag.moved || Math.hypot(x - drag.x, y - drag.y) > 4;
  if (drag.moved && drag.item) {
    moveItem(drag, x, y);
  } else if (drag.moved) {
    stage.hovered = null;
    stage.element.style.cursor = "grabbing";
    look({ x: state.camera.x - (x - fromX) / state.camera.k, y: state.camera.y - (y - fromY) / state.camera.k,
      k: state.camera.k });
  }
}

function pointerUp(event) {
  const drag = stage.drag;
  pointers.delete(event.pointerId);
  stage.drag = null;
  stage.element.style.cursor = "grab";
  if (!drag || drag.pinch) {
    return;
  }
  if (!drag.moved && event.type === "pointerup") {
    choose(drag.at);
  } else if (drag.moved && drag.item) {
    state.pinned.set(drag.item.node, [drag.item.x, drag.item.y]);
    redraw();
    rememberView();
  }
}

function startPointer() {
  const element = stage.element;
  element.addEventListener("pointerdown", pointerDown);
  element.addEventListener("pointermove", pointerMove);
  element.addEventListener("pointerup", pointerUp);
  element.addEventListener("pointercancel", pointerUp);
  element.addEventListener("pointerleave", () => {
    stage.hovered = null;
    schedule();
  });
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    const [x, y] = placeOf(event);
    zoomAt(x, y, Math.exp(-clamp(event.deltaY * (event.deltaMode === 1 ? 16 : 1), -120, 120) * 0.0028));
  }, { passive: false });
  element.addEventListener("dblclick", (event) => {
    const [x, y] = placeOf(event);
    const at = under(x, y, false);
    if (at && at.item && at.item.node) {
      change("filters", { near: at.item.node, steps: 1, path: [] });
    } else {
      zoomAt(x, y, 1.8);
    }
  });
}

/* The nearest node to one in a direction; null where there is none. */
function neighbourTowards(item, dx, dy) {
  let best = null;
  let least = Infinity;
  for (const other of drawing.items) {
    const [x, y] = [other.x - item.x, other.y - item.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (other.node && other !== item && along > 0 && along >= aside && along + 2 * aside < least) {
      [best, least] = [other, along + 2 * aside];
    }
  }
  return best;
}

function walk(dx, dy) {
  const from = state.node && drawing.itemOf.get(state.node);
  const to = from ? neighbourTowards(from, dx, dy) : drawing.items.find((item) => item.node);
  if (to) {
    select(to.node, null);
    const [x, y] = toScreen(state.camera, stage.w, stage.h, to.x, to.y);
    if (x < 40 || y < 40 || x > stage.w - 40 || y > stage.h - 40) {
      goTo(to.node);
    }
    say(`${to.node.label}, ${TYPES[to.node.type] || to.node.type}, ${plural(to.node.edges.length, "statement")}`);
  }
}

/* Enter goes through the statements of the selected node, one after the other. */
function nextStatement() {
  const of = state.node ? state.node : stage.walked;
  if (!of) {
    return;
  }
  const passed = of.edges.filter((edge) => drawing.itemOf.has(edge.source) && drawing.itemOf.has(edge.target) && passes(edge));
  if (passed.length > 0) {
    const next = passed[(passed.indexOf(state.edge) + 1) % passed.length];
    stage.walked = of;
    select(null, next);
    say(`${next.source.label} ${next.label} ${next.target.label}`);
  }
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function stageKey(event) {
  const arrow = ARROWS[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (arrow && event.shiftKey) {
    const k = state.camera.k;
    look({ x: state.camera.x + arrow[0] * 60 / k, y: state.camera.y + arrow[1] * 60 / k, k });
  } else if (arrow) {
    walk(...arrow);
  } else if (event.key === "Enter") {
    nextStatement();
  } else if (event.key === "Escape") {
    const back = state.edge && stage.walked ? stage.walked : null;
    stage.walked = null;
    select(back, null);
  } else if (event.key === "+" || event.key === "=") {
    zoomAt(stage.w / 2, stage.h / 2, 1.3);
  } else if (event.key === "-") {
    zoomAt(stage.w / 2, stage.h / 2, 1 / 1.3);
  } else if (event.key === "0") {
    fit();
  } else {
    return;
  }
  event.preventDefault();
}

function startKeys() {
  stage.element.addEventListener("keydown", stageKey);
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    }
  });
}
