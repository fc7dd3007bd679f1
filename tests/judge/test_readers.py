"""Other people's readers open what tricot writes, and find all of it.

usage: test_readers.py TRICOT SAMPLE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
import sys
import tempfile

import igraph
import networkx
from networkx.algorithms.link_analysis import pagerank_alg

import dictionary

TRICOT, SAMPLE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NODE, EDGE, GRAPH = (dictionary.names(title) for title in ("Of a node", "Of an edge", "Of the graph"))


def graphml():
    subprocess.run(["xmllint", "--noout", "g.graphml"], check=True)
    graph = networkx.read_graphml("g.graphml", force_multigraph=True)
    assert graph.is_directed() and graph.is_multigraph()
    assert len(graph) > 5 and graph.number_of_edges() > 5, graph
    keys = set().union(*(data for _, data in graph.nodes(data=True)))
    assert keys <= NODE, keys - NODE
    assert {"label", "type", "mentions", "n_docs", "prominence", "degree", "pagerank", "betweenness", "community"} <= keys, keys
    for _, data in graph.nodes(data=True):
        assert data["label"] and data["type"] in ("PER", "ORG", "LOC", "MISC", "DATE", "NUM", "CONCEPT"), data
    keys = set().union(*(data for _, _, data in graph.edges(data=True)))
    assert keys <= EDGE, keys - EDGE
    assert {"relation", "label", "weight", "n_docs", "confidence", "negated", "modality", "basis"} <= keys, keys
    for _, _, data in graph.edges(data=True):
        assert data["relation"] and 0 <= data["confidence"] <= 1 and isinstance(data["negated"], bool), data
    assert GRAPH - {"options"} <= set(graph.graph), graph.graph
    assert graph.graph["documents"] == 1, graph.graph

    other = igraph.Graph.Read_GraphML("g.graphml")
    assert other.is_directed()
    assert (other.vcount(), other.ecount()) == (len(graph), graph.number_of_edges())
    assert sorted(other.vs["label"]) == sorted(data["label"] for _, data in graph.nodes(data=True))
    return graph


def measures(graph):
    """networkx finds the same measures on the projection that the README names."""
    plain = networkx.DiGraph()
    plain.add_nodes_from(graph)
    for source, target, data in graph.edges(data=True):
        if not data["negated"] and data["modality"] == "asserted":
            weight = plain.get_edge_data(source, target, {"weight": 0})["weight"]
            plain.add_edge(source, target, weight=weight + data["weight"])
    # The plain one: the public function needs numpy and scipy.
    rank = pagerank_alg._pagerank_python(plain, tol=1e-12, max_iter=1000)
    between = networkx.betweenness_centrality(plain, normalized=False)
    for node, data in graph.nodes(data=True):
        assert abs(data["pagerank"] - rank[node]) < 1e-6, (node, data["pagerank"], rank[node])
        assert abs(data["betweenness"] - between[node]) < 1e-6, (node, data["betweenness"], between[node])


def dot(graph):
    for arguments in (["dot", "-Tsvg"], ["neato", "-Tcanon"]):
        done = subprocess.run([*arguments, "g.dot"], capture_output=True, text=True)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        if arguments[0] == "dot":
            assert done.stdout.count('class="node"') == len(graph)
            assert done.stdout.count('class="edge"') == graph.number_of_edges()
    # The nodes' places are points, not inches, to those who begin from them.
    done = subprocess.run(["fdp", "-Tplain", "g.dot"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    width, height = map(float, done.stdout.split()[2:4])
    assert width < 100 and height < 100, (width, height)


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        subprocess.run([TRICOT, "build", SAMPLE, "-q", "-o", "g.graphml", "-o", "g.dot"], check=True)
        graph = graphml()
        measures(graph)
        dot(graph)
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(graph)} nodes, {graph.number_of_edges()} edges")


main()
