"""Gephi's own importer opens our GraphML, GEXF, tables and DOT, and everything arrives.

usage: test_gephi.py TRICOT SAMPLE README FOLDER

FOLDER keeps the Gephi Toolkit between runs. Skipped, with a message, where Java or Maven
is missing or the toolkit cannot be fetched.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import hostile

TRICOT, SAMPLE, README, FOLDER = (os.path.abspath(argument) for argument in sys.argv[1:])
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "GephiImport.java")
JAR = os.path.join(FOLDER, "gephi-toolkit-0.10.1-all.jar")
SKIPPED = 77
BUILT_IN = {"label", "x", "y", "size", "r", "g", "b", "id", "weight", "source", "target", "kind", "key"}


def fetch():
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            print(f"skipped: no {program} here")
            sys.exit(SKIPPED)
    os.makedirs(FOLDER, exist_ok=True)
    if not os.path.exists(JAR):
        done = subprocess.run(
            ["mvn", "-q", "-B", "dependency:copy", "-Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all", f"-DoutputDirectory={FOLDER}"],
            capture_output=True, text=True, timeout=240, cwd=FOLDER)
        if done.returncode != 0 or not os.path.exists(JAR):
            print("skipped: Maven could not fetch the Gephi Toolkit:", done.stdout[-500:], done.stderr[-500:])
            sys.exit(SKIPPED)


def imported(files, *more):
    """What Gephi has after opening each file: nodes and edges by id, and what it complained of."""
    done = subprocess.run(["java", "-Djava.awt.headless=true", "-Xmx1g", "-cp", JAR, SOURCE, *files, *more], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]
    graphs = []
    for line in done.stdout.splitlines():
        found = json.loads(line)
        if "file" in found:
            graphs.append({"nodes": {}, "edges": {}, "issues": []})
        elif "issue" in found:
            graphs[-1]["issues"].append(found["issue"])
        else:
            kind = "node" if "node" in found else "edge"
            assert found[kind] not in graphs[-1][kind + "s"], found[kind]
            graphs[-1][kind + "s"][found[kind]] = found
    assert len(graphs) == len(files), done.stderr[-3000:]
    return graphs


def quick_start():
    """The command of the README's first step; the steps after it are drawn by GephiImport.java."""
    with open(README, encoding="utf-8") as file:
        steps = file.read().split("## Gephi in five steps", 1)[1].split("\n## ", 1)[0]
    [command] = re.findall(r"`tricot (build .*?)`", steps)
    arguments = [SAMPLE if word == "tests/data/kazakhstan.txt" else word for word in command.split()]
    subprocess.run([TRICOT, *arguments, "-q", "-o", "quick.json"], check=True)
    return arguments[arguments.index("-o") + 1]


def drawn(picture):
    """Every node is a circle of its own, in its place, size and colour, with its label."""
    with open("quick.json", encoding="utf-8") as file:
        data = json.load(file)
    tree = ElementTree.parse(picture)
    name = "{http://www.w3.org/2000/svg}"
    circles = [(float(c.get("cx")), float(c.get("cy")), float(c.get("r")), c.get("fill")) for c in tree.iter(name + "circle")]
    # It breaks lines within long ones.
    labels = sorted(" ".join("".join(text.itertext()).split()) for text in tree.iter(name + "text"))
    assert labels == sorted(node["label"] for node in data["nodes"]), labels
    assert len(circles) == len(data["nodes"]) and len({c[:2] for c in circles}) == len(circles)
    colours = sorted(c[3] for c in circles)
    assert colours == sorted("#%02x%02x%02x" % (node["r"], node["g"], node["b"]) for node in data["nodes"]), colours
    for i, (x, y, r, _) in enumerate(circles):
        for x2, y2, r2, _ in circles[:i]:
            assert (x - x2) ** 2 + (y - y2) ** 2 >= (0.95 * (r + r2)) ** 2, "two nodes overlap"
    assert len(list(tree.iter(name + "path"))) >= len(data["edges"])
    return len(circles)


def near(a, b):
    return abs(a - b) <= 1e-4 * max(1, abs(a))  # Gephi keeps places in 32 bits


