"""networkx and igraph find the measures that tricot writes, on the same projection, to 1e-9.

usage: test_measures.py TRICOT SAMPLE [FILE...]

Three graphs: the sample's, that of a longer text made here, one of 20,000 nodes made here with a fixed seed; and
those of every FILE of triples (JSON Lines). networkx judges all measures but those that follow paths or vectors of
big graphs, which igraph judges, as Python would take hours.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import warnings
from fractions import Fraction

import igraph
import networkx
from networkx.algorithms.link_analysis import pagerank_alg

TRICOT, SAMPLE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SMALL = 1500  # nodes that networkx can do everything with


def near(a, b):
    """To 1e-9 of the value, and of 1."""
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def project(graph, directed):
    """The asserted edges that are not negated, those of a pair made one, their weights summed."""
    plain = networkx.DiGraph() if directed else networkx.Graph()
    plain.add_nodes_from(graph)
    for source, target, data in graph.edges(data=True):
        if not data["negated"] and data["modality"] == "asserted" and source != target:
            weight = plain.get_edge_data(source, target, {"weight": 0})["weight"]
            plain.add_edge(source, target, weight=weight + data["weight"])
    for _, _, data in plain.edges(data=True):
        # Exact: networkx takes two sums that differ by rounding for two lengths.
        data["distance"] = Fraction(1) / Fraction(data["weight"])
    return plain


def to_igraph(plain):
    numbers = {node: i for i, node in enumerate(plain)}
    return igraph.Graph(n=len(plain), edges=[(numbers[a], numbers[b]) for a, b in plain.edges()],
                        directed=plain.is_directed(),
                        edge_attrs={"weight": [data["weight"] for _, _, data in plain.edges(data=True)]})


class Judge:
    def __init__(self, path, directed=True, inverse=False):
        self.graph = networkx.read_graphml(path, force_multigraph=True)
        self.plain = project(self.graph, directed)
        self.undirected = project(self.graph, False)
        self.distance = "distance" if inverse else None
        self.n_checked = 0

    def compare(self, name, expected, close=near):
        for node, data in self.graph.nodes(data=True):
            assert close(data[name], expected[node]), (name, node, data[name], expected[node])
        self.n_checked += 1

    def from_igraph(self, values):
        return dict(zip(self.plain, values))

    def counts(self):
        plain = self.plain
        self.compare("degree", dict(plain.degree()))
        self.compare("strength", dict(plain.degree(weight="weight")))
        if plain.is_directed():
            self.compare("in_degree", dict(plain.in_degree()))
            self.compare("out_degree", dict(plain.out_degree()))
        self.compare("kcore", networkx.core_number(self.undirected))
        self.compare("clustering", networkx.clustering(self.undirected))

    def ranks(self):
        # The plain ones: the public functions need numpy and scipy.
        self.compare("pagerank", pagerank_alg._pagerank_python(self.plain, tol=1e-14, max_iter=10000))
        lead = 3 if self.graph.graph.get("documents") == 1 else 0
        mentions = {node: data["mentions"] * (1 + lead / (1 + i)) for i, (node, data) in enumerate(self.graph.nodes(data=True))}
        looped = self.undirected.copy()
        looped.add_edges_from((node, node, {"weight": 1}) for node in list(networkx.isolates(looped)))
        self.compare("prominence", pagerank_alg._pagerank_python(looped, alpha=0.3, personalization=mentions, tol=1e-14, max_iter=10000))
        other = to_igraph(self.plain)
        self.compare("pagerank", self.from_igraph(other.pagerank(weights="weight")))

    def paths(self):
        other = to_igraph(self.plain)
        lengths = [1 / w for w in other.es["weight"]] if self.distance else None
        exact = self.from_igraph(other.betweenness(weights=lengths))
        n = len(self.plain)
        if n <= SMALL:
            self.compare("betweenness", networkx.betweenness_centrality(self.plain, normalized=False, weight=self.distance))
            self.compare("closeness", networkx.closeness_centrality(self.plain, distance=self.distance))
            self.compare("harmonic", networkx.harmonic_centrality(self.plain, distance=self.distance))
        else:
            self.compare("harmonic", {node: value * (n - 1) for node, value in
                                      self.from_igraph(other.harmonic_centrality(mode="in", weights=lengths)).items()})
        if "betweenness_se" not in next(iter(self.graph.nodes(data=True)))[1]:
            self.compare("betweenness", exact)
            return
        # Sampled: 95 in 100 within two standard errors, nearly all within five; none where no path can lead through.
        assert n > 2000
        far = []
        for node, data in self.graph.nodes(data=True):
            error = abs(data["betweenness"] - exact[node])
            if data["betweenness_se"] == 0:
                assert error == 0, (node, data, exact[node])
            else:
                far.append(error / data["betweenness_se"])
        assert len(far) > n / 4, len(far)
        for limit, share in ((1, 0.68), (2, 0.95), (5, 0.995)):
            within = sum(f <= limit for f in far) / len(far)
            assert within > share, (limit, within)
        # An error that is stated too big would tell nothing: over the nodes it must be what it is in truth.
        truth = sum((data["betweenness"] - exact[node]) ** 2 for node, data in self.graph.nodes(data=True))
        stated = sum(data["betweenness_se"] ** 2 for _, data in self.graph.nodes(data=True))
        assert stated < 4 * truth, (stated, truth)
        self.n_checked += 1

    def spectral(self):
        """Those of a first eigenvector, which networkx's way finds where it is the only one."""
        for name in ("eigenvector", "authority", "hub"):
            x = {node: data[name] for node, data in self.graph.nodes(data=True)}
            assert all(value >= 0 for value in x.values()), name
            if max(x.values()) == 0:
                # No cycle, so no eigenvalue but 0: igraph says the same.
                assert name == "eigenvector" and networkx.is_directed_acyclic_graph(self.plain), name
                continue
            assert near(max(x.values()), 1), (name, max(x.values()))
        self.n_checked += 3
        if len(self.plain) > SMALL:
            other = to_igraph(self.plain)
            self.compare("hub", self.from_igraph(other.hub_score(weights="weight")))
            self.compare("authority", self.from_igraph(other.authority_score(weights="weight")))
            self.compare("eigenvector", self.from_igraph(other.eigenvector_centrality(weights="weight")))
            return
        for name, values in (*hits_python(self.plain).items(), ("eigenvector", eigenvector_python(self.plain))):
            if values is not None:
                self.compare(name, values)

    def groups(self):
        numbers = {}
        for number, nodes in enumerate(networkx.connected_components(self.undirected)):
            numbers.update((node, number) for node in nodes)
        pairs = {(numbers[node], data["component"]) for node, data in self.graph.nodes(data=True)}
        assert len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs}), "components"
        sizes = [0] * len(pairs)
        communities = {}
        for node, data in self.graph.nodes(data=True):
            sizes[data["component"]] += 1
            communities.setdefault(data["community"], []).append(node)
        assert sizes == sorted(sizes, reverse=True), "components are not numbered by size"
        assert len(communities) == self.graph.graph["communities"]
        assert sorted(communities) == list(range(len(communities)))
        for number, nodes in communities.items():
            # Each is named after its most prominent node.
            top = max(self.graph.nodes[node]["prominence"] for node in nodes)
            names = {self.graph.nodes[node]["community_name"] for node in nodes}
            assert len(names) == 1 and names <= {self.graph.nodes[node]["label"] for node in nodes
                                                 if self.graph.nodes[node]["prominence"] == top}, (number, names)
        modularity = networkx.community.modularity(self.undirected, communities.values())
        assert near(modularity, self.graph.graph["modularity"]), (modularity, self.graph.graph["modularity"])
        # Leiden's method has many answers; igraph's own finds no better one by much.
        igraph.set_random_number_generator(random.Random(1))
        other = to_igraph(self.undirected).community_leiden("modularity", weights="weight", n_iterations=-1)
        assert modularity > other.modularity - 0.005, (modularity, other.modularity)
        self.n_checked += 2

    def all(self):
        for part in (self.counts, self.ranks, self.paths, self.spectral, self.groups):
            part()
        return self.n_checked


