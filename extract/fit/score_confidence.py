#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What readers find in the triples of each confidence: how many are informative, empty, wrong.

    score_confidence.py TRICOT TEXTS.jsonl

TEXTS.jsonl has the texts that judged.tsv names, as {"id", "text"}. Counted is what today's program states of them.
Behind each line: of the informative triples, how many have this confidence or more.
"""
import argparse
import os

from draw_triples import extract, key

BANDS = (0.8, 0.7, 0.6, 0.5, 0.4, 0.0)


def read_verdicts():
    """What the reader said, by the triples' keys."""
    verdicts = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "judged.tsv"), encoding="utf-8") as file:
        for line in list(file)[1:]:
            *cells, verdict = line.rstrip("\n").split("\t")
            verdicts[tuple(cells)] = verdict
    return verdicts


def print_bands(judged):
    """What is found in each band of (confidence, verdict)."""
    informative = sum(verdict == "i" for _, verdict in judged)
    print("confidence    triples  informative   empty   wrong   of the informative")
    for low, high in zip(BANDS, (1.01, *BANDS)):
        here = [verdict for value, verdict in judged if low <= value < high]
        above = sum(verdict == "i" for value, verdict in judged if value >= low)
        shares = "  ".join(f"{100 * here.count(letter) / max(1, len(here)):5.1f}%" for letter in "iew")
        print(f"{low:.1f} to {min(high, 1.0):.1f} {len(here):10}       {shares}{100 * above / max(1, informative):10.1f}%")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tricot")
    parser.add_argument("texts")
    options = parser.parse_args()
    verdicts = read_verdicts()
    stated = {}
    for triple in extract(options.tricot, options.texts):
        if "document" not in triple and key(triple) in verdicts:
            stated.setdefault(key(triple), triple["confidence"])
    print(f"{len(verdicts)} judged, {len(stated)} of them stated today")
    print_bands([(value, verdicts[triple]) for triple, value in stated.items()])


if __name__ == "__main__":
    main()
