"""What a person reads in the sample article stands in its graph.

usage: test_sample.py TRICOT SAMPLE

Each fact below was read in the article by a person; none was copied from output.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

SPACE = "{http://graphml.graphdrawing.org/xmlns}"

# subject, relation, object: patterns of a whole label; one edge must match all three.
FACTS = [
    (r".*Tokayev", r"(be )?president( of)?", r"Kazakhstan"),
    (r".*Psaki", r"(be )?spokes(woman|person)( of| for)?", r"White House"),
    (r"Collective Security Treaty Organization", r"include", r"Russia"),
    (r"Russia", r"send", r".*troops"),
]
# What a node is, and what is said of it beside its edges.
TOLD = [
    ("Kazakhstan", "description", r"major oil producer"),
    ("Nur-Sultan", "description", r"capital of Kazakhstan"),
    ("terrorists", "facts", r"have not laid down their weapons"),
    ("demonstrations", "facts", r"began as a reaction to the rise in fuel prices"),
]
# Of these people the graph must know the role.
ROLES = [(r".*Grushko", r"deputy foreign minister"), (r".*Tokayev", r"president"), (r".*Psaki", r"spokes(woman|person)")]
# Whom and what the article is about: among the five most prominent nodes.
MAIN = (r".*Tokayev", r"Kazakhstan", r"Russia", r".*Nazarbayev")
# What a hasty reading would make of it.
WRONG = [
    (r"Chevron", r".*", r".*(United States|Russia)"),
    (r"Russians?", r"(be )?involve( in)?", r"war"),
    (r"Astana|Nur-Sultan", r"(be )?name after", r".*Tokayev"),
]


def read(tricot, sample, *options):
    done = subprocess.run([tricot, "build", sample, "-q", "--to", "graphml", "-o", "-", *options],
                          capture_output=True, check=True, timeout=60)
    root = ET.fromstring(done.stdout)
    names = {key.get("id"): key.get("attr.name") for key in root.iter(SPACE + "key")}
    graph = root.find(SPACE + "graph")

    def data(element):
        return {names[d.get("key")]: d.text or "" for d in element.findall(SPACE + "data")}

    nodes = {node.get("id"): data(node) for node in graph.findall(SPACE + "node")}
    edges = [(nodes[e.get("source")]["label"], data(e), nodes[e.get("target")]["label"])
             for e in graph.findall(SPACE + "edge")]
    return nodes, edges


def holds(fact, edges, affirmed):
    subject, relation, target = (re.compile(part, re.I) for part in fact)
    return any(
        subject.fullmatch(s) and relation.fullmatch(e["relation"]) and target.fullmatch(t)
        and (not affirmed or e.get("negated", "false") == "false")
        for s, e, t in edges
    )


def main():
    tricot, sample = sys.argv[1:]
    failures = []
    nodes, edges = read(tricot, sample)
    for fact in FACTS:
        if not holds(fact, edges, True):
            failures.append(f"not in the graph: {fact}")
    for fact in WRONG:
        if holds(fact, edges, True):
            failures.append(f"wrongly in the graph: {fact}")
    first = [node["label"] for node in sorted(nodes.values(), key=lambda node: -float(node["prominence"]))[:5]]
    failures += [f"{name} is not among the first: {first}" for name in MAIN if not any(re.fullmatch(name, label) for label in first)]
    for label, name, value in TOLD:
        known = [node.get(name, "") for node in nodes.values() if node["label"] == label]
        if len(known) != 1 or not re.search(value, known[0]):
            failures.append(f"{label} does not say {value}: {known}")
    for name, role in ROLES:
        known = [n for n in nodes.values() if re.fullmatch(name, n["label"])]
        if len(known) != 1:
            failures.append(f"{len(known)} nodes are {name}")
        elif not (re.search(role, known[0].get("roles", ""), re.I) or
                  holds((name, rf"(be )?{role}( of| for)?", ".*"), edges, True) or
                  holds((name, r"be|have role", rf".*{role}.*"), edges, True)):
            failures.append(f"no role {role}: {known[0]}")
    treaty = [n for n in nodes.values() if n["label"] == "Collective Security Treaty Organization"]
    if len(treaty) != 1 or "CSTO" not in treaty[0].get("aliases", "").split("|"):
        failures.append(f"the treaty organisation: {treaty}")

    # No node twice, under whatever name.
    nodes, _ = read(tricot, sample, "--nodes", "all", "--literals", "nodes", "--min-confidence", "0")
    owner = {}
    for identifier, node in nodes.items():
        if node["type"] not in ("PER", "ORG", "LOC", "MISC"):
            continue
        for name in {node["label"].lower(), *filter(None, node.get("aliases", "").lower().split("|"))}:
            if owner.setdefault((node["type"], name), identifier) != identifier:
                failures.append(f"two nodes are {name}: {owner[node['type'], name]}, {identifier}")
    for failure in failures:
        print(f"not ok: {failure}")
    print(f"{len(FACTS)} facts, {len(ROLES)} roles; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
