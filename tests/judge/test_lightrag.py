"""The file for LightRAG's insert_custom_kg holds what that function reads, and all of the texts.

usage: test_lightrag.py TRICOT SAMPLE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import subprocess
import sys
import tempfile

TRICOT, SAMPLE = (os.path.abspath(argument) for argument in sys.argv[1:])
ODD = 'Anna "Ann" Smith founded Acme\\Co in Paris. \x01\t😀\n \t \n\n  Bob Jones, of "Acme\\Co", met Anna Smith in Rome.\r\n\r\nBob Jones lives in Rome.\n'


def paragraphs(text):
    text = text.replace("\r\n", "\n")
    return [part.strip(" \t\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip(" \t\n")]


def main():
    os.chdir(tempfile.mkdtemp())
    with open(SAMPLE, encoding="utf-8") as file:
        sample = file.read()
    with open("docs.jsonl", "w", encoding="utf-8") as file:
        for name, text in (("sample", sample), ('odd "id"', ODD)):
            file.write(json.dumps({"id": name, "text": text}) + "\n")
    call = [TRICOT, "build", "docs.jsonl", "-q", "--force", "--nodes", "all", "--min-confidence", "0"]
    subprocess.run([*call, "--to", "lightrag", "-o", "kg.json"], check=True)
    subprocess.run([*call, "-o", "graph.json"], check=True)
    with open("kg.json", encoding="utf-8") as file:
        kg = json.load(file)
    with open("graph.json", encoding="utf-8") as file:
        graph = json.load(file)
    assert set(kg) == {"chunks", "entities", "relationships"}

    texts = {"sample": sample, 'odd "id"': ODD}
    chunks = {}
    for chunk in kg["chunks"]:
        assert chunk["source_id"] == f"{chunk['file_path']}#{chunk['chunk_order_index']}" and chunk["source_id"] not in chunks
        chunks[chunk["source_id"]] = chunk
    for doc, text in texts.items():
        found = [chunk["content"] for chunk in kg["chunks"] if chunk["file_path"] == doc]
        assert found == paragraphs(text), (found, paragraphs(text))

    names = [entity["entity_name"] for entity in kg["entities"]]
    assert len(names) == len(set(names)) == len(graph["nodes"])
    labels = {node["id"]: node["label"] for node in graph["nodes"]}
    for entity, node in zip(kg["entities"], graph["nodes"], strict=True):
        assert entity["entity_type"] == node["type"] and entity["description"].startswith(node["label"]), entity
        assert entity["entity_name"] in (node["label"], f"{node['label']} ({node['id']})"), entity
        assert entity["source_id"] in chunks or entity["source_id"] == "UNKNOWN"

    weights = {}
    for edge in graph["edges"]:
        pair = frozenset((edge["source"], edge["target"]))
        weights.setdefault(pair, []).append(edge)
    assert len(kg["relationships"]) == len(weights) < len(graph["edges"])
    of_name = {entity["entity_name"]: node["id"] for entity, node in zip(kg["entities"], graph["nodes"])}
    for relationship in kg["relationships"]:
        edges = weights.pop(frozenset((of_name[relationship["src_id"]], of_name[relationship["tgt_id"]])))
        assert relationship["weight"] == sum(edge["weight"] for edge in edges), relationship
        assert relationship["keywords"] == ", ".join(edge["kind"] for edge in edges), relationship
        for edge in edges:
            said = f"{labels[edge['source']]} {edge['label']} {labels[edge['target']]}: {edge['evidence']}"
            assert said in relationship["description"], (said, relationship)
        # The chunk named is where the surest edge's sentence stands.
        best = max(edges, key=lambda edge: edge["confidence"])
        chunk = chunks[relationship["source_id"]]
        assert chunk["file_path"] == relationship["file_path"]
        plain = re.sub(r" \[[^\]]*\]", "", best["evidence"])
        assert plain in chunk["content"] or best["evidence"] in chunk["content"], (best["evidence"], chunk)
    assert not weights

    subprocess.run(f"'{TRICOT}' extract docs.jsonl -q > t.jsonl", shell=True, check=True)
    done = subprocess.run([TRICOT, "graph", "t.jsonl", "--to", "lightrag", "-o", "none.json"], capture_output=True, text=True)
    assert done.returncode == 2 and "only build" in done.stderr and not os.path.exists("none.json"), done
    print(len(chunks), "chunks,", len(names), "entities,", len(kg["relationships"]), "relationships")


main()
