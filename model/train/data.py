"""Reads the data sets and cuts them into training windows."""
# SPDX-License-Identifier: Apache-2.0
import functools
import gzip
import os
import random
import re

from pieces import letter_case
from tokens import retokenise

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
ALL_NAMES = (1 << len(NAMES)) - 1
CLS, SEP, MASK = 101, 102, 103
WINDOW = 254
SETS = ["wikigold", "redocred-dev", "btc", "wnut17"]
DOMAINS = ["ai", "literature", "music", "politics", "science"]
# What the sets call our types. A label that is missing is none of ours: at most a common noun's (a field, a genre).
TYPES = {label: kind for kind, labels in {
    "PER": "PER person politician scientist researcher writer musicalartist",
    "ORG": "ORG organisation corporation group politicalparty university band",
    "LOC": "LOC location country astronomicalobject",
    "MISC": "MISC misc event election award academicjournal magazine conference product programlang creative-work book "
            "poem song album",
    "DATE": "TIME",
    "NUM": "NUM"}.items() for label in labels.split()}


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return file.read()


@functools.lru_cache(1 << 18)
def lemma_script(form, lemma):
    """The edit script of model/README.md that makes the lemma of the form."""
    keep = lemma != lemma.lower()
    base = form if keep else form.lower()
    c = "k" if keep else "l"
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    if common == 0 and lemma:
        return "=" + lemma
    return f"{c}|{len(base) - common}|{lemma[common:]}|0|"


class Word:
    __slots__ = ("form", "upos", "xpos", "lemma", "lemma_text", "head", "deprel", "names", "start")

    def __init__(self, form, names=ALL_NAMES):
        self.form, self.names = form, names
        self.upos = self.xpos = self.lemma = self.lemma_text = self.deprel = None
        self.head = -2   # -2: not annotated; -1: root; else index in the sentence
        self.start = -1  # 1, 0: a sentence begins here or not; -1: not annotated


def read_conllu(path):
    """Documents: lists of sentences: lists of words."""
    documents, sentence, entities = [], [], []
    for line in read(path).split("\n"):
        if line.startswith("# newdoc"):
            documents.append([])
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit():
            word = Word(fields[1])
            word.upos, word.xpos, word.deprel = fields[3], fields[4], fields[7]
            if (fields[2] != "_" or fields[1] == "_") and word.deprel != "goeswith" and word.xpos != "GW":
                word.lemma_text = fields[2]
                word.lemma = lemma_script(fields[1], fields[2])
            word.head = int(fields[6]) - 1
            word.start = 0
            sentence.append(word)
            entities.append(next((f[7:] for f in fields[9].split("|") if f.startswith("Entity=")), ""))
        elif not line and sentence:
            sentence[0].start = 1
            if any(entities):
                mark_names(sentence, entities)
            documents[-1].append(sentence)
            sentence, entities = [], []
    return documents


KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
ENTITY = re.compile(r"\((\d+)-([a-z]+)-[^-]*-[^-]*-[^-]*-([\d,]+)-[^()]*(\))?|(\d+)\)")


def mark_names(sentence, entities):
    """What GUM's mentions say of names: the head words of a mention whose head is a proper noun are inside a name of
    that kind; function words and verbs in lower case are outside of all; of other words nothing is known."""
    opened, mentions = {}, []
    for i, text in enumerate(entities):
        for match in ENTITY.finditer(text):
            group, kind, heads, closed, end = match.groups()
            if end:
                if opened.get(end):
                    mentions.append((*opened[end].pop(), i + 1))
            elif closed:
                mentions.append((i, kind, heads, i + 1))
            else:
                opened.setdefault(group, []).append((i, kind, heads))
    proper = [word.upos == "PROPN" for word in sentence]
    for word in sentence:
        if word.upos in ("VERB", "AUX", "PRON", "ADV", "PART", "SCONJ", "INTJ", "PUNCT") and word.form == word.form.lower():
            word.names = bits("O")
    for begin, kind, heads, end in sorted(mentions, key=lambda m: m[0] - m[3]):
        at = [begin + int(k) - 1 for k in heads.split(",")]
        at = [k for k in at if begin <= k < end]
        if kind in KINDS and at and proper[at[0]] and all(proper[k] for k in at):
            for k in at:
                word = sentence[k]
                word.names = bits("B-" + KINDS[kind], "I-" + KINDS[kind])
                if k == 0 or not proper[k - 1] and sentence[k - 1].form.islower():
                    word.names = bits("B-" + KINDS[kind])
        elif kind == "time" and at:
            for k in at:
                sentence[k].names = bits("O")


