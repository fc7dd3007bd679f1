"""Trains the language model for a given number of minutes."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import copy
import math
import random
import threading
import queue
import time

import torch
import torch.nn.functional as F

import coref
from data import (ALL_NAMES, CLS, MASK, NAMES, SEP, Labels, batches, document_batches, encoded, lemma_script, load_text,
                  load_train, pool_of)
from network import Network, pretrained, quantise
from pieces import Pieces
from progress import quick


def padded(windows):
    """(ids, cases, index of each word's first piece, which words are real) of (ids, cases, first, ...)."""
    n, t, w = len(windows), max(len(a) for a, *_ in windows), max(len(c) for _, _, c, *_ in windows)
    ids, cases = torch.zeros(n, t, dtype=torch.long), torch.zeros(n, t, dtype=torch.long)
    first, real = torch.zeros(n, w, dtype=torch.long), torch.zeros(n, w, dtype=torch.bool)
    for i, (a, b, c, *_) in enumerate(windows):
        ids[i, :len(a)], cases[i, :len(b)] = torch.tensor(a), torch.tensor(b)
        first[i, :len(c)], real[i, :len(c)] = torch.tensor(c), True
    return ids, cases, first, real


def tensors(batch, labels, rng, pieces=None):
    """One batch as padded tensors; with `pieces`, the windows without noise too, for the teacher."""
    batch, within = batch
    clean = padded([encoded(w[3], [word.form for word, _, _ in w[3]], pieces) for w in batch]) if pieces else None
    ids, cases, first, real = padded(batch)
    n, w = first.shape
    ids = ids.masked_fill((torch.rand(ids.shape) < 0.04) & (ids != CLS) & (ids != SEP) & (ids != 0), MASK)
    number = torch.full((n, w), -1, dtype=torch.long)
    gold = {key: torch.full((n, w), -100, dtype=torch.long)
            for key in ("upos", "xpos", "lemma", "head", "deprel", "start")}
    names = torch.full((n, w), ALL_NAMES, dtype=torch.long)
    for i, (_, _, c, window, forms, _) in enumerate(batch):
        rows = {key: [-100] * len(c) for key in gold}
        for k, (word, head, _) in enumerate(window):
            if word.upos is not None:
                for key in ("upos", "xpos", "deprel"):
                    rows[key][k] = labels.index[key].get(getattr(word, key), -100)
                if word.lemma_text is not None:
                    rows["lemma"][k] = labels.index["lemma"].get(lemma_script(forms[k], word.lemma_text), -100)
                rows["head"][k] = head + 1 if head >= -1 else -100
                if k:
                    rows["start"][k] = word.start
        for key in gold:
            gold[key][i, :len(c)] = torch.tensor(rows[key])
        names[i, :len(c)] = torch.tensor([word.names for word, _, _ in window])
        number[i, :len(c)] = torch.tensor([s for _, _, s in window])
    source = torch.tensor([w[5] for w in batch])
    return ids, cases, first, real, number, gold, names, source, [
        coref.mention_pairs(batch, d, begin) for d, begin in within], clean


def coreference_loss(network, flat, document, p):
    *pairs, gold, known = document
    scores = torch.log_softmax(network.coreference(flat, *pairs, p), 1)
    target = torch.cat((~gold.any(1, keepdim=True), gold), 1)
    return -torch.logsumexp(scores.masked_fill(~target, -1e4), 1)[known].sum()


def within_sentences(number):
    """number (n, w) of each word's sentence -> (n, w, w + 1): which heads a word may have; column 0 the root."""
    same = number[:, :, None] == number[:, None, :]
    same &= ~torch.eye(same.shape[1], dtype=torch.bool)
    return torch.cat((torch.ones(same.shape[0], same.shape[1], 1, dtype=torch.bool), same), 2)


def labels_with(network, x, heads, known, p):
    """Scores of the labels of the arcs of the words `known` (n, w) to their `heads` (n, w)."""
    d, h = network.label_parts(x, p)
    h = torch.cat((network.label_root.to(h.dtype).expand(h.shape[0], 1, -1), h), 1)
    h = h.gather(1, heads.clamp_min(0)[:, :, None].expand(-1, -1, h.shape[-1]))
    return network.labels_of(d[known], h[known])


def teacher_loss(network, teacher, x, batch, p):
    """Where the data says nothing, what the teacher says of the same words without noise: {head: loss}."""
    _, _, _, real, number, gold, names, _, _, (ids, cases, first, _) = batch
    with torch.no_grad():
        y = teacher.encode(ids, cases)
        y = y.gather(1, first[:, :, None].expand(-1, -1, y.shape[-1]))

    def apart(scores, target):
        return F.cross_entropy(scores.float(), torch.softmax(target.float(), -1), reduction="sum")

    losses = {}
    untold = real & (names == ALL_NAMES)
    if untold.any():
        with torch.no_grad():
            target = teacher.name(y[untold])
        losses["name"] = apart(network.name(x[untold]), target)
    rows = ~(gold["upos"] >= 0).any(1)
    if rows.any():
        x, y, words = x[rows], y[rows], real[rows]
        same = within_sentences(number[rows])
        with torch.no_grad():
            targets = {key: getattr(teacher, key)(y[words]) for key in ("upos", "xpos")}
            targets["arc"] = teacher.arcs(y).float().masked_fill(~same, -1e4)
            heads = targets["arc"].argmax(-1)
            targets["label"] = labels_with(teacher, y, heads, words, 0)
        for key in ("upos", "xpos"):
            losses[key] = apart(getattr(network, key)(x[words]), targets[key])
        losses["arc"] = apart(network.arcs(x, p).float().masked_fill(~same, -1e4)[words], targets["arc"][words])
        losses["label"] = apart(labels_with(network, x, heads, words, p), targets["label"])
    return losses


def loss_of(network, batch, p, teacher=None):
    ids, cases, first, real, number, gold, names, source, documents, _ = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = network.encode(ids, cases, p)
        x = x.gather(1, first[:, :, None].expand(-1, -1, x.shape[-1]))
        flat = x[real]
        total = real.sum()
        losses = {}
        tagged = gold["upos"][real] >= 0
        if tagged.any():
            y = flat[tagged]
            for key in ("upos", "xpos", "lemma"):
                losses[key] = F.cross_entropy(getattr(network, key)(y).float(), gold[key][real][tagged],
                                              ignore_index=-100, reduction="sum")
            started = gold["start"][real] >= 0
            if started.any():
                losses["start"] = F.binary_cross_entropy_with_logits(
                    network.sentence(flat[started])[:, 0].float(), gold["start"][real][started].float(),
                    reduction="sum")
            rows = (gold["upos"] >= 0).any(1)
            arcs = network.arcs(x[rows], p).float()
            arcs = arcs.masked_fill(~within_sentences(number[rows]), -1e4)
            heads = gold["head"][rows]
            losses["arc"] = F.cross_entropy(arcs.transpose(1, 2), heads, ignore_index=-100, reduction="sum")
            known = heads >= 0
            losses["label"] = F.cross_entropy(labels_with(network, x[rows], heads, known, p),
                                              gold["deprel"][rows][known], ignore_index=-100, reduction="sum")
        masks = names[real]
        partly = masks != ALL_NAMES
        if partly.any():
            scores = network.name(flat[partly]).float()
            of_word = source[:, None].expand_as(real)[real][partly]
            for k in range(1, 1 + len(network.name_source)):
                there = of_word == k
                if there.any():
                    scores[there] = scores[there] + (flat[partly][there] @ network.name_source[k - 1].T).float()
            scores = torch.log_softmax(scores, -1)
            allowed = (masks[partly][:, None] >> torch.arange(len(NAMES))) & 1
            losses["name"] = -torch.logsumexp(scores.masked_fill(allowed == 0, -1e4), -1).sum()
        if documents:
            losses["coref"] = sum(coreference_loss(network, flat, d, p) for d in documents)
        if teacher:
            for key, loss in teacher_loss(network, teacher, x, batch, p).items():
                losses[key] = losses.get(key, 0) + loss
    weights = {"coref": 2.0, "upos": 0.5, "xpos": 0.5, "lemma": 0.5, "start": 1.0, "arc": 1.0, "label": 1.0, "name": 2.0}
    return sum(weights[k] * v for k, v in losses.items()) / total, {k: v.item() for k, v in losses.items()}


def checkpoint(path):
    """A checkpoint, or what an exported file says of one."""
    if not path.endswith(".safetensors"):
        return torch.load(path)
    import exported
    model = exported.Model(path)
    return {"network": model.state, "labels": vars(model.labels)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--pretrained", required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--start", help="a checkpoint or an exported file to go on from")
    parser.add_argument("--text", help="plain text, a sentence a line: the weights of --start say on it, and wherever the "
                                       "sets say nothing, what is to be learnt")
    parser.add_argument("--litbank", help="LitBank's tokens with trees (coref.py); without it coreference is GUM's alone")
    parser.add_argument("--out", required=True, help="the checkpoint to write")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--batch", type=int, default=3000, help="padded pieces a batch")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--warm", type=int, default=300, help="steps over which the rate rises")
    parser.add_argument("--int8-from", type=float, default=0.85, help="share of the time after which products are int8")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    pieces = Pieces(open(options.pretrained + "/vocab.txt", encoding="utf-8").read().split("\n")[:30522])
    sets = load_train(options.data)
    pool = pool_of(sets)
    if options.text:
        sets.append(load_text(options.text))
    documents, of_gum = coref.load_train(options.data, options.litbank)
    started = checkpoint(options.start) if options.start else None
    labels = Labels(stored=started["labels"]) if started else Labels(sets)
    print({k: len(v) for k, v in labels.stored().items()}, flush=True)
    network = Network(labels)
    pretrained(network, options.pretrained + "/model.safetensors")
    if started:
        network.load_state_dict(started["network"], strict=False)
    teacher = copy.deepcopy(network).eval() if options.text else None
    groups = {}
    for name, parameter in network.named_parameters():
        if name.startswith("layers."):
            scale = 0.9 ** (5 - int(name.split(".")[1]))
        elif name.startswith(("word", "position", "norm")):
            scale = 0.9 ** 6
        elif name.startswith("coref") and "." not in name:
            scale = 80  # tables of single scores, each of which few pairs move
        else:
            scale = 4
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.setdefault((scale, decay), []).append(parameter)
    optimiser = torch.optim.AdamW([{"params": p, "weight_decay": d, "scale": s} for (s, d), p in groups.items()],
                                  lr=options.rate, betas=(0.9, 0.98), eps=1e-6, fused=True)
    made = queue.Queue(8)

    def produce():
        epoch = 0
        while True:
            of_epoch = batches(sets, pool, pieces, rng, options.batch)
            for _ in range(2):
                of_epoch += document_batches(documents[:of_gum], pieces, rng, options.batch)
            # Fiction, and pronouns above all: half of it an epoch.
            fiction = documents[of_gum:]
            of_epoch += document_batches(rng.sample(fiction, len(fiction) // 2), pieces, rng, options.batch)
            rng.shuffle(of_epoch)
            for batch in of_epoch:
                made.put((epoch, tensors(batch, labels, rng, pieces if teacher else None)))
            epoch += 1

    threading.Thread(target=produce, daemon=True).start()
    begin, step, seen, sums, words = time.time(), 0, 0, {}, 0
    average, averaged, next_report, next_check = None, 0, 20, 600
    while True:
        elapsed = time.time() - begin
        share = elapsed / (options.minutes * 60)
        if share >= 1:
            break
        warm = min(1.0, (step + 1) / options.warm)
        rate = options.rate * warm * (0.5 * (1 + math.cos(math.pi * share)) * 0.97 + 0.03)
        for group in optimiser.param_groups:
            group["lr"] = rate * group["scale"]
        quantise["on"] = share > options.int8_from
        epoch, batch = made.get()
        loss, parts = loss_of(network, batch, 0.1, teacher)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        seen += int((batch[0] > 0).sum())
        words += int(batch[3].sum())
        for k, v in parts.items():
            sums[k] = sums.get(k, 0) + v
        if share > 0.7 and step % 10 == 0:
            state = network.state_dict()
            if average is None:
                average, averaged = {k: v.clone() for k, v in state.items()}, 1
            else:
                averaged += 1
                for k, v in state.items():
                    average[k].lerp_(v, max(0.03, 1 / averaged))
        if elapsed > next_report:
            print(f"{elapsed / 60:6.1f} min epoch {epoch} step {step} {seen / elapsed:.0f} pieces/s "
                  + " ".join(f"{k} {v / words:.4f}" for k, v in sums.items()), flush=True)
            sums, words = {}, 0
            next_report = elapsed + 60
        if elapsed > next_check and elapsed < options.minutes * 60 - 300:
            print("   ", quick(network, labels, pieces, options.data), flush=True)
            torch.save({"network": average if average else network.state_dict(), "labels": labels.stored()}, options.out)
            next_check += max(600, options.minutes * 60 / 6)
    if average:
        network.load_state_dict(average)
    torch.save({"network": network.state_dict(), "labels": labels.stored()}, options.out)


if __name__ == "__main__":
    main()
