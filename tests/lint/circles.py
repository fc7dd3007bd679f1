"""No two files call each other in a circle: prints each circle, and fails.

usage: circles.py NM BUILD ROOT

A file calls another where its object uses a symbol that the other's object defines, as
NM says. The objects are those that BUILD/compile_commands.json has for the sources of
the folders below.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys

FOLDERS = ("base", "model", "extract", "graph", "export", "cli")


def folder_of(path):
    return path.split("/")[0]


def objects(build, root):
    """The object of each source of the folders; of programs that share one, one of them.
    A program that no test needs may not be built yet."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    found = {}
    for command in commands:
        source = os.path.realpath(os.path.join(command["directory"], command["file"]))
        # What is generated has its place in the build, as its folder has in the tree.
        for base in (build, root):
            path = os.path.relpath(source, os.path.realpath(base))
            output = os.path.join(command["directory"], command["output"])
            if folder_of(path) in FOLDERS and os.path.exists(output):
                found[path] = output
                break
    return found


def read_objects(nm, names):
    """The lines of nm for each of the objects {file: object}."""
    done = subprocess.run(
        [nm, "-g", "-P", *names.values()], capture_output=True, text=True, check=True
    )
    # Those of each object stand under its name and a colon.
    headings = {f"{name}:": path for path, name in names.items()}
    outputs = {path: [] for path in names}
    path = None
    for line in done.stdout.split("\n"):
        if line in headings:
            path = headings[line]
        elif line != "":
            outputs[path].append(line)
    return {path: "\n".join(lines) for path, lines in outputs.items()}


def symbols(output):
    """What an object defines and what it uses, from the lines of `nm -g -P`."""
    defined, used = set(), set()
    for line in output.split("\n"):
        parts = line.split()
        if len(parts) >= 2:
            (used if parts[1] in "Uvw" else defined).add(parts[0])
    return defined, used


def calls_between(outputs):
    """{file: {file that it calls: symbols}} of {file: lines of nm}."""
    table = {path: symbols(output) for path, output in outputs.items()}
    owner = {name: path for path, (defined, _) in table.items() for name in defined}
    calls = {path: {} for path in table}
    for path, (_, used) in table.items():
        for name in sorted(used):
            if owner.get(name, path) != path:
                calls[path].setdefault(owner[name], []).append(name)
    return calls


def circles(calls):
    """The sets of files from each of which a chain of calls leads to all others of it."""
    reached = {}
    for start in calls:
        reached[start] = set()
        waiting = list(calls[start])
        while waiting:
            path = waiting.pop()
            if path not in reached[start]:
                reached[start].add(path)
                waiting += calls[path]
    found = []
    for start in sorted(calls):
        if start in reached[start] and not any(start in circle for circle in found):
            found.append({path for path in reached[start] if start in reached[path]})
    return found


def check_itself():
    """On objects that were never compiled: two files, a longer way round, and none."""
    outputs = {
        "a/one.c": "one T 0 10\ntwo U\nmemcpy U\nmine D 0 8\n",
        "a/two.c": "two T 0 10\none U\nthree U\n",
        "a/three.c": "three T 0 10\n",
        "b/first.c": "first T 0 10\nsecond U\nfirst U\n",
        "b/second.c": "second T 0 10\nthird U\nthree U\n",
        "b/third.c": "third T 0 10\ntable U\n",
        "b/table.c": "table R 0 10\nfirst U\n",
        "b/main.c": "main T 0 10\nfirst U\none U\n",
    }
    calls = calls_between(outputs)
    assert calls["a/two.c"] == {"a/one.c": ["one"], "a/three.c": ["three"]}, calls
    assert calls["a/three.c"] == {}, calls
    assert circles(calls) == [
        {"a/one.c", "a/two.c"},
        {"b/first.c", "b/second.c", "b/third.c", "b/table.c"},
    ], circles(calls)
    outputs["a/two.c"] = outputs["a/two.c"].replace("one U\n", "")
    outputs["b/table.c"] = "table R 0 10\n"
    assert circles(calls_between(outputs)) == []


def main():
    nm, build, root = sys.argv[1:]
    check_itself()
    outputs = read_objects(nm, objects(build, root))
    calls = calls_between(outputs)
    breaches = [
        f"{path}: {nm} shows no symbol that it defines"
        for path, output in outputs.items()
        if not symbols(output)[0]
    ]
    for folder in FOLDERS:
        if not any(folder_of(path) == folder for path in calls):
            breaches.append(f"{folder}/: the build has no objects of it")
    found = circles(calls)
    for circle in found:
        lines = [f"{len(circle)} files call each other:"]
        for path in sorted(circle):
            for other in sorted(circle & calls[path].keys()):
                lines.append(f"  {path} -> {other}: {', '.join(calls[path][other])}")
        breaches.append("\n".join(lines))
    for breach in breaches:
        print(breach)
    n_calls = sum(len(called) for called in calls.values())
    print(f"{len(calls)} files, {n_calls} pairs that call, {len(found)} circles,", end=" ")
    print(f"{len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