BRACKET = re.compile(r"\(([^()-]+)-([^()]*)(\))?|([^()]+)\)")


def mentions_of(entities):
    """[(begin, end, group)] of the Entity= cells of some words, in the order in which they close."""
    opened, found = {}, []
    for i, text in enumerate(entities):
        for match in BRACKET.finditer(text):
            group, _, closed, end = match.groups()
            if end:
                if opened.get(end):
                    found.append((opened[end].pop(), i + 1, end))
            elif closed:
                found.append((i, i + 1, group))
            else:
                opened.setdefault(group, []).append(i)
    return found


def bits(*labels):
    return sum(1 << NAMES.index(label) for label in labels)


def read_names(path, open_types, handles=False, cut=True, peoples=frozenset()):
    """Documents of sentences with name masks.

    open_types  types an O says nothing about
    handles     mask the names of handles (`@` `name`)
    cut         cut the set's tokens as UD does
    peoples     words of nationality: where one is labelled LOC, it is MISC
    """
    outside = bits("O")
    for kind in open_types:
        outside |= bits("B-" + kind, "I-" + kind)
    documents, sentence, previous = [[]], [], ""
    for line in read(path).split("\n"):
        if line.startswith("# doc") and "\t" not in line:
            documents.append([])
            continue
        if "\t" not in line:
            if sentence:
                documents[-1].append(sentence)
            sentence, previous = [], ""
            continue
        token, label = line.split("\t")[:2]
        begin, _, kind = label.partition("-")
        mapped = TYPES.get(kind)
        if mapped == "LOC" and token in peoples:
            mapped = "MISC"
        for i, form in enumerate(retokenise(token) if cut else [token]):
            if label == "O" or kind and mapped in ("DATE", "NUM"):
                mask = outside
            elif mapped is None:
                mask = ALL_NAMES
            else:
                mask = bits(("B-" if begin == "B" and i == 0 else "I-") + mapped)
            if handles and previous == "@":
                mask = ALL_NAMES
            sentence.append(Word(form, mask))
        previous = token
    if sentence:
        documents[-1].append(sentence)
    return [d for d in documents if d]


def spans(tags):
    """{(begin, end, type)} of one sentence's BIO tags."""
    found, begin, kind = set(), None, None
    for i, tag in enumerate(tags + ["O"]):
        if begin is not None and not (tag.startswith("I-") and tag[2:] == kind):
            found.add((begin, i, kind))
            begin = None
        if tag.startswith("B-"):
            begin, kind = i, tag[2:]
    return found


def demonyms(folder):
    rows = [line.split("\t") for line in read(os.path.join(folder, "gazetteer", "countries.tsv")).split("\n")
            if line and not line.startswith("#")]
    column = next(i for i, name in enumerate(rows[0]) if name.startswith("demonym"))
    found = {word for row in rows[1:] if len(row) > column for word in re.split(r"[|;,]", row[column])}
    found = {word.strip() for word in found} - {"", "Djibouti", "Gibraltar", "Vatican"}
    return frozenset(found | {word + "s" for word in found})


# How often an epoch goes through each set.
TIMES = {"wikigold": 3, "redocred-dev": 2, "btc": 0.5, "wnut17": 0.7, "crossner": 2}


def load_train(folder):
    """[(name, versions, joined, times)]: versions of the same documents, lists of sentences; where `joined`, the
    sentences of a document follow each other in its text; an epoch goes through the set so many times."""
    sets = [(path, [read_conllu(os.path.join(folder, path))], True, 1)
            for path in ("syntax/ewt/train.conllu.gz", "syntax/gum/train-open.conllu.gz")]
    peoples = demonyms(folder)
    for name in SETS + ["crossner/" + domain for domain in DOMAINS]:
        root = os.path.join(folder, "ner", name)
        open_types = [] if name in ("wikigold", "redocred-dev") else ["MISC"]
        dev = set()
        if name.startswith("crossner"):  # a few sentences of train stand in dev too
            dev = {tuple(w.form for w in s) for d in read_names(os.path.join(root, "dev.tsv"), [], cut=False)
                   for s in d}
        versions = []
        for cut in (False, True):
            documents = read_names(os.path.join(root, "train.tsv"), open_types, name == "btc", cut, peoples)
            if not cut:
                keep = [[tuple(w.form for w in s) not in dev for s in d] for d in documents]
            versions.append([[s for s, k in zip(d, ks) if k] for d, ks in zip(documents, keep)])
        sets.append((name, versions, not open_types, TIMES[name.split("/")[0]]))
    return sets


