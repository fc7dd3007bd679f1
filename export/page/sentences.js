// A sentence with its subject, relation and object marked: by places where they are known, else by the words.
// SPDX-License-Identifier: GPL-3.0-or-later

/* A sentence has the names of pronouns behind them in brackets, which the places of the text do not count. Finds
   these brackets: as many as make up for the length; null where none do. Places and lengths in code points. */
function insertions(points, wanted) {
  const sentence = points.join("");
  const found = [...sentence.matchAll(/ \[[^\]]*\]/g)].map((match) => ({
    at: Array.from(sentence.slice(0, match.index)).length,
    length: Array.from(match[0]).length,
  }));
  const missing = points.length - wanted;
  const sum = (list) => list.reduce((total, one) => total + one.length, 0);
  if (sum(found) === missing) {
    return found;
  }
  /* Some brackets are the text's own. */
  for (let mask = 1; found.length <= 10 && mask < 1 << found.length; mask++) {
    const some = found.filter((_, i) => mask >> i & 1);
    if (sum(some) === missing) {
      return some;
    }
  }
  return missing === 0 ? [] : null;
}

/* The roles of a sentence's code points by the places of its fact; null where they are not known. */
function rolesByPlace(fact, points) {
  if (fact.begin < 0) {
    return null;
  }
  const added = insertions(points, fact.end - fact.begin);
  if (!added) {
    return null;
  }
  const roles = new Array(points.length).fill("");
  let n = 0;
  const paint = ([begin, end], role) => {
    if (begin < fact.begin || end > fact.end || begin >= end) {
      return;
    }
    /* A bracket is behind its pronoun, and of the same thing. */
    const shift = (place, isEnd) => {
      let moved = place - fact.begin;
      for (const one of added) {
        moved += one.at < moved || (isEnd && one.at === moved) ? one.length : 0;
      }
      return moved;
    };
    roles.fill(role, shift(begin, false), shift(end, true));
    n++;
  };
  paint(fact.relation, "relation");
  paint(fact.source, "subject");
  paint(fact.target, "object");
  return n > 0 ? roles : null;
}

const LITTLE = new Set(["a", "an", "the", "is", "was", "were", "are", "be", "been", "has", "had", "have", "of", "in", "to",
  "by", "with", "for", "on", "at", "as", "from", "not", "will", "may", "would"]);

/* The same by the names of its ends and the words of its label. */
function rolesByWords(edge, points) {
  const roles = new Array(points.length).fill("");
  const folded = points.map((point) => fold(point) || " ");
  const places = [];
  folded.forEach((point, i) => places.push(...new Array(point.length).fill(i)));
  const text = folded.join("");
  const isLetter = (at) => at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at]);
  const paint = (words, role, whole) => {
    for (const word of words.map(fold).filter((one) => one.length > 1).sort((a, b) => b.length - a.length)) {
      let at = text.indexOf(word);
      while (at >= 0 && (isLetter(at - 1) || (whole && isLetter(at + word.length)))) {
        at = text.indexOf(word, at + 1);
      }
      if (at >= 0) {
        let end = at + word.length;
        while (!whole && isLetter(end)) {
          end++;
        }
        roles.fill(role, places[at], (places[end - 1] || 0) + 1);
        return;
      }
    }
  };
  const stem = (word) => (word.length > 5 ? word.slice(0, word.length - 2) : word);
  for (const word of edge.label.split(" ").filter((one) => !LITTLE.has(one))) {
    paint([stem(word)], "relation", false);
  }
  paint([edge.source.label, ...nodeList(edge.source, "aliases")], "subject", true);
  paint([edge.target.label, ...nodeList(edge.target, "aliases")], "object", true);
  return roles;
}

/* A fact's sentence as an element, its words in their roles. */
function markedSentence(fact) {
  const points = Array.from(fact.sentence);
  const roles = rolesByPlace(fact, points) || rolesByWords(fact.edge, points);
  const out = make("p.sentence", { dir: "auto" });
  for (let i = 0; i < points.length;) {
    let end = i + 1;
    while (end < points.length && roles[end] === roles[i]) {
      end++;
    }
    const words = points.slice(i, end).join("");
    append(out, [roles[i] ? make(`mark.${roles[i]}`, { title: roles[i] }, words) : words]);
    i = end;
  }
  return out;
}
