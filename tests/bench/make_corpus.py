#!/usr/bin/env python3
"""Prints documents that read like news, one a line of JSON, for bench_corpus: as many as wanted, none like another.

usage: make_corpus.py [DOCUMENTS [SEED]] > FILE.jsonl     default: 1,000 documents

Every document has 120 to 1,000 words in paragraphs, about a handful of people, places and bodies. Most are met
in other documents again (a power law over some thousands of names), as in an archive of news; the sentences
are made of patterns with words drawn for each. They are to be parsed and measured, not believed.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import random
import sys

SYLLABLES = ("ba", "dor", "el", "fen", "gar", "hol", "in", "ka", "lin", "mor", "nes", "ol", "per", "quin", "ras", "sten", "tor", "ul", "ven", "wex")
GIVEN = ("Anna", "Ben", "Clara", "David", "Elena", "Farid", "Grace", "Hugo", "Irene", "James", "Karin", "Leo", "Maria", "Nils", "Olga", "Peter",
         "Ruth", "Sam", "Tara", "Victor")
COUNTRIES = ("Kenya", "Peru", "Norway", "Poland", "Ghana", "Canada", "Japan", "Chile", "Egypt", "Spain", "India", "Latvia", "Oman", "Fiji", "Malta")
KINDS = ("Bank", "Group", "Institute", "Party", "Union", "University", "Airlines", "Press", "Council", "Ministry of Transport")
ROLES = ("mayor", "chief engineer", "spokeswoman", "finance minister", "director", "judge", "former governor", "coach", "owner", "surgeon")
VERBS = ("sold", "bought", "closed", "repaired", "criticised", "visited", "opened", "financed", "inspected", "photographed", "insured", "abandoned")
THINGS = ("bridge", "hospital", "harbour", "newspaper", "factory", "tunnel", "vineyard", "school", "railway line", "power station", "museum",
          "reservoir", "football club", "ferry", "archive", "observatory", "quarry", "market hall")
QUALITIES = ("old", "new", "northern", "damaged", "profitable", "unfinished", "disputed", "crowded", "wooden", "state-owned", "empty", "famous")
REASONS = ("after the storm of last week", "because nobody wanted to pay for it", "despite the protests of the residents",
           "when the prices fell", "in order to save energy", "before the elections", "while the court was still in session")
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
PATTERNS = (
    "{person}, the {role} of {place}, {verb} the {quality} {thing} near {place2} {reason}.",
    "{org} {verb} a {quality} {thing} in {place} for ${n} million, it said on {n2} {month}.",
    "\"We have {verb} the {thing}, and we will not talk about it again,\" said {person}.",
    "{surname}, who {verb} the {quality} {thing} in {year}, denied that {org} had {verb2} it.",
    "The {thing} was {verb} by {org} in {year} and employs {n} people from {place} and {place2}.",
    "{country}'s government and {org} agreed on {n2} {month} that the {thing} in {place} would be {verb} {reason}.",
    "According to {person}, a {role} from {country}, the {quality} {thing} could cost more than ${n} million.",
    "He told {org} that {surname} may {verb0} the {thing}, which lies {n2} kilometres from {place}.",
    "{org} and its rival, {org2}, have {verb} {n2} {quality} buildings in {place2} since {year}.",
    "Critics accused {person} of having {verb} the {thing} without the consent of {org2}.",
    "The {role} of {org}, {person}, moved to {place2} with her family {reason}.",
    "If {country} votes for the plan, {org} will have to open its {quality} {thing} to visitors from {place}.",
)
BASE = {"sold": "sell", "bought": "buy", "closed": "close", "repaired": "repair", "criticised": "criticise", "visited": "visit", "opened": "open",
        "financed": "finance", "inspected": "inspect", "photographed": "photograph", "insured": "insure", "abandoned": "abandon"}


def word(number, length):
    made = ""
    for _ in range(length):
        number, digit = divmod(number, len(SYLLABLES))
        made += SYLLABLES[digit]
    return made.capitalize()


def surname(number):
    return word(number * 7919 + 11, 3)


def person(number):
    return f"{GIVEN[number % len(GIVEN)]} {surname(number)}"


def place(number):
    return word(number * 104729 + 5, 2 + number % 2)


def body(number):
    return f"{word(number * 1299709 + 3, 2)} {KINDS[number % len(KINDS)]}"


def often(draw, n):
    """A number below n, low ones often."""
    return int(n * draw.random() ** 3)


def document(draw, number):
    people = [often(draw, 8000) for _ in range(5)]
    places = [place(often(draw, 3000)) for _ in range(4)]
    bodies = [body(often(draw, 2000)) for _ in range(4)]
    n_words = min(1000, max(120, int(draw.lognormvariate(5.9, 0.5))))
    paragraphs, words = [], 0
    while words < n_words:
        sentences = []
        for _ in range(draw.randint(1, 4)):
            who, verbs, where, what = draw.choice(people), draw.sample(VERBS, 2), draw.sample(places, 2), draw.sample(bodies, 2)
            sentences.append(draw.choice(PATTERNS).format(
                person=person(who), surname=surname(who), role=draw.choice(ROLES), place=where[0], place2=where[1], org=what[0], org2=what[1],
                verb=verbs[0], verb2=verbs[1], verb0=BASE[verbs[0]], thing=draw.choice(THINGS), quality=draw.choice(QUALITIES),
                reason=draw.choice(REASONS), country=draw.choice(COUNTRIES), month=draw.choice(MONTHS), n=draw.randint(2, 900),
                n2=draw.randint(2, 28), year=draw.randint(1950, 2023)))
        paragraphs.append(" ".join(sentences))
        words += paragraphs[-1].count(" ") + 1
    return {"id": f"news/{number:06}", "date": f"20{10 + number % 14}-0{1 + number % 9}-{10 + number % 18}", "text": "\n\n".join(paragraphs)}


def main():
    n_documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 42)
    for number in range(n_documents):
        print(json.dumps(document(draw, number)))


main()
