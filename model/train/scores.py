"""Scores of trees, names and coreference against a gold standard, the way each field counts them.

Spans of coreference are counted in characters, white space left out, so the two sides may cut words differently.
"""
# SPDX-License-Identifier: Apache-2.0
import io

import networkx
from udtools import udeval

from data import mentions_of, spans


def f1(right_of_system, system, right_of_gold, gold):
    precision, recall = right_of_system / max(1, system), right_of_gold / max(1, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def loaded(conllu):
    return udeval.load_conllu(io.StringIO(conllu), "", {})


def trees(gold, system):
    """F1 of tokens, sentences, words, tags, lemmas and arcs of two CoNLL-U texts, as the CoNLL 2018 shared task counts
    them: {"UPOS": 0.97, ...}."""
    return {name: score.f1 for name, score in udeval.evaluate(loaded(gold), loaded(system)).items()}


# ---- names

def names(gold, system, types):
    """F1 of names, exact in span and type, of two lists of sentences (lists of BIO tags), over some types alone; of
    spans whatever their type; and of each type."""
    gold, system = ({(i, *span) for i, tags in enumerate(side) for span in spans(tags) if span[2] in types}
                    for side in (gold, system))

    def score(a, b):
        return f1(len(a & b), len(b), len(a & b), len(a))

    def of_type(side, kind):
        return {name for name in side if name[3] == kind}

    return {"F1": score(gold, system), "span": score({g[:3] for g in gold}, {s[:3] for s in system}),
            **{kind: score(of_type(gold, kind), of_type(system, kind)) for kind in types}}


# ---- coreference

def clusters(conllu):
    """The entities of one document with two mentions or more: sets of (begin, end)."""
    places, entities, words = [], [], loaded(conllu).words
    at = 0
    for i, word in enumerate(words):
        begin, end = word.span.start, word.span.end
        if word.is_multiword:  # its own characters, as far as its token's words have any
            begin = at if i and words[i - 1].span is word.span else begin
            at = begin + len(word.columns[udeval.FORM])
            end = min(at, end)
        places.append((begin, end))
        misc = word.columns[udeval.MISC].split("|")
        entities.append(next((f[len("Entity="):] for f in misc if f.startswith("Entity=")), ""))
    found, seen = {}, set()
    for first, after, group in mentions_of(entities):
        span = (places[first][0], places[after - 1][1])
        if span not in seen:
            seen.add(span)
            found.setdefault(group, set()).add(span)
    return [mentions for mentions in found.values() if len(mentions) > 1]


def owners(entities):
    return {mention: i for i, mentions in enumerate(entities) for mention in mentions}


def muc(ours, theirs):
    """(links of ours that theirs keep, links of ours): Vilain et al. 1995."""
    owner, kept, total = owners(theirs), 0, 0
    for entity in ours:
        parts = {owner.get(mention, mention) for mention in entity}
        kept += len(entity) - len(parts)
        total += len(entity) - 1
    return kept, total


def b_cubed(ours, theirs):
    """(sum over our mentions of the share of their entity that theirs keep with them, our mentions): Bagga and Baldwin
    1998."""
    owner = owners(theirs)
    share = sum(len(entity & theirs[owner[mention]]) / len(entity)
                for entity in ours for mention in entity if mention in owner)
    return share, sum(map(len, ours))


def ceaf_e(ours, theirs):
    """(likeness of the entities of the best pairing one to one, our entities): Luo 2005."""
    graph = networkx.Graph()
    for i, entity in enumerate(ours):
        for j, other in enumerate(theirs):
            if entity & other:
                graph.add_edge((0, i), (1, j), weight=2 * len(entity & other) / (len(entity) + len(other)))
    best = networkx.max_weight_matching(graph)
    return sum(graph.edges[pair]["weight"] for pair in best), len(ours)


def coreference(documents):
    """F1 of MUC, B3 and CEAF-e, and their mean, CoNLL, of [(gold entities, system entities)], one pair a document."""
    result = {}
    for name, measure in (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e)):
        recall = [measure(gold, system) for gold, system in documents]
        precision = [measure(system, gold) for gold, system in documents]
        result[name] = f1(*(sum(column) for side in (precision, recall) for column in zip(*side)))
    return {"CoNLL": sum(result.values()) / 3, **result}
