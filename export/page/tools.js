// Small helpers: elements, lists, texts that are shown safely, numbers.
// SPDX-License-Identifier: GPL-3.0-or-later

const byId = (id) => document.getElementById(id);

/* What a document says is text: characters that turn the direction of what stands beside them are shown, not obeyed. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g;
const shown = (text) => String(text).replace(DIRECTION, "\uFFFD");

/* An element; attributes by name ("on..." a listener), children as elements or texts, which never are markup. */
function make(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length > 0) {
    element.className = classes.join(" ");
  }
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, key === "id" || key === "class" ? value : shown(value));
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) {
      continue;
    }
    element.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  }
}

function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

const button = (text, action, attributes) =>
  make("button", { type: "button", onclick: action, ...attributes }, text);

/* The values of a list: joined by "|", a "|" inside one is "\|". */
function splitList(joined) {
  if (!joined) {
    return [];
  }
  if (!joined.includes("\\|")) {
    return joined.split("|");
  }
  return joined.split(/(?<!\\)\|/).map((value) => value.replaceAll("\\|", "|"));
}

const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;

const percent = (x) => `${Math.round(100 * x)}%`;

const clamp = (x, low, high) => Math.max(low, Math.min(high, x));

/* Lower case without accents: what a search compares. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* Says something to who hears the page instead of seeing it. */
function say(text) {
  byId("said").textContent = shown(text);
}

/* Runs `action` once calls have stopped coming for `ms`. */
function later(action, ms) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), ms);
  };
}

/* A bar or fan of buttons in which the chosen one is pressed: [[value, text], ...]. */
function choice(label, options, value, action) {
  const group = make("div.choice", { role: "group", "aria-label": label });
  for (const [key, text] of options) {
    group.append(button(text, () => {
      for (const other of group.children) {
        other.setAttribute("aria-pressed", String(other.dataset.value === String(key)));
      }
      action(key);
    }, { "aria-pressed": String(key === value), "data-value": key }));
  }
  return group;
}

function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
