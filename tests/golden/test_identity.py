#!/usr/bin/env python3
"""Which names of short texts are one thing and which are two: tests/data/identity.jsonl, judged by hand.

test_identity.py TRICOT CASES.jsonl

A case a line: {"id", "kind", "documents": [text, ...], "same": [[name, name], ...], "different": the same}, a name
several spellings joined by `|`; one that begins with `@` (a description, by what stands beside it in the graph) is not
looked at here. Names of a `same` pair are called by one entity, those of a `different` pair by none; where both names
have a spelling in common, by two entities. A case with "open" is one that is not mended yet, and says why: the test
fails once it holds.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

TRICOT, CASES = sys.argv[1:]


def key(name):
    return re.sub(r"^(the|a|an) ", "", re.sub(r"[^\w]+", " ", name.lower()).strip())


def run(*arguments, text):
    done = subprocess.run([TRICOT, *arguments], input=text, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def within(cases):
    """The names of each entity of the cases of one document, by case."""
    lines = [json.dumps({"id": case["id"], "text": case["documents"][0]}) for case in cases]
    made = collections.defaultdict(list)
    for line in run("extract", "--from", "jsonl", "-", "-q", text="\n".join(lines)).splitlines():
        record = json.loads(line)
        if "document" in record:
            made[record["document"]] = [[e["name"], *e["aliases"]] for e in record["entities"]]
    return made


def across(case):
    """The names of each node of a case of several documents."""
    lines = [json.dumps({"id": f"{case['id']}-{i}", "text": text}) for i, text in enumerate(case["documents"])]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.json")
        run("build", "--from", "jsonl", "-", "-o", path, "--nodes", "all", "--min-confidence", "0", "-q",
            text="\n".join(lines))
        with open(path, encoding="utf-8") as file:
            nodes = json.load(file)["nodes"]
    return [[node["label"], *node.get("aliases", "").split("|")] for node in nodes]


def spellings(name):
    return {key(one) for one in name.split("|") if not one.startswith("@")}


def holds(entities, sort, pair):
    called = [set(map(key, names)) for names in entities]
    first, second = map(spellings, pair)
    ones, others = ({i for i, names in enumerate(called) if names & wanted} for wanted in (first, second))
    if sort == "same":
        return bool(ones & others)
    return len(ones | others) > 1 if first & second else not ones & others


def main():
    with open(CASES, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    made = within([case for case in cases if len(case["documents"]) == 1])
    wrong, n_open = [], 0
    for case in cases:
        entities = made[case["id"]] if case["id"] in made else across(case)
        failed = [f"{sort}: {' ~ '.join(pair)}" for sort in ("same", "different") for pair in case[sort]
                  if not holds(entities, sort, pair)]
        n_open += "open" in case
        if "open" in case and not failed:
            wrong.append(f"{case['id']} holds now: no \"open\" any more")
        elif "open" not in case and failed:
            wrong += [f"{case['id']} {case['kind']}, {one}\n    {' / '.join(case['documents'])}" for one in failed]
    print(*wrong, f"{len(cases)} cases, {n_open} open, {len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
