#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws triples of texts and makes packets by which readers judge them: what the confidence is fitted on.

    draw_triples.py TRICOT TEXTS.jsonl OUT --each 50 --seed 1 --packets 4

Of each text up to `--each` triples are drawn among those that `tricot extract --min-confidence 0` prints and whose ends
stand for something known; further arguments are left out. OUT/packet-N.md holds rules, texts and numbered triples,
OUT/drawn-N.tsv the same triples as rows of judged.tsv without the last cell. A reader writes OUT/answers-N.txt, a line
a triple: its number and `i`, `e` or `w`. Then

    draw_triples.py OUT --collect >> extract/fit/judged.tsv
"""
import argparse
import glob
import json
import os
import random
import subprocess

RULES = """\
# Triples to judge

Each line under a text is a statement that a program took from it: subject | relation | object, the relation as a lemma
(`be born in` is "was born in"); `not`, `may`, `will` and the like stand before it in brackets. Judge each by its text:

- `i`, informative: true, and says by itself something that somebody who collects facts would keep. Terse wording is
  fine; both ends must say which thing is meant, the relation how they belong together.
- `e`, empty: true, but trivial, cut short or vague: an end or the relation says too little to be worth a line.
- `w`, wrong: not what the text says, the wrong way round, the wrong thing, or not to be understood.

Write one line a statement, its number and the letter, nothing else: `17 i`.
"""


def extract(tricot, path):
    done = subprocess.run([tricot, "extract", "--quiet", "--min-confidence", "0", "--duplicates", "keep", path],
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def key(triple):
    """What a judged triple is known by: text, sentence, subject, relation, object."""
    kind = "" if triple["modality"] == "asserted" else f"[{triple['modality']}] "
    no = "not " if triple["negated"] else ""
    cells = (triple["doc"], triple["sentence"], triple["subject"]["name"], kind + no + triple["relation"]["label"],
             triple["object"]["name"])
    return tuple(" ".join(cell.split()) for cell in cells)


def draw(options):
    with open(options.texts, encoding="utf-8") as file:
        texts = {record["id"]: record["text"] for record in map(json.loads, file)}
    found = {}
    for triple in extract(options.tricot, options.texts):
        if "document" in triple or "none" in (triple["subject"]["how"], triple["object"]["how"]):
            continue
        found.setdefault(triple["doc"], {}).setdefault(key(triple))
    order = random.Random(options.seed)
    os.makedirs(options.out, exist_ok=True)
    names = [name for name in texts if name in found]
    for packet in range(options.packets):
        number = 0
        with (open(f"{options.out}/packet-{packet + 1}.md", "w", encoding="utf-8") as page,
              open(f"{options.out}/drawn-{packet + 1}.tsv", "w", encoding="utf-8") as rows):
            print(RULES, file=page)
            for name in names[packet::options.packets]:
                triples = list(found[name])
                chosen = set(order.sample(triples, min(options.each, len(triples))))
                print(f"\n## {name}\n\n{texts[name]}\n\n### Statements\n", file=page)
                for row in (triple for triple in triples if triple in chosen):
                    number += 1
                    print(f"{number}. {' | '.join(row[2:])}", file=page)
                    print("\t".join((str(number), *row)), file=rows)


def collect(folder):
    for path in sorted(glob.glob(f"{folder}/answers-*.txt")):
        with open(path, encoding="utf-8") as file:
            answers = dict(line.split()[:2] for line in file if line.strip())
        with open(path.replace("answers-", "drawn-").replace(".txt", ".tsv"), encoding="utf-8") as file:
            for line in file:
                number, *row = line.rstrip("\n").split("\t")
                if answers.get(number) in ("i", "e", "w"):
                    print("\t".join((*row, answers[number])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arguments", nargs="+", metavar="TRICOT TEXTS OUT")
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--packets", type=int, default=4)
    parser.add_argument("--collect", action="store_true")
    options = parser.parse_args()
    if options.collect:
        collect(options.arguments[0])
    else:
        options.tricot, options.texts, options.out = options.arguments
        draw(options)


if __name__ == "__main__":
    main()
