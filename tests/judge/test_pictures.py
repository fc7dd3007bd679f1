"""Pictures that can be read at first sight: by the places and sizes of the file, as Gephi
draws them, and as dot and sfdp draw DOT.

usage: test_pictures.py TRICOT SAMPLE NEWS

Graphviz says how wide a label is. As Gephi draws it (a disc, the label across it in 12
point Arial), no disc and no label lies on another, up to 1,000 connected nodes; in larger
graphs none of the ten most prominent nodes' on one another; and no component's rectangle
on another's. dot and sfdp draw no node on another.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

TRICOT, SAMPLE, NEWS = (os.path.abspath(argument) for argument in sys.argv[1:])
WORDS = "Northern Harbour Commission of Inquiry into the Loss Railway Company Minister Council Anna Weber Bay".split()


def name(i):
    """Names of one to six words, no two alike."""
    chosen = random.Random(i)
    return " ".join(chosen.choice(WORDS) for _ in range(1 + i % 6)) + f" {i}"


def made(pairs):
    """Triples of numbered names."""
    return "".join(f"{name(a)}\tmet\t{name(b)}\n" for a, b in pairs)


def grown(n, per_node, seed):
    """Each node joins earlier ones, the more the more they have: few hubs, many leaves."""
    chosen = random.Random(seed)
    ends = [0]
    for i in range(1, n):
        for j in {chosen.choice(ends) for _ in range(per_node)}:
            yield i, j
            ends += [i, j]


MADE = {
    "star": [(0, i) for i in range(1, 80)],
    "hubs": [(hub, 10 + 25 * hub + i) for hub in range(6) for i in range(25)] + [(hub, (hub + 1) % 6) for hub in range(6)],
    "chain": [(i, i + 1) for i in range(40)],
    "ring": [(i, (i + 1) % 30) for i in range(30)],
    "dense": list(itertools.combinations(range(16), 2)),
    "pairs": [(2 * i, 2 * i + 1) for i in range(60)],
    "grid": [(10 * i + j, 10 * i + j + d) for i in range(9) for j in range(9) for d in (1, 10)],
    "grown": list(grown(300, 2, 1)),
    "large": list(grown(3000, 1, 2)),
}


def drawn(program, file, *options):
    """The nodes' rectangles, with what is behind them, as a program of Graphviz draws them."""
    done = subprocess.run([program, "-Tjson", *options, file], capture_output=True, text=True, check=True)
    return [node for node in json.loads(done.stdout, strict=False)["objects"] if "pos" in node]


def overlap(a, b):
    """Rectangles from the left and from below; a rounding is no overlap."""
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.1 and min(a[3], b[3]) - max(a[1], b[1]) > 0.1


def overlaps(boxes):
    """Pairs of names whose rectangles overlap; from left to right."""
    found = []
    open_boxes = []
    for key, box in sorted(boxes.items(), key=lambda item: item[1][0]):
        open_boxes = [(other, its) for other, its in open_boxes if its[2] > box[0]]
        found += [(key, other) for other, its in open_boxes if overlap(box, its)]
        open_boxes.append((key, box))
    return found


def components(data):
    parent = {node["id"]: node["id"] for node in data["nodes"]}

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for edge in data["edges"]:
        parent[root(edge["source"])] = root(edge["target"])
    groups = {}
    for node in data["nodes"]:
        groups.setdefault(root(node["id"]), []).append(node["id"])
    return list(groups.values())


def look(title, call):
    subprocess.run([TRICOT, *call, "-q", "-o", "p.dot", "-o", "p.json", "--overwrite"], check=True)
    with open("p.json", encoding="utf-8") as file:
        data = json.load(file)
    nodes = {node["id"]: node for node in data["nodes"]}
    widths = {node["name"]: max(step["width"] for step in node["_ldraw_"] if step["op"] == "T")
              for node in drawn("neato", "p.dot", "-n", "-Nfontname=Arial", "-Nfontsize=12")}
    assert set(widths) == set(nodes)
    boxes = {}
    for key, node in nodes.items():
        half = (max(widths[key] / 2, node["size"]), max(6, node["size"]))  # a radius
        boxes[key] = (node["x"] - half[0], node["y"] - half[1], node["x"] + half[0], node["y"] + half[1])
    first = sorted(nodes, key=lambda key: -nodes[key]["prominence"])[:10]
    assert not overlaps({key: boxes[key] for key in first}), (title, overlaps({key: boxes[key] for key in first}))
    groups = components(data)
    for group in groups:
        found = overlaps({key: boxes[key] for key in group})
        assert len(group) > 1000 or not found, (title, found[:5])
    sides = {i: (*(min(boxes[key][side] for key in group) for side in (0, 1)), *(max(boxes[key][side] for key in group) for side in (2, 3)))
             for i, group in enumerate(groups)}
    assert not overlaps(sides), (title, overlaps(sides))
    width, height = (max(s[i + 2] for s in sides.values()) - min(s[i] for s in sides.values()) for i in (0, 1))
    largest = max(range(len(groups)), key=lambda i: len(groups[i]))
    if len(groups[largest]) > 2:
        assert sides[largest][3] >= max(side[3] for side in sides.values()) - 30, (title, "the largest component is not on top")
    for program in ("dot", "sfdp") if len(nodes) <= 400 else ():
        rectangles = {}
        for node in drawn(program, "p.dot"):
            x, y = map(float, node["pos"].split(","))
            half = 36 * float(node["width"]), 36 * float(node["height"])
            rectangles[node["name"]] = (x - half[0], y - half[1], x + half[0], y + half[1])
        assert set(rectangles) == set(nodes) and not overlaps(rectangles), (title, program, overlaps(rectangles)[:5])
    print(f"{title}: {len(nodes)} nodes in {len(groups)} components on {width:.0f} x {height:.0f}")


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        look("the sample", ["build", SAMPLE])
        look("the sample, all", ["build", SAMPLE, "--nodes", "all", "--min-confidence", "0"])
        look("news", ["build", NEWS])
        for title, pairs in MADE.items():
            with open("p.tsv", "w", encoding="utf-8") as file:
                file.write(made(pairs))
            look(title, ["graph", "p.tsv", "--nodes", "all"])
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


main()
