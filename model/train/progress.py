"""Rough scores of a network in training on the development sets."""
# SPDX-License-Identifier: Apache-2.0
import os
import random

import torch

import coref
from data import CLS, NAMES, SEP, WINDOW, document_batches, read_conllu, read_names, spans
from decode import viterbi
from network import quantise
from pieces import letter_case


def windows_given(document, pieces):
    """Consecutive whole sentences up to WINDOW pieces, as the program cuts them when sentences are given."""
    out, n = [], 0
    for sentence in document:
        k = sum(len(pieces(w.form)) for w in sentence)
        if out and n + k > WINDOW:
            yield out
            out, n = [], 0
        out.append(sentence)
        n += k
    if out:
        yield out


def run(network, labels, pieces, sentences):
    """Scores for one window of sentences: dict of tensors over its words."""
    words = [w for s in sentences for w in s]
    ids, cases, first = [CLS], [0], []
    for w in words:
        if len(ids) > 508:
            break
        first.append(len(ids))
        part = pieces(w.form)
        ids += part
        cases += [letter_case(w.form)] * len(part)
    ids, cases = ids[:510] + [SEP], cases[:510] + [0]
    first = [f for f in first if f < 510]
    with torch.no_grad():
        x = network.encode(torch.tensor([ids]), torch.tensor([cases])).float()[:, first]
    return x[0], words[:len(first)]


def gold_tag(word):
    names = [n for i, n in enumerate(NAMES) if word.names >> i & 1]
    return names[0] if len(names) == 1 else "O" if "O" in names else "?"


def syntax(network, labels, pieces, path, limit=10 ** 9):
    n = c_u = c_x = c_l = c_a = c_r = 0
    tp = fp = fn = 0
    done = 0
    for document in read_conllu(path):
        for sentences in windows_given(document, pieces):
            x, words = run(network, labels, pieces, sentences)
            with torch.no_grad():
                u, g, l = (getattr(network, k)(x).argmax(-1).tolist() for k in ("upos", "xpos", "lemma"))
                s = (network.sentence(x)[:, 0] > 0).tolist()
                arcs = network.arcs(x[None])[0].float()
                d, h = network.label_parts(x)
            begin = 0
            for sentence in sentences:
                end = min(begin + len(sentence), len(words))
                if end <= begin:
                    n += len(sentence)
                    continue
                table = arcs[begin:end][:, [0] + list(range(begin + 1, end + 1))].clone()
                for i in range(end - begin):
                    table[i, i + 1] = -1e9
                heads = table.argmax(-1)
                hv = torch.stack([network.label_root if k == 0 else h[begin + k - 1] for k in heads.tolist()])
                with torch.no_grad():
                    rel = network.labels_of(d[begin:end], hv).argmax(-1).tolist()
                for i in range(end - begin):
                    w = words[begin + i]
                    n += 1
                    c_u += labels.upos[u[begin + i]] == w.upos
                    c_x += labels.xpos[g[begin + i]] == w.xpos
                    c_l += labels.lemma[l[begin + i]] == w.lemma
                    if heads[i].item() - 1 == w.head:
                        c_a += 1
                        c_r += labels.deprel[rel[i]].split(":")[0] == w.deprel.split(":")[0]
                    if begin + i:
                        tp += s[begin + i] and w.start == 1
                        fp += s[begin + i] and w.start != 1
                        fn += (not s[begin + i]) and w.start == 1
                begin = end
            done += len(sentences)
        if done > limit:
            break
    return {"upos": c_u / n, "xpos": c_x / n, "script": c_l / n, "uas": c_a / n, "las": c_r / n,
            "starts": 2 * tp / max(1, 2 * tp + fp + fn)}


def links(network, pieces, path):
    """(precision, recall) of antecedents on given trees: of mentions that have one, and of those that got one."""
    rng, right, given, wanted = random.Random(1), 0, 0, 0
    for sentences, found in coref.gum(path):
        document = coref.Document(sentences, found)
        (batch, within), = document_batches([document], pieces, rng, 10 ** 9)
        flat = []
        for ids, cases, first, *_ in batch:
            with torch.no_grad():
                flat.append(network.encode(torch.tensor([ids]), torch.tensor([cases])).float()[0, first])
        *pairs, gold, _ = coref.mention_pairs(batch, document, 0)
        with torch.no_grad():
            best = network.coreference(torch.cat(flat), *pairs).argmax(1)
        given += (best > 0).sum().item()
        wanted += gold.any(1).sum().item()
        right += (gold.gather(1, (best - 1).clamp_min(0)[:, None])[:, 0] & (best > 0)).sum().item()
    return right / max(1, given), right / max(1, wanted)


def names(network, labels, pieces, folder):
    documents = read_names(os.path.join(folder, "tune.tsv"), [], cut=False)
    tp = system = gold = 0
    for document in documents:
        for sentences in windows_given(document, pieces):
            x, words = run(network, labels, pieces, sentences)
            with torch.no_grad():
                scores = network.name(x).float()
            begin = 0
            for sentence in sentences:
                end = min(begin + len(sentence), len(words))
                a = spans(viterbi(torch.log_softmax(scores[begin:end], -1)))
                b = spans([gold_tag(w) for w in sentence])
                tp, system, gold = tp + len(a & b), system + len(a), gold + len(b)
                begin = end
    return 2 * tp / max(1, system + gold)


def quick(network, labels, pieces, folder):
    """Rough development figures of a network in training, per cent: arcs not made trees, the first 500 sentences."""
    network.eval()
    before, quantise["on"] = quantise["on"], False
    result = {}
    for name, path in (("ewt", "syntax/ewt/dev.conllu"), ("gum", "syntax/gum/dev-open.conllu")):
        for key, value in syntax(network, labels, pieces, os.path.join(folder, path), 500).items():
            result[f"{name}.{key}"] = value
    for name in ("wikigold", "redocred-dev"):
        result[name] = names(network, labels, pieces, os.path.join(folder, "ner", name))
    result["links.precision"], result["links.recall"] = links(network, pieces,
                                                              os.path.join(folder, "syntax/gum/dev-open.conllu"))
    quantise["on"] = before
    network.train()
    return {k: round(100 * v, 2) for k, v in result.items()}
