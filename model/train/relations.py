"""Trains the head that reads which of Wikidata's properties hold between two entities, and writes the weights with it.

The encoder stays as it is: documents go through the program once (print_pairs), and the head learns from the vectors, the
mentions and the pairs that the program itself makes of them. An entity of the program is one of the gold's where their
mentions overlap best; pairs with an end that is none teach nothing. After Zhou et al. 2021 (localized context pooling),
with an attention of its own; probabilities are fitted on the tuning part (Platt 1999) and folded into the head.

DATA/{train,tune}.jsonl: {"id", "sents": [[word]], "entities": [{"mentions": [{"sent", "begin", "end"}]}],
"relations": [{"h", "t", "property"}]}. The properties are those of extract/lexicon/typed_labels.tsv.
"""
# SPDX-License-Identifier: Apache-2.0
import argparse
import collections
import json
import os
import random
import subprocess

import numpy
import torch
import torch.nn.functional as F
from torch import nn

from export import int8, rewrite

HIDDEN, D, HEADS, KEY, INSIDE = 384, 128, 2, 32, 128
TYPES, KINDS, NEAR = 7, 4, 8
FEATURES = (4, 10, 2, 5, 4, 4, 4, 4, 4)  # values of each feature of a pair (model/relations.c)
SUBTYPES = ("", "country", "region", "city", "facility", "event", "company", "quantity", "nationality", "percent", "party",
            "money", "product", "work")


