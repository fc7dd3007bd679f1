#!/usr/bin/env python3
"""Relations that the model reads between two names: where one holds, where none does, and what the graph makes of them.

test_typed.py TRICOT UNRELATED

UNRELATED has a text of names a line, of which no two are related as any of the properties says.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import subprocess
import sys

TRICOT, UNRELATED = sys.argv[1:]

# What is to be read, one relation a line: subject, property, object.
RELATED = {
    "Karl Lind (born 12 March 1961 in Oslo) is a Norwegian painter.": """\
Karl Lind|P19|Oslo
Karl Lind|P27|Norway
Karl Lind|P569|12 March 1961
Oslo|P17|Norway
""",
    "Her 2003 album Blue Rivers, released by Northern Records, sold well in Canada.": """\
Blue Rivers|P577|2003
Blue Rivers|P264|Northern Records
""",
    "The Hall River flows through Lowmoor and empties into the Baltic Sea.": "Hall River|P403|Baltic Sea\n",
    "Acme Motors, a subsidiary of Ford, is headquartered in Detroit, Michigan.": "Acme Motors|P131|Michigan\n",
    "Torvik University, founded in 1893 in Norway, has 4,000 students.": "Torvik University|P571|1893\n",
}

# Texts and edges of their graphs: of the model's alone, of the text's and the model's. What is commonplace, that a place is
# in a country or a person of it, is told of the node and is no edge.
TEXT = """\
Blue Rivers is the third album by the Canadian singer Anna Holt, released in 2003 by Northern Records. The single "Winter \
Light" was written by Holt and Tomas Berg.

Erik Torvald (born 4 May 1912 in Bergen; died 1987) was a Norwegian composer. His opera The Glass Harbour, first heard in \
1951, was recorded by the Hall Quartet.

The Harl is a river in Lower Saxony, Germany, a tributary of the Aller. It rises near Hohenfeld and passes Altendorf.
"""
READ = {
    ("Blue Rivers", "is on the label", "Northern Records", "P264"),
    ("Anna Holt", "is on the label", "Northern Records", "P264"),
    ("Winter Light", "is on the label", "Northern Records", "P264"),
    ("Anna Holt", "performed", "Blue Rivers", "^P175"),
    ("Anna Holt", "performed", "Winter Light", "^P175"),
}
BOTH = {
    ("Erik Torvald", "was born in", "Bergen", "P19"),
    ("Lower Saxony", "is located in", "Germany", "P131"),
}
FACTS = {"Lower Saxony": "is located in Germany", "Erik Torvald": "is a citizen of Norway"}
failed = 0


def check(what, found, wanted):
    global failed
    if found != wanted:
        failed += 1
        print(f"{what}\n  missing: {wanted - found}\n  not wanted: {found - wanted}")


def run(text, *arguments):
    return subprocess.run([TRICOT, *arguments], input=text.encode(), check=True, stdout=subprocess.PIPE).stdout.decode()


def extract(text, *options):
    return [json.loads(line) for line in run(text, "extract", "-q", "--from", "lines", "-", *options).splitlines()]


def typed(text, *options):
    return {(t["subject"]["name"], t["relation"]["property"], t["object"]["name"])
            for t in extract(text, *options) if t.get("relation", {}).get("property")}


def unrelated():
    """At most one pair of names in twenty is given a relation that it has not."""
    with open(UNRELATED, encoding="utf-8") as file:
        lines = extract(file.read(), "--infer", "only")
    n_pairs, found = 0, set()
    for line in lines:
        if "document" in line:
            n = sum(e["type"] in ("PER", "ORG", "LOC", "MISC") for e in line["entities"])
            n_pairs += n * (n - 1) // 2
        else:
            found.add((line["doc"], *sorted((line["subject"]["name"], line["object"]["name"]))))
    if n_pairs < 100 or len(found) > 0.05 * n_pairs:
        check(f"{n_pairs} pairs of names without a relation", found, set())


def graph():
    made = json.loads(run(TEXT, "build", "-q", "-", "--to", "json", "-o", "-"))
    names = {node["id"]: node["label"] for node in made["nodes"]}
    edges = {(names[e["source"]], e["label"], names[e["target"]], e["property"]): e for e in made["edges"] if e.get("property")}
    check("edges with a property", set(edges), READ | BOTH)
    check("edges that the model alone has read", {key for key, e in edges.items() if e["basis"] == "inferred"}, READ)
    heavy = {(key, e["weight"]) for key, e in edges.items() if key in READ and e["weight"] != 1}
    check("edges that count twice what is said once", heavy, set())
    facts = {(node["label"], fact) for node in made["nodes"] for fact in node.get("facts", "").split("|")}
    check("facts", facts & set(FACTS.items()), set(FACTS.items()))
    whole = json.loads(run(TEXT, "build", "-q", "-", "--nodes", "all", "--to", "json", "-o", "-"))
    names = {node["id"]: node["label"] for node in whole["nodes"]}
    edges = {(names[e["source"]], e["label"], names[e["target"]]) for e in whole["edges"]}
    wanted = {(subject, *fact.rsplit(" ", 1)) for subject, fact in FACTS.items()}
    check("edges of the whole graph", edges & wanted, wanted)


def main():
    for text, lines in RELATED.items():
        wanted = {tuple(line.split("|")) for line in lines.splitlines()}
        check(text, typed(text) & wanted, wanted)
    unrelated()
    graph()
    sys.exit(failed > 0)


main()