def iterate(plain, start, step):
    """The power method; None where it does not converge: the answer is not the only one."""
    x = start
    for _ in range(3000):
        last, x = x, step(x)
        most = max(x.values(), default=0)
        if most < 1e-12:
            return None
        x = {node: value / most for node, value in x.items()}
        if max(abs(x[node] - last[node]) for node in x) < 1e-13:
            return x
    return None


def eigenvector_python(plain):
    """networkx.eigenvector_centrality stops at a tolerance too wide; the same iteration, to the end."""
    def step(x):
        new = dict(x)
        for a, b, data in plain.edges(data=True):
            new[b] += x[a] * data["weight"]
            if not plain.is_directed():
                new[a] += x[b] * data["weight"]
        return new
    return iterate(plain, dict.fromkeys(plain, 1.0), step) if not networkx.is_directed_acyclic_graph(plain) else None


def hits_python(plain):
    def forth(hubs):
        new = dict.fromkeys(plain, 0.0)
        for a, b, data in plain.edges(data=True):
            new[b] += hubs[a] * data["weight"]
        return new

    def back(authorities):
        new = dict.fromkeys(plain, 0.0)
        for a, b, data in plain.edges(data=True):
            new[a] += authorities[b] * data["weight"]
        return new
    if not plain.is_directed():
        return {}
    return {"hub": iterate(plain, dict.fromkeys(plain, 1.0), lambda x: back(forth(x))),
            "authority": iterate(plain, dict.fromkeys(plain, 1.0), lambda x: forth(back(x)))}


