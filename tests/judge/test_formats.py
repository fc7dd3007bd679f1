"""Other people's readers open every format, with names that break writers, and find what was written.

usage: test_formats.py TRICOT

formats.py has the formats and their judges.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import rdflib

import dictionary
import hostile
from formats import FORMATS, HERE, IDENTIFIER, cell, node_link, table

[TRICOT] = (os.path.abspath(argument) for argument in sys.argv[1:])


def attributes(data):
    """The data dictionary names every attribute of the formats with its type, and no other."""
    with open("m.jsonl", "w", encoding="utf-8") as file:
        json.dump({"document": "met", "entities": [{"entity": f"e{i}", "name": f"Met {i}", "type": "PER", "named": True,
                                                    "sentences": [1]} for i in (1, 2)]}, file)
    subprocess.run([TRICOT, "graph", "h.jsonl", "m.jsonl", "-q", "--nodes", "all", "--simple", "--cooccur", "sentence",
                    "-o", "s.json"], check=True)
    with open("s.json", encoding="utf-8") as file:
        simple = json.load(file)
    sampled = {"betweenness_se", "properties"}  # of larger graphs; of facts with dates
    near = {"directed", "identity"}  # of graphs with co-occurrence; with ends that are doubtful
    for title, found in (("Of the graph", {*data["graph"], "model"}), ("Of a node", {*set().union(*data["nodes"]), *sampled}),
                         ("Of an edge", {*set().union(*data["edges"], *simple["edges"]), *near} - {"key"})):
        assert set(dictionary.types(title)) == found, (title, set(dictionary.types(title)) ^ found)
    with open("e.csv", encoding="utf-8") as file:
        assert dictionary.names("Evidence") == set(file.readline().strip().split(","))
    words = {"string": ("text", "list"), "int": ("whole number",), "double": ("number",), "boolean": ("truth value",)}
    tree = ElementTree.parse("h.graphml")
    for key in tree.iter("{http://graphml.graphdrawing.org/xmlns}key"):
        title = {"g": "Of the graph", "n": "Of a node", "e": "Of an edge"}[key.get("for")[0]]
        said = dictionary.types(title)[key.get("attr.name")]
        assert said in words[key.get("attr.type")], (title, key.attrib, said)


def evidence(data):
    """One row a triple behind an edge, with where it stands; both forms say the same."""
    for name in ("e.jsonl", "e.csv"):
        subprocess.run([TRICOT, "graph", "h.jsonl", "-q", "--nodes", "all", "--evidence", name, "-o", "e.json"], check=True)
    with open("e.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    triples = {line["id"]: line for line in hostile.lines() if "id" in line and line["object"]["how"] != "absent"}
    weights = {}
    for row in rows:
        weights[row["edge"]] = weights.get(row["edge"], 0) + 1
        triple = triples[row["id"]]
        assert (row["doc"], row["sent"], row["begin"], row["end"]) == tuple(triple[key] for key in ("doc", "sent", "begin", "end"))
        assert row["sentence"] == hostile.clean(triple["sentence"]) and row["title"].startswith('title "'), row
        assert re.fullmatch(r"2024-0\d-15", row["date"]) and row["url"].startswith("https://example.org/"), row
        assert (row["confidence"], row["modality"], row["basis"]) == tuple(triple[key] for key in ("confidence", "modality", "basis"))
    assert {row["id"] for row in rows} == set(triples)
    assert weights == {edge["id"]: edge["weight"] for edge in data["edges"]}
    _, cells = table("e.csv")
    for row, found in zip(rows, cells, strict=True):
        plain = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in row.items()}
        assert plain == {key: cell(value) for key, value in found.items()}


def base(data):
    subprocess.run([TRICOT, "graph", "h.jsonl", "-q", "--nodes", "all", "--base", "https://example.org/kg/", "-o", "b.nt"], check=True)
    graph = rdflib.Graph()
    graph.parse("b.nt", format="nt")
    entities = {str(s) for s in graph.subjects(rdflib.URIRef(IDENTIFIER)) if "/entity/" in str(s)}
    assert len(entities) == len(data["nodes"]) and all(e.startswith("https://example.org/kg/entity/") for e in entities)
    for bad in ("no scheme", "", "http://a b/", "urn:<x>", "1:2"):
        done = subprocess.run([TRICOT, "graph", "h.jsonl", "-q", "--base", bad, "-o", "bad.nt"], capture_output=True, text=True)
        assert done.returncode == 2 and "--base" in done.stderr and not os.path.exists("bad.nt"), (bad, done)


def all_are_judged():
    """Each format that the program lists has its judge, and its row in the data dictionary."""
    page = subprocess.run([TRICOT, "graph", "--help"], capture_output=True, text=True, check=True).stdout
    [listed] = re.findall(r"--to FORMAT .*?: (.*?)\n +-", page, re.S)
    assert listed.split() == list(FORMATS), f"the program's formats are {listed.split()}"
    for name, form in FORMATS.items():
        if isinstance(form.judge, str):
            with open(os.path.join(HERE, form.judge), encoding="utf-8") as file:
                assert re.search(rf'[".]{name}"', file.read()), f"{form.judge} has nothing of {name}"
    rows = [cells[0] for cells in dictionary.rows("In each format")]
    assert sorted(rows) == sorted({form.row for form in FORMATS.values()}), rows


def write_all():
    call = [TRICOT, "graph", "h.jsonl", "--nodes", "all", "--metrics", "all"]
    told = {form.path: form.title for form in FORMATS.values() if form.path and "." in form.path}
    outputs = [word for path in told for word in ("-o", path)]
    done = subprocess.run([*call, *outputs], check=True, capture_output=True, text=True)
    # What a form has no place for is said once for each file.
    said = re.findall(r"(\S+) has no place for \d+ control characters in it", done.stderr)
    assert said == [title for title in told.values() if title], done.stderr
    for name, form in FORMATS.items():
        if form.path and form.path not in told:
            subprocess.run([*call, "-q", "--to", name, "-o", form.path], check=True)


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        all_are_judged()
        hostile.write("h.jsonl")
        write_all()
        data = node_link()
        judges = [form.judge for form in FORMATS.values() if callable(form.judge) and form.judge != node_link]
        for judge in (*dict.fromkeys(judges), evidence, base, attributes):
            judge(data)
            print(judge.__name__, "arrived whole")
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(data['nodes'])} nodes, {len(data['edges'])} edges")


main()
