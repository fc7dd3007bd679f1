"""Every format: where tests write it, what judges it, what else tests need to know of it.

A judge opens a file by another program's reader and holds what it finds against what
node-link JSON has, which is itself held against the names that went in. Without these
readers the table can be read all the same.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import json
import os
import re
import subprocess
import typing
import warnings
import xml.etree.ElementTree as ElementTree

import hostile

try:
    import igraph
    import networkx
    import rdflib
except ImportError:
    igraph = networkx = rdflib = None

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "..", "schemas", "gexf-1.3", "gexf.xsd")
DRAWING = {"x", "y", "size", "r", "g", "b"}
TRICOT_NS = "urn:tricot:"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
PROV = "http://www.w3.org/ns/prov#wasDerivedFrom"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


def split(joined):
    """The values of a list."""
    return [value.replace("\\|", "|") for value in re.split(r"(?<!\\)\|", joined)]


def agree(where, wanted, found, change=hostile.same, rename={}, without=()):
    """Every attribute that node-link JSON has arrived, as `change` has it."""
    for name, value in wanted.items():
        if name in without or value == "":
            continue
        arrived = found.get(rename.get(name, name))
        if isinstance(value, str):
            value = change(value)
            assert arrived == value or (value == "" and arrived is None), (where, name, value[:200], arrived)
        else:
            assert arrived is not None and float(arrived) == float(value), (where, name, value, arrived)


def node_link():
    with open("h.json", encoding="utf-8") as file:
        data = json.load(file)
    labels = {node["label"] for node in data["nodes"]}
    assert {hostile.clean(name) for name in hostile.NAMES} == labels, labels
    relations = {edge["relation"] for edge in data["edges"]}
    # A label that begins with "not " is a denial of the rest; a key is in lower case, with one blank between its words.
    for name in hostile.NAMES:
        label = hostile.clean(name).removeprefix("not ")
        assert relations & {label, re.sub(r"[ \t\n]+", " ", label).strip(" ").lower()}, label
    assert all(edge["kind"] == ("not " if edge["negated"] else "") + edge["relation"] for edge in data["edges"])
    evidence = {edge["evidence"] for edge in data["edges"]}
    assert {hostile.clean(name) for name in hostile.NAMES} <= evidence
    for node in data["nodes"]:
        assert node["label"] + " alias" in split(node["aliases"]) and "|" + node["label"] in split(node["aliases"]), node
        assert split(node["roles"]) == [node["label"] + " role"] or node["label"].endswith("\\"), node
        counts = {len(split(node[name])) for name in ("facts", "facts_evidence", "facts_docs", "facts_confidence", "facts_modality")}
        assert len(counts) == 1 or node["label"].endswith("\\"), node
    for edge in data["edges"]:
        assert edge["first_date"] >= "2024-01-15" and edge["last_date"] <= "2024-03-15" and edge["docs"] and edge["place"], edge
    graph = networkx.node_link_graph(data, edges="edges")
    assert graph.is_multigraph() and graph.is_directed()
    assert (len(graph), graph.number_of_edges()) == (len(data["nodes"]), len(data["edges"]))
    return data


def graphml(data):
    subprocess.run(["xmllint", "--noout", "h.graphml"], check=True)
    graph = networkx.read_graphml("h.graphml", force_multigraph=True)
    assert (len(graph), graph.number_of_edges()) == (len(data["nodes"]), len(data["edges"]))
    for node in data["nodes"]:
        agree("graphml", node, graph.nodes[node["id"]], hostile.in_xml, without={"id"})
    edges = {key: (source, target, found) for source, target, key, found in graph.edges(keys=True, data=True)}
    for edge in data["edges"]:
        source, target, found = edges[hostile.in_xml(edge["id"])]
        assert (source, target) == (edge["source"], edge["target"])
        agree("graphml", edge, found, hostile.in_xml, without={"id", "source", "target", "kind", "key"})
    agree("graphml", data["graph"], graph.graph)

    other = igraph.Graph.Read_GraphML("h.graphml")
    assert other.is_directed() and (other.vcount(), other.ecount()) == (len(data["nodes"]), len(data["edges"]))
    for node, vertex in zip(data["nodes"], other.vs):
        agree("graphml, igraph", node, vertex.attributes(), hostile.in_xml)
    for edge, found in zip(data["edges"], other.es):
        # igraph 1.0 gives the nodes' ids to the edges.
        agree("graphml, igraph", edge, found.attributes(), hostile.in_xml, without={"id", "source", "target", "kind", "key"})

    # What Gephi takes as the kind, and by what it tells parallel edges apart.
    name = "{http://graphml.graphdrawing.org/xmlns}"
    tree = ElementTree.parse("h.graphml")
    kinds = {edge.get("id"): edge.get("label") for edge in tree.iter(name + "edge")}
    assert kinds == {hostile.in_xml(edge["id"]): hostile.in_xml(edge["kind"]) for edge in data["edges"]}
    ids = [key.get("id") for key in tree.iter(name + "key")]
    assert len(ids) == len(set(ids)) and all(key.get("for") for key in tree.iter(name + "key"))
    assert {key.get("attr.type") for key in tree.iter(name + "key")} <= {"string", "int", "double", "boolean"}


def gexf(data):
    graph = networkx.read_gexf("h.gexf")
    assert (len(graph), graph.number_of_edges()) == (len(data["nodes"]), len(data["edges"]))
    for node in data["nodes"]:
        found = graph.nodes[node["id"]]
        agree("gexf", node, found, hostile.in_xml, without=DRAWING | {"id"})
        viz = found["viz"]
        assert viz["color"] == {"r": node["r"], "g": node["g"], "b": node["b"], "a": 1.0}, viz
        assert viz["size"] == node["size"] and (viz["position"]["x"], viz["position"]["y"]) == (node["x"], node["y"])
    edges = {found["id"]: found for _, _, found in graph.edges(data=True)}
    for edge in data["edges"]:
        found = edges[hostile.in_xml(edge["id"])]
        agree("gexf", edge, found, hostile.in_xml, without={"source", "target", "kind", "key", "id"})
        assert (found["start"], found["end"]) == (edge["first_date"], edge["last_date"])
    tree = ElementTree.parse("h.gexf")
    name, viz = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
    kinds = {edge.get("id"): edge.get("kind") for edge in tree.iter(name + "edge")}
    assert kinds == {hostile.in_xml(edge["id"]): hostile.in_xml(edge["kind"]) for edge in data["edges"]}
    description = tree.find(f"{name}meta/{name}description").text
    assert all(f"{key}={value}" in description for key, value in data["graph"].items()), description
    # The schema puts the drawing's elements where no program writes them: without them.
    for parent in list(tree.iter()):
        for child in [child for child in parent if child.tag.startswith(viz)]:
            parent.remove(child)
    ElementTree.register_namespace("", "http://gexf.net/1.3")
    tree.write("plain.gexf", encoding="utf-8", xml_declaration=True)
    done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, "plain.gexf"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:2000]


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def gml(data):
    graph = networkx.read_gml("h.gml", label="name")
    assert (len(graph), graph.number_of_edges()) == (len(data["nodes"]), len(data["edges"]))
    names = {name: camel(name) for name in [*data["nodes"][0], *data["edges"][0]]}
    for node in data["nodes"]:
        found = graph.nodes[hostile.in_gml(node["id"])]
        agree("gml", node, found, hostile.in_gml, rename=names, without=DRAWING | {"id"})
        drawing = found["graphics"]
        assert abs(drawing["x"] - node["x"]) < 0.01 and abs(drawing["w"] - 2 * node["size"]) < 0.01
        assert drawing["fill"] == "#%02x%02x%02x" % (node["r"], node["g"], node["b"])
    edges = {key: found for _, _, key, found in graph.edges(keys=True, data=True)}
    for edge in data["edges"]:
        found = edges[hostile.in_gml(edge["id"])]
        agree("gml", edge, found, hostile.in_gml, rename=names, without={"id", "source", "target", "kind", "key"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # igraph leaves "&#8230;" as it stands
        other = igraph.Graph.Read_GML("h.gml")
    assert (other.vcount(), other.ecount()) == (len(data["nodes"]), len(data["edges"]))


def dot(data):
    done = subprocess.run(["dot", "-Tdot_json", "h.dot"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    drawn = json.loads(done.stdout, strict=False)
    # The first is the subgraph behind the defaults.
    nodes = {node["name"]: node for node in drawn["objects"][drawn["_subgraph_cnt"]:]}
    assert (len(nodes), len(drawn["edges"])) == (len(data["nodes"]), len(data["edges"]))

    def raw(text):
        """Graphviz keeps the escapes of a string, which its labels interpret."""
        return hostile.in_dot(text).replace("\\", "\\\\")

    def label(text):
        text = hostile.in_dot(text.replace("\r", "\n").replace("\n", "\0").replace("\0", "⏎"))
        return re.sub(r"&(?=[A-Za-z0-9#]+;)", "&amp;", text.replace("\\", "\\\\")).replace("⏎", "\\n")

    # A name's control characters make it no XML.
    picture = subprocess.run(["dot", "-Tsvg", "h.dot"], capture_output=True, text=True, check=True).stdout
    colours = dict(re.findall(r'class="node">\n<title>(.*?)</title>\n<path fill="(.*?)"', picture))
    for node in data["nodes"]:
        found = nodes[raw(node["id"])]
        agree("dot", node, found, raw, without=DRAWING | {"id", "label", "named"})
        assert found["label"] == label(node["label"]), (found["label"], node["label"])
        assert colours[node["id"]] == "#%02x%02x%02x" % (node["r"], node["g"], node["b"]), (colours[node["id"]], node)
    names = {node["_gvid"]: node["name"] for node in drawn["objects"]}
    edges = {edge["id"]: edge for edge in drawn["edges"]}
    for edge in data["edges"]:
        found = edges[raw(edge["id"])]
        assert names[found["tail"]] == edge["source"] and names[found["head"]] == edge["target"]
        agree("dot", edge, found, raw, without={"id", "source", "target", "kind", "key", "label", "negated"})
        assert found["label"] == label(edge["label"]), (found["label"], edge["label"])
        assert (found.get("style") == "dashed") == edge["negated"] and found["negated"] == str(edge["negated"]).lower()


def table(path, **form):
    """A table's heading and its rows."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, **form))
    assert all(len(row) == len(rows[0]) for row in rows), path
    return rows[0], [dict(zip(rows[0], row)) for row in rows[1:]]


