// Writes names beside nodes and labels along edges where they cover nothing, the most prominent first.
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which places of a stage are taken: rectangles, found by cells. */
function takenPlaces(w, h) {
  const cell = 48;
  const across = Math.ceil(w / cell) + 1;
  const cells = new Map();
  const each = (box, action) => {
    for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y++) {
      for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x++) {
        if (action(y * across + x)) {
          return true;
        }
      }
    }
    return false;
  };
  return {
    isFree: (box) => !each(box, (key) => (cells.get(key) || []).some((other) => box.left < other.right &&
      other.left < box.right && box.top < other.bottom && other.top < box.bottom)),
    take(box) {
      each(box, (key) => {
        if (cells.has(key)) {
          cells.get(key).push(box);
        } else {
          cells.set(key, [box]);
        }
        return false;
      });
    },
  };
}

/* A name longer than this is cut on the picture; all of it stands in the details. */
const cutName = (text) => (text.length > 34 ? text.slice(0, 32).trimEnd() + "…" : text);

const nameSize = (item) => Math.round(clamp(10.5 + item.r * 0.22, 11, 17));

/* Below, above, right and left of a disc: boxes for a name of so many pixels. */
function namePlaces(x, y, r, width, size) {
  const height = size * 1.15;
  const at = (cx, top) => ({ left: cx - width / 2 - 2, right: cx + width / 2 + 2, top, bottom: top + height, cx,
    cy: top + height / 2 });
  return [
    at(x, y + r + 1), at(x, y - r - height - 1), at(x + r + 4 + width / 2, y - height / 2),
    at(x - r - 4 - width / 2, y - height / 2),
  ];
}

function writeText(context, text, x, y, color, halo) {
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/* Labels stand along their edge and never on their heads. */
function writeAlong(context, c, text, width, taken, discs, colors, color, must) {
  const angle = Math.atan2(c.by - c.ay, c.bx - c.ax);
  const turned = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  const [across, up] = [Math.abs(Math.cos(turned)), Math.abs(Math.sin(turned))];
  const [halfW, halfH] = [(width * across + 12 * up) / 2, (width * up + 12 * across) / 2];
  const box = { left: c.mx - halfW, right: c.mx + halfW, top: c.my - halfH, bottom: c.my + halfH };
  if (!must && !(taken.isFree(box) && discs.isFree(box))) {
    return false;
  }
  taken.take(box);
  context.save();
  context.translate(c.mx, c.my);
  context.rotate(turned);
  writeText(context, text, 0, 0, color, colors.halo);
  context.restore();
  return true;
}

/* The first names of a picture may lie on discs of others, which say less than they do; on names none may. */
const FIRST_NAMES = 30;

function* drawNames(context, camera, w, h, light, colors, taken, discs) {
  let n = 0;
  let seen = 0;
  const limit = Math.round(w * h / 13000); /* so many names can be read at once; the next ones come with the zoom */
  for (const item of drawing.items) {
    const isLit = light && item.node && light.nodes.has(item.node);
    const [x, y] = toScreen(camera, w, h, item.x, item.y);
    const r = radiusAt(item, camera.k);
    if (x < -80 || y < -20 || x > w + 80 || y > h + 20 || (light && !isLit && item.node) || n > limit) {
      continue;
    }
    const size = nameSize(item);
    context.font = `${item.rank < 12 || isLit ? "600 " : ""}${size}px ${FONT}`;
    const text = cutName(item.label);
    const width = context.measureText(text).width;
    const isChosen = item.node && item.node === state.node;
    const places = namePlaces(x, y, r, width, size);
    const isFirst = isLit || seen++ < FIRST_NAMES;
    const box = places.find((place) => taken.isFree(place) && discs.isFree(place)) ||
      (isFirst ? places.find((place) => taken.isFree(place)) : null) || (isChosen ? places[0] : null);
    if (box) {
      taken.take(box);
      writeText(context, text, box.cx, box.cy, colors.ink, colors.halo);
      if (++n % 60 === 0) {
        yield;
      }
    }
  }
}

function* drawLineLabels(context, camera, w, h, light, colors, taken, discs) {
  let n = 0;
  context.font = `11px ${FONT}`;
  const limit = Math.round(w * h / 9000);
  if (!light && drawing.lines.length > 20 * limit && camera.k < 0.5) {
    return;
  }
  for (const line of drawing.lines) {
    const isLit = light && line.edge && light.has(line.edge);
    if (!line.edge || (light && !isLit) || n > limit) {
      continue;
    }
    const c = curve(line, camera, w, h);
    if (c.mx < 0 || c.my < 0 || c.mx > w || c.my > h) {
      continue;
    }
    const text = cutName(shown(line.edge.label || line.edge.relation));
    const width = context.measureText(text).width;
    const must = line.edge === state.edge;
    if (!must && c.length < width * (isLit ? 0.7 : 0.95)) {
      continue;
    }
    const color = line.edge.standing === "denied" ? colors.denied
      : line.edge.standing === "claimed" ? colors.claimed : isLit ? colors.ink : colors.faint;
    n += writeAlong(context, c, text, width, taken, discs, colors, color, must) ? 1 : 0;
    if (n % 60 === 59) {
      yield;
    }
  }
}

function* drawLabels(context, camera, w, h, light, colors) {
  const taken = takenPlaces(w, h);
  const discs = takenPlaces(w, h);
  let n = 0;
  for (const item of drawing.items) {
    const [x, y] = toScreen(camera, w, h, item.x, item.y);
    const r = radiusAt(item, camera.k);
    if (r > 2.5 && x > -r && y > -r && x < w + r && y < h + r && n++ < 3000) {
      discs.take({ left: x - r, right: x + r, top: y - r, bottom: y + r });
    }
  }
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  yield;
  yield* drawNames(context, camera, w, h, light, colors, taken, discs);
  yield* drawLineLabels(context, camera, w, h, light, colors, taken, discs);
}
