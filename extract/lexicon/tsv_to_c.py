#!/usr/bin/env python3
# Turns the lexicon's tables into C: tsv_to_c.py OUT.c OUT.h TABLE.tsv...
# SPDX-License-Identifier: Apache-2.0
"""A table is lines of cells parted by tabs; a line that begins with `# ` is a comment.
The first line that is none names the columns: the first column's name is one of KEYS.
Rows are sorted by their first cell's bytes, equal ones stay in the order of the file; a
row with fewer cells than the heading gets empty ones. NAME.tsv becomes
tri_i_lexicon_NAME, and its column `kind` TRI_NAME_KIND, the cell's index in a row. Where
the last column is `class`, each class becomes a table of its own, under its own name."""
import os
import re
import sys

# What a row is looked up by: a word as it is written, the same lower-cased, its lemma, a
# name's word as names are compared, a triple's label.
KEYS = ("form", "lower", "lemma", "folded", "label")


def quoted(cell):
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}"
                         for b in cell.encode("utf-8")) + '"'


def read(path):
    """A table's heading and its rows, each as long as the heading."""
    lines = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() and not line.startswith("# "):
                lines.append((number, line.rstrip("\n").split("\t")))
    if len(lines) < 2:
        sys.exit(f"{path}: a heading and rows are expected")
    number, heading = lines.pop(0)
    if heading[0] not in KEYS:
        sys.exit(f"{path}, line {number}: a heading is expected, whose first column is "
                 f"one of {', '.join(KEYS)}; this one is '{heading[0]}'")
    for name in heading:
        if not re.fullmatch("[a-z_]+", name) or heading.count(name) > 1:
            sys.exit(f"{path}, line {number}: '{name}' is no name of one column")
    for number, row in lines:
        if len(row) > len(heading):
            sys.exit(f"{path}, line {number}: more cells than the heading has")
        if not row[0]:
            sys.exit(f"{path}, line {number}: nothing to look the row up by")
    rows = [row + [""] * (len(heading) - len(row)) for _, row in lines]
    rows.sort(key=lambda row: row[0].encode("utf-8"))
    return heading, rows


def parted(path):
    """The tables of a file: name, heading and rows of each."""
    heading, rows = read(path)
    if heading[-1] != "class":
        return [(os.path.splitext(os.path.basename(path))[0], heading, rows)]
    classes = {}
    for *row, name in rows:
        if not re.fullmatch("[a-z_]+", name):
            sys.exit(f"{path}: '{row[0]}': '{name}' is no name of a class")
        if row in classes.setdefault(name, []):
            sys.exit(f"{path}: '{row[0]}' is twice in '{name}'")
        classes[name].append(row)
    return [(name, heading[:-1], classes[name]) for name in sorted(classes)]


def write(path, text):
    """A file that says this already stays as old as it is: a new row changes no name, so
    that what includes the header needs no compiling."""
    if os.path.exists(path):
        with open(path, encoding="ascii") as file:
            if file.read() == text:
                return
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def main(source, header, *paths):
    made = "/* Made by extract/lexicon/tsv_to_c.py. */"
    cells = [made, '#include "extract/lexicon/lexicon.h"', ""]
    names = [made]
    tables = [table for path in paths for table in parted(path)]
    if len(tables) > len({name for name, _, _ in tables}):
        sys.exit("two tables, or a table and a class, have one name")
    for name, heading, rows in tables:
        cells.append(f"static const char *const {name}[] = {{")
        cells += ["    " + ", ".join(map(quoted, row)) + "," for row in rows]
        cells += ["};", f"const tri_lexicon tri_i_lexicon_{name} = "
                        f"{{{name}, {len(rows)}, {len(heading)}}};", ""]
        columns = [f"TRI_{name}_{column}".upper() for column in heading]
        names += ["", f"extern const tri_lexicon tri_i_lexicon_{name};",
                  "enum { " + ", ".join(columns) + " };"]
    for path, lines in ((source, cells), (header, names)):
        write(path, "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