def cell(text):
    """What a cell says: without the bar behind a list of one number, and the apostrophe before a formula."""
    text = re.sub(r"^('?[0-9+\-.][0-9+\-.:/eETWZ]*)\|$", r"\1", text)
    return text[1:] if text.startswith("'") else text


def gephi_tables(data):
    heading, nodes = table("h-nodes.csv", escapechar="\\")
    assert heading[:2] == ["Id", "Label"] and "type" not in [name.lower() for name in heading]
    assert len({name.lower() for name in heading}) == len(heading)
    for node, row in zip(data["nodes"], nodes, strict=True):
        assert not any(value[:1] in tuple("=+@\t\r") for value in row.values()), row
        row = {name: cell(value) for name, value in row.items()}
        agree("csv", {k: v for k, v in node.items() if not isinstance(v, bool)}, row,
              rename={"id": "Id", "label": "Label", "type": "entity_type"})
        assert row["named"] == str(node["named"]).lower()
    heading, edges = table("h-edges.csv", escapechar="\\")
    assert heading[:7] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    assert len({name.lower() for name in heading}) == len(heading)
    for edge, row in zip(data["edges"], edges, strict=True):
        assert not any(value[:1] in tuple("=+@\t\r") for value in row.values()), row
        row = {name: cell(value) for name, value in row.items()}
        assert row["Type"] == "Directed" and row["negated"] == str(edge["negated"]).lower()
        agree("csv", edge, row, without={"key", "negated"},
              rename={"id": "Id", "source": "Source", "target": "Target", "kind": "Kind", "label": "Label", "weight": "Weight"})


