#!/usr/bin/env python3
"""Draws joins of two different names from what --explain said of a corpus, for a reader to judge, and tallies the judgements by rule.

usage: joins.py draw EXPLAIN CORPUS.jsonl [--seed N] [--of N] > drawn.tsv
       joins.py score DRAWN.tsv JUDGED.tsv [--wrong]

EXPLAIN is the standard error of `tricot build CORPUS.jsonl --explain`, CORPUS.jsonl the texts with their ids.
Drawn are up to --of joins (100) of each rule, each a line: id, rule, how many joins the rule made, one name, the
other, and the text around each. JUDGED.tsv is the reader's: id, 1 right or 0 wrong, a word why.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import json
import math
import random
import re
import sys

WITHIN = re.compile(r'(?P<doc>.*?): "(?P<a>.*)" \(sentence \d+, (?P<a0>\d+)-(?P<a1>\d+)\) is "(?P<b>.*)" \(sentence \d+, (?P<b0>\d+)-(?P<b1>\d+)\): (?P<rule>.*)')
ACROSS = re.compile(r'"(?P<a>.*)" \((?P<doc_a>.*)\) is "(?P<b>.*)" \((?P<doc_b>.*)\): (?P<rule>.*)')
SMALL = {"the", "a", "an", "of", "and", "for", "in", "on", "to", "at", "de", "la", "le", "du", "del", "der", "den", "van", "von", "al", "bin", "'s", "’s", "&", "-"}
PRONOUNS = {"i", "you", "he", "she", "it", "we", "they", "his", "her", "hers", "its", "our", "ours", "their", "my", "your", "this", "that", "these", "those", "who"}


def bare(name):
    """A name without what does not make it another one: case, articles, possessives, punctuation."""
    name = re.sub(r"^(the|a|an) ", "", name.lower().strip())
    return re.sub(r"[^\w]+", "", re.sub(r"['’]s?$", "", name))


def is_name(text):
    words = [word for word in text.split() if word.lower() not in SMALL]
    return bool(words) and text.lower() not in PRONOUNS and all(word[0].isupper() or word[0].isdigit() or not word[0].isalnum() for word in words)


def around(text, begin, end, width=160):
    """The text about a name, which stands in [[ ]]."""
    left, right = text[max(0, begin - width):begin], text[end:end + width]
    return re.sub(r"\s+", " ", f"{left}[[{text[begin:end]}]]{right}").strip()


def places(text, name, n=2):
    """Where a document has a name, as text around it; of a name that is written otherwise there, where it begins."""
    found = [match.start() for match in re.finditer(re.escape(name), text)][:n]
    return " ... ".join(around(text, at, at + len(name), 120) for at in found) or re.sub(r"\s+", " ", text[:240])


def joins_of(path, texts):
    """All joins of two different names: (rule, a, b, evidence)."""
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            line = line.rstrip("\n")
            if match := WITHIN.fullmatch(line):
                text = texts.get(match["doc"])
                if text is None or bare(match["a"]) == bare(match["b"]) or not (is_name(match["a"]) and is_name(match["b"])):
                    continue
                yield match["rule"], match["a"], match["b"], (lambda m=match, t=text: (
                    m["doc"], around(t, int(m["a0"]), int(m["a1"])), around(t, int(m["b0"]), int(m["b1"]))))
            elif match := ACROSS.fullmatch(line):
                yield "across: " + match["rule"], match["a"], match["b"], (lambda m=match: (
                    f"{m['doc_a']} {m['doc_b']}", places(texts.get(m["doc_a"], ""), m["a"]), places(texts.get(m["doc_b"], ""), m["b"])))


def draw(arguments):
    texts = {}
    with open(arguments.corpus, encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            texts[document["id"]] = document["text"]
    by_rule = collections.defaultdict(list)
    for rule, a, b, evidence in joins_of(arguments.explain, texts):
        by_rule[rule].append((a, b, evidence))
    random_numbers = random.Random(arguments.seed)
    number = 0
    for rule in sorted(by_rule):
        joins = by_rule[rule]
        for a, b, evidence in random_numbers.sample(joins, min(arguments.of, len(joins))):
            number += 1
            print("\t".join([f"j{number:04}", rule, str(len(joins)), a, b, *(part.replace("\t", " ") for part in evidence())]))


def interval(right, n):
    """Wilson's 95% interval of a share (Wilson 1927)."""
    if n == 0:
        return 0.0, 1.0
    z, share = 1.96, right / n
    middle, half = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


def score(arguments):
    judged = {row[0]: row[1:] for row in rows_of(arguments.judged)}
    made, tally, wrong = {}, collections.defaultdict(list), []
    for row in rows_of(arguments.drawn):
        made[row[1]] = int(row[2])
        if row[0] in judged:
            tally[row[1]].append(int(judged[row[0]][0]))
            if judged[row[0]][0] == "0":
                wrong.append(f"{row[0]}\t{row[1]}\t{row[3]} | {row[4]}\t{' '.join(judged[row[0]][1:])}")
    unknown = set(judged) - {row[0] for row in rows_of(arguments.drawn)}
    if unknown:
        sys.exit(f"judged but not drawn: {' '.join(sorted(unknown))}")
    print(f"{'rule':64}{'joins':>7}{'judged':>8}{'right':>7}{'share':>7}   95% interval")
    for rule, joins in sorted(made.items(), key=lambda item: -item[1]):
        answers = tally[rule]
        low, high = interval(sum(answers), len(answers))
        share = f"{100 * sum(answers) / len(answers):.0f}%" if answers else "-"
        print(f"{rule:64}{joins:7}{len(answers):8}{sum(answers):7}{share:>7}   {100 * low:.0f} to {100 * high:.0f}%")
    if arguments.wrong:
        print(*wrong, sep="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("draw")
    one.add_argument("explain")
    one.add_argument("corpus")
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--of", type=int, default=100)
    one.set_defaults(run=draw)
    one = commands.add_parser("score")
    one.add_argument("drawn")
    one.add_argument("judged")
    one.add_argument("--wrong", action="store_true")
    one.set_defaults(run=score)
    arguments = parser.parse_args()
    arguments.run(arguments)


main()
