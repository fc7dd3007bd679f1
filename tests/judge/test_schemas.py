"""What tricot prints fits the JSON schemas that it ships, and the schemas reject what does not.

usage: test_schemas.py TRICOT SAMPLE SCHEMAS
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import copy
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

import dictionary
import hostile

TRICOT, SAMPLE, SCHEMAS = (os.path.abspath(argument) for argument in sys.argv[1:])


def judge_of(name):
    with open(os.path.join(SCHEMAS, name), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def broken(value):
    """The value with one key less, or of another type, at each place in turn."""
    for key in value:
        other = copy.deepcopy(value)
        del other[key]
        yield f"without {key}", other
        other = copy.deepcopy(value)
        other[key] = {"unlike": "anything"} if not isinstance(value[key], dict) else "text"
        yield f"{key} of another type", other


def triples():
    judge = judge_of("triples.schema.json")
    printed = subprocess.run([TRICOT, "extract", "-q", SAMPLE], capture_output=True, check=True).stdout.decode()
    lines = [json.loads(line) for line in printed.splitlines()]
    assert len(lines) > 50 and "document" in lines[-1] and "document" not in lines[0]
    for line in lines:
        judge.validate(line)
        # A key that the schema does not know is either a slip or new: then it belongs there.
        known = judge.schema["$defs"]["document" if "document" in line else "triple"]["properties"]
        assert set(line) <= set(known), set(line) - set(known)
        argument = judge.schema["$defs"]["argument"]["properties"]
        if "subject" in line:
            for one in (line["subject"], line["object"], *([line["attribution"]] if line["attribution"] else [])):
                assert set(one) <= set(argument), set(one) - set(argument)
    # The type follows from the key "document": without it a document's line is a bad triple.
    for line in (lines[0], lines[-1]):
        for what, wrong in broken(line):
            # Short texts, lines and CoNLL-U have no sketch.
            assert what == "without sketch" or not judge.is_valid(wrong), what
    return len(lines)


def node_link():
    judge = judge_of("node-link.schema.json")
    # What the data dictionary names, and no other.
    parts = judge.schema["properties"]
    for title, known in (("Of the graph", parts["graph"]), ("Of a node", parts["nodes"]["items"]), ("Of an edge", parts["edges"]["items"])):
        assert set(known["properties"]) - {"key"} == dictionary.names(title), (title, set(known["properties"]) ^ dictionary.names(title))
    with tempfile.TemporaryDirectory() as folder:
        triples_file, graph_file = os.path.join(folder, "h.jsonl"), os.path.join(folder, "g.json")
        hostile.write(triples_file)
        n = 0
        for call in (["build", SAMPLE], ["graph", triples_file, "--nodes", "all", "--metrics", "all"], ["graph", triples_file, "--simple"],
                     ["build", SAMPLE, "--no-text", "--no-layout", "--metrics", "none"]):
            subprocess.run([TRICOT, *call, "-q", "-o", graph_file], check=True)
            with open(graph_file, encoding="utf-8") as file:
                graph = json.load(file)
            judge.validate(graph)
            for part in ("nodes", "edges"):
                known = judge.schema["properties"][part]["items"]["properties"]
                for one in graph[part]:
                    assert set(one) <= set(known), set(one) - set(known)
                n += len(graph[part])
        for what, wrong in broken(graph):
            assert not judge.is_valid(wrong), what
        for part in ("nodes", "edges"):
            required = judge.schema["properties"][part]["items"]["required"]
            for key in required:
                wrong = copy.deepcopy(graph)
                del wrong[part][0][key]
                assert not judge.is_valid(wrong), (part, key)
    return n


print(triples(), "lines of triples and", node_link(), "nodes and edges fit their schemas")
