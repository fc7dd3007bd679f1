"""A real Neo4j takes our Cypher and our tables, twice without doubling anything, and holds what was written.

usage: test_neo4j.py TRICOT FOLDER

FOLDER keeps Neo4j (130 MB) between runs. It takes a minute or two, so it is skipped, with a
message, unless TRICOT_TEST_SLOW or CI is set in the environment; and where Java or Maven is
missing, or Neo4j cannot be fetched.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import hostile

TRICOT, FOLDER = (os.path.abspath(argument) for argument in sys.argv[1:])
HERE = os.path.dirname(os.path.abspath(__file__))
LIB = os.path.join(FOLDER, "lib")
SKIPPED = 77
ENDS = ("id", "source", "target", "kind", "key")


def skip(why):
    print("skipped:", why)
    sys.exit(SKIPPED)


def fetch():
    if not os.environ.get("TRICOT_TEST_SLOW") and not os.environ.get("CI"):
        skip("slow; set TRICOT_TEST_SLOW to run it")
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            skip(f"no {program} here")
    if not glob.glob(os.path.join(LIB, "neo4j-import-tool-*.jar")):
        os.makedirs(FOLDER, exist_ok=True)
        shutil.copy(os.path.join(HERE, "neo4j-pom.xml"), os.path.join(FOLDER, "pom.xml"))
        done = subprocess.run(["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={LIB}"], capture_output=True, text=True, cwd=FOLDER, timeout=400)
        if done.returncode != 0:
            shutil.rmtree(LIB, ignore_errors=True)
            skip("Maven could not fetch Neo4j: " + done.stdout[-500:] + done.stderr[-500:])


def java(*arguments, **environment):
    done = subprocess.run(["java", "-Xmx1g", "-cp", os.path.join(LIB, "*"), *arguments], capture_output=True, text=True, timeout=400, env={**os.environ, **environment})
    assert done.returncode == 0, (arguments, done.stdout[-2000:], done.stderr[-3000:])
    return done.stdout


def held(home, *scripts):
    """What the database holds after each script."""
    states = [{"nodes": {}, "edges": {}}]
    for line in java(os.path.join(HERE, "Neo4jLoad.java"), home, *scripts).splitlines():
        found = json.loads(line)
        if "done" in found:
            states.append({"nodes": {}, "edges": {}})
            continue
        kind = "node" if "node" in found else "edge"
        assert found[kind]["id"] not in states[-1][kind + "s"], ("doubled", found)
        states[-1][kind + "s"][found[kind]["id"]] = found
    return states[:-1]


def type_of(kind):
    return "".join(c.upper() if re.match(r"\w", c) and c != "_" else "_" for c in kind)


def split(joined):
    return [value.replace("\\|", "|") for value in re.split(r"(?<!\\)\|", joined)]


def agree(where, wanted, found, change, lists):
    for name, value in wanted.items():
        if name in ENDS or value == "":
            continue
        arrived = found.get(name)
        if name in lists:
            wanted_values = [change(one) for one in split(value)]
            if where == "tables":  # a semicolon parts a list's values there
                wanted_values = [one.replace(";", ",") for one in wanted_values]
            assert arrived == wanted_values, (where, name, wanted_values, arrived)
        elif isinstance(value, str):
            assert arrived == change(value), (where, name, value[:100], arrived)
        else:
            assert arrived == value and isinstance(arrived, bool) == isinstance(value, bool), (where, name, value, arrived)
    # A property is of one type on all nodes.
    for name in ("pagerank", "x", "weight", "confidence"):
        assert name not in found or isinstance(found[name], float), (where, name, found[name])


def compare(where, data, state, change):
    assert set(state["nodes"]) == {change(node["id"]) for node in data["nodes"]}, where
    assert set(state["edges"]) == {change(edge["id"]) for edge in data["edges"]}, where
    for node in data["nodes"]:
        found = state["nodes"][change(node["id"])]
        assert set(found["labels"].split()) == {"Entity", node["type"]}, (where, found["labels"])
        agree(where, node, found["node"], change, {"aliases", "roles", "properties", "description", "facts", "facts_evidence", "facts_docs",
                                                                "facts_confidence", "facts_modality"})
    for edge in data["edges"]:
        found = state["edges"][change(edge["id"])]
        assert (found["source"], found["target"]) == (change(edge["source"]), change(edge["target"])), (where, edge)
        assert len(found["type"]) == len(edge["kind"]) and found["type"].startswith("NOT_") == edge["negated"], (where, found["type"], edge["kind"])
        if edge["kind"].isascii():
            assert found["type"] == type_of(edge["kind"]), (where, found["type"], edge["kind"])
        agree(where, edge, found["edge"], change, {"attribution", "time", "place", "docs", "relations"})


def main():
    fetch()
    os.chdir(tempfile.mkdtemp())
    hostile.write("h.jsonl")
    call = [TRICOT, "graph", "h.jsonl", "-q", "--nodes", "all", "--metrics", "all"]
    subprocess.run([*call, "-o", "h.cypher", "-o", "h.json"], check=True)
    subprocess.run([*call, "--to", "neo4j", "-o", "tables"], check=True)
    with open("h.json", encoding="utf-8") as file:
        data = json.load(file)
    first, second = held("by-cypher", "h.cypher", "h.cypher")
    assert first == second, "loading twice changes nothing"
    compare("cypher", data, first, hostile.same)
    print(f"Cypher, loaded twice: {len(first['nodes'])} nodes, {len(first['edges'])} relationships")

    with open("tables/import.txt", encoding="utf-8") as file:
        command = re.search(r"^neo4j-admin (.*?)\n\n", file.read().replace("\\\n", " "), re.S | re.M).group(1)
    os.makedirs("by-tables/conf")
    open("by-tables/conf/neo4j.conf", "w", encoding="utf-8").close()
    home = os.path.abspath("by-tables")
    os.chdir("tables")
    for _ in range(2):
        java("org.neo4j.cli.AdminTool", *[word.replace('"', "") for word in command.split()], NEO4J_HOME=home, NEO4J_CONF=os.path.join(home, "conf"))
    os.chdir("..")
    [state] = held(home)
    compare("tables", data, state, hostile.in_neo4j_table)
    print(f"tables, imported twice: {len(state['nodes'])} nodes, {len(state['edges'])} relationships")


main()
