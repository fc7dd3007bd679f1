"""What has come, gone or changed between the triples that two programs make of the same texts."""
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from statement import kinds, named  # noqa: E402

# The parts of a triple that a person looks at, in the order in which a change of them is told.
PARTS = ("subject", "relation", "object", "arguments", "kind", "needs", "types", "basis", "construction")

# A sentence of a document with what has become of its triples: `gone` and `new` are triples, `changed` pairs.
Sentence = collections.namedtuple("Sentence", "document before now gone new changed")


def argument(one):
    values = " ".join(str(one[key]) for key in ("value", "unit") if one.get(key))
    return named(one) + (f" ({values})" if values else "")


def parts(triple):
    """{part: text} of all that is compared, but for the confidence."""
    types = [triple["subject"], triple["object"], *triple["args"]]
    return {
        "subject": argument(triple["subject"]),
        "relation": triple["relation"]["text"] + " {" + triple["relation"]["label"] + "}",
        "object": argument(triple["object"]),
        "arguments": "; ".join(f"{a['role'] or a['kind']}: {argument(a)}" for a in triple["args"]),
        "kind": ", ".join(kinds(triple)),
        "needs": str(len(triple["support"])) if triple["support"] else "",
        "types": " ".join("/".join(filter(None, (one["type"], one.get("subtype")))) for one in types),
        "basis": triple["basis"],
        "construction": triple["pattern"],
    }


def differences(before, now):
    """[(part, before, now)] of two triples; the types only where the arguments are as many."""
    a, b = parts(before), parts(now)
    if len(before["args"]) != len(now["args"]):
        a["types"] = b["types"] = ""
    return [(part, a[part], b[part]) for part in PARTS if a[part] != b[part]]


def likeness(before, now):
    """How far two triples of one sentence say the same, for pairs of what was and what has become of it."""
    score = 0.0
    for side in ("subject", "object"):
        words = [set((one[side]["text"] or one[side]["name"]).lower().split()) for one in (before, now)]
        score += 2 * len(words[0] & words[1]) / max(1, len(words[0] | words[1]))
    score += 2 * (before["relation"]["base"] == now["relation"]["base"])
    score += before["relation"]["text"] == now["relation"]["text"]
    return score - 0.001 * len(differences(before, now))


def compare_sentence(before, now):
    """(gone, new, changed, pairs of equal triples) of the triples of one sentence."""
    same = []
    left = list(now)
    gone = []
    for triple in before:
        found = next((other for other in left if parts(other) == parts(triple)), None)
        if found is None:
            gone.append(triple)
        else:
            left.remove(found)
            same.append((triple, found))
    changed = []
    pairs = sorted(((likeness(a, b), i, j) for i, a in enumerate(gone) for j, b in enumerate(left)),
                   key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken_before, taken_now = set(), set()
    for score, i, j in pairs:
        if score >= 3 and i not in taken_before and j not in taken_now:
            taken_before.add(i)
            taken_now.add(j)
            changed.append((gone[i], left[j]))
    return ([t for i, t in enumerate(gone) if i not in taken_before],
            [t for j, t in enumerate(left) if j not in taken_now], changed, same)


def read(path):
    """{document: {(begin, end, sentence): [triple]}} in the order of the file, and the words of all documents."""
    found, words = {}, 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if "document" in record:
                found.setdefault(record["document"], {})
                words += record["words"]
            else:
                place = record["begin"], record["end"], record["sentence"]
                found.setdefault(record["doc"], {}).setdefault(place, []).append(record)
    return found, words


def align(before, now):
    """Pairs of lists of sentences that belong together: those of equal words, then those that overlap."""
    rest = []
    waiting = collections.defaultdict(list)
    for place in now:
        waiting[place[2]].append(place)
    for place in before:
        if waiting[place[2]]:
            yield [place], [waiting[place[2]].pop(0)]
        else:
            rest.append((place, 0))
    rest += [(place, 1) for places in waiting.values() for place in places]
    group, end = ([], []), 0
    for place, side in sorted(rest, key=lambda one: (one[0][0], one[0][1], one[1])):
        if place[0] >= end and any(group):
            yield group
            group = ([], [])
        group[side].append(place)
        end = max(end, place[1])
    if any(group):
        yield group


def compare(before, now):
    """([Sentence] with changes, pairs of equal triples), in the order of the documents and their texts."""
    found, same = [], []
    for document in list(before) + [name for name in now if name not in before]:
        old, new = before.get(document, {}), now.get(document, {})
        rows = []
        for places, others in align(old, new):
            gone, come, changed, equal = compare_sentence([t for p in places for t in old[p]],
                                                          [t for p in others for t in new[p]])
            same += equal
            if gone or come or changed:
                rows.append((min(p[0] for p in (*others, *places)),
                             Sentence(document, " ".join(p[2] for p in places), " ".join(p[2] for p in others),
                                      gone, come, changed)))
        found += [row for _, row in sorted(rows, key=lambda one: one[0])]
    return found, same
