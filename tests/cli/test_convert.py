"""Graph files come back without loss: every format that tricot reads, and what other programs write.

usage: test_convert.py TRICOT SAMPLE JUDGE

JUDGE is the folder of hostile.py and formats.py.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TRICOT, SAMPLE, JUDGE = (os.path.abspath(argument) for argument in sys.argv[1:])
sys.path.insert(0, JUDGE)
import hostile  # noqa: E402
from formats import FORMATS  # noqa: E402

READ = ["graphml", "gexf", "json", "cyjs", "csv"]


def run(*call, status=0, **options):
    done = subprocess.run([TRICOT, *call], capture_output=True, **options)
    assert done.returncode == status, (call, done.returncode, done.stderr[:2000])
    return done


def content(name):
    with open(name, "rb") as file:
        return file.read()


def loaded(name):
    return json.loads(content(name))


def comes_back(name, *options):
    """Each format, converted to node-link JSON, is the file that the same run wrote."""
    for form in READ:
        run("convert", f"{name}.{form}", "-q", *options, "-o", "back.json")
        before, after = loaded(f"{name}.json"), loaded("back.json")
        if options:
            assert after["graph"].pop("options").endswith(" ".join(options)) and before["graph"].pop("options")
        if form == "csv":  # has no place for the graph's own attributes
            before["graph"] = after["graph"] = {}
        if form in ("graphml", "gexf"):
            before = json.loads(hostile.in_xml(json.dumps(before, ensure_ascii=False).replace("\\u0001", "").replace("\\u0008", "").replace("\\u001b", "").replace("\\b", "")))
        assert before["graph"] == after["graph"], (form, before["graph"], after["graph"])
        for part in ("nodes", "edges"):
            assert len(before[part]) == len(after[part])
            for one, other in zip(before[part], after[part]):
                assert one == other, (name, form, {k: (v, other.get(k)) for k, v in one.items() if other.get(k) != v}, set(other) - set(one))


def triples():
    """convert takes triples too, and makes what graph makes of them."""
    run("convert", "h.jsonl", "-q", "-o", "t.graphml")
    run("graph", "h.jsonl", "-q", "-o", "g.graphml")
    assert content("t.graphml") == content("g.graphml")


def foreign():
    with open("d3.json", "w", encoding="utf-8") as file:
        json.dump({"nodes": [{"id": 1, "label": "Ann"}, {"id": "b", "aliases": ["B", "C|D"]}],
                   "links": [{"source": 1, "target": "b", "label": "know", "weight": 2.5}]}, file)
    run("convert", "d3.json", "-q", "-o", "f.json")
    graph = loaded("f.json")
    assert [(n["id"], n["label"], n["type"]) for n in graph["nodes"]] == [("1", "Ann", "MISC"), ("b", "b", "MISC")]
    assert graph["nodes"][1]["aliases"] == "B|C\\|D"
    [edge] = graph["edges"]
    assert (edge["source"], edge["target"], edge["relation"], edge["weight"]) == ("1", "b", "know", 2.5), edge
    with open("g.gexf", "w", encoding="utf-8") as file:
        file.write('<gexf xmlns="http://gexf.net/1.3" version="1.3"><meta><description>Made elsewhere; by hand</description></meta>'
                   '<graph><attributes class="node"><attribute id="0" title="type" type="string"/></attributes>'
                   '<attributes class="edge"><attribute id="0" title="evidence" type="string"/></attributes>'
                   '<nodes><node id="a" label="A"><attvalues><attvalue for="0" value="PER"/></attvalues></node><node id="b" label="B"/></nodes>'
                   '<edges><edge source="a" target="b" kind="know"><attvalues><attvalue for="0" value="They met."/></attvalues></edge></edges></graph></gexf>')
    run("convert", "g.gexf", "-q", "-o", "f.json")
    graph = loaded("f.json")
    assert [n["type"] for n in graph["nodes"]] == ["PER", "MISC"] and graph["edges"][0]["evidence"] == "They met."
    assert graph["edges"][0]["relation"] == "know"
    with open("t-nodes.csv", "wb") as file:
        file.write(b"\xef\xbb\xbfid,LABEL\r\n1,\"A \"\"x\"\"\r\ny\"\r\n\r\n2,B\xff\r\n")
    with open("t-edges.csv", "wb") as file:
        file.write(b"source,target,type,kind\n1,2,Undirected,met\n2,1,,met\n")
    run("convert", "t.csv", "-q", "-o", "f.graphml", "-o", "f.json")
    graph = loaded("f.json")
    assert [n["label"] for n in graph["nodes"]] == ['A "x"\r\ny', "B\ufffd"], graph["nodes"]
    assert [e["relation"] for e in graph["edges"]] == ["met", "met"]
    assert [e["directed"] for e in graph["edges"]] == [False, True]


def bug_empty_text():
    """What is empty says nothing: a node is called by its id, and the options of a call are recorded once."""
    with open("e.json", "w", encoding="utf-8") as file:
        json.dump({"nodes": [{"id": "a", "label": ""}, {"id": "b", "label": "B"}],
                   "edges": [{"source": "a", "target": "b", "relation": "", "label": ""}, {"source": "b", "target": "a", "relation": "", "label": "knows"}]}, file)
    run("convert", "e.json", "-q", "--undirected", "-o", "f.json")
    graph = loaded("f.json")
    assert [n.get("label", n["id"]) for n in graph["nodes"]] == ["a", "B"], graph["nodes"]
    assert [e["relation"] for e in graph["edges"]] == ["related to", "knows"], graph["edges"]
    assert graph["graph"]["options"] == "--undirected", graph["graph"]


def bad():
    """One line that names the file, the place and what was expected; nothing is written."""
    cases = {
        "empty.json": b"", "cut.json": b'{"nodes": [', "list.json": b'{"nodes": [1], "edges": []}', "none.json": b'{"a": 1}',
        "noid.json": b'{"nodes": [{}], "edges": []}', "twice.json": b'{"nodes": [{"id": "a"}, {"id": "a"}], "edges": []}',
        "ends.json": b'{"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "b"}]}',
        "cut.gexf": b"<gexf><graph><nodes>", "nested.gexf": b'<gexf><graph><nodes><node id="a"><nodes/></node></nodes></graph></gexf>',
        "for.gexf": b'<gexf><graph><nodes><node id="a"><attvalues><attvalue value="x"/></attvalues></node></nodes></graph></gexf>',
        "x-nodes.csv": b"Id,Label\na,\"b\n", "y-nodes.csv": b"Name\nx\n", "z-nodes.csv": b"Id\na,b\n", "w-nodes.csv": b'Id\n"a"b\n',
    }
    for name, bytes_ in cases.items():
        with open(name, "wb") as file:
            file.write(bytes_)
        done = run("convert", name, "-o", "out.json", status=1)
        message = done.stderr.decode().strip()
        assert name in message and message.count("\n") == 0 and not os.path.exists("out.json"), (name, message)
    done = run("convert", "absent.csv", "-o", "out.json", status=1)
    assert "absent-nodes.csv" in done.stderr.decode(), done.stderr


def bug_entities():
    """What declares an entity is refused in a line, at once, in any encoding; other prologs are read."""
    nested = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 9}">' for i in range(1, 20))
    # Of a DTD: expanded where they are named, each twice, among the declarations.
    of_dtd = "<!ENTITY % p0 '<!ELEMENT a ANY>'>" + "".join(f'<!ENTITY % p{i} "&#37;p{i - 1};&#37;p{i - 1};">' for i in range(1, 40)) + "%p39;"
    gexf = '<gexf><graph><nodes><node id="a" label="{}"/></nodes></graph></gexf>'
    graphml = '<graphml><graph><node id="a"><data key="label">{}</data></node></graph></graphml>'
    refused = {
        "nested.gexf": f'<!DOCTYPE gexf [<!ENTITY e0 "ha">{nested}]>\n' + gexf.format("&e19;"),
        "nested.graphml": f'<?xml version="1.0"?>\n<!-- a graph -->\n<!DOCTYPE graphml [<!ENTITY e0 "ha">{nested}]>' + graphml.format("&e19;"),
        "dtd.gexf": f"<!DOCTYPE gexf [{of_dtd}]>" + gexf.format("A"),
        "unused.gexf": '<!DOCTYPE gexf [<!ENTITY a "b">]>' + gexf.format("A"),
        "outside.gexf": '<!DOCTYPE gexf [<!ENTITY a SYSTEM "outside.gexf">]>' + gexf.format("A"),
        "unparsed.gexf": '<!DOCTYPE gexf [<!NOTATION n SYSTEM "n"><!ENTITY a SYSTEM "a.png" NDATA n>]>' + gexf.format("A"),
    }
    for name, text in refused.items():
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            with open(name, "w", encoding=encoding) as file:
                file.write(text)
            for call in (["convert", name, "-o", "out.json"], ["rank", name], ["diff", name, name]):
                message = run(*call, status=1, timeout=30).stderr.decode()
                assert f"{name}, line " in message and "declares entities" in message and message.count("\n") == 1, (call, encoding, message)
            assert not os.path.exists("out.json")
    read = {
        "plain.gexf": '<!DOCTYPE gexf SYSTEM "gexf.dtd" [<!ELEMENT gexf ANY>]>\n<!-- <!ENTITY a "b"> -->' + gexf.format("&lt;A&gt; &#65;"),
        "plain.graphml": '<?xml version="1.0"?><!DOCTYPE graphml PUBLIC "-//x//y" "y.dtd">' + graphml.format("<![CDATA[<A>]]> A"),
    }
    for name, text in read.items():
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            with open(name, "w", encoding=encoding) as file:
                file.write(text)
            run("convert", name, "-q", "-o", "read.json")
            assert [node["label"] for node in loaded("read.json")["nodes"]] == ["<A> A"], (name, encoding)
    for comment, status in ((f"<!--{'x' * 900_000}-->", 0), (f"<!--{'x' * 3_000_000}-->", 1)):
        with open("comment.gexf", "w", encoding="utf-8") as file:
            file.write(comment + gexf.format("A"))
        run("convert", "comment.gexf", "-q", "-o", "read.json", status=status)


# What no number of an attribute can be, and what one can: both in one file.
HOSTILE = ("nan", "-inf", "INF", "1e308", "-1e308", "1e-320", "-5", "99999999999999999999", "2147483648", "0x10", "1,5", "2.5.1", "many", "--1",
           "1" * 600)
NUMBERS = ("community", "prominence", "component", "degree", "in_degree", "out_degree", "kcore", "pagerank", "betweenness",
           "betweenness_se", "closeness", "harmonic", "eigenvector", "clustering", "hub", "authority", "strength", "mentions", "n_docs", "x", "y", "size", "r", "g", "b")
OF_EDGES = ("weight", "confidence", "n_docs")


def write_numbers(number):
    """A graph of three nodes of which one has `number` wherever one can stand, one nothing, one what can be; in each format that is read."""
    values = {"a": {name: number for name in NUMBERS}, "b": {name: "" for name in NUMBERS}, "c": {name: "1" for name in NUMBERS}}
    edges = [("a", "b", {name: number for name in OF_EDGES}), ("b", "c", {name: "" for name in OF_EDGES}), ("c", "a", {"weight": "1e30"})]
    with open("n-nodes.csv", "w", encoding="utf-8") as file:
        file.write(",".join(["Id", *NUMBERS]) + "\n" + "".join(
            ",".join([node, *(f'"{value}"' for value in values[node].values())]) + "\n" for node in values))
    with open("n-edges.csv", "w", encoding="utf-8") as file:
        file.write("Source,Target,Kind,weight,confidence,n_docs\n" + "".join(
            f"{a},{b},know," + ",".join(f'"{of.get(name, "")}"' for name in OF_EDGES) + "\n" for a, b, of in edges))
    data = {"modularity": number, "communities": number, "documents": number, "words": number}
    with open("n.json", "w", encoding="utf-8") as file:
        json.dump({"graph": data, "nodes": [{"id": node, **of} for node, of in values.items()],
                   "edges": [{"source": a, "target": b, "kind": "know", **of} for a, b, of in edges]}, file)
    with open("n.cyjs", "w", encoding="utf-8") as file:
        json.dump({"data": data, "elements": {"nodes": [{"data": {"id": node, **of}} for node, of in values.items()],
                                              "edges": [{"data": {"source": a, "target": b, **of}} for a, b, of in edges]}}, file)
    with open("n.graphml", "w", encoding="utf-8") as file:
        def written(of):
            return "".join(f'<data key="{name}">{value}</data>' for name, value in of.items())
        file.write(f"<graphml><graph>{written(data)}" + "".join(f'<node id="{node}">{written(of)}</node>' for node, of in values.items()) +
                   "".join(f'<edge source="{a}" target="{b}">{written(of)}</edge>' for a, b, of in edges) + "</graph></graphml>")
    with open("n.gexf", "w", encoding="utf-8") as file:
        def look(of):
            return (f'<viz:position x="{of["x"]}" y="{of["y"]}"/><viz:size value="{of["size"]}"/>'
                    f'<viz:color r="{of["r"]}" g="{of["g"]}" b="{of["b"]}"/>') if "x" in of else ""
        def told(of):
            return "<attvalues>" + "".join(f'<attvalue for="{name}" value="{value}"/>' for name, value in of.items()) + "</attvalues>" + look(of)
        file.write('<gexf xmlns:viz="v"><meta><description>' + "; ".join(f"{name}={value}" for name, value in data.items()) +
                   '</description></meta><graph defaultedgetype="directed"><nodes>' +
                   "".join(f'<node id="{node}">{told(of)}</node>' for node, of in values.items()) + "</nodes><edges>" +
                   "".join(f'<edge source="{a}" target="{b}" weight="{of["weight"]}">{told(of)}</edge>' for a, b, of in edges) +
                   "</edges></graph></gexf>")


def bug_numbers():
    """A number that cannot be is missing, told once a file; it breaks nothing, and none is written that is none."""
    listed = run("convert", "s.json", "--to=?", "-o", "-", status=2).stderr.decode().split("it is one of ")[1].split()
    assert set(listed) == set(FORMATS), listed
    extensions = [one.path.split(".")[1] for one in FORMATS.values() if one.path and "." in one.path]
    options = (["--color", "community"], [], ["--metrics", "all"], ["--simple", "--layout"], ["--top", "2", "--weights", "inverse", "--undirected"])
    for at, number in enumerate(HOSTILE):
        write_numbers(number)
        for form in READ:
            chosen = options[(at + READ.index(form)) % len(options)]
            outputs = [f"w.{one}" for one in extensions]
            done = run("convert", f"n.{form}", *[word for out in outputs for word in ("-o", out)], *chosen)
            said = done.stderr.decode()
            assert said.count(" that cannot be") == 1 and f"n.{form}: left out" in said and "the first \"" in said, said
            for out in (*(out for out in outputs if out not in ("w.csv", "w.png")), "w-nodes.csv", "w-edges.csv"):
                # Of a page what it shows, not its script.
                written = content(out).decode().partition(' id="data">' if out == "w.html" else "\0")
                written = (written[2] or written[0]).partition("</script>")[0]
                found = re.search(r"(?<![a-z])-?(nan|inf|infinity)(?![a-z])", written, re.I)
                assert not found, (number, form, out, found, written[max(0, found.start() - 80):found.end()])
            nodes = {node["id"]: node for node in loaded("w.json")["nodes"]}
            if chosen in options[:2]:  # not measured anew
                assert "community" in nodes["c"] and "community" not in nodes["b"], (number, form, nodes["b"])
                assert number.startswith("1e-") or "community" not in nodes["a"], (number, form, nodes["a"])
                assert "n.{0}: 2 of 3 nodes have no community".format(form) in said, said
            by = ("all", "closeness", "community,pagerank")[(at + READ.index(form)) % 3]
            table = run("rank", f"n.{form}", "-q", "--by", by).stdout.decode().lower()
            assert "nan" not in table and "inf" not in table and table.count("\n") == 4, table
    # What a file lacks is measured, what it has stays.
    with open("some.json", "w", encoding="utf-8") as file:
        json.dump({"nodes": [{"id": "a", "pagerank": 0.25}, {"id": "b"}, {"id": "c", "pagerank": 7}],
                   "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]}, file)
    done = run("rank", "some.json", "--by", "pagerank,closeness")
    assert done.stdout.decode() == ("id\tlabel\ttype\tpagerank\tcloseness\nc\tc\tMISC\t7\t0.6666666667\na\ta\tMISC\t0.25\t0\n"
                                    "b\tb\tMISC\t\t0.5\n"), done.stdout
    assert done.stderr.decode() == "tricot: some.json: 1 of 3 nodes has no pagerank\n", done.stderr
    assert run("rank", "some.json", "-q", "--by", "pagerank").stderr == b""


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        hostile.write("h.jsonl")
        for name, call in (("s", ["build", SAMPLE, "--metrics", "all"]), ("h", ["graph", "h.jsonl", "--nodes", "all"]),
                           ("n", ["graph", "h.jsonl", "--simple", "--no-layout", "--metrics", "none", "--no-text"])):
            run(*call, "-q", *[word for form in READ for word in ("-o", f"{name}.{form}")])
            # A file without measures and places gets them, unless it is told not to.
            comes_back(name, *(["--metrics", "none", "--no-layout"] if name == "n" else []))
        # From standard input the content tells.
        for form in ("graphml", "gexf", "json"):
            with open(f"s.{form}", "rb") as file:
                run("convert", "-", "-q", "-o", "back.json", stdin=file)
            assert loaded("back.json")["edges"] == loaded("s.json")["edges"]
        triples()
        foreign()
        bug_empty_text()
        bad()
        bug_entities()
        bug_numbers()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print("every graph came back whole")


main()
