#!/usr/bin/env python3
"""Shows what a change makes of the triples: extracts texts with the program of a commit and with this tree's, and prints
what has gone (-), come (+) and changed (~), under its sentences.

    tests/drift/drift.py                    this tree against the last commit
    tests/drift/drift.py main               ... against where main stands
    tests/drift/drift.py main --graph       the nodes and edges of the default graph too
    tests/drift/drift.py HEAD~3 news.txt    of other texts
    tests/drift/drift.py --more             of much more text, where ../shared is there
    tests/drift/drift.py --only object      changed objects alone
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [HERE, os.path.join(ROOT, "tests")]
from compare import PARTS, compare, differences, read  # noqa: E402
from programs import Failure, Programs, git, home, say  # noqa: E402
from statement import statement  # noqa: E402

# From the tree: the sample, TEI, parsed sentences (their words), pages. From ../shared: what is judged, and with --more
# what is large.
OWN = ("tests/data/*.txt", "tests/data/news/*", "tests/data/tei/*.xml", "tests/data/*.conllu", "tests/data/trees/*.conllu",
       "tests/html/pages/*.html")
SHARED = ("gold/*.txt", "gold/sentences.jsonl")
MORE = ("essays/*.jsonl", "novels/*.txt", "data/syntax/gum/dev-open.conllu")
SIGNS = {"removed": "-", "added": "+", "changed": "~"}
COLORS = {"-": "31", "+": "32", "~": "33", "head": "1", "dim": "2"}


class Printer:
    """Lines for a terminal or a file, as wide as that is."""

    def __init__(self, color):
        is_terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.color = color == "always" or (color == "auto" and is_terminal and "NO_COLOR" not in os.environ)
        self.width = shutil.get_terminal_size().columns if is_terminal else 120

    def paint(self, text, kind):
        return f"\033[{COLORS[kind]}m{text}\033[0m" if self.color else text

    def line(self, text, indent=0, kind=None, more=2):
        lines = textwrap.wrap(text, max(40, self.width), initial_indent=" " * indent,
                              subsequent_indent=" " * (indent + more), break_long_words=False,
                              break_on_hyphens=False) or [""]
        for one in lines:
            print(self.paint(one, kind) if kind else one)


def find_texts(arguments):
    """(folder, [path from it]): the files given, else those of the tree and of ../shared."""
    if arguments.files:
        found = []
        for name in arguments.files:
            inside = sorted(filter(os.path.isfile, glob.glob(os.path.join(name, "**"), recursive=True)))
            found += inside if os.path.isdir(name) else [name]
        return os.getcwd(), found
    shared = os.path.join(os.path.dirname(home(ROOT)), "shared")
    patterns = [os.path.join(ROOT, pattern) for pattern in OWN]
    patterns += [os.path.join(shared, pattern) for pattern in (*SHARED, *(MORE if arguments.more else ()))]
    seen, found = set(), []
    for path in (path for pattern in patterns for path in sorted(glob.glob(pattern))):
        with open(path, "rb") as file:
            content = file.read()
        if content not in seen:
            seen.add(content)
            found.append(os.path.relpath(path, ROOT))
    return ROOT, found


# ---- Triples


def chosen(sentence, arguments):
    """The sentence with what the options ask for alone."""
    def is_wanted(*triples):
        return (max(t["confidence"] for t in triples) >= arguments.min_confidence and
                arguments.construction in (None, *(t["pattern"] for t in triples)))

    changed = [pair for pair in sentence.changed if is_wanted(*pair) and (
        arguments.only is None or any(part == arguments.only for part, _, _ in differences(*pair)))]
    gone, new = ([t for t in side if is_wanted(t) and not arguments.only] for side in (sentence.gone, sentence.new))
    return sentence._replace(gone=gone, new=new, changed=changed)


def print_sentence(out, sentence):
    out.line(sentence.now or sentence.before, 2, "dim", 0)
    if sentence.before and sentence.now and sentence.before != sentence.now:
        out.line("was: " + sentence.before, 2, "dim")
    for sign, triples in (("-", sentence.gone), ("+", sentence.new)):
        for triple in triples:
            out.line(f"{sign} {statement(triple)}  {triple['confidence']:.2f} {triple['pattern']}", 4, sign, 4)
    for before, now in sentence.changed:
        out.line(f"~ {statement(now)}  {now['confidence']:.2f} {now['pattern']}", 4, "~", 4)
        for part, old, new in differences(before, now):
            out.line(f"{part}: {old or '(none)'} -> {new or '(none)'}", 8, None, 4)
    print()


def print_triples(out, sentences):
    document = None
    for sentence in sentences:
        if sentence.document != document:
            document = sentence.document
            out.line(document, 0, "head")
        print_sentence(out, sentence)


def plural(n, noun):
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def print_counts(out, sentences, same, totals):
    gone, new = ([t for s in sentences for t in side(s)] for side in (lambda s: s.gone, lambda s: s.new))
    changed = [pair for s in sentences for pair in s.changed]
    out.line(f"{plural(totals['documents'], 'document')}, {plural(totals['words'], 'word')}: "
             f"{plural(totals['before'], 'triple')} before, {totals['now']:,} now", 0, "head")
    out.line(f"{len(gone)} gone, {len(new)} new, {len(changed)} changed, in {plural(len(sentences), 'sentence')}", 2)
    of_parts = collections.Counter(part for pair in changed for part, _, _ in differences(*pair))
    if of_parts:
        out.line("changed: " + ", ".join(f"{part} {of_parts[part]}" for part in PARTS if of_parts[part]), 2)
    rows = collections.defaultdict(lambda: [0, 0, 0])
    for column, triples in enumerate((gone, new, [now for _, now in changed])):
        for triple in triples:
            rows[triple["pattern"]][column] += 1
    if rows:
        out.line("by construction: " + ", ".join(
            name + "".join(f" {sign}{n}" for sign, n in zip("-+~", rows[name]) if n)
            for name in sorted(rows, key=lambda name: (-sum(rows[name]), name))), 2)
    moved = [(a, b) for a, b in same + changed if a["confidence"] != b["confidence"]]
    if moved:
        over = [sum((a["confidence"] < 0.5, b["confidence"] < 0.5) == way for a, b in moved)
                for way in ((True, False), (False, True))]
        most = max(abs(a["confidence"] - b["confidence"]) for a, b in moved)
        out.line(f"confidence: another one for {len(moved):,}, by {most:.2f} at most; of 0.5 and more, which graphs "
                 f"take: {over[0]} now, {over[1]} no longer", 2)


# ---- Graphs


def edges_of(path):
    """{id: (the edge as a person reads it, its sentences)} of a graph in node-link JSON."""
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)
    labels = {node["id"]: node["label"] for node in graph["nodes"]}
    found = {}
    for edge in graph["edges"]:
        kinds = ["DENIED"] * edge.get("negated", False) + [edge.get("modality", "asserted")]
        kinds = ", ".join(kind for kind in kinds if kind != "asserted")
        text = " | ".join((labels[edge["source"]], edge["relation"], labels[edge["target"]]))
        found[edge["id"]] = text + (f" <{kinds}>" if kinds else ""), edge.get("evidence", "")
    return found


def graph_rows(programs, both, outputs):
    """[(sign, "node" or "edge", what it says, the edge's sentences)], as `tricot diff` of this tree finds them."""
    paths, edges = [], {}
    for (program, model), triples in zip(both, outputs):
        paths.append(programs.output(program, model, programs.folder, [os.path.basename(triples)],
                                     "graph", "-q", "--no-layout", "--metrics", "none", "--to", "json", "-o", "-"))
        edges.update(edges_of(paths[-1]))
    with tempfile.TemporaryDirectory() as folder:
        named = [shutil.copy(path, os.path.join(folder, f"{i}.json")) for i, path in enumerate(paths)]
        done = subprocess.run([both[1][0], "diff", "-q", *named], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(done.stderr)
    for line in done.stdout.splitlines()[1:]:
        change, what, name, detail = line.split("\t")
        moved = re.fullmatch(r"confidence ([\d.]+) -> ([\d.]+)", detail)
        if moved and abs(float(moved[1]) - float(moved[2])) < 0.1:
            continue
        text, sentences = edges.get(name, (detail if change != "changed" else name, ""))
        yield SIGNS[change], what, text + (f": {detail}" if change == "changed" else ""), sentences


def print_graph(out, rows):
    counts = collections.Counter()
    out.line("The default graph of all these texts", 0, "head")
    for what in ("node", "edge"):
        for sign, kind, text, sentences in sorted(rows, key=lambda row: "-+~".index(row[0])):
            if kind == what:
                counts[what, sign] += 1
                out.line(f"{sign} {text}", 4, sign, 4)
                if sentences:
                    out.line(sentences, 8, "dim", 0)
    print()
    for what in ("node", "edge"):
        out.line(f"{what}s: {counts[what, '-']} gone, {counts[what, '+']} new, {counts[what, '~']} changed", 2)


# ---- All of it


def commit_of(name):
    try:
        return git(ROOT, "rev-parse", "--verify", "--quiet", name + "^{commit}")
    except Failure:
        raise Failure(f"no commit '{name}'; texts stand behind the commit") from None


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", nargs="?", default="HEAD", help="what to compare with (default: HEAD)")
    parser.add_argument("files", nargs="*", help="texts of any form (default: the tree's own, and ../shared's)")
    parser.add_argument("--graph", action="store_true", help="nodes and edges of the default graph too")
    parser.add_argument("--more", action="store_true", help="essays, novels and a treebank of ../shared too")
    parser.add_argument("--only", choices=PARTS, help="changed triples alone, where this part has changed")
    parser.add_argument("--construction", metavar="NAME", help="triples of this construction alone")
    parser.add_argument("--min-confidence", type=float, default=0, metavar="X",
                        help="leave out what is below X before and now (graphs take 0.5)")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--before", metavar="PROGRAM",
                        help="a program to compare with, in place of a commit's; all operands are texts then")
    parser.add_argument("--now", metavar="PROGRAM", help="a program in place of this tree's")
    parser.add_argument("--folder", default=os.path.join(ROOT, "build", "drift"),
                        help="where programs and outputs are kept (default: build/drift)")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    if arguments.before and arguments.commit != "HEAD":
        arguments.files.insert(0, arguments.commit)
    begin = time.monotonic()
    programs = Programs(ROOT, arguments.folder)
    now = programs.given(arguments.now) if arguments.now else programs.of_tree()
    if arguments.before:
        before, name = programs.given(arguments.before), arguments.before
    else:
        commit = commit_of(arguments.commit)
        before, name = programs.of_commit(commit), git(ROOT, "log", "-1", "--format=%h %s", commit)
    folder, paths = find_texts(arguments)
    command = ("extract", "-q", "--force", "--duplicates", "keep")
    outputs = [programs.output(*one, folder, paths, *command) for one in (before, now)]
    (old, _), (new, words) = (read(path) for path in outputs)
    sentences, same = compare(old, new)
    sentences = [s for s in (chosen(s, arguments) for s in sentences) if s.gone or s.new or s.changed]
    out = Printer(arguments.color)
    print_triples(out, sentences)
    if arguments.graph:
        print_graph(out, list(graph_rows(programs, (before, now), outputs)))
        print()
    out.line(f"before: {name}", 0, "dim")
    print_counts(out, sentences, same, {
        "documents": len(new), "words": words,
        **{key: sum(len(t) for d in side.values() for t in d.values()) for key, side in (("before", old), ("now", new))}})
    say(f"{time.monotonic() - begin:.1f} s")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # `drift.py | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (Failure, OSError) as failure:
        sys.exit(f"drift: {failure}")
