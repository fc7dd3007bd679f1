// The search box: completion over names and aliases, by mouse and by keys.
// SPDX-License-Identifier: GPL-3.0-or-later

const finder = { names: null, chosen: -1, found: [] };

/* All names of all nodes, folded; made when somebody first looks for one. */
function namesToFind() {
  if (!finder.names) {
    finder.names = byRank.map((node) => ({
      node,
      all: [node.label, ...nodeList(node, "aliases")].map((name) => [name, fold(name)]),
    }));
  }
  return finder.names;
}

/* Names that begin with the words come first, then those with a word that does, then those that have them inside. */
function findNames(query) {
  const wanted = fold(query.trim());
  const ranks = [[], [], []];
  for (const { node, all } of wanted ? namesToFind() : []) {
    let best = 3;
    let by = "";
    for (const [name, folded] of all) {
      const at = folded.indexOf(wanted);
      const rank = at < 0 ? 3 : at === 0 ? 0 : /[\p{L}\p{N}]/u.test(folded[at - 1]) ? 2 : 1;
      if (rank < best) {
        [best, by] = [rank, name];
      }
    }
    if (best < 3) {
      ranks[best].push({ node, by });
    }
    if (ranks[0].length > 12) {
      break;
    }
  }
  return ranks.flat().slice(0, 12);
}

function showFound() {
  const list = byId("found");
  const box = byId("search");
  const isOpen = finder.found.length > 0 || (box.value.trim() !== "" && document.activeElement === box);
  fill(list, finder.found.length === 0 ? make("li.none", { role: "option", "aria-disabled": "true" }, "No such name")
    : finder.found.map(({ node, by }, i) => make("li", {
      role: "option", id: `found-${i}`, "aria-selected": String(i === finder.chosen),
      onmousedown: (event) => {
        event.preventDefault();
        takeFound(i);
      },
    }, make(`span.dot.type-${node.type}`, { "aria-hidden": "true" }), make("bdi", {}, node.label),
    by === node.label ? null : make("span.by", {}, " also ", make("bdi", {}, by)),
    make("span.kind", {}, TYPES[node.type] || node.type))));
  list.hidden = !isOpen;
  box.setAttribute("aria-expanded", String(isOpen));
  if (finder.chosen >= 0) {
    box.setAttribute("aria-activedescendant", `found-${finder.chosen}`);
    list.children[finder.chosen].scrollIntoView({ block: "nearest" });
  } else {
    box.removeAttribute("aria-activedescendant");
  }
}

function closeFound() {
  finder.found = [];
  finder.chosen = -1;
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

/* Shows a node wherever it is: what hides it is undone. */
function reveal(node) {
  const isHidden = !drawing.itemOf.has(node);
  if (isHidden) {
    state.hidden.delete(node);
    change("filters", { near: null, path: [] });
  }
  if (!drawing.itemOf.has(node)) {
    clearFilters();
  }
  if (isClosed(node)) {
    openCommunity(node.community);
  }
  select(node, null);
}

function takeFound(i) {
  const { node } = finder.found[i];
  closeFound();
  byId("search").value = node.label;
  reveal(node);
  say(`${node.label}, ${TYPES[node.type] || node.type}, ${plural(node.edges.length, "statement")}`);
}

function searchKey(event) {
  const n = finder.found.length;
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && n > 0) {
    /* From none chosen, down is the first and up the last. */
    finder.chosen = event.key === "ArrowDown" ? (finder.chosen + 1) % n : (Math.max(finder.chosen, 0) + n - 1) % n;
    event.preventDefault();
    showFound();
  } else if (event.key === "Enter" && n > 0) {
    takeFound(Math.max(finder.chosen, 0));
    stage.element.focus();
  } else if (event.key === "Escape") {
    closeFound();
  }
}

function startSearch() {
  const box = byId("search");
  box.addEventListener("input", () => {
    finder.found = findNames(box.value);
    finder.chosen = -1;
    showFound();
    if (box.value.trim()) {
      say(plural(finder.found.length, "name") + " found");
    }
  });
  box.addEventListener("keydown", searchKey);
  box.addEventListener("blur", closeFound);
}