def cytoscape(data):
    with open("h.cyjs", encoding="utf-8") as file:
        drawn = json.load(file)
    graph = networkx.cytoscape_graph(drawn)
    assert graph.is_multigraph() and graph.is_directed()
    assert (len(graph), graph.number_of_edges()) == (len(data["nodes"]), len(data["edges"]))
    for node, found in zip(data["nodes"], drawn["elements"]["nodes"], strict=True):
        agree("cyjs", node, found["data"])
        assert found["position"] == {"x": node["x"], "y": node["y"]} and found["data"]["name"] == node["label"]
    for edge, found in zip(data["edges"], drawn["elements"]["edges"], strict=True):
        agree("cyjs", edge, found["data"], rename={"kind": "interaction"})
    agree("cyjs", data["graph"], drawn["data"])


def neo4j_tables(data):
    with open("tables/import.txt", encoding="utf-8") as file:
        assert "neo4j-admin database import full" in file.read()
    heading, nodes = table("tables/nodes.csv")
    kinds = {name.split(":")[0]: name for name in heading}
    lists = {name for name, column in kinds.items() if column.endswith("[]")}
    assert heading[:2] == ["id:ID", ":LABEL"] and {"aliases", "roles", "properties", "description", "facts", "facts_evidence", "facts_docs",
                                                      "facts_confidence", "facts_modality"} == lists
    for node, row in zip(data["nodes"], nodes, strict=True):
        assert row[":LABEL"] == "Entity;" + node["type"]
        for name, value in node.items():
            if isinstance(value, str):
                assert row[kinds[name]] == hostile.in_neo4j_table(value, name in lists), (name, value, row[kinds[name]])
    heading, edges = table("tables/relationships.csv")
    kinds = {name.split(":")[0]: name for name in heading}
    assert heading[:4] == [":START_ID", ":END_ID", ":TYPE", "id:string"]
    for edge, row in zip(data["edges"], edges, strict=True):
        assert (row[":START_ID"], row[":END_ID"]) == (edge["source"], edge["target"])
        assert row[":TYPE"] and re.fullmatch(r"[\w]+", row[":TYPE"].replace("\u0303", "")), row[":TYPE"]
        assert row["evidence:string"] == hostile.in_neo4j_table(edge["evidence"])


