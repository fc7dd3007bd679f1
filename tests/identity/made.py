#!/usr/bin/env python3
"""Holds the nodes of a made corpus against what its names mean, by kind of name.

usage: made.py CORPUS.jsonl GRAPH.json EVIDENCE.jsonl [--wrong]

CORPUS.jsonl is of tests/bench/make_corpus.py, which says what each name means; the others are what
`tricot build CORPUS.jsonl -o GRAPH.json --evidence EVIDENCE.jsonl` wrote. A name of a document counts once for each
node that stands for it there: for it stands a node of that name or other name with a fact whose sentence has the name.
Precision is how much of a name's node means the same, recall how much of what means the same is in its node
(B-cubed: Bagga and Baldwin 1998), each the average over the names of a kind. A name without a node counts for neither;
it is counted beside them.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import json
import re
import sys


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def key(name):
    """A name as it is compared: without case, article and what stands in brackets behind it."""
    return re.sub(r"^the ", "", re.sub(r" \([^)]*\)$", "", name).lower())


def names_of(node):
    return {key(name) for name in [node["label"], *node.get("aliases", "").split("|")] if name}


def stand_for(documents, graph, evidence):
    """Which names stand where: {(document, name, meaning, kind): nodes}."""
    nodes = {node["id"]: names_of(node) for node in graph["nodes"]}
    facts = collections.defaultdict(list)
    for fact in evidence:
        facts[fact["doc"]].append(fact)
    found = {}
    for document in documents:
        for name, meaning, kind in document["truth"]:
            place = re.compile(rf"\b{re.escape(name)}\b")
            found[document["id"], name, meaning, kind] = {
                node for fact in facts[document["id"]] if place.search(fact["sentence"])
                for node in (fact["source"], fact["target"]) if key(name) in nodes.get(node, ())}
    return found


def score(found):
    """{kind: (names, without a node, precision, recall)} and what is wrong: (kind, node, meanings)."""
    in_node, of_meaning = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for (_, _, meaning, _), nodes in found.items():
        for node in nodes:
            in_node[node][meaning] += 1
            of_meaning[meaning][node] += 1
    sums = collections.defaultdict(lambda: [0, 0, 0, 0.0, 0.0])
    for (_, _, meaning, kind), nodes in found.items():
        total = sums[kind]
        total[0] += 1
        total[1] += not nodes
        for node in nodes:
            total[2] += 1
            total[3] += in_node[node][meaning] / in_node[node].total()
            total[4] += of_meaning[meaning][node] / of_meaning[meaning].total()
    result = {kind: (names, without, precision / max(n, 1), recall / max(n, 1)) for kind, (names, without, n, precision, recall) in sums.items()}
    kinds = {meaning: kind for _, _, meaning, kind in found}
    merged = [(kinds[next(iter(meanings))], node, dict(meanings)) for node, meanings in in_node.items() if len(meanings) > 1]
    return result, merged


def main():
    documents, evidence = lines_of(sys.argv[1]), lines_of(sys.argv[3])
    with open(sys.argv[2], encoding="utf-8") as file:
        graph = json.load(file)
    result, merged = score(stand_for(documents, graph, evidence))
    print(f"{'kind':14}{'names':>7}{'no node':>9}{'precision':>11}{'recall':>8}")
    for kind, (names, without, precision, recall) in sorted(result.items()):
        print(f"{kind:14}{names:7}{without:9}{100 * precision:10.1f}%{100 * recall:7.1f}%")
    if "--wrong" in sys.argv:
        for kind, node, meanings in sorted(merged):
            print(kind, node, meanings, sep="\t")


if __name__ == "__main__":
    main()
