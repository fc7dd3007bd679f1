"""Coreference: which words may head a mention, what of a pair of them is known without the network, and who refers to
whom in the data. The program computes the same (extract/coref_*.c)."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import bisect
import json

import numpy
import torch

from data import mentions_of, read, read_conllu

NEAR = 80  # so many candidates are looked back at; and the last one of each head string

FIRST = set("i me my mine myself we us our ours ourselves".split())
SECOND = set("you your yours yourself yourselves".split())
HE, SHE = set("he him his himself".split()), set("she her hers herself".split())
IT, THEY = set("it its itself".split()), set("they them their theirs themselves themself 'em".split())
THIS = set("this that these those".split())
PLURAL = set("we us our ours ourselves they them their theirs themselves these those both".split())
SINGULAR = set("i me my mine myself he him his himself she her hers herself it its itself this that".split())
DEFINITE = set("the this that these those".split())
LEADING = DEFINITE | {"a", "an"}
N_KINDS, N_SENTENCES, N_BETWEEN, N_MATCHES, N_RELATIONS = 13, 6, 7, 8, 6
(K_FIRST, K_SECOND, K_HE, K_SHE, K_IT, K_THEY, K_THIS, K_PRONOUN, K_NAME, K_DEFINITE, K_INDEFINITE, K_BARE,
 K_NUMBER) = range(N_KINDS)

HEADS = {"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"}
NO_HEADS = {"fixed", "goeswith", "flat", "det", "det:predet", "nummod"}
# Dependents that do not belong to the phrase of a mention's head.
OUTSIDE = set("case cop nsubj nsubj:pass nsubj:outer csubj csubj:pass punct conj cc appos mark parataxis discourse list "
              "dep vocative reparandum cc:preconj expl dislocated advcl aux aux:pass orphan".split())
OPENING, CLOSING = set("([\"“‘'"), set(")]\"”’'")


class Candidate:
    __slots__ = ("word", "sentence", "at", "begin", "end", "kind", "number", "key", "content", "initials", "group")


def children_of(sentence):
    children = [[] for _ in sentence]
    for i, word in enumerate(sentence):
        if word.head >= 0:
            children[word.head].append(i)
    return children


def whole(children, head, depth=0):
    """(begin, end) of all that hangs on a word."""
    begin, end = head, head + 1
    if depth < 60:
        for child in children[head]:
            b, e = whole(children, child, depth + 1)
            begin, end = min(begin, b), max(end, e)
    return begin, end


def span(sentence, children, head):
    """(begin, end) of the mention that a word heads."""
    begin, end = head, head + 1
    inside = [c for c in children[head] if sentence[c].deprel not in OUTSIDE]
    for child in children[head]:
        rel = sentence[child].deprel
        if rel == "case" and child > head:
            end = max(end, child + 1)
            continue
        if rel in OUTSIDE:
            continue
        if child < head and rel in ("obl", "obl:unmarked", "nmod", "acl"):
            continue
        if child < head and rel == "advmod" and not any(c < child for c in inside) and not (
                sentence[child + 1].deprel == "nummod"):
            continue
        b, e = whole(children, child)
        begin, end = min(begin, b), max(end, e)
    while end - 1 > head and sentence[end - 1].upos == "PUNCT" and sentence[end - 1].form not in CLOSING:
        end -= 1
    while begin < head and sentence[begin].upos == "PUNCT" and sentence[begin].form not in OPENING:
        begin += 1
    return begin, end


def kind_of(sentence, children, i):
    word = sentence[i]
    form = word.form.lower()
    if word.upos in ("PRON", "DET"):
        for kind, forms in ((K_FIRST, FIRST), (K_SECOND, SECOND), (K_HE, HE), (K_SHE, SHE), (K_IT, IT), (K_THEY, THEY),
                            (K_THIS, THIS)):
            if form in forms:
                return kind
        return K_PRONOUN
    if word.upos == "PROPN":
        return K_NAME
    if word.upos == "NUM":
        return K_NUMBER
    determined = False
    for child in children[i]:
        rel = sentence[child].deprel
        if rel == "nmod:poss" or rel == "det" and sentence[child].form.lower() in DEFINITE:
            return K_DEFINITE
        determined = determined or rel == "det"
    return K_INDEFINITE if determined else K_BARE


def number_of(word):
    form = word.form.lower()
    if word.upos in ("PRON", "DET"):
        return 2 if form in PLURAL else 1 if form in SINGULAR else 0
    return {"NNS": 2, "NNPS": 2, "NN": 1, "NNP": 1}.get(word.xpos, 0)


def candidates(document):
    """The words of a document's sentences that may head a mention, in order."""
    found, at = [], 0
    for number, sentence in enumerate(document):
        children = children_of(sentence)
        for i, word in enumerate(sentence):
            if word.upos not in HEADS or word.deprel in NO_HEADS:
                continue
            c = Candidate()
            c.word, c.sentence, c.at = i, number, at + i
            c.begin, c.end = span(sentence, children, i)
            c.kind, c.number = kind_of(sentence, children, i), number_of(word)
            c.key = (word.lemma_text or word.form).lower()
            forms = [w.form for w in sentence[c.begin:c.end]]
            while len(forms) > 1 and forms[0].lower() in LEADING:
                forms.pop(0)
            while len(forms) > 1 and forms[-1].lower() in ("'s", "’s", "'", "’"):
                forms.pop()
            c.content = [f.lower() for f in forms]
            c.initials = "".join(f[0] for f in forms if f[0].isupper()) if len(forms) > 1 else ""
            c.group = None
            found.append(c)
        at += len(sentence)
    return found


