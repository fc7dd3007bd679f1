"""SVG and PNG pictures read back: nothing lies on anything, all is told, and no text does harm.

usage: test_drawings.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

import hostile
from drawing import SVG, Drawing

TRICOT, SOURCE = (os.path.abspath(argument) for argument in sys.argv[1:])
DATA = os.path.join(SOURCE, "tests", "data")
PAGES = os.path.join(SOURCE, "tests", "html", "pages")
TEXTS = [
    *(os.path.join(DATA, name) for name in ("kazakhstan.txt", "notes.txt", "news/monday.txt", "news/tuesday.txt", "news/wednesday.html")),
    *(os.path.join(PAGES, f"own-{name}.html") for name in ("magazine", "news-semantic", "press-release", "wiki", "government", "blog")),
]


def run(*call, **options):
    return subprocess.run([TRICOT, *call, "-q", "--overwrite"], capture_output=True, text=True, check=True, **options)


def graph(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def read_png(path):
    """Its size, how many pixels are no paper, and how many colours it has."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, size = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + body)
        if kind == b"IHDR":
            size = struct.unpack(">IIBBBBB", body)
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    assert kind == b"IEND" and size[2:4] == (8, 2), size
    rows = zlib.decompress(packed)
    assert len(rows) == size[1] * (3 * size[0] + 1)
    return size[0], size[1], sum(1 for i in range(0, len(rows), 3 * size[0] + 1) if any(rows[i + 1:i + 3 * size[0] + 1]))


def texts():
    """What a person looks at: pictures of texts at default size."""
    n_hidden = n_edges = 0
    for text in TEXTS:
        run("build", text, "-o", "t.json", "-o", "t.svg", "-o", "t.png", "-o", "t.graphml")
        data, drawn = graph("t.json"), Drawing("t.svg")
        drawn.check()
        first = sorted(data["nodes"], key=lambda node: -node["prominence"])[:10]
        shown = {words for _, words, _, _ in drawn.nodes}
        for node in first:
            assert node["label"] in shown or len(node["label"]) > 60 or len(drawn.nodes) < len(data["nodes"]), (text, node["label"])
        if len(data["nodes"]) <= 60:
            assert len(drawn.nodes) == len(data["nodes"]), text
            edges = sum(1 for _, heads, _ in drawn.curves() if heads == 1)
            lines = {(e["source"], e["target"], "denied" if e["negated"] else e["modality"] == "asserted") for e in data["edges"]}
            assert edges == len(lines), (text, edges, len(lines))
        for word, style in (("denied", "7 4"), ("stated", None)):
            has = any(path.get("stroke-dasharray") == style for _, _, path in drawn.curves())
            assert has == (word in drawn.around), (text, word)
        assert any(os.path.basename(text) in line for line in drawn.around if line.startswith("Source: ")), (text, drawn.around)
        n_hidden += drawn.hidden()
        n_edges += len(drawn.edges)
        # The same from a file, and PNG twice as large.
        run("convert", "t.graphml", "again.svg")
        Drawing("again.svg").check()
        width, height, inked = read_png("t.png")
        assert abs(width - 2 * drawn.width) <= 1 and abs(height - 2 * drawn.height) <= 1, (width, height, drawn.width, drawn.height)
        assert inked > height / 4, text
        print(f"{os.path.basename(text)}: {len(drawn.nodes)} nodes, {len(drawn.labels)} labels on {drawn.width:.0f} x {drawn.height:.0f}")
    assert n_hidden <= n_edges / 20, (n_hidden, "of", n_edges, "edges pass under nodes")
    print(f"{n_hidden} of {n_edges} edges pass under a node")


def golden():
    """Bytes: those of a picture that a person has looked at."""
    run("graph", os.path.join(DATA, "picture.jsonl"), "--nodes", "all", "-o", "g.svg")
    with open("g.svg", encoding="utf-8") as file, open(os.path.join(DATA, "picture.svg"), encoding="utf-8") as wanted:
        assert file.read() == wanted.read(), "the picture of tests/data/picture.jsonl has changed: look at it"
    drawn = Drawing("g.svg")
    drawn.check()
    styles = [path.get("stroke-dasharray") for _, _, path in drawn.curves()]
    assert styles.count("7 4") == 1 and styles.count("0.1 4.5") == 2 and styles.count(None) > 2, styles
    assert {"denied", "claimed, possible", "stated", "person", "organisation", "place"} <= set(drawn.around), drawn.around
    assert drawn.title == "Harbour & Sons", drawn.title


