"""Scores the program, `tricot parse`, on the development sets: trees, names, coreference."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import json
import os
import re
import subprocess

import scores
from data import TYPES, read

EWT, GUM = "syntax/ewt/dev.conllu", "syntax/gum/dev-open.conllu"


class Program:
    """`tricot parse` with some options; its outputs are kept, one for each input."""

    def __init__(self, tricot, model):
        self.command = [tricot, "parse", "--quiet", *(["--model", model] if model else [])]
        self.made = {}

    def parse(self, kind, text):
        if (kind, text) not in self.made:
            done = subprocess.run([*self.command, "--from", kind, "-"], input=text.encode(), stdout=subprocess.PIPE)
            if done.returncode:
                raise SystemExit(f"{' '.join(self.command)}: exit status {done.returncode}")
            self.made[kind, text] = done.stdout.decode()
        return self.made[kind, text]


# ---- what the program is given

def bare(gold):
    """A treebank without its annotation."""
    lines = []
    for line in gold.split("\n"):
        cells = line.split("\t")
        if len(cells) == 10 and "." not in cells[0]:
            space = "SpaceAfter=No" if "SpaceAfter=No" in cells[9].split("|") else "_"
            lines.append("\t".join(cells[:2] + ["_"] * 7 + [space]))
        elif not line or line.startswith(("# newdoc", "# newpar", "# sent_id", "# text =")):
            lines.append(line)
    return "\n".join(lines)


def raw(gold):
    """A treebank's text as JSON Lines: sentences joined by blanks, paragraphs by empty lines."""
    documents, joint = [], " "
    for line in gold.split("\n"):
        if line.startswith("# newdoc"):
            documents.append({"id": line.split("=")[-1].strip(), "text": ""})
        elif line.startswith("# newpar"):
            joint = "\n\n"
        elif line.startswith("# text ="):
            text = line[len("# text ="):].strip()
            documents[-1]["text"] += joint + text if documents[-1]["text"] else text
            joint = " "
    return "".join(json.dumps(document) + "\n" for document in documents)


def tagged(path):
    """(tokens as CoNLL-U, [the BIO tags of each sentence]) of a set of names."""
    conllu, sentences = [], []
    for line in read(path).split("\n"):
        cells = line.split("\t")
        if len(cells) > 1:
            begin, _, kind = cells[1].partition("-")
            sentences[-1].append(f"{begin}-{TYPES[kind]}" if kind else "O")
            conllu.append("\t".join([str(len(sentences[-1])), cells[0]] + ["_"] * 8))
        elif line.startswith("# doc"):
            conllu.append("# newdoc id = " + line[len("# doc"):].strip())
            sentences.append([])
        elif sentences[-1]:
            conllu.append("")
            sentences.append([])
    return "\n".join(conllu) + "\n", [tags for tags in sentences if tags]


# ---- rows

def syntax(program, path, given):
    """Trees on the treebank's own words and sentences, or on its text."""
    gold = read(path)
    made = program.parse("conllu", bare(gold)) if given else program.parse("jsonl", raw(gold))
    figures = scores.trees(gold, made)
    kept = ([] if given else ["Tokens", "Sentences", "Words"]) + ["UPOS", "XPOS", "Lemmas", "UAS", "LAS"]
    return {name: figures[name] for name in kept}


def names(program, path, types, change=str):
    """Names on the set's own tokens, changed in letter case or not."""
    conllu, gold = tagged(path)
    made = program.parse("conllu", re.sub(r"^(\d+\t)([^\t]+)", lambda m: m[1] + change(m[2]), conllu, flags=re.M))
    system = [[re.search(r"(?<=\bNER=)[^|]+|$", line)[0] or "O" for line in sentence.split("\n") if line[:1].isdigit()]
              for sentence in made.strip().split("\n\n")]
    if [len(s) for s in gold] != [len(s) for s in system]:
        raise SystemExit(f"{path}: the program gave other tokens back")
    return scores.names(gold, system, types)


def coreference(program, path):
    """Who refers to whom, on the treebank's text."""
    gold = read(path)
    sides = [[scores.clusters(part) for part in re.split(r"^(?=# newdoc)", side, flags=re.M) if "\t" in part]
             for side in (gold, program.parse("jsonl", raw(gold)))]
    if len(sides[0]) != len(sides[1]):
        raise SystemExit(f"{path}: the program gave other documents back")
    return scores.coreference(list(zip(*sides)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the folder that get_data.py made")
    parser.add_argument("--tricot", default="build/tricot", help="the program (default: build/tricot)")
    parser.add_argument("--model", help="a weights file (default: the program's own)")
    parser.add_argument("--rows", nargs="*", help="these alone")
    options = parser.parse_args()
    program = Program(options.tricot, options.model)
    ewt, gum = (os.path.join(options.data, path) for path in (EWT, GUM))
    wikigold, uner, redocred = (os.path.join(options.data, "ner", name, "tune.tsv")
                                for name in ("wikigold", "uner-ewt", "redocred-dev"))
    all_types = ("PER", "ORG", "LOC", "MISC")
    rows = {"ewt-gold": lambda: syntax(program, ewt, True), "ewt-raw": lambda: syntax(program, ewt, False),
            "gum-gold": lambda: syntax(program, gum, True), "gum-raw": lambda: syntax(program, gum, False),
            "wikigold": lambda: names(program, wikigold, all_types),
            "wikigold-lower": lambda: names(program, wikigold, all_types, str.lower),
            "wikigold-upper": lambda: names(program, wikigold, all_types, str.upper),
            "uner": lambda: names(program, uner, all_types[:3]),  # MISC is not marked
            "redocred": lambda: names(program, redocred, all_types),
            "redocred-all": lambda: names(program, redocred, all_types + ("DATE", "NUM")),
            "coreference": lambda: coreference(program, gum)}
    for name in options.rows or rows:
        print(f"{name:15}", " ".join(f"{key} {100 * value:.2f}" for key, value in rows[name]().items()), flush=True)


if __name__ == "__main__":
    main()