def bucket(n, borders):
    return bisect.bisect_right(borders, n)


def match(a, b):
    """How the strings of an anaphor and an antecedent match."""
    if a.kind < K_NAME or b.kind < K_NAME:
        if a.kind < K_NAME and b.kind < K_NAME:
            return 6 if a.content == b.content else 7 if a.kind == b.kind else 0
        return 0
    if a.content == b.content:
        return 1
    if a.key == b.key:
        return 2 if set(a.content) <= set(b.content) else 3
    if K_NAME in (a.kind, b.kind):
        if set(a.content) <= set(b.content) or set(b.content) <= set(a.content):
            return 4
        if a.kind == K_NAME == b.kind and (
                len(a.content) == 1 and len(b.initials) > 1 and a.content[0] == b.initials.lower() or
                len(b.content) == 1 and len(a.initials) > 1 and b.content[0] == a.initials.lower()):
            return 5
    return 0


def relation(document, a, b):
    """How two candidates stand in the tree."""
    if a.sentence != b.sentence:
        return 0
    sentence = document[a.sentence]
    x, y = sentence[a.word], sentence[b.word]
    if x.deprel == "appos" and x.head == b.word:
        return 1
    if y.head == a.word and y.deprel.startswith("nsubj"):
        return 2
    if a.begin <= b.begin and b.end <= a.end:
        return 3
    if b.begin <= a.begin and a.end <= b.end:
        return 4
    return 5 if x.head == y.head else 0


def pairs(document, found):
    """For each candidate: [(earlier candidate, its features)], nearest last."""
    last, out = {}, []
    for i, a in enumerate(found):
        begin = max(0, i - NEAR)
        earlier = list(range(begin, i))
        far = last.get(a.key)
        if far is not None and far < begin:
            earlier.insert(0, far)
        rows = []
        for j in earlier:
            b = found[j]
            rows.append((j, a.kind, b.kind, bucket(a.sentence - b.sentence, (1, 2, 3, 5, 9)),
                         bucket(i - j, (2, 3, 5, 9, 17, 33)), match(a, b), relation(document, a, b),
                         a.number * 3 + b.number))
        out.append(rows)
        last[a.key] = i
    return out


# ---- what the data says

def mark(document, found, mentions, partly):
    """Sets each candidate's group: an entity, None for no mention; False where nothing is known.

    mentions  of each sentence, [(begin, end, group)]
    partly    only some kinds of things are annotated
    """
    best = {}
    for number, (sentence, here) in enumerate(zip(document, mentions)):
        for begin, end, group in here:
            heads = [i for i in range(begin, end) if not begin <= sentence[i].head < end]
            if len(heads) == 1:
                best.setdefault((number, heads[0]), []).append((begin, end, group))
    for c in found:
        here = best.get((c.sentence, c.word))
        if here:
            c.group = min(here, key=lambda m: (abs(m[0] - c.begin) + abs(m[1] - c.end), m[2]))[2]
        else:
            c.group = False if partly else None


