"""Checks the tables of words: each says its licence, stands in the README with its columns and is read by some C
file, class by class and column by column; and what is no table is refused when C is made of it.

usage: lexicon.py ROOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = sys.argv[1]
FOLDER = os.path.join(ROOT, "extract", "lexicon")
TSV_TO_C = os.path.join(FOLDER, "tsv_to_c.py")
# A table's lines, and what tsv_to_c.py says of them.
REFUSED = [
    ("abuse\nact\n", "line 1: a heading is expected"),
    ("form\tKind\na\tb\n", "'Kind' is no name of one column"),
    ("form\tkind\tkind\na\n", "'kind' is no name of one column"),
    ("# Words.\nform\tkind\na\tb\n\nb\tc\td\n", "line 5: more cells than the heading has"),
    ("form\tkind\n\tb\n", "line 2: nothing to look the row up by"),
    ("form\tkind\n", "a heading and rows are expected"),
    ("form\tclass\na\tsome words\n", "'a': 'some words' is no name of a class"),
    ("form\tclass\na\tsome\nb\tother\na\tsome\n", "'a' is twice in 'some'"),
    ("form\tclass\na\ttwice\n", "have one name"),
]
MADE_C = r'''/* Made by extract/lexicon/tsv_to_c.py. */
#include "extract/lexicon/lexicon.h"

static const char *const twice[] = {
    "a", "",
    "b\042", "1",
    "b\042", "0",
    "\303\251", "2",
};
const tri_lexicon tri_i_lexicon_twice = {twice, 4, 2};

static const char *const some[] = {
    "y",
    "z",
};
const tri_lexicon tri_i_lexicon_some = {some, 2, 1};

'''
MADE_H = '''/* Made by extract/lexicon/tsv_to_c.py. */

extern const tri_lexicon tri_i_lexicon_twice;
enum { TRI_TWICE_FORM, TRI_TWICE_KIND };

extern const tri_lexicon tri_i_lexicon_some;
enum { TRI_SOME_LOWER };
'''


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def make(folder, *tables):
    """What tsv_to_c.py prints of tables, given by their text, and the two files that it makes."""
    paths = [os.path.join(folder, name) for name in ("out.c", "out.h", "twice.tsv", "classes.tsv")]
    for path, text in zip(paths[2:], tables):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    done = subprocess.run([sys.executable, TSV_TO_C, *paths[:2 + len(tables)]], capture_output=True, text=True)
    return done.stderr if done.returncode else [read(path) for path in paths[:2]]


def made():
    with tempfile.TemporaryDirectory() as folder:
        for text, says in REFUSED:
            found = make(folder, "form\nx\n", text)
            if says not in found or isinstance(found, list):
                yield f"tsv_to_c.py: {text!r}: {found!r} instead of {says!r}"
        good = make(folder, '# A.\nform\tkind\nb"\t1\n\né\t2\na\nb"\t0\n', "lower\tclass\n# B.\nz\tsome\ny\tsome\n")
        for found, wanted in zip(good, (MADE_C, MADE_H)):
            if found.strip() != wanted.strip():
                yield f"tsv_to_c.py makes\n{found}\ninstead of\n{wanted}"


def tables():
    readme = read(os.path.join(FOLDER, "README.md"))
    named = {
        word for folder in ("extract", "graph")
        for path in glob.glob(os.path.join(ROOT, folder, "**", "*.[ch]"), recursive=True)
        for word in re.findall(r"\w+", read(path))
    }
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| ([a-z_, ]+) \|", readme, re.M))
    names = sorted(os.path.basename(path)[:-4] for path in glob.glob(os.path.join(FOLDER, "*.tsv")))
    for name in names:
        text = read(os.path.join(FOLDER, name + ".tsv"))
        if not re.search(r"^# SPDX-License-Identifier: \S+$", text, re.M):
            yield f"{name}.tsv: no SPDX-License-Identifier"
        heading, *cells = [line.split("\t") for line in text.split("\n") if line and not line.startswith("# ")]
        if rows.get(name) != ", ".join(heading):
            yield f"{name}.tsv: README.md does not have it with the columns {', '.join(heading)}"
        wanted = [f"tri_i_lexicon_{name}"] + [f"TRI_{name}_{column}".upper() for column in heading[1:]]
        if heading[-1] == "class":
            wanted = sorted({f"tri_i_lexicon_{row[-1]}" for row in cells})
        for one in wanted:
            if one not in named:
                yield f"{name}.tsv: no C file reads {one}"
    for name in rows:
        if name not in names:
            yield f"README.md: no table {name}.tsv"
    if len(names) < 10:
        yield "no tables are there"


breaches = [*made(), *tables()]
for breach in breaches:
    print(breach)
print(f"{len(breaches)} breaches")
sys.exit(1 if breaches else 0)