def values(graph, subject, name):
    return sorted(str(value) for value in graph.objects(subject, rdflib.URIRef(name)))


def rdf(data):
    in_rdf = hostile.in_rdf
    for form, parser in (("nt", "ntriples"), ("ttl", "turtle"), ("nq", "nquads")):
        done = subprocess.run(["rapper", "-q", "-c", "-i", parser, f"h.{form}"], capture_output=True, text=True)
        assert done.returncode == 0 and done.stderr == "", done.stderr[:1000]
    graphs = {}
    for form, parser in (("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld")):
        graph = rdflib.Graph()
        graph.parse(f"h.{form}", format=parser)
        graphs[form] = set(graph)
    dataset = rdflib.Dataset()
    dataset.parse("h.nq", format="nquads")
    quads = list(dataset.quads())
    graphs["nq"] = {quad[:3] for quad in quads}
    assert all(triples == graphs["nt"] for triples in graphs.values()), {name: len(triples) for name, triples in graphs.items()}
    # There and back again by another program.
    done = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", "h.ttl"], capture_output=True, check=True)
    graph = rdflib.Graph()
    graph.parse(data=done.stdout.decode(), format="nt")
    assert set(graph) == graphs["nt"]

    node_of = {str(identifier): subject for subject, identifier in graph.subject_objects(rdflib.URIRef(IDENTIFIER))}
    for node in data["nodes"]:
        subject = node_of[node["id"]]
        assert values(graph, subject, RDFS_LABEL) == [in_rdf(node["label"])]
        assert values(graph, subject, RDF + "type") == [TRICOT_NS + node["type"]]
        assert values(graph, subject, ALT_LABEL) == sorted(set(split(in_rdf(node["aliases"]))))
        same_as = values(graph, subject, "http://www.w3.org/2002/07/owl#sameAs")
        assert same_as == (["http://www.wikidata.org/entity/" + node["wikidata"]] if node.get("wikidata") else [])
        for name in ("subtype", "mentions", "n_docs", "prominence", "pagerank", "community_name"):
            assert values(graph, subject, TRICOT_NS + name) == [in_rdf(str(node[name]))], (name, node[name])
    for edge in data["edges"]:
        statement = node_of[in_rdf(edge["id"])]
        [source] = graph.objects(statement, rdflib.RDF.subject)
        [relation] = graph.objects(statement, rdflib.RDF.predicate)
        [target] = graph.objects(statement, rdflib.RDF.object)
        assert (source, target) == (node_of[edge["source"]], node_of[edge["target"]])
        assert values(graph, relation, RDFS_LABEL) == [in_rdf(edge["relation"])]
        # The plain triple only where the text asserts it.
        asserted = edge["modality"] == "asserted" and not edge["negated"]
        plain = (source, relation, target) in graph
        others = [e for e in data["edges"] if (e["source"], e["target"], e["relation"]) == (edge["source"], edge["target"], edge["relation"])]
        assert plain == any(e["modality"] == "asserted" and not e["negated"] for e in others) and (plain or not asserted)
        for name in ("evidence", "modality", "confidence", "weight", "first_date"):
            assert values(graph, statement, TRICOT_NS + name) == [in_rdf(str(edge[name]))] or name == "weight", (name, edge[name])
        assert values(graph, statement, TRICOT_NS + "negated") == [str(edge["negated"]).lower()]
        sources = [source for source in graph.objects(statement, rdflib.URIRef(PROV))]
        identifiers = [str(i) for s in sources for i in graph.objects(s, rdflib.URIRef(IDENTIFIER))]
        assert sorted(identifiers) == sorted(split(edge["docs"])), (identifiers, edge["docs"])
        sentences = [s for s in sources if (s, rdflib.RDF.type, rdflib.URIRef(NIF + "Sentence")) in graph]
        assert in_rdf(edge["evidence"]) in [text for s in sentences for text in values(graph, s, NIF + "anchorOf")]
    # Mentions: words, offsets and the entity that they stand for.
    n_mentions = 0
    for mention in graph.subjects(rdflib.RDF.type, rdflib.URIRef(NIF + "Phrase")):
        [entity] = set(graph.objects(mention, rdflib.URIRef("http://www.w3.org/2005/11/its/rdf#taIdentRef")))
        [begin] = values(graph, mention, NIF + "beginIndex")
        [end] = values(graph, mention, NIF + "endIndex")
        assert values(graph, mention, NIF + "anchorOf") == values(graph, entity, RDFS_LABEL)
        assert str(mention).endswith(f"#char={begin},{end}")
        n_mentions += 1
    assert n_mentions > len(hostile.NAMES)
    # One named graph a document, which holds what that document asserts.
    named = {str(quad[3]) for quad in quads} - {"None", "urn:x-rdflib:default"}
    assert len(named) == data["graph"]["documents"], named
    assert any(str(p).startswith(TRICOT_NS + "relation/") for _, p, _, g in quads if str(g) in named)