def load_text(path):
    """A set for load_train's list: tokens of plain text, a sentence a line, of which nothing is known."""
    marks = {"``": '"', "''": '"'}
    documents = [[[Word(form) for token in line.split() for form in retokenise(marks.get(token, token))]]
                 for line in read(path).split("\n") if line]
    return "text", [documents], False, 1


class Labels:
    def __init__(self, sets=None, stored=None):
        self.name = NAMES
        if stored:
            for key, value in stored.items():
                setattr(self, key, value)
        else:
            count = {"upos": {}, "xpos": {}, "lemma": {}, "deprel": {}}
            for _, versions, _, _ in sets:
                for d in versions[0]:
                    for s in d:
                        for w in s:
                            for key in count:
                                value = getattr(w, key)
                                if value is not None:
                                    count[key][value] = count[key].get(value, 0) + 1
            for key, values in count.items():
                least = {"lemma": 3, "xpos": 3}.get(key, 1)
                setattr(self, key, sorted((v for v, n in values.items() if n >= least), key=lambda v: (-values[v], v)))
        self.index = {key: {v: i for i, v in enumerate(getattr(self, key))}
                      for key in ("upos", "xpos", "lemma", "deprel")}

    def stored(self):
        return {key: getattr(self, key) for key in ("upos", "xpos", "lemma", "deprel")}


def windows_of(versions, joined, times, pieces, rng):
    """One epoch's windows: lists of (word, head in the window or -1 root or -100 masked, sentence number)."""
    documents = []
    while times > 0:
        documents += [rng.choice(of_one) for of_one in zip(*versions) if rng.random() < times]
        times -= 1
    if not joined:
        sentences = [s for d in documents for s in d]
        rng.shuffle(sentences)
        documents, at = [], 0
        while at < len(sentences):
            n = rng.choice((1, 1, 2, 3, 5, 8))
            documents.append(sentences[at:at + n])
            at += n
    for document in documents:
        i = 0
        while i < len(document):
            room = rng.randint(24, WINDOW)
            if rng.random() < 0.12:
                room = 1
            window, n_pieces, first, whole = [], 0, i, True
            number = 0
            while i < len(document):
                sentence, at = document[i], len(window)
                taken = 0
                for word in sentence:
                    k = len(pieces(word.form))
                    if n_pieces + k > (WINDOW if first == i else room):
                        break
                    n_pieces += k
                    taken += 1
                if taken == 0 and first != i:
                    break
                for word in sentence[:taken]:
                    head = word.head
                    head = -100 if head == -2 or head >= taken else head if head == -1 else head + at
                    window.append((word, head, number))
                number += 1
                if taken < len(sentence):
                    whole = False
                    break
                i += 1
                if n_pieces >= room:
                    break
            if not whole and first == i:
                i += 1
            yield window


def noise(window, rng, often=1):
    """Changed copies of the forms: case dropped or raised, `often` times as often as it should be, letters swapped."""
    forms = [w.form for w, _, _ in window]
    r = rng.random() / often
    if r < 0.09:
        forms = [f.lower() for f in forms]
    elif r < 0.17:
        forms = [f.upper() for f in forms]
    elif r < 0.19:
        forms = [f[:1].upper() + f[1:] for f in forms]
    elif r < 0.23:  # some sentences only
        change = rng.choice((str.lower, str.upper, str.title))
        chosen = {n for n in {n for _, _, n in window} if rng.random() < 0.4}
        forms = [change(f) if n in chosen else f for f, (_, _, n) in zip(forms, window)]
    if rng.random() < 0.15:
        for i, f in enumerate(forms):
            if len(f) > 3 and f.isalpha() and rng.random() < 0.04:
                k = rng.randrange(1, len(f) - 1)
                forms[i] = f[:k] + f[k + 1] + f[k] + f[k + 2:] if rng.random() < 0.5 else f[:k] + f[k + 1:]
    return forms


def strip_stops(window, rng):
    """The window without its sentences' final full stops, now and then."""
    heads = {h for _, h, _ in window}
    drop = {i for i, (w, _, n) in enumerate(window)
            if w.form in (".", "!", "?") and i not in heads and i > 0
            and (i + 1 == len(window) or window[i + 1][2] != n)}
    if not drop or rng.random() > 0.06 or len(drop) == len(window):
        return window
    new, place = [], {}
    for i, item in enumerate(window):
        if i not in drop:
            place[i] = len(new)
            new.append(item)
    return [(w, place[h] if h >= 0 else h, n) for w, h, n in new]


