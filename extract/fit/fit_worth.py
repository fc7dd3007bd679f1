#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the confidence (extract/triples/worth.c) on triples that a reader judged: which are worth keeping.

    fit_worth.py TRICOT PRINT_FEATURES WEIGHTS TEXTS.jsonl [--share 0.4] [--keep 0.97] [-o worth.inc]

TRICOT and PRINT_FEATURES are built from this tree; WEIGHTS is the model's file; TEXTS.jsonl has the texts that
judged.tsv names, as {"id", "text"}. Fitted is what the program states of them today and was judged.

A logistic model with an L2 penalty says how likely a triple is kept; its log odds, times `--share`, are added to those
that the triple is right (truth.c), which rest on more sentences and people than one reader's verdicts do. The sum is
stretched so that `--keep` of the informative triples have 0.5 and more, and that at 0.8 four in five are informative.
Prints what is found in each band by weights that have not seen the text (five folds over texts).
"""
import argparse

from draw_triples import extract, key
from fit_truth import by_folds, fit, probability, read_features, write
from score_confidence import print_bands, read_verdicts

ODDS_OF_FOUR_IN_FIVE = 1.3863  # their logarithm
PENALTY = 1.0


def read(options):
    """Names of the features; rows (text, features, informative or not), log odds that each is right, their verdicts."""
    verdicts = read_verdicts()
    names, features = read_features(options, options.texts, "worth")
    truth = names.index("TRUTH")
    rows = {}
    for triple in extract(options.tricot, options.texts):
        if "document" not in triple and triple["id"] in features and key(triple) in verdicts:
            values = list(features[triple["id"]][1])
            odds, values[truth] = values[truth], 0.0
            verdict = verdicts[key(triple)]
            rows.setdefault(key(triple), ((triple["doc"], values, verdict == "i"), odds, verdict))
    return names, *zip(*rows.values())


def stretch(odds, rows, keep):
    """(factor, summand) by which log odds become those of the confidence."""
    kept = sorted(odds for odds, row in zip(odds, rows) if row[2])
    middle = kept[int((1 - keep) * len(kept))]
    slope, offset = fit([(row[0], (value, 1.0), row[2]) for value, row in zip(odds, rows)], 0.0)
    high = (ODDS_OF_FOUR_IN_FIVE - offset) / slope
    factor = ODDS_OF_FOUR_IN_FIVE / (high - middle)
    return factor, -factor * middle


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tricot", "print_features", "weights", "texts"):
        parser.add_argument(name)
    parser.add_argument("--share", type=float, default=0.4)
    parser.add_argument("--keep", type=float, default=0.97)
    parser.add_argument("-o", help="where to write the weights")
    options = parser.parse_args()
    names, rows, right, verdicts = read(options)
    print(f"{len(rows)} judged triples of {len({row[0] for row in rows})} texts")
    odds = [known + options.share * kept for known, kept in zip(right, by_folds(rows, PENALTY))]
    factor, summand = stretch(odds, rows, options.keep)
    print_bands([(probability(factor * value + summand), verdict) for value, verdict in zip(odds, verdicts)])
    if options.o:
        weights = [factor * options.share * weight for weight in fit(rows, PENALTY)]
        weights[names.index("TRUTH")] = factor
        weights[names.index("WORTH")] += summand
        write(options.o, "fit_worth.py", names, weights)


if __name__ == "__main__":
    main()