def small():
    """Nothing, one node, a loop, and what no number says."""
    for rows, n in (("Anna\tmet\tAnna\n", 1), ("Anna\tmet\tBerta\n", 2)):
        with open("s.tsv", "w", encoding="utf-8") as file:
            file.write(rows)
        run("graph", "s.tsv", "--nodes", "all", "-o", "s.svg", "-o", "s.png")
        drawn = Drawing("s.svg")
        drawn.check()
        assert len(drawn.nodes) == n and drawn.width >= 640 and drawn.height >= 100, (rows, drawn.width, drawn.height)
        read_png("s.png")
    for number in ("NaN", "INF", "-1e308", "1e308", "0"):
        look = f'<viz:position x="{number}" y="{number}"/><viz:size value="{number}"/>'
        nodes = "".join(f'<node id="n{i}" label="Node {i}">{look}</node>' for i in range(5))
        edges = "".join(f'<edge source="n{i}" target="n{j}"/>' for i in range(5) for j in range(i, 5))
        with open("n.gexf", "w", encoding="utf-8") as file:
            file.write('<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"><graph defaultedgetype="directed">'
                       f"<nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>")
        run("convert", "n.gexf", "n.svg")
        drawn = Drawing("n.svg")
        drawn.check()
        assert len(drawn.nodes) == 5 and sum(1 for e in drawn.edges if e.find(SVG + "circle") is not None) == 5, number
        assert not re.search("nan|inf", " ".join(path.get("d") for _, _, path in drawn.curves()), re.I)


def cut():
    """The most prominent nodes, joined to one another, and what was left out is told."""
    with open("c.tsv", "w", encoding="utf-8") as file:
        file.write("".join(f"Town {i // 3}\tborders\tTown {i}\n" for i in range(1, 200)))
    run("graph", "c.tsv", "--nodes", "all", "-o", "c.json", "-o", "c.svg")
    data = graph("c.json")
    for wanted, options in ((60, ()), (12, ("--max-nodes", "12")), (len(data["nodes"]), ("--max-nodes", "0")), (1, ("--max-nodes", "1"))):
        run("convert", "c.json", "c.svg", *options)
        drawn = Drawing("c.svg")
        drawn.check()
        assert len(drawn.nodes) == wanted, (wanted, len(drawn.nodes))
        ends = {side for e in drawn.edges for side in re.split(r" — .* → ", e.find(SVG + "title").text.split(":")[0])}
        assert wanted == 1 or {words for _, words, _, _ in drawn.nodes} == ends, "a node stands alone"
        said = [line for line in drawn.around if line.startswith(f"{wanted} node")]
        left = len(data["nodes"]) - wanted
        assert len(said) == 1 and (f"not drawn: {left} more node" in said[0]) == (left > 0), drawn.around
    # 5,000 nodes: discs, and the labels that have room.
    with open("c.tsv", "w", encoding="utf-8") as file:
        file.write("".join(f"Town {i // 3}\tborders\tTown {i}\n" for i in range(1, 5000)))
    run("graph", "c.tsv", "--nodes", "all", "--max-nodes", "0", "-o", "c.svg", "-o", "c.png", "-o", "c.json")
    drawn = Drawing("c.svg")
    drawn.check()
    n = len(graph("c.json")["nodes"])
    assert len(drawn.nodes) == n and len(drawn.labels) > 500, (len(drawn.nodes), len(drawn.labels))
    assert any(f"{n - len(drawn.labels):,} more nodes unlabelled" in line for line in drawn.around), drawn.around
    assert len(drawn.edges) == 0 and len(drawn.root.findall(SVG + "path")) >= n - 1
    width, height, inked = read_png("c.png")
    assert width * height <= 65e6 and inked > height / 2
    run("graph", "c.tsv", "--nodes", "all", "--max-nodes", "0", "--no-layout", "-o", "c.svg")
    Drawing("c.svg").check()


def harmless():
    """Names that break writers only show."""
    names = [*hostile.NAMES, "<script>alert(1)</script>", "javascript:alert(1)", '" onload="alert(1)', "&#x202e;<svg onload=x>",
             "a\u202eb", "\u2067isolate", "zero\u200bwidth", "url(http://example.org/x)"]
    with open("h.jsonl", "w", encoding="utf-8") as file:
        for i, name in enumerate(names):
            file.write(json.dumps({"subject": {"name": name}, "relation": {"label": name}, "object": {"name": f"Object {i}"}, "sentence": name}) + "\n")
    run("graph", "h.jsonl", "--nodes", "all", "--max-nodes", "0", "-o", "h.svg", "-o", "h.png")
    drawn = Drawing("h.svg")
    drawn.check()
    shown = " ".join(words for _, words, _, _ in drawn.nodes)
    assert "<script>alert(1)</script>" in shown and "a\ufffdb" in shown and "zerowidth" in shown, shown[:2000]
    with open("h.svg", encoding="utf-8") as file:
        text = file.read()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert "href" not in text.replace("x.org", "") and not re.search(r"<\s*(script|a|image|use|foreignObject|style)\b", text)
    read_png("h.png")


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for test in (golden, small, cut, harmless, texts):
            test()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


main()