class Head(nn.Module):
    """Scores of the properties for pairs of a document's entities, either way round."""

    def __init__(self, n_properties, drop=0.35, word_drop=0.15):
        super().__init__()
        self.word, self.mention = nn.Linear(HIDDEN, D), nn.Linear(2 * D, D)
        self.kinds, self.types, self.subtypes = nn.Embedding(KINDS, D), nn.Embedding(TYPES, D), nn.Embedding(len(SUBTYPES), D)
        self.key, self.query, self.value = nn.Linear(D, HEADS * KEY), nn.Linear(D, HEADS * KEY), nn.Linear(D, D)
        self.near = nn.Parameter(torch.zeros(NEAR, HEADS))
        self.context = nn.Linear(D, 3 * INSIDE)
        self.head, self.tail = nn.Linear(D, 2 * INSIDE), nn.Linear(D, 2 * INSIDE)
        self.feature = nn.ModuleList([nn.Embedding(n, INSIDE) for n in FEATURES])
        self.feature_score = nn.ModuleList([nn.Embedding(n, n_properties) for n in FEATURES])
        self.type_score = nn.Parameter(torch.zeros(TYPES * TYPES, n_properties))
        self.out = nn.Linear(2 * INSIDE, n_properties)
        for table in (self.kinds, self.types, self.subtypes, *self.feature):
            nn.init.normal_(table.weight, std=0.05)
        for table in self.feature_score:
            nn.init.zeros_(table.weight)
        nn.init.zeros_(self.out.bias)
        self.drop, self.word_drop = nn.Dropout(drop), nn.Dropout(word_drop)

    def forward(self, doc):
        words = F.gelu(self.word(self.word_drop(doc["vectors"])))
        sums = torch.cat((torch.zeros(1, D), words.cumsum(0)))
        begin, end, head, own, kind = doc["mentions"].T
        means = (sums[end] - sums[begin]) / (end - begin)[:, None]
        read = self.mention(torch.cat((means, words[head]), -1)) + self.kinds(kind)
        pooled = torch.full((len(doc["types"]), D), -1e9).scatter_reduce(0, own[:, None].expand_as(read), read, "amax")
        entities = self.drop(F.gelu(pooled + self.types(doc["types"]) + self.subtypes(doc["subtypes"])))

        # (pairs, words): the context of each pair, padded.
        at, pairs = doc["context"], doc["pairs"]
        query = self.query(entities)
        query = (query[pairs[:, 0]] + query[pairs[:, 1]]).view(-1, 1, HEADS, KEY) / KEY ** 0.5
        keys = self.key(words)[at].view(*at.shape, HEADS, KEY)
        scores = (query * keys).sum(-1) + self.near[doc["near_low"]] + self.near[doc["near_high"]]
        weights = torch.softmax(scores.masked_fill(doc["padding"][..., None], -1e9), 1)
        values = self.value(words)[at].view(*at.shape, HEADS, D // HEADS)
        context = self.context(self.drop((weights[..., None] * values).sum(1).flatten(1)))

        context = context.repeat_interleave(2, 0)
        heads, tails = doc["directed"].T
        head, tail = self.head(entities)[heads], self.tail(entities)[tails]
        told = F.gelu(head[:, :INSIDE] + tail[:, :INSIDE] + context[:, :INSIDE]
                      + sum(table(doc["features"][:, i]) for i, table in enumerate(self.feature)))
        product = (F.hardtanh(head[:, INSIDE:] + context[:, INSIDE:2 * INSIDE], -2, 2)
                   * F.hardtanh(tail[:, INSIDE:] + context[:, 2 * INSIDE:], -2, 2))
        return (self.out(self.drop(torch.cat((told, product), -1)))
                + self.type_score[doc["types"][heads] * TYPES + doc["types"][tails]]
                + sum(table(doc["features"][:, i]) for i, table in enumerate(self.feature_score)))


def tensors_of(net, scale=1.0, shift=0.0):
    """{name in the file: array} of a head whose scores are scaled and shifted."""
    state = {name: x.detach().numpy() for name, x in net.state_dict().items()}
    out = {}
    for name in ("word", "mention", "key", "value", "query", "head", "tail", "context", "out"):
        a, b = (scale, shift) if name == "out" else (1.0, 0.0)
        out[f"head.relation_{name}.weight"], out[f"head.relation_{name}.scale"] = int8(state[name + ".weight"] * a)
        out[f"head.relation_{name}.bias"] = (state[name + ".bias"] * a + b).astype("float32")
    for name in ("kind", "type", "subtype"):
        out["head.relation_" + name] = state[name + "s.weight"]
    out["head.relation_near"] = state["near"]
    out["head.relation_feature"] = numpy.concatenate([t.weight.detach().numpy() for t in net.feature])
    out["head.relation_feature_score"] = numpy.concatenate(
        [t.weight.detach().numpy() for t in net.feature_score]) * numpy.float32(scale)
    out["head.relation_type_score"] = state["type_score"] * numpy.float32(scale)
    return out


def head_of(tensors, n_properties):
    """The head in the tensors of a weights file (exported.Model's)."""
    net, state = Head(n_properties).eval(), {}
    for name in net.state_dict():
        if name.split(".")[0] in ("feature", "feature_score"):
            table, row = tensors["head.relation_" + name.split(".")[0]], int(name.split(".")[1])
            value = table[sum(FEATURES[:row]):sum(FEATURES[:row + 1])]
        else:
            key = {"kinds.weight": "kind", "types.weight": "type", "subtypes.weight": "subtype"}.get(name, name)
            value = tensors["head.relation_" + key]
        state[name] = torch.from_numpy(numpy.array(value, dtype="f4"))
    net.load_state_dict(state)
    return net


def properties_of_table():
    """The properties that the program has labels for, in their order."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "..", "extract", "lexicon", "typed_labels.tsv"), encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("# ")]
    return [line.split("\t")[0] for line in lines[1:]]


def add_bare(source, path):
    """Writes weights again with a head that knows nothing: the program reads none without a head."""
    names = properties_of_table()
    rewrite(source, path, tensors_of(Head(len(names))), {"relation": names, "subtype": list(SUBTYPES)})


# ---- Documents

def gold_of(document):
    """[(begin, end, entity)] in characters of the text that is made of the document's words."""
    at, starts = 0, []
    for sentence in document["sents"]:
        starts.append([])
        for word in sentence:
            starts[-1].append((at, at + len(word)))
            at += len(word) + 1
    return [(starts[m["sent"]][m["begin"]][0], starts[m["sent"]][m["end"] - 1][1], i)
            for i, entity in enumerate(document["entities"]) for m in entity["mentions"]]


def align(cast, gold):
    """The gold's entity of each of the program's, -1 where there is none."""
    votes = [collections.Counter() for _ in cast["types"]]
    for begin, end, _, own, kind in cast["mentions"]:
        if kind > 1:
            continue
        first, last = cast["words"][begin][0], cast["words"][end - 1][1]
        best, who = 0.0, -1
        for b, e, entity in gold:
            shared = min(e, last) - max(b, first)
            if shared > 0 and shared / (e - b + last - first - shared) > best:
                best, who = shared / (e - b + last - first - shared), entity
        votes[own][who] += best if who >= 0 else 0.01
    return [max(v, key=lambda w: (v[w], -w)) if v else -1 for v in votes]


def batch_of(cast, pairs, vectors, document, properties):
    """What the head reads of a document, and "wanted" (pairs both ways, properties)."""
    own = align(cast, gold_of(document))
    related = collections.defaultdict(list)
    for r in document["relations"]:
        related[r["h"], r["t"]].append(properties[r["property"]])
    pairs = [p for p in pairs if -1 not in (own[p["pair"][0]], own[p["pair"][1]])
             and own[p["pair"][0]] != own[p["pair"][1]]]
    width = max((len(p["words"]) for p in pairs), default=1)

    def padded(key, value):
        return torch.tensor([p[key] + [value] * (width - len(p[key])) for p in pairs]).long().view(-1, width)

    directed = [way for p in pairs for way in (p["pair"], p["pair"][::-1])]
    wanted = torch.zeros(len(directed), len(properties))
    for i, (h, t) in enumerate(directed):
        for k in related.get((own[h], own[t]), ()):
            wanted[i, k] = 1
    return {"vectors": torch.from_numpy(vectors), "mentions": torch.tensor(cast["mentions"]).long().view(-1, 5),
            "types": torch.tensor(cast["types"]).long(), "subtypes": torch.tensor(cast["subtypes"]).long(),
            "pairs": torch.tensor([p["pair"] for p in pairs]).long().view(-1, 2), "context": padded("words", 0),
            "padding": padded("words", -1) < 0, "near_low": padded("near_low", 0), "near_high": padded("near_high", 0),
            "directed": torch.tensor(directed).long().view(-1, 2),
            "features": torch.tensor([f for p in pairs for f in (p["low"], p["high"])]).long().view(-1, len(FEATURES)),
            "wanted": wanted, "gold": sum(map(len, related.values()))}


def read(part, options, weights, properties):
    """The batches of a part's documents, by way of the program."""
    with open(os.path.join(options.data, part + ".jsonl"), encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    texts, vectors = os.path.join(options.work, part + ".texts.jsonl"), os.path.join(options.work, part + ".vectors")
    with open(texts, "w", encoding="utf-8") as file:
        for d in documents:
            file.write(json.dumps({"id": d["id"], "text": " ".join(w for s in d["sents"] for w in s)}) + "\n")
    printed = subprocess.run([options.print_pairs, weights, texts, vectors], check=True, stdout=subprocess.PIPE, text=True)
    lines = map(json.loads, printed.stdout.splitlines())
    numbers, at, batches = numpy.memmap(vectors, dtype=numpy.float32, mode="r").reshape(-1, HIDDEN), 0, []
    for document in documents:
        cast = next(lines)
        pairs = [next(lines) for _ in range(cast["n_pairs"])]
        n = len(cast["words"])
        batches.append(batch_of(cast, pairs, numpy.array(numbers[at:at + n]), document, properties))
        at += n
    return [b for b in batches if len(b["pairs"])], sum(b["gold"] for b in batches)


# ---- Training

def start_at_counts(net, batches):
    """Begins with how often each property holds between two types."""
    counts, totals = torch.zeros_like(net.type_score), torch.zeros(TYPES * TYPES)
    for b in batches:
        rows = b["types"][b["directed"][:, 0]] * TYPES + b["types"][b["directed"][:, 1]]
        counts.index_add_(0, rows, b["wanted"])
        totals.index_add_(0, rows, torch.ones(len(rows)))
    share = (counts + 0.02) / (totals[:, None] + 4)
    with torch.no_grad():
        net.type_score.copy_(torch.logit(share).clamp(-8, 0) * 0.7)


def train(net, batches, options):
    """Sets `net` to the mean of its weights over the last two fifths of the epochs."""
    def decays(name, x):
        return x.dim() > 1 and name not in ("type_score", "near")

    named = list(net.named_parameters())
    optimizer = torch.optim.AdamW([{"params": [x for n, x in named if decays(n, x)], "weight_decay": 0.02},
                                   {"params": [x for n, x in named if not decays(n, x)], "weight_decay": 0}], lr=options.rate)
    n_steps, step, mean, n_mean = options.epochs * (len(batches) // 4), 0, None, 0
    for epoch in range(options.epochs):
        net.train()
        random.shuffle(batches)
        total = 0.0
        for i in range(0, len(batches) - 3, 4):
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1, (step + 1) / 100) * max(0.02, 1 - step / n_steps)
            optimizer.zero_grad()
            for b in batches[i:i + 4]:
                loss = F.binary_cross_entropy_with_logits(net(b), b["wanted"], reduction="sum") / 50
                loss.backward()
                total += loss.item()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            step += 1
        if epoch >= options.epochs * 0.6:
            now = {k: x.clone() for k, x in net.state_dict().items()}
            n_mean += 1
            mean = now if mean is None else {k: mean[k] + (now[k] - mean[k]) / n_mean for k in mean}
        print(f"epoch {epoch}: loss {total / len(batches):.3f}", flush=True)
    net.load_state_dict(mean)


def scores_of(net, batches):
    net.eval()
    with torch.no_grad():
        return torch.cat([net(b).flatten() for b in batches]), torch.cat([b["wanted"].flatten() for b in batches])


def calibrate(net, batches):
    """(scale, shift) of the scores by which probabilities come true."""
    scores, wanted = scores_of(net, batches)
    near = scores > -2.5
    scores, wanted = scores[near], wanted[near]
    line = [torch.tensor(1.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)]
    optimizer = torch.optim.LBFGS(line, max_iter=50)

    def closure():
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(line[0] * scores + line[1], wanted)
        loss.backward()
        return loss
    optimizer.step(closure)
    return float(line[0].detach()), float(line[1].detach())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--weights", required=True, help="the program's weights, with such a head or without")
    parser.add_argument("--print-pairs", required=True, help="the program of that name")
    parser.add_argument("--work", required=True, help="a folder for what lies between")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=22)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    os.makedirs(options.work, exist_ok=True)
    names = properties_of_table()
    labels = {"relation": names, "subtype": list(SUBTYPES)}

    # The program reads no weights without a head: it gets one that knows nothing.
    net = Head(len(names))
    bare = os.path.join(options.work, "bare.safetensors")
    rewrite(options.weights, bare, tensors_of(net), labels)
    properties = {name: i for i, name in enumerate(names)}
    train_part, _ = read("train", options, bare, properties)
    tune_part, n_gold = read("tune", options, bare, properties)
    start_at_counts(net, train_part)
    train(net, train_part, options)

    scale, shift = calibrate(net, tune_part)
    scores, wanted = scores_of(net, tune_part)
    for least in (0.5, 0.6, 0.7, 0.8):
        sure = torch.sigmoid(scale * scores + shift) >= least
        right = int(wanted[sure].sum())
        print(f"tune, from {least}: {right} of {int(sure.sum())} right, of {n_gold} in all")
    rewrite(options.weights, options.out, tensors_of(net, scale, shift), labels)


if __name__ == "__main__":
    main()
