"""Runs the example program on the sample and on bad weights.

usage: test_example.py EXAMPLE WEIGHTS SAMPLE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
import xml.etree.ElementTree as ET

example, weights, sample = sys.argv[1:]
with open(sample, "rb") as text:
    done = subprocess.run([example, weights], stdin=text, capture_output=True, timeout=60)
assert done.returncode == 0, done.stderr
space = "{http://graphml.graphdrawing.org/xmlns}"
graph = ET.fromstring(done.stdout).find(space + "graph")
nodes = {node.get("id") for node in graph.iter(space + "node")}
edges = [(edge.get("source"), edge.get("target")) for edge in graph.iter(space + "edge")]
assert len(nodes) > 5 and len(edges) > 5, (nodes, edges)
assert all(end in nodes for edge in edges for end in edge)

done = subprocess.run([example, sample], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
assert done.returncode == 1 and sample.encode() in done.stderr, done
done = subprocess.run([example], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
assert done.returncode == 2 and b"usage" in done.stderr, done
print(f"{len(nodes)} nodes, {len(edges)} edges")