def moment(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    return f"<[{datetime.datetime.fromisoformat(text + 'T00:00:00+00:00').timestamp() * 1000:.1f}]>"


def columns(where, wanted, found, change, rename):
    for name, value in wanted.items():
        if name in BUILT_IN or value == "":
            continue
        arrived = found.get(rename.get(name, name))
        if isinstance(value, str):
            # Gephi takes the text "null" for none, and a table's column of days for moments; a bar is behind a list
            # of one number, which it would take for a number.
            assert arrived in (change(value), moment(value), change(value) + "|") or change(value) in ("", "null"), (where, name, value[:200], arrived)
        else:
            assert arrived is not None and type(arrived) is not str and near(float(arrived), float(value)), (where, name, value, arrived)


def compare(where, data, found, change, has_look, rename):
    assert set(found["nodes"]) == {change(node["id"]) for node in data["nodes"]}, (where, len(found["nodes"]), len(data["nodes"]))
    assert set(found["edges"]) == {change(edge["id"]) for edge in data["edges"]}, (where, len(found["edges"]), len(data["edges"]))
    assert not [issue for issue in found["issues"] if "SEVERE" in issue or "CRITICAL" in issue], (where, found["issues"])
    for node in data["nodes"]:
        arrived = found["nodes"][change(node["id"])]
        assert arrived["label"] == change(node["label"]), (where, node["label"], arrived["label"])
        columns(where, node, arrived["columns"], change, rename)
        if has_look:
            assert all(near(node[name], arrived[name]) for name in ("x", "y", "size", "r", "g", "b")), (where, node, arrived)
    for edge in data["edges"]:
        arrived = found["edges"][change(edge["id"])]
        assert (arrived["source"], arrived["target"]) == (change(edge["source"]), change(edge["target"])), (where, edge, arrived)
        # Gephi takes blanks from the ends of a kind.
        assert arrived["kind"].strip(" ") == change(edge["kind"]).strip(" ") and arrived["label"] == change(edge["label"]), (where, edge, arrived)
        assert arrived["weight"] == edge["weight"] and arrived["directed"] is True, (where, edge, arrived)
        columns(where, edge, arrived["columns"], change, rename)


def trimmed(text):
    """A cell of a table: Gephi takes white space from its ends, and leaves the apostrophe before a formula."""
    text = "'" + text if text[:1] in tuple("=+-@'\t\r") and text else text
    return text.strip("".join(map(chr, range(33))) + "\u2028")


def in_dot(text):
    """A label of DOT in Gephi, which leaves HTML's entities as they stand, and takes white space from its ends."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text).replace("\r", "\n")
    return re.sub(r"&(?=[A-Za-z0-9#]+;)", "&amp;", text)


def compare_dot(where, data, found):
    """DOT has no ids or kinds of edges for Gephi, and no sizes."""
    words = ("graph", "node", "edge", "subgraph")
    ids = {node["id"]: re.sub("^(.)", r"\1\n", node["id"]) if node["id"].lower() in words else node["id"] for node in data["nodes"]}
    assert set(found["nodes"]) == set(ids.values()), set(found["nodes"]) ^ set(ids.values())
    assert not [issue for issue in found["issues"] if not issue.startswith("INFO")], (where, found["issues"])
    for node in data["nodes"]:
        arrived = found["nodes"][ids[node["id"]]]
        assert arrived["label"] == in_dot(node["label"]), (where, node["label"], arrived["label"])
        assert all(near(node[name], arrived[name]) for name in ("x", "y", "r", "g", "b")), (where, node, arrived)
        for name in {"type", "subtype", "mentions", "prominence", "description"} & set(node):
            wanted = hostile.in_dot(str(node[name]))
            assert str(arrived["columns"].get(name, "")) == wanted, (where, name, wanted, arrived)
    edges = sorted((ids[edge["source"]], ids[edge["target"]], in_dot(edge["label"]), float(edge["weight"])) for edge in data["edges"])
    arrived = sorted((edge["source"], edge["target"], edge["label"], edge["weight"]) for edge in found["edges"].values())
    assert arrived == edges, [pair for pair in zip(arrived, edges) if pair[0] != pair[1]][:3]
    assert all(edge["directed"] for edge in found["edges"].values())


def write_lists(path):
    """Lists of one number in all rows by which Gephi guesses a column's type, and of two behind them."""
    with open(path, "w", encoding="utf-8") as file:
        for doc, ends in (("1", range(60)), ("2", range(50, 60))):
            for i in ends:
                subject = {"entity": f"e{i}", "name": f"Name {i}", "type": "PER", "named": True}
                year = {"role": "in", "kind": "time", "text": doc, "value": f"200{doc}", "name": f"200{doc}", "type": "DATE", "how": "name"}
                for said, to, args in (("met", {"entity": f"e{i + 1}", "name": f"Name {i + 1}", "type": "PER", "named": True}, [year]),
                                       ("resigned", {"text": "", "name": "", "how": "absent"}, [])):
                    file.write(json.dumps({"id": f"{int(doc):08x}{i:04x}{len(said):04x}", "doc": doc, "sentence": f"{said} {i}.", "subject": subject,
                                           "relation": {"text": said, "label": said}, "object": to, "args": args, "confidence": 0.75}) + "\n")


def main():
    fetch()
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        hostile.write("h.jsonl")
        write_lists("l.jsonl")
        for name, call in (("g", ["build", SAMPLE, "--nodes", "all", "--min-confidence", "0"]), ("h", ["graph", "h.jsonl", "--nodes", "all", "--metrics", "all"]),
                           ("s", ["graph", "h.jsonl", "--nodes", "all", "--simple"]), ("l", ["graph", "l.jsonl"])):
            outputs = [word for form in ("graphml", "gexf", "csv", "json", "dot") for word in ("-o", f"{name}.{form}")]
            subprocess.run([TRICOT, *call, "-q", *outputs], check=True)
        files = [file for name in "ghsl" for file in (f"{name}.graphml", f"{name}.gexf", f"{name}-nodes.csv+{name}-edges.csv", f"{name}.dot")]
        start = quick_start()
        for file, found in zip(files, imported(files, "--picture", start, "quick.svg")):
            with open(file[0] + ".json", encoding="utf-8") as source:
                data = json.load(source)
            is_table = file.endswith("csv")
            if file.endswith("dot"):
                compare_dot(file, data, found)
                print(f"{file}: {len(found['nodes'])} nodes, {len(found['edges'])} edges in Gephi")
                continue
            compare(file, data, found, trimmed if is_table else hostile.in_xml, not is_table, {"type": "entity_type"} if is_table else {})
            pairs = [(edge["source"], edge["target"]) for edge in found["edges"].values()]
            if file[0] == "s":
                assert len(pairs) == len(set(pairs)), "--simple leaves one edge a pair"
            elif file[0] == "h":
                assert len(pairs) >= len(set(pairs)) + 3, "parallel edges must not be merged"
            print(f"{file}: {len(found['nodes'])} nodes, {len(found['edges'])} edges, "
                  f"{len({edge['kind'] for edge in found['edges'].values()})} kinds in Gephi")
        print(f"quick start: {drawn('quick.svg')} nodes in the picture")
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


main()