def big_graph(path, n_nodes=20000):
    """Triples between nodes of which few are met often, as in texts."""
    draw = random.Random(7)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(n_nodes * 5 // 4):
            source = number % n_nodes
            target = int(n_nodes * draw.random() ** 2)
            modality = "asserted" if draw.random() < 0.95 else "possible"
            for _ in range(1 + int(3 * draw.random() ** 4)):
                json.dump({"subject": f"Person {source}", "relation": draw.choice(("meet", "know", "pay")),
                           "object": f"Person {target}", "negated": draw.random() < 0.02, "modality": modality}, file)
                file.write("\n")


def long_text(path):
    """A chronicle of some 600 sentences that anybody may copy: made of the parts below."""
    draw = random.Random(3)
    people = [f"{first} {last}" for first in ("Anna", "Boris", "Clara", "David", "Elena", "Frank", "Grace", "Henry")
              for last in ("Smith", "Novak", "Jones", "Keller", "Moreau", "Olsen")]
    places = ["Paris", "London", "Berlin", "Vienna", "Madrid", "Oslo", "Rome", "Prague", "Geneva", "Dublin"]
    firms = ["Acme Corporation", "Globex Bank", "Initech", "Umbrella Holdings", "Stark Industries", "Wayne Motors"]
    forms = ["{a} met {b} in {p}.", "{a} works for {f}.", "{f} is based in {p}.", "{a} married {b} in {p}.",
             "{f} hired {a}.", "{a} founded {f} in {p}.", "{a} visited {p} with {b}.", "{f} sued {a}.",
             "{a} accused {b} of fraud.", "{a} may leave {f}.", "{a} did not meet {b}.", "{f} bought a factory in {p}."]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(600):
            a, b = draw.sample(people, 2)
            file.write(draw.choice(forms).format(a=a, b=b, p=draw.choice(places), f=draw.choice(firms)))
            file.write("\n\n" if number % 8 == 7 else " ")


def run(*arguments):
    subprocess.run([TRICOT, *arguments, "-q", "-o", "g.graphml"], check=True, stdin=subprocess.DEVNULL)


def main():
    warnings.simplefilter("ignore")  # igraph warns of scores that are 0
    folder = tempfile.mkdtemp()
    files = [os.path.abspath(path) for path in sys.argv[3:]]
    os.chdir(folder)
    try:
        long_text("long.txt")
        big_graph("big.jsonl")
        for title, *arguments in [("sample", "build", SAMPLE), ("long text", "build", "long.txt"),
                                  ("long text, all nodes", "build", "long.txt", "--nodes", "all", "--literals", "nodes"),
                                  ("20,000 nodes", "graph", "big.jsonl"),
                                  *((path, "graph", path, "--nodes", "all") for path in files)]:
            run(*arguments, "--metrics", "all", "--no-layout")
            judge = Judge("g.graphml")
            print(f"{title}: {len(judge.graph)} nodes, {judge.plain.number_of_edges()} pairs,", end=" ", flush=True)
            print(f"{judge.all()} measures", flush=True)
        run("build", "long.txt", "--metrics", "all", "--undirected")
        judge = Judge("g.graphml", directed=False)
        print(f"undirected: {judge.all()} measures")
        run("build", "long.txt", "--metrics", "all", "--weights", "inverse")
        judge = Judge("g.graphml", inverse=True)
        print(f"inverse weights: {judge.all()} measures")
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


main()
