"""libtricot-extract prints the triples that the program prints, and needs no igraph.

usage: test_without_graph.py TEXT_TO_TRIPLES LIBRARY TRICOT WEIGHTS SAMPLE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

example, library, tricot, weights, sample = sys.argv[1:]
needed = subprocess.run(["readelf", "--dynamic", library], capture_output=True, text=True, check=True).stdout
assert "libjansson" in needed, needed
assert not any(name in needed for name in ("igraph", "dnnl", "gomp", "stdc++")), needed
with open(sample, "rb") as text:
    mine = subprocess.run([example, weights], stdin=text, capture_output=True, timeout=60)
with open(sample, "rb") as text:
    other = subprocess.run([tricot, "extract", "--model", weights, "-"], stdin=text, capture_output=True, timeout=60)
assert mine.returncode == 0 and mine.stderr == b"", mine.stderr
assert mine.stdout == other.stdout and mine.stdout.count(b"\n") > 50
done = subprocess.run([example, sample], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
assert done.returncode == 1 and sample.encode() in done.stderr, done
