"""Prints subject, verb and object of each triple that textacy finds behind spaCy's small English model.

usage: spacy_triples.py MODEL FILE...
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

import spacy
from textacy.extract import subject_verb_object_triples

read = spacy.load(sys.argv[1])
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        for triple in subject_verb_object_triples(read(file.read())):
            print(*(" ".join(word.text for word in part) for part in triple), sep="\t")
