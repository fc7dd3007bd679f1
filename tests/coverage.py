"""Adds up what gcov tells of the lines of each folder.

usage: coverage.py FOLDER, a build with -Db_coverage=true whose tests have run
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import json
import os
import subprocess
import sys

FOLDERS = ("base", "model", "extract", "graph", "export", "cli")
root = os.getcwd()
build = os.path.abspath(sys.argv[1])
reached = collections.defaultdict(dict)  # of a file: line -> whether a test came there
for folder, _, names in os.walk(build):
    notes = [os.path.join(folder, name) for name in names if name.endswith(".gcda")]
    for at in range(0, len(notes), 50):
        told = subprocess.run(["gcov", "--json-format", "--stdout", *notes[at:at + 50]], cwd=build, capture_output=True, text=True)
        for line in told.stdout.splitlines():
            for file in json.loads(line)["files"]:
                path = os.path.relpath(os.path.join(build, file["file"]), root)
                if path.split(os.sep)[0] in FOLDERS and path.endswith(".c"):
                    for one in file["lines"]:
                        seen = reached[path]
                        seen[one["line_number"]] = seen.get(one["line_number"], False) or one["count"] > 0
if not reached:
    sys.exit("coverage.py: no counts: have the tests run?")


def share(paths):
    lines = [seen for path in paths for seen in reached[path].values()]
    return sum(lines), len(lines), 100 * sum(lines) / max(1, len(lines))


for path in sorted(reached, key=lambda path: share([path])[2])[:15]:
    print("%-44s %5d of %5d lines  %5.1f%%" % (path, *share([path])))
for name in FOLDERS:
    print("%-44s %5d of %5d lines  %5.1f%%" % (name + "/", *share([path for path in reached if path.startswith(name + os.sep)])))
