"""Precision and agreement of two readers' judgements.

usage: score.py drawn.tsv judged-a.tsv judged-b.tsv confidences.tsv

A judgement is a row: id of the triple, 1 (right) or 0 (wrong), a word why. Precision is the mean over both readers;
agreement is the share of equal judgements and Cohen's kappa (1960). Last, how many of the triples in each band of
confidence are right, by both readers' mean.
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
    with open(sys.argv[4], encoding="utf-8") as file:
        confidence = {row[0]: float(row[1]) for row in map(str.split, file)}
    for low in (0.5, 0.55, 0.65, 0.75, 0.85, 0.95):
        high = {0.5: 0.55, 0.95: 1.01}.get(low, low + 0.1)
        band = [i for i in ids if low - 1e-9 <= confidence[i] < high - 1e-9]
        if band:
            right = sum(a[i] + b[i] for i in band) / 2 / len(band)
            print(f"confidence {low:.2f} to {min(high, 1):.2f}: {100 * right:.1f}% of {len(band)} right")


if __name__ == "__main__":
    main()