def pool_of(sets):
    """{type: [forms of a name]}: every name of the sets."""
    pool = {kind: [] for kind in ("PER", "ORG", "LOC", "MISC")}
    begins = {bits("B-" + kind): kind for kind in pool}
    for name, versions, _, _ in sets:
        if name in ("btc", "wnut17") or name.startswith("syntax"):
            continue  # too many handles and slips of the pen; no names
        for sentence in (s for d in versions[-1] for s in d):
            i = 0
            while i < len(sentence):
                kind = begins.get(sentence[i].names)
                i += 1
                if kind:
                    begin, inside = i - 1, bits("I-" + kind)
                    while i < len(sentence) and sentence[i].names == inside:
                        i += 1
                    pool[kind].append([w.form for w in sentence[begin:i]])
    return pool


def swap_names(window, pool, rng):
    """The window with some of its names changed for others of their type; for sets without trees."""
    begins = {bits("B-" + kind): kind for kind in pool}
    out, i = [], 0
    while i < len(window):
        word, head, number = window[i]
        kind = begins.get(word.names)
        end = i + 1
        if kind:
            while end < len(window) and window[end][0].names == bits("I-" + kind) and window[end][2] == number:
                end += 1
        if kind and rng.random() < 0.5:
            for k, form in enumerate(rng.choice(pool[kind])):
                out.append((Word(form, bits(("I-" if k else "B-") + kind)), -100, number))
        else:
            out += window[i:end]
        i = end
    return out


def encoded(window, forms, pieces):
    """(piece ids, case classes, index of each word's first piece) with [CLS] and [SEP]."""
    ids, cases, first = [CLS], [0], []
    for form in forms:
        first.append(len(ids))
        part = pieces(form)
        ids += part
        cases += [letter_case(form)] * len(part)
    return ids + [SEP], cases + [0], first


def windows_of_document(sentences, pieces, rng):
    """A whole document's windows, in order; a sentence too long for one is cut."""
    window, room, number, out = [], WINDOW, 0, []
    for sentence in sentences:
        counts = [len(pieces(w.form)) for w in sentence]
        if window and sum(counts) > room:
            out.append(window)
            window, room, number = [], rng.randint(WINDOW // 2, WINDOW), 0
        at, taken = len(window), 0
        for word, count in zip(sentence, counts):
            if count > room and window:
                break
            room -= count
            taken += 1
            window.append((word, word.head if word.head in (-1, -2) else word.head + at, number))
        window[at:] = [(w, -100 if h == -2 or h >= at + taken else h, n) for w, h, n in window[at:]]
        number += 1
    return out + [window]


SOURCE = {"btc": 1, "wnut17": 2, "crossner": 3}  # sets of names with a convention of their own


def batches(sets, pool, pieces, rng, budget):
    """Shuffled batches of one epoch, each of windows of like length, `budget` padded pieces."""
    windows = []
    for name, versions, joined, times in sets:
        source = SOURCE.get(name.split("/")[0], 0)
        for window in windows_of(versions, joined, times, pieces, rng):
            if not window:
                continue
            window = strip_stops(window, rng)
            if not name.startswith("syntax") and rng.random() < 0.4:
                window = swap_names(window, pool, rng)
            forms = noise(window, rng, 2.5 if name == "text" else 1)
            ids, cases, first = encoded(window, forms, pieces)
            if len(ids) <= 510:
                windows.append((ids, cases, first, window, forms, source))
    windows.sort(key=lambda w: (len(w[0]) + rng.random() * 12))
    out, batch = [], []
    for window in windows:
        if batch and len(window[0]) * (len(batch) + 1) > budget:
            out.append((batch, []))
            batch = []
        batch.append(window)
    out.append((batch, []))
    return out


def document_batches(documents, pieces, rng, budget):
    """Batches of whole documents, for coreference: (windows, [(document, index of its first window)])."""
    out, batch, within = [], [], []
    for document in rng.sample(documents, len(documents)):
        change = rng.choice((str.lower, str.upper)) if rng.random() < 0.08 else str
        begin = len(batch)
        for window in windows_of_document(document.sentences, pieces, rng):
            forms = [change(w.form) for w, _, _ in window]
            batch.append((*encoded(window, forms, pieces), window, forms, 0))
        within.append((document, begin))
        if sum(len(w[0]) for w in batch) > budget:
            out.append((batch, within))
            batch, within = [], []
    if batch:
        out.append((batch, within))
    return out
