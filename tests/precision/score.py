#!/usr/bin/env python3
"""Scores what two readers said of a draw: precision, agreement, and what is right of each construction and confidence.

    tests/precision/score.py                      the draw that tests/precision holds
    tests/precision/score.py build/precision/N    another one
    tests/precision/score.py --wrong              and what both readers call wrong, with their words
    tests/precision/score.py --apart              and what they do not agree on

Precision is the mean over both readers; its interval (95%) is that of 2,000 draws of as many sentences from those drawn,
by chance, each taken with all its triples. Agreement is the share of equal judgements and Cohen's kappa (1960).
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BANDS = (0.5, 0.55, 0.65, 0.75, 0.85, 0.95, 1.01)


class Failure(Exception):
    """What a person is told, without a trace of calls."""


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def judgements(folder, reader, ids):
    """{id: (right, why)}; each triple has one judgement, and nothing else has."""
    name = f"judged-{reader}.tsv"
    found = {}
    for row in rows(folder, name):
        answer = row[1].strip() if len(row) > 1 else ""
        if answer not in ("0", "1"):
            raise Failure(f"{name}: {row[0]} is not judged: '{answer}' is neither 1 nor 0")
        if row[0] in found:
            raise Failure(f"{name}: {row[0]} stands there twice")
        found[row[0]] = answer == "1", " ".join(row[2:]).strip()
    for one in set(ids) ^ set(found):
        raise Failure(f"{name}: {one} " + ("is not judged" if one in ids else "was not drawn"))
    return found


def kappa(a, b):
    """Cohen's kappa of two lists of judgements: agreement beyond what chance gives."""
    n = len(a)
    equal = sum(x == y for x, y in zip(a, b)) / n
    chance = sum(a) / n * sum(b) / n + (1 - sum(a) / n) * (1 - sum(b) / n)
    return (equal - chance) / (1 - chance) if chance < 1 else 1.0


def interval(sentences):
    """(low, high) of the share that is right, where a sentence is [the mean judgement of each of its triples]."""
    chance = random.Random(0)
    shares = []
    for _ in range(2000):
        drawn = [mean for one in chance.choices(sentences, k=len(sentences)) for mean in one]
        shares.append(sum(drawn) / len(drawn) if drawn else 0)
    shares.sort()
    return shares[50], shares[-51]


def print_table(title, groups):
    """Rows of {name: [mean judgement]}."""
    print(f"\n{title}")
    width = max(map(len, groups))
    for name, means in groups.items():
        print(f"  {name:<{width}}  {len(means):4}  {100 * sum(means) / len(means):5.1f}% right")


def score(folder):
    drawn = [row for row in rows(folder, "drawn.tsv") if row[0]]
    n_sentences = len({row[1] for row in rows(folder, "drawn.tsv")})
    ids = [row[0] for row in drawn]
    if not ids:
        raise Failure("nothing is drawn")
    a, b = (judgements(folder, reader, ids) for reader in "ab")
    mean = {one: (a[one][0] + b[one][0]) / 2 for one in ids}
    of_a, of_b = ([side[one][0] for one in ids] for side in (a, b))
    n = len(ids)
    by_sentence = {}
    for one, sentence, _ in drawn:
        by_sentence.setdefault(sentence, []).append(mean[one])
    empty = [[] for _ in range(n_sentences - len(by_sentence))]
    low, high = interval(list(by_sentence.values()) + empty)
    record = json.load(open(os.path.join(folder, "draw.json"), encoding="utf-8"))
    print(f"drawn by seed {record['seed']}, program of {(record['commit'] or 'no commit')[:12]}, {record['version']}")
    print(f"{n} triples of {n_sentences} sentences: {n / n_sentences:.2f} a sentence")
    print(f"right: {100 * sum(of_a) / n:.1f}% and {100 * sum(of_b) / n:.1f}% by each reader, "
          f"{100 * sum(mean.values()) / n:.1f}% on average ({100 * low:.1f} to {100 * high:.1f})")
    print(f"agreement {100 * sum(x == y for x, y in zip(of_a, of_b)) / n:.1f}%, kappa {kappa(of_a, of_b):.2f}")
    key = {row[0]: (float(row[1]), row[2]) for row in rows(folder, "key.tsv")}
    groups = {}
    for one in ids:
        groups.setdefault(key[one][1], []).append(mean[one])
    print_table("by construction", dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))))
    groups = {}
    for bottom, top in zip(BANDS, BANDS[1:]):
        band = [mean[one] for one in ids if bottom - 1e-9 <= key[one][0] < top - 1e-9]
        if band:
            groups[f"{bottom:.2f} to {min(top, 1):.2f}"] = band
    print_table("by confidence", groups)
    return drawn, a, b


def print_judged(title, drawn, a, b):
    print(f"\n{title}: {len(drawn)}")
    for one, sentence, statement in drawn:
        print(f"\n  {sentence}\n    {statement}")
        for reader, side in (("a", a), ("b", b)):
            right, why = side[one]
            print(f"      {reader}: {'right' if right else 'wrong'}{': ' + why if why else ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=HERE, help="a draw with its judgements (default: tests/precision)")
    parser.add_argument("--wrong", action="store_true", help="list what both readers call wrong")
    parser.add_argument("--apart", action="store_true", help="list what they do not agree on")
    arguments = parser.parse_args()
    drawn, a, b = score(arguments.folder)
    if arguments.wrong:
        print_judged("wrong, as both say", [row for row in drawn if not a[row[0]][0] and not b[row[0]][0]], a, b)
    if arguments.apart:
        print_judged("judged apart", [row for row in drawn if a[row[0]][0] != b[row[0]][0]], a, b)


if __name__ == "__main__":
    try:
        main()
    except (Failure, OSError) as failure:
        sys.exit(f"score: {failure}")
