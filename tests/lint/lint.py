"""Checks the source tree against the house's rules; prints each breach and fails.

usage: lint.py ROOT

What is checked: who may include whom, the rooms of extract/, the licence of each file, the
sentence that opens it, its size, and that nothing in it belongs to one machine (lengths.py
counts lines).
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import subprocess
import sys

# The folders whose headers a folder's files may include, beside its own and the public
# headers. `name.h` alone is that one header; a file named here has rules of its own.
MAY_INCLUDE = {
    "base": [],
    "model": ["base"],
    "extract": ["base", "model/model.h"],
    "graph": ["base", "extract/lexicon/lexicon.h", "extract/guard/guard.h"],
    "export": ["base", "graph/graph.h"],
    "cli": [],
    # All that the program takes from the library beyond what its users have.
    "cli/library.h": ["base", "extract/extract.h", "extract/write/write.h", "graph/graph.h"],
}
# The public headers: what is in them is defined nowhere else. They include nothing of ours,
# but the second the first.
PUBLIC = ["tricot-extract.h", "tricot.h"]
MAY_INCLUDE_PUBLIC = {
    "tricot-extract.h": [],
    "tricot.h": PUBLIC[:1],
    "base": PUBLIC[:1],
    "model": PUBLIC[:1],
    "extract": PUBLIC[:1],
    "graph": PUBLIC,
    "export": PUBLIC,
    "cli": PUBLIC,
}
# The rooms of extract/ in the order of the flow. A file includes headers of its own room, of
# each room before it the one that is named for the room, and what stands before all rooms.
ROOMS = (
    "lexicon", "guard", "read", "tokens", "reprints", "parse", "values", "entities", "typed", "find", "triples",
    "write",
)
# Between lexicon/ and the other rooms, each behind those that it may include.
BEFORE_ROOMS = ("order", "document", "tree", "quotations", "statement")
# Behind all rooms: the driver, then fit/, which looks into the rooms.
BEHIND_ROOMS = ("extract", "fit")
STREET = ROOMS[:1] + BEFORE_ROOMS + ROOMS[1:] + BEHIND_ROOMS
# How the header of a room but the first begins.
ROOM_SAYS = ("In", "Out", "Writes")
# (file or room, what it includes or lacks against this): why.
ROOM_EXCEPTIONS = {
    ("extract/triples/truth.c", "extract/fit/truth.inc"): "weights that fit/ wrote",
    ("extract/triples/worth.c", "extract/fit/worth.inc"): "weights that fit/ wrote",
}
# Third-party headers that must stay inside one folder.
ONLY_IN = {"igraph": "graph"}
APACHE = ("tricot-extract.h", "base", "model", "extract")
CODE = (".c", ".h", ".inc")
# What carries no line of its own: texts for people and data.
NO_LICENCE_LINE = (
    ".md", ".txt", ".json", ".jsonl", ".conllu", ".safetensors", ".png", ".svg", ".tsv",
    ".graphml", ".dot", ".gitignore", ".html", ".xml", ".xsd",
)
MAX_BYTES = 1 << 20


def folder_of(path):
    """The part of the tree whose rules hold for a file."""
    return path.split("/")[0] if "/" in path or path in PUBLIC else ""


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
        elif folder in MAY_INCLUDE_PUBLIC:
            allowed = MAY_INCLUDE.get(path, MAY_INCLUDE.get(folder, [])) + MAY_INCLUDE_PUBLIC[folder]
            if header.split("/")[0] != folder and not any(
                header == one or header.startswith(one + "/") for one in allowed
            ):
                yield f"{path}:{number}: {folder} may not include {header}"


def street(texts):
    """What speaks against the rooms of extract/, texts by path: (file or room, what, why)."""
    for room in ROOMS:
        header = f"extract/{room}/{room}.h"
        if header not in texts:
            yield f"extract/{room}/", header, "it is not there"
        elif room != ROOMS[0]:
            opening = texts[header].split("*/")[0]
            for word in ROOM_SAYS:
                if not re.search(rf"\n   {word} +[a-zA-Z]", opening):
                    yield header, word, "not said at its top"
    for path, text in texts.items():
        room = re.split(r"[/.]", path)[1]
        if room not in STREET:
            yield path, room, "no room"
            continue
        for header in re.findall(r'^\s*#\s*include\s*"(extract/[^"]+)"', text, re.MULTILINE):
            other = re.split(r"[/.]", header)[1]
            if other not in STREET or STREET.index(other) > STREET.index(room):
                yield path, header, f"it is behind {room}"
            elif other in ROOMS and room not in (other, "fit") and header != f"extract/{other}/{other}.h":
                yield path, header, f"it is {other}/'s own"


def rooms(texts):
    """The same as breaches, but for the exceptions; one that is none any more is a breach."""
    found = list(street(texts))
    for path, what, why in found:
        if (path, what) not in ROOM_EXCEPTIONS:
            yield f"{path}: {what}: {why}"
    for path, what in ROOM_EXCEPTIONS:
        if not any(one[:2] == (path, what) for one in found):
            yield f"{path}: {what}: needs no exception any more"


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


def size(path, text):
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
    extract = {}  # texts of its files
    n = 0
    for path in paths:
        with open(os.path.join(root, path), "rb") as file:
            content = file.read()
        if b"\0" in content[:4096] or path.endswith((".safetensors", ".png")) or "/seeds/" in path:
            continue
        text = content.decode("utf-8")
        n += 1
        for check in (includes, licence, opening, size, places):
            breaches += check(path, text)
        if path.startswith("extract/") and path.endswith(CODE):
            extract[path] = text
    breaches += rooms(extract)
    for breach in breaches:
        print(breach)
    print(f"{n} files, {len(breaches)} breaches")
    # No file at all means that the list was not made.
    return 1 if breaches or n < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
