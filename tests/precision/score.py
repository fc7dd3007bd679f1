"""Precision and agreement of two readers' judgements.

usage: score.py drawn.tsv judged-a.tsv judged-b.tsv

A judgement is a row: id of the triple, 1 (right) or 0 (wrong), a word why. Precision is the mean over both readers;
agreement is the share of equal judgements and Cohen's kappa (1960).
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import sys


def judgements(path):
    with open(path, encoding="utf-8") as file:
        return {row[0]: row[1] == "1" for row in (line.rstrip("\n").split("\t") for line in file) if len(row) > 1}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        drawn = [line.rstrip("\n").split("\t") for line in file]
    ids = [row[0] for row in drawn if row[0]]
    sentences = len({row[1] for row in drawn})
    a, b = (judgements(path) for path in sys.argv[2:4])
    missing = [i for i in ids if i not in a or i not in b]
    if missing:
        sys.exit(f"{len(missing)} triples are not judged by both readers, the first is {missing[0]}")
    n = len(ids)
    right_a, right_b = (sum(one[i] for i in ids) / n for one in (a, b))
    equal = sum(a[i] == b[i] for i in ids) / n
    chance = right_a * right_b + (1 - right_a) * (1 - right_b)
    print(f"{n} triples of {sentences} sentences: {n / sentences:.2f} a sentence")
    print(f"right: {100 * right_a:.1f}% and {100 * right_b:.1f}% by each reader, {50 * (right_a + right_b):.1f}% on average")
    print(f"agreement {100 * equal:.1f}%, kappa {(equal - chance) / (1 - chance) if chance < 1 else 1:.2f}")


if __name__ == "__main__":
    main()
