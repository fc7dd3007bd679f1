#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits how likely a triple is right (extract/triples/truth.c) on sentences with gold tuples.

    fit_truth.py TRICOT PRINT_FEATURES WEIGHTS GOLD.tsv [-o truth.inc]

TRICOT and PRINT_FEATURES are built from this tree; WEIGHTS is the model's file. GOLD.tsv is CaRB's development
part (data/gold/dev.tsv of github.com/dair-iitd/CaRB, MIT licence): sentence TAB relation TAB argument ...

A triple counts as right if at least half of its words stand in the same slots of one gold tuple and the
relations share a word (CaRB's precision of a pair, Bhardwaj et al., EMNLP 2019). A passive with its agent is
also read the other way round, since tricot turns it to the active. Logistic regression with an L2 penalty, by
iteratively reweighted least squares; of constructions that the gold leaves out (titles, possessives,
prepositions) nothing is fitted. Prints the five-fold calibration, folds over sentences: of the triples in each
band of probability, how many are right.
"""
import argparse
import json
import math
import random
import subprocess
import tempfile
from collections import Counter, defaultdict

from draw_triples import extract

BE = {"be", "is", "am", "are", "was", "were", "been", "being"}
PREPOSITIONS = set("""about above across after against along among around as at before behind below beside between
    beyond by despite down during except for from in inside into like near of off on onto out outside over past per
    since than through throughout till to toward towards under until up upon via with within without""".split())
L2 = 4.0


def slots(relation, first, rest):
    return Counter(relation.split()), Counter(first.split()), Counter(" ".join(rest).split())


def precision(gold, found):
    """Share of the found tuple's words that stand in the same slots of the gold tuple."""
    hits = sum((gold[0] & found[0]).values())
    if found[0]["be"] > gold[0]["be"] and BE & set(gold[0]):
        hits += 1
    if not hits:
        return 0.0
    hits += sum(sum((g & f).values()) for g, f in zip(gold[1:], found[1:]))
    return hits / sum(sum(f.values()) for f in found)


def argument(arg):
    role, text = arg["role"], arg["text"] or arg["name"]
    words = set(role.split()) & PREPOSITIONS
    return f"{role} {text}" if words and not text.startswith(role + " ") else text


def is_right(triple, construction, gold):
    relation = triple["relation"]["text"] or triple["relation"]["label"]
    ends = [triple[end]["text"] or triple[end]["name"] for end in ("subject", "object")]
    further = [argument(a) for a in triple["args"]]
    readings = [slots(relation, ends[0], [ends[1]] + further)]
    if construction == "agent":
        readings.append(slots(relation, ends[1], [ends[0]] + further))
    return max((precision(g, f) for g in gold for f in readings), default=0.0) >= 0.5


def read_features(options, path, part):
    """Names of the features of a part ("truth", "worth"); by the triples' ids construction and features."""
    printed = subprocess.run([options.print_features, options.weights, path], capture_output=True, text=True, check=True)
    heading, *lines = printed.stdout.splitlines()
    columns = [i for i, name in enumerate(heading.split("\t")) if name.startswith(f"{part}:")]
    found = {}
    for cells in (line.split("\t") for line in lines):
        found[cells[0]] = cells[1], [float(cells[i]) for i in columns]
    return [heading.split("\t")[i].removeprefix(f"{part}:") for i in columns], found


def read(options):
    """Names of the features, and rows (sentence, features, right) of all triples of judged constructions."""
    gold = defaultdict(list)
    with open(options.gold, encoding="utf-8") as file:
        for line in filter(str.strip, file):
            sentence, relation, first, *rest = [part.strip() for part in line.strip().split("\t")] + [""]
            gold[sentence].append(slots(relation, first, [r for r in rest if "C: " not in r]))
    sentences = list(gold)
    rows = []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": str(i), "text": sentence}) + "\n" for i, sentence in enumerate(sentences))
        file.flush()
        names, features = read_features(options, file.name, "truth")
        for triple in extract(options.tricot, file.name):
            if "document" in triple or triple["id"] not in features:
                continue
            construction, values = features[triple["id"]]
            sentence = sentences[int(triple["doc"])]
            if construction != "other":
                rows.append((sentence, values, is_right(triple, construction, gold[sentence])))
    return names, rows


def solve(matrix, right):
    """Gaussian elimination with pivoting."""
    n = len(right)
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    result = [0.0] * n
    for i in reversed(range(n)):
        result[i] = (rows[i][n] - sum(rows[i][j] * result[j] for j in range(i + 1, n))) / rows[i][i]
    return result


def log_odds(weights, values):
    return sum(w * v for w, v in zip(weights, values))


def probability(log_odds):
    return 1 / (1 + math.exp(-log_odds))


def fit(rows, penalty=L2):
    """Weights of a logistic model of rows (group, features, right or not)."""
    n = len(rows[0][1])
    weights = [0.0] * n
    for _ in range(30):
        hessian = [[penalty if i == j else 0.0 for j in range(n)] for i in range(n)]
        gradient = [-penalty * w for w in weights]
        for _, values, right in rows:
            p = probability(log_odds(weights, values))
            some = [i for i in range(n) if values[i]]
            for i in some:
                gradient[i] += (right - p) * values[i]
                for j in some:
                    hessian[i][j] += p * (1 - p) * values[i] * values[j]
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def by_folds(rows, penalty=L2):
    """The log odds of each row by weights that have not seen its group: five folds over groups."""
    groups = sorted({row[0] for row in rows})
    random.Random(1).shuffle(groups)
    fold = {group: i % 5 for i, group in enumerate(groups)}
    weights = [fit([row for row in rows if fold[row[0]] != held], penalty) for held in range(5)]
    return [log_odds(weights[fold[row[0]]], row[1]) for row in rows]


def print_calibration(rows):
    bands = defaultdict(list)
    for odds, row in zip(by_folds(rows), rows):
        bands[math.floor(probability(odds) * 10 - 0.5)].append(row[2])
    print("probability   triples  right")
    for band, rights in sorted(bands.items()):
        print(f"{band / 10 + 0.05:.2f} to {band / 10 + 0.15:.2f}  {len(rights):7}  {100 * sum(rights) / len(rights):4.1f}%")


def write(path, program, names, weights):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"/* Made by {program}: a weight for each feature (extract/triples/confidence.h). */\n")
        file.write("/* SPDX-License-Identifier: Apache-2.0 */\n")
        file.writelines(f"WEIGHT({name}, {weight:.4f})\n" for name, weight in zip(names, weights, strict=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tricot", "print_features", "weights", "gold"):
        parser.add_argument(name)
    parser.add_argument("-o", help="where to write the weights")
    options = parser.parse_args()
    names, rows = read(options)
    print(f"{len(rows)} triples of {len({row[0] for row in rows})} sentences")
    print_calibration(rows)
    if options.o:
        write(options.o, "fit_truth.py", names, fit(rows))


if __name__ == "__main__":
    main()
