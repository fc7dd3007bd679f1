"""Builds a big graph from triples, measures it, writes it as GraphML; prints time and memory.

usage: bench_graph.py TRICOT [NODES [EDGES]]     default: 1,000,000 nodes, 3,000,000 edges

The triples are made here with a fixed seed: ends by a power law, some hundred relations, a sentence behind
each, thirty a document; every node is one document's or more's named entity.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time

TYPES = ("PER", "ORG", "LOC", "MISC")
SYLLABLES = ("ka", "le", "mi", "no", "ru", "sta", "ver", "dan", "tor", "bel", "gra", "hin", "jo", "pol", "qui", "sen")
DOC_TRIPLES = 30


def name(number):
    """A name of two words that no other number has."""
    first, rest = "", number
    for _ in range(3):
        rest, digit = divmod(rest, len(SYLLABLES))
        first += SYLLABLES[digit]
    return f"{first.capitalize()} {SYLLABLES[rest % 16].capitalize()}{SYLLABLES[rest // 16 % 16]}{rest // 256 or ''}"


def write(path, n_nodes, n_edges):
    draw = random.Random(42)
    relations = [f"{verb} {word}".strip() for verb in ("found", "own", "meet", "visit", "sue", "join", "lead", "buy",
                                                       "support", "deploy") for word in ("", "in", "with", "of", "to",
                                                                                         "by", "for", "at", "on", "via")]
    with open(path, "w", encoding="utf-8") as file:
        met = {}
        for number in range(n_edges):
            doc = number // DOC_TRIPLES
            # Every node once, then those of low numbers more often.
            source = number if number < n_nodes else int(n_nodes * draw.random() ** 3)
            target = int(n_nodes * draw.random() ** 2)
            if target == source:
                target = (target + 1) % n_nodes
            relation = relations[int(len(relations) * draw.random() ** 2)]
            ends = []
            for node in (source, target):
                entity = met.setdefault(node, [f"e{len(met) + 1}", 0])
                entity[1] += 1
                ends.append({"text": name(node), "entity": entity[0], "name": name(node), "type": TYPES[node % 4],
                             "subtype": "", "how": "name"})
            sentence = f"On that day {name(source)} did {relation} what the papers say of {name(target)}, whose office declined to comment."
            json.dump({"doc": f"news/{doc:06}.txt", "sent": number % DOC_TRIPLES, "begin": 0, "end": len(sentence),
                       "sentence": sentence, "subject": ends[0],
                       "relation": {"text": relation, "label": relation, "base": relation.split()[0]}, "object": ends[1],
                       "args": [], "negated": number % 50 == 0, "modality": "asserted", "attribution": None,
                       "support": [], "basis": "stated", "pattern": "verb", "confidence": 0.5 + number % 500 / 1000}, file)
            file.write("\n")
            if number % DOC_TRIPLES == DOC_TRIPLES - 1 or number == n_edges - 1:
                json.dump({"document": f"news/{doc:06}.txt", "date": f"20{10 + doc % 15}-0{1 + doc % 9}-11", "words": 600,
                           "sentences": DOC_TRIPLES, "schema": 1, "entities": [
                               {"entity": id, "name": name(node), "type": TYPES[node % 4], "subtype": "", "aliases": [],
                                "mentions": count, "roles": [], "wikidata": "", "named": True}
                               for node, (id, count) in met.items()]}, file)
                file.write("\n")
                met = {}


def run(title, *arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    # A process of its own: the most memory of one child, not of all before it.
    done = subprocess.run([sys.executable, "-c", "import resource, subprocess, sys\n"
                           "status = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode\n"
                           "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
                           "sys.exit(status)", *arguments], capture_output=True, text=True)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{title}: {done.stderr}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{title}: {wall:.1f} s ({cpu:.1f} s of one processor), {int(done.stdout) / 2**20:.2f} GB at most")
    print("  " + done.stderr.strip().replace("\n", "\n  "), flush=True)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        return next((line.split(": ")[1].strip() for line in file if line.startswith("model name")), platform.machine())


def main():
    tricot = os.path.abspath(sys.argv[1])
    n_nodes = int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    n_edges = int(sys.argv[3]) if len(sys.argv) > 3 else 3 * n_nodes
    print(f"{processor()}, {os.cpu_count()} processors", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        triples, graphml = os.path.join(folder, "triples.jsonl"), os.path.join(folder, "big.graphml")
        write(triples, n_nodes, n_edges)
        print(f"{n_edges} triples, {os.path.getsize(triples) / 2**20:.0f} MiB", flush=True)
        run("read, merged, measured (degree, PageRank, components, Leiden), written as GraphML", tricot, "graph", triples,
            "--metrics", "degree,pagerank,component,community", "-o", graphml)
        print(f"  {os.path.getsize(graphml) / 2**20:.0f} MiB", flush=True)
        run("read back and ranked", tricot, "rank", graphml, "--top", "3")


main()
