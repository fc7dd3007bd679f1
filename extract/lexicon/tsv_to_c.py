#!/usr/bin/env python3
# Turns the lexicon's tables into one C file: tsv_to_c.py OUT.c TABLE.tsv...
# SPDX-License-Identifier: Apache-2.0
"""A table is lines of cells parted by tabs; a line that begins with `# ` is a comment.
Every row gets as many cells as the longest one; rows are sorted by their first cell's
bytes, equal ones stay in the order of the file. NAME.tsv becomes tri_i_lexicon_NAME."""
import os
import sys


def quoted(cell):
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}"
                         for b in cell.encode("utf-8")) + '"'


def main(out, *tables):
    lines = ["/* Made by extract/lexicon/tsv_to_c.py. */", '#include "extract/lexicon/lexicon.h"', ""]
    for path in tables:
        with open(path, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file
                    if line.strip() and not line.startswith("# ")]
        if not rows:
            sys.exit(f"{path}: no rows")
        columns = max(map(len, rows))
        rows.sort(key=lambda row: row[0].encode("utf-8"))
        name = os.path.splitext(os.path.basename(path))[0]
        lines.append(f"static const char *const {name}[] = {{")
        lines += ["    " + ", ".join(map(quoted, row + [""] * (columns - len(row)))) + ","
                  for row in rows]
        lines += ["};", f"const tri_lexicon tri_i_lexicon_{name} = "
                        f"{{{name}, {len(rows)}, {columns}}};", ""]
    with open(out, "w", encoding="ascii") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
