"""Checks the source tree against the house's rules; prints each breach and fails.

usage: lint.py ROOT

What is checked: who may include whom, the licence of each file, the sentence that opens
it, its length, and that nothing in it belongs to one machine.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import subprocess
import sys

# The folders whose headers a folder's files may include, beside its own. `name.h` alone is
# that one header.
MAY_INCLUDE = {
    "": ["tricot-extract.h", "graph", "export"],
    "tricot-extract.h": ["base", "model", "extract"],
    "base": [],
    "model": ["base"],
    "extract": ["base", "model/model.h"],
    "graph": [
        "base", "extract/triples/triples.h", "extract/document.h", "extract/lexicon/lexicon.h"
    ],
    "export": ["base", "graph/graph.h", "extract/triples/triples.h"],
    "cli": ["tricot.h"],
}
# Third-party headers that must stay inside one folder.
ONLY_IN = {"igraph": "graph", "dnnl": "model", "omp.h": "model"}
APACHE = ("tricot-extract.h", "base", "model", "extract")
CODE = (".c", ".h", ".inc")
# What carries no line of its own: texts for people and data.
NO_LICENCE_LINE = (
    ".md", ".txt", ".json", ".jsonl", ".conllu", ".safetensors", ".png", ".svg", ".tsv",
    ".graphml", ".dot", ".gitignore", ".html", ".xml", ".xsd",
)
MAX_LINES = 500
MAX_BYTES = 1 << 20


def folder_of(path):
    """The part of the tree whose rules hold for a file."""
    return path.split("/")[0] if "/" in path or path in MAY_INCLUDE else ""


def includes(path, text):
    folder = folder_of(path)
    for number, line in enumerate(text.split("\n"), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not found:
            continue
        kind, header = found.groups()
        if kind == "<":
            for name, place in ONLY_IN.items():
                if header.split("/")[0].startswith(name) and folder not in (place, "tests"):
                    yield f"{path}:{number}: <{header}> belongs inside {place}/"
        elif folder in MAY_INCLUDE:
            allowed = MAY_INCLUDE[folder]
            if header.split("/")[0] != folder and not any(
                header == one or header.startswith(one + "/") for one in allowed
            ):
                yield f"{path}:{number}: {folder or 'tricot.h'} may not include {header}"


def licence(path, text):
    name = os.path.basename(path)
    if name.endswith(NO_LICENCE_LINE) or name.startswith("LICENSE"):
        return
    found = re.search(r"SPDX-License-Identifier: (\S+)", text[:1500])
    wanted = "Apache-2.0" if folder_of(path) in APACHE else "GPL-3.0-or-later"
    if not found:
        yield f"{path}: no SPDX-License-Identifier"
    elif found.group(1) != wanted:
        yield f"{path}: licence {found.group(1)}, this folder's is {wanted}"


def opening(path, text):
    if path.endswith(CODE) and not re.match(r"/\* [A-Z`a-z]", text):
        yield f"{path}: does not open with a sentence that says its job"


def length(path, text):
    n = text.count("\n")
    if path.endswith(CODE) and n > MAX_LINES and "lines" not in text[:1500]:
        yield f"{path}: {n} lines; split it, or say at its top why it is so long (in lines)"
    if len(text.encode()) > MAX_BYTES:
        yield f"{path}: {len(text) >> 10} KiB of text"


def places(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"(?<![\w.])/(home|root|work|tmp)/\w", line) and not path.startswith("tests/"):
            yield f"{path}:{number}: a path of one machine"
        if re.search(r"\bindex-url\b|\bfind-links\b|\bextra-index\b", line) and "lint.py" not in path:
            yield f"{path}:{number}: a registry of one machine"


def tracked(root):
    """The files that git knows; without git, all but hidden folders and builds."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"], capture_output=True
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return [name for name in names if name and os.path.isfile(os.path.join(root, name))]
    found = []
    for folder, inner, names in os.walk(root):
        inner[:] = [n for n in inner if n[0] != "." and n != "__pycache__" and not n.startswith("build")]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in names]
    return found


def main():
    root = sys.argv[1]
    paths = tracked(root)
    breaches = []
    n = 0
    for path in paths:
        with open(os.path.join(root, path), "rb") as file:
            content = file.read()
        if b"\0" in content[:4096] or path.endswith((".safetensors", ".png")) or "/seeds/" in path:
            continue
        text = content.decode("utf-8")
        n += 1
        for check in (includes, licence, opening, length, places):
            breaches += check(path, text)
    for breach in breaches:
        print(breach)
    print(f"{n} files, {len(breaches)} breaches")
    # No file at all means that the list was not made.
    return 1 if breaches or n < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