def gum(path):
    """[(document, candidates)] of a treebank with Entity= cells."""
    cells, out = [], []
    for line in read(path).split("\n"):
        if line.startswith("# newdoc"):
            cells.append([])
            sentence = []
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit():
            sentence.append(next((f[7:] for f in fields[9].split("|") if f.startswith("Entity=")), ""))
        elif not line and sentence:
            cells[-1].append(sentence)
            sentence = []
    for document, entities in zip(read_conllu(path), cells):
        found = candidates(document)
        mark(document, found, [mentions_of(e) for e in entities], False)
        out.append((document, found))
    return out


def litbank(path, parsed):
    """[(document, candidates)] of LitBank (JSON Lines) with the trees of a CoNLL-U file of the same tokens."""
    records = [json.loads(line) for line in read(path).split("\n") if line]
    out = []
    for record, document in zip(records, read_conllu(parsed)):
        mentions = [[] for _ in record["sents"]]
        for entity in record["entities"]:
            for m in entity["mentions"]:
                mentions[m["sent"]].append((m["begin"], m["end"], str(entity["id"])))
        if [len(s) for s in document] != [len(s) for s in record["sents"]]:
            raise SystemExit(f"{parsed}: not the tokens of {path}")
        found = candidates(document)
        mark(document, found, mentions, True)
        out.append((document, found))
    return out


def mention_pairs(batch, document, begin):
    """A document's mention heads and pairs: indices of the heads among the batch's words, earlier candidates (n, k),
    features (n, k, 7), whether they corefer (n, k), whether anything is known of the anaphor (n)."""
    place, at = {}, 0
    for i, (_, _, first, window, _, _) in enumerate(batch):
        if i >= begin:
            for k, (word, _, _) in enumerate(window):
                place[id(word)] = at + k
        at += len(first)
    words = torch.tensor([place.get(id(word), -1) for word in document.words])
    earlier = torch.from_numpy(document.earlier)
    there = (earlier >= 0) & (words[earlier.clamp_min(0)] >= 0)
    known = torch.from_numpy(document.known) & (words >= 0)
    return (words.clamp_min(0), earlier.masked_fill(~there, -1), torch.from_numpy(document.features.astype("i8")),
            torch.from_numpy(document.gold) & there, known)


class Document:
    """A document for training: its sentences, the words that may head a mention, and their pairs as padded arrays."""

    def __init__(self, sentences, found):
        rows = pairs(sentences, found)
        width = max(1, max(map(len, rows), default=1))
        self.sentences, self.words = sentences, [sentences[c.sentence][c.word] for c in found]
        self.earlier = numpy.full((len(found), width), -1, dtype=numpy.int64)
        self.features = numpy.zeros((len(found), width, 7), dtype=numpy.uint8)
        self.gold = numpy.zeros((len(found), width), dtype=bool)  # pairs of one entity
        self.known = numpy.array([c.group is not False for c in found], dtype=bool)
        for i, row in enumerate(rows):
            for k, (j, *features) in enumerate(row):
                self.earlier[i, k], self.features[i, k] = j, features
                self.gold[i, k] = bool(found[i].group) and found[i].group == found[j].group


def load_train(folder, parsed_litbank):
    import os
    documents = gum(os.path.join(folder, "syntax/gum/train-open.conllu.gz"))
    of_gum = len(documents)
    if parsed_litbank:
        documents += litbank(os.path.join(folder, "coref/litbank/train.jsonl.gz"), parsed_litbank)
    documents = [Document(*d) for d in documents]
    for document in documents[of_gum:]:
        for sentence in document.sentences:
            for word in sentence:  # parsed by a model: the trees teach nothing
                word.upos, word.head = None, -2
    return documents, of_gum


def main():
    parser = argparse.ArgumentParser(description="Writes LitBank's tokens as CoNLL-U, for `tricot parse --from conllu`.")
    parser.add_argument("litbank", help="train.jsonl.gz")
    for line in read(parser.parse_args().litbank).split("\n"):
        if line:
            record = json.loads(line)
            print(f"# newdoc id = {record['id']}")
            for sentence in record["sents"]:
                for i, form in enumerate(sentence, 1):
                    print("\t".join([str(i), form.replace(" ", "_")] + ["_"] * 8))
                print()


if __name__ == "__main__":
    main()
