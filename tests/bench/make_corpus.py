#!/usr/bin/env python3
"""Prints documents that read like news, one a line of JSON, for bench_corpus and tests/identity: as many as wanted, none like another.

usage: make_corpus.py [DOCUMENTS [SEED]] > FILE.jsonl     default: 1,000 documents

Every document has 120 to 1,000 words in paragraphs, about a country and a handful of people, places, bodies and
numbered things. Most are met in other documents again (a power law over some thousands of names), as in an archive
of news; the sentences are made of patterns with words drawn for each. They are to be parsed and measured, not
believed.

Names are as hard as in an archive: three persons share a surname, and of some families two are called the same but
live in two countries; two bodies have one acronym; every country has a president, a Finance Ministry and a Supreme
Court, which its own news calls just so; things differ in a number. What each name means stands beside the text:
"truth" is a list of [name as the document has it, what it means, which kind of name], the meaning a string that is
the same in all documents. A name that two in a document could bear alone, as a shared surname, is not used alone there.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import random
import re
import sys

SYLLABLES = ("ba", "dor", "el", "fen", "gar", "hol", "in", "ka", "lin", "mor", "nes", "ol", "per", "quin", "ras", "sten", "tor", "ul", "ven", "wex")
GIVEN = ("Anna", "Ben", "Clara", "David", "Elena", "Farid", "Grace", "Hugo", "Irene", "James", "Karin", "Leo", "Maria", "Nils", "Olga", "Peter",
         "Ruth", "Sam", "Tara", "Victor")
COUNTRIES = ("Kenya", "Peru", "Norway", "Poland", "Ghana", "Canada", "Japan", "Chile", "Egypt", "Spain", "India", "Latvia", "Oman", "Fiji", "Malta")
KINDS = ("Bank", "Group", "Party", "Union", "University", "Airlines", "Press")
# Two kinds of body with the same first letters, so that two bodies have one acronym.
TWINS = (("Institute of Marine Research", "Inspectorate of Mines and Railways"), ("Council for Trade", "Centre for Tourism"),
         ("Agency of Public Health", "Association of Private Hospitals"))
ROLES = ("mayor", "chief engineer", "owner", "judge", "governor", "coach", "director", "surgeon")
OFFICES = ("president", "prime minister", "finance minister")
INSTITUTIONS = ("Finance Ministry", "Supreme Court", "Central Bank")
NUMBERED = ("Flight {}", "Highway {}", "Channel {}", "Resolution {}", "Boeing 7{}7", "Line {}")
VERBS = ("sold", "bought", "closed", "repaired", "criticised", "visited", "opened", "financed", "inspected", "photographed", "insured", "abandoned")
THINGS = ("bridge", "hospital", "harbour", "newspaper", "factory", "tunnel", "vineyard", "school", "railway line", "power station", "museum",
          "reservoir", "football club", "ferry", "archive", "observatory", "quarry", "market hall")
QUALITIES = ("old", "new", "northern", "damaged", "profitable", "unfinished", "disputed", "crowded", "wooden", "state-owned", "empty", "famous")
REASONS = ("after the storm of last week", "because nobody wanted to pay for it", "despite the protests of the residents",
           "when the prices fell", "in order to save energy", "before the elections", "while the court was still in session")
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
PATTERNS = (
    "{person} {verb} the {quality} {thing} near {place} {reason}.",
    "{org} {verb} a {quality} {thing} in {place} for ${n} million, it said on {n2} {month}.",
    "\"We have {verb} the {thing}, and we will not talk about it again,\" said {person}.",
    "{person}, who {verb} the {quality} {thing} in {year}, denied that {org} had {verb2} it.",
    "The {thing} was {verb} by {org} in {year} and employs {n} people from {place} and {place2}.",
    "{country}'s government and {org} agreed on {n2} {month} that the {thing} in {place} would be {verb} {reason}.",
    "According to {person}, the {quality} {thing} could cost more than ${n} million.",
    "He told {org} that {person} may {verb0} the {thing}, which lies {n2} kilometres from {place}.",
    "{org} and its rival, {org2}, have {verb} {n2} {quality} buildings in {place2} since {year}.",
    "Critics accused {person} of having {verb} the {thing} without the consent of {org2}.",
    "If {country} votes for the plan, {org} will have to open its {quality} {thing} to visitors from {place}.",
    "The {office} {verb} the {quality} {thing} in {place} on {n2} {month}.",
    "The {institution} {verb} a {quality} {thing} in {place2} {reason}.",
    "{person} asked the {institution} for ${n} million to save the {thing}.",
    "{numbered} was {verb} by {org} in {year}, while {numbered2} was {verb2} by {person}.",
    "The {office} met {person} in {place} and praised the {institution}.",
)
BASE = {"sold": "sell", "bought": "buy", "closed": "close", "repaired": "repair", "criticised": "criticise", "visited": "visit", "opened": "open",
        "financed": "finance", "inspected": "inspect", "photographed": "photograph", "insured": "insure", "abandoned": "abandon"}


def word(number, length):
    made = ""
    for _ in range(length):
        number, digit = divmod(number, len(SYLLABLES))
        made += SYLLABLES[digit]
    return made.capitalize()


def place(number):
    return word(number * 104729 + 5, 2 + number % 2)


def often(draw, n):
    """A number below n, low ones often."""
    return int(n * draw.random() ** 3)


class Person:
    """Three of a family have one surname; of every fourth family two have one given name too."""

    def __init__(self, number):
        family, member = divmod(number, 3)
        self.surname = word(family * 7919 + 11, 3 if family < len(SYLLABLES) ** 3 else 4)
        self.given = GIVEN[(family * 7 + (0 if member == 2 and family % 4 == 0 else member * 3)) % len(GIVEN)]
        self.name = f"{self.given} {self.surname}"
        self.country = COUNTRIES[(family + member * 5) % len(COUNTRIES)]
        self.role = ROLES[(family + member * 3) % len(ROLES)]
        self.home = place(number * 31 % 3000)
        self.meaning = f"person {number}"


class Body:
    def __init__(self, number):
        self.first, self.acronym = word(number * 1299709 + 3, 2), None
        if number % 4 == 0:
            pair, twin = TWINS[number // 8 % len(TWINS)], number // 4 % 2
            self.first = word(number // 8 * 1299709 + 3 + twin * 20, 2)
            self.name = f"{self.first} {pair[twin]}"
            self.acronym = "".join(one[0] for one in self.name.split() if one[0].isupper())
        else:
            self.name = f"{self.first} {KINDS[number % len(KINDS)]}"
        self.meaning = self.name


def ordinary(draw, names):
    """What an archive has of a kind of thing: two numbers of it."""
    kind, first = draw.choice(NUMBERED), draw.randint(2, 8)
    for number in (first, first + 1):
        yield names(kind.format(number), kind.format(number), "numbered")


class Document:
    def __init__(self, draw, number):
        self.draw, self.truth = draw, {}
        self.country = COUNTRIES[often(draw, len(COUNTRIES))]
        self.people = [Person(often(draw, 8000)) for _ in range(4)]
        self.people.append(Person(int(self.people[0].meaning.split()[1]) // 3 * 3 + draw.randint(0, 2)))
        # Nobody speaks of two of one name without telling them apart.
        self.people = list({one.name: one for one in self.people}.values())
        self.holders = {office: Person(24000 + COUNTRIES.index(self.country) * 9 + OFFICES.index(office) * 3) for office in OFFICES}
        self.places = [place(often(draw, 3000)) for _ in range(4)]
        self.bodies = list({body.acronym or body.name: body for body in (Body(often(draw, 2000)) for _ in range(4))}.values())
        self.numbered = list(ordinary(draw, self.named))
        self.introduced = set()
        self.json = {"id": f"news/{number:06}", "date": f"20{10 + number % 14}-0{1 + number % 9}-{10 + number % 18}"}

    def named(self, name, meaning, kind):
        self.truth.setdefault((name, meaning, kind))
        return name

    def person(self, one):
        if one.meaning not in self.introduced:
            self.introduced.add(one.meaning)
            where = one.home if one.role in ("mayor", "governor") else one.country
            return f"{self.named(one.name, one.meaning, 'person')}, the {one.role} of {where} in {one.country}," if where == one.home else \
                f"{self.named(one.name, one.meaning, 'person')}, a {one.role} from {one.country},"
        alone = sum(other.surname == one.surname for other in [*self.people, *self.holders.values()]) == 1
        if alone and self.draw.random() < 0.6:
            return self.named(one.surname, one.meaning, "surname")
        return self.named(one.name, one.meaning, "person")

    def body(self, one):
        if not one.acronym:
            return self.named(one.name, one.meaning, "body")
        if one.meaning not in self.introduced:
            self.introduced.add(one.meaning)
            self.named(one.acronym, one.meaning, "acronym")
            return f"the {self.named(one.name, one.meaning, 'body')} ({one.acronym})"
        return f"the {self.named(one.acronym, one.meaning, 'acronym')}"

    def lead(self):
        """Who holds an office and whose the institutions are, before they are called just so."""
        sentences = []
        for office, holder in self.holders.items():
            self.named(holder.name, holder.meaning, "holder")
            self.introduced.add(holder.meaning)
            sentences.append(f"{self.country}'s {office}, {holder.name}, opened a {self.draw.choice(THINGS)} in {self.draw.choice(self.places)}.")
        institution = self.draw.choice(INSTITUTIONS)
        sentences.append(f"{self.country}'s {institution} welcomed the plan.")
        self.draw.shuffle(sentences)
        return " ".join(sentences)

    def sentence(self):
        draw = self.draw
        pattern, verbs = draw.choice(PATTERNS), draw.sample(VERBS, 2)
        institution, bodies = draw.choice(INSTITUTIONS), draw.sample(self.bodies, 2) if len(self.bodies) > 1 else self.bodies * 2
        if "{institution}" in pattern:
            self.named(institution, f"{institution} of {self.country}", "institution")
        made = pattern.format(
            person=self.person(draw.choice(self.people)) if "{person}" in pattern else "", office=draw.choice(OFFICES), institution=institution,
            place=draw.choice(self.places), place2=draw.choice(self.places), org=self.body(bodies[0]) if "{org}" in pattern else "",
            org2=self.body(bodies[1]) if "{org2}" in pattern else "", verb=verbs[0], verb2=verbs[1], verb0=BASE[verbs[0]], thing=draw.choice(THINGS),
            quality=draw.choice(QUALITIES), reason=draw.choice(REASONS), country=self.country, month=draw.choice(MONTHS), n=draw.randint(2, 900),
            n2=draw.randint(2, 28), year=draw.randint(1950, 2023), numbered=self.numbered[0], numbered2=self.numbered[1])
        made = re.sub(r"\ba (?=[aeiou])", "an ", made.replace(",,", ",").replace(",.", "."))
        return made[0].upper() + made[1:]

    def write(self):
        n_words = min(1000, max(120, int(self.draw.lognormvariate(5.9, 0.5))))
        paragraphs = [self.lead()]
        while sum(one.count(" ") + 1 for one in paragraphs) < n_words:
            paragraphs.append(" ".join(self.sentence() for _ in range(self.draw.randint(1, 4))))
        text = "\n\n".join(paragraphs)
        return {**self.json, "text": text, "truth": [list(one) for one in self.truth if one[0] in text]}


def main():
    n_documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 42)
    for number in range(n_documents):
        print(json.dumps(Document(draw, number).write()))


main()