class Format(typing.NamedTuple):
    path: str | None  # where test_formats writes it
    judge: typing.Callable | str  # a function, or the test that does it
    row: str  # its name in the data dictionary
    title: str | None  # under which the program says what it left out
    foreign: list  # heads of other programs' files, which one of ours may replace


# In the program's order.
FORMATS = {
    "graphml": Format(
        "h.graphml", graphml, "GraphML", "GraphML",
        ["\ufeff<!-- yEd -->\n<graphml><graph/></graphml>", '<?xml version="1.0"?>\n<!DOCTYPE graphml SYSTEM "x.dtd">\n<graphml/>'],
    ),
    "gexf": Format(
        "h.gexf", gexf, "GEXF", "GEXF",
        ['<?xml version="1.0"?><gexf xmlns="http://www.gexf.net/1.2draft"><graph/></gexf>'],
    ),
    "dot": Format(
        "h.dot", dot, "Graphviz", "Graphviz",
        ["graph { a -- b }", 'strict digraph "my {graph}" {\n}', "// by hand\n/* mine */ digraph G{a->b}", "#include\nGRAPH x {}", "\n graph\n{"],
    ),
    "gml": Format(
        "h.gml", gml, "GML", "GML",
        ['Creator "igraph"\nVersion 1\ngraph\n[\n  node [ id 0 ]\n]', "# mine\ngraph [ node [ id 1 ] ]"],
    ),
    "csv": Format(
        "h.csv", gephi_tables, "CSV", None,
        [("Id;Label\n1;A\n", "source,target\n1,1\n"), ('\ufeff"ID"\t"Label"\n', 'Type,"Source","Target"\n')],
    ),
    "json": Format(
        "h.json", node_link, "node-link JSON", None,
        ['{"nodes": [], "links": []}', '{\n  "links": [],\n "nodes": []}', '{"multigraph": false, "directed": true}'],
    ),
    "cyjs": Format(
        "h.cyjs", cytoscape, "Cytoscape.js", None,
        ['{"elements": {"nodes": []}}'],
    ),
    "nt": Format(
        "h.nt", rdf, "RDF", "N-Triples",
        ["_:a <http://x.org/p> \"v\" .\n", "# mine\n<http://x.org/a> <http://x.org/p> _:b .\n"],
    ),
    "ttl": Format(
        "h.ttl", rdf, "RDF", "Turtle",
        ["PREFIX x: <http://x.org/>\nx:a x:b x:c .", "@base <http://x.org/> .", "<http://x.org/a> <http://x.org/b> <http://x.org/c> ."],
    ),
    "jsonld": Format(
        "h.jsonld", rdf, "RDF", "JSON-LD",
        ['[{"@id": "x"}]', '{"@graph": []}'],
    ),
    "nq": Format(
        "h.nq", rdf, "RDF", "N-Quads",
        ["<http://x.org/a> <http://x.org/p> _:b <http://x.org/g> .\n"],
    ),
    "svg": Format(
        "h.svg", "test_drawings.py", "SVG, PNG", None,
        ['<?xml version="1.0"?>\n<!-- Inkscape -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg/>', "<svg xmlns='x'>"],
    ),
    "png": Format(
        "h.png", "test_drawings.py", "SVG, PNG", None,
        [(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",)],
    ),
    "lightrag": Format(
        None, "test_lightrag.py", "LightRAG", None,
        ['{"chunks": []}'],
    ),
    "html": Format(
        "h.html", "../page/test_page.py", "HTML", None,
        ['<!DOCTYPE html>\n<html><head><meta charset="utf-8">\n<meta name="generator" content="tricot">'],
    ),
    "cypher": Format(
        "h.cypher", "test_neo4j.py", "Cypher", None,
        ["// mine\nMERGE (n:A {id: 1});", "CREATE (n);"],
    ),
    "neo4j": Format(
        "tables", neo4j_tables, "neo4j-admin", None,
        [("personId:ID,name,:LABEL\n", ":START_ID,:END_ID,:TYPE\n", "Stop the database")],
    ),
}
