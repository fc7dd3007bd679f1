"""Runs an exported weights file over text or tokens and prints CoNLL-U."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import json
import math
import struct
import sys
import zlib

import numpy
import torch

from data import CLS, SEP, Pieces, apply_script, letter_case
from decode import best_tree, viterbi
from network import H, Network, quantise
from tokens import tokenise

WINDOW, LONGEST = 254, 510


class Labels:
    pass


class Model:
    """An exported file, its weights real numbers again."""

    def __init__(self, path):
        with open(path, "rb") as file:
            raw = file.read()
        size = struct.unpack("<Q", raw[:8])[0]
        header = json.loads(raw[8:8 + size])
        meta = header.pop("__metadata__")
        if meta["crc32"] != f"{zlib.crc32(raw[8 + size:]):08x}":
            raise SystemExit(f"{path}: wrong checksum")
        kinds = {"I8": "i1", "F32": "<f4", "U8": "u1"}
        array = {name: numpy.frombuffer(raw, kinds[t["dtype"]], math.prod(t["shape"]),
                                        8 + size + t["data_offsets"][0]).reshape(t["shape"])
                 for name, t in header.items()}
        self.crc32 = meta["crc32"]
        self.pieces = Pieces(array["pieces"].tobytes().decode().split("\n")[:-1])
        self.labels = Labels()
        for key in ("upos", "xpos", "lemma", "deprel", "name"):
            setattr(self.labels, key, json.loads(meta[key]))
        self.network = Network(self.labels).eval()
        state = {}
        for name in self.network.state_dict():
            if name == "name_source":  # for training alone
                continue
            there = (name.replace("layers.", "layer.") if name.startswith("layers.") else
                     {"word.weight": "embedding.word.weight", "position.weight": "embedding.position",
                      "case.weight": "embedding.case", "norm.weight": "embedding.norm.weight",
                      "norm.bias": "embedding.norm.bias"}.get(name, "head." + name))
            value = array[there].astype("f4")
            scale = array.get(there[:-len("weight")] + "scale") if there.endswith(".weight") else None
            if scale is not None:
                value = value * scale[:, None]
            if ".qkv." in there:  # the network divides by this itself
                value = value.copy()
                value[:H] *= math.sqrt(32)
            state[name] = torch.from_numpy(numpy.array(value, dtype="f4"))
        self.network.load_state_dict(state, strict=False)
        self.state = state

    def run(self, forms):
        """Scores of one window's words."""
        ids, cases, first = [CLS], [0], []
        for form in forms:
            first.append(len(ids))
            part = self.pieces(form)
            ids += part
            cases += [letter_case(form)] * len(part)
        ids.append(SEP)
        cases.append(0)
        network = self.network
        with torch.inference_mode():
            x = network.encode(torch.tensor([ids]), torch.tensor([cases]))[0, first]
            scores = {key: getattr(network, key)(x) for key in ("upos", "xpos", "lemma", "name")}
            scores["sentence"] = network.sentence(x)[:, 0]
            scores["name"] = torch.log_softmax(scores["name"], -1)
            scores.update(vectors=x, ids=ids, cases=cases, first=[i - 1 for i in first])
        return scores

    def arcs(self, x):
        """Log probabilities (n, n + 1) of the heads of one sentence's words; column 0 the root."""
        with torch.inference_mode():
            table = self.network.arcs(x[None])[0]
            table.diagonal(1).fill_(-math.inf)
            return torch.log_softmax(table, -1)

    def arc_label_ids(self, x, heads):
        """Labels of arcs, by number; `heads`: a column for each word."""
        with torch.inference_mode():
            d, h = self.network.label_parts(x)
            h = torch.cat((self.network.label_root[None], h))[heads]
            scores = self.network.labels_of(d, h)
            at_root = torch.tensor([[(head == 0) != (label == "root") for label in self.labels.deprel]
                                    for head in heads])
            return scores.masked_fill(at_root, -math.inf).argmax(-1).tolist()


def sentence_windows(model, sentences):
    """(forms, [length of each sentence]) over given sentences; one too long for a window is cut into parts."""
    forms, lengths, room = [], [], WINDOW
    for sentence in sentences:
        counts = [len(model.pieces(form)) for form in sentence]
        total = sum(counts)
        if forms and total > room:
            yield forms, lengths
            forms, lengths, room = [], [], WINDOW
        if total > LONGEST:
            part, size = [], 0
            for form, count in zip(sentence, counts):
                if size + count > LONGEST:
                    yield part, [len(part)]
                    part, size = [], 0
                part.append(form)
                size += count
            yield part, [len(part)]
            continue
        forms, lengths, room = forms + sentence, lengths + [len(sentence)], room - total
    if forms:
        yield forms, lengths


def parsed(model, scores, forms, begin, end):
    """Columns of one sentence of a window."""
    x = scores["vectors"][begin:end]
    heads = best_tree(model.arcs(x).numpy())
    labels = model.labels
    names = viterbi(scores["name"][begin:end].tolist())
    best = {key: scores[key][begin:end].argmax(-1).tolist() for key in ("upos", "xpos", "lemma")}
    relations = [labels.deprel[k] for k in model.arc_label_ids(x, heads)]
    return [{"form": forms[begin + i], "upos": labels.upos[best["upos"][i]], "xpos": labels.xpos[best["xpos"][i]],
             "lemma": apply_script(labels.lemma[best["lemma"][i]], forms[begin + i]) or forms[begin + i],
             "head": heads[i], "deprel": relations[i], "name": names[i]} for i in range(end - begin)]


def parse_sentences(model, sentences):
    """Parses given sentences (lists of forms): lists of columns, in the same order."""
    done, wanted = [], iter([len(s) for s in sentences])
    for forms, lengths in sentence_windows(model, sentences):
        scores, begin = model.run(forms), 0
        for length in lengths:
            done.append(parsed(model, scores, forms, begin, begin + length))
            begin += length
    joined = []
    parts = iter(done)
    for length in wanted:  # the parts of a cut sentence hang on its first root
        whole = list(next(parts))
        while len(whole) < length:
            root = next(i for i, w in enumerate(whole) if w["head"] == 0) + 1
            base = len(whole)
            whole += [{**word, "head": word["head"] + base} if word["head"] else
                      {**word, "head": root, "deprel": "parataxis"} for word in next(parts)]
        joined.append(whole)
    return joined


def parse_paragraph(model, forms, joined):
    """Finds the sentences of a paragraph's words and parses them; none begins at a word joined to the one before."""
    begin, done = 0, []
    while begin < len(forms):
        room = WINDOW
        while True:
            end, size = begin, 0
            while end < len(forms) and size + len(model.pieces(forms[end])) <= room:
                size += len(model.pieces(forms[end]))
                end += 1
            scores = model.run(forms[begin:end])
            starts = [0] + [i for i in range(1, end - begin) if scores["sentence"][i] > 0 and not joined[begin + i]]
            if len(starts) > 1 or end == len(forms) or room == LONGEST:
                break
            room = LONGEST
        if end < len(forms) and len(starts) > 1:
            end = begin + starts[-1]
            starts.pop()
        for i, start in enumerate(starts):
            stop = starts[i + 1] if i + 1 < len(starts) else end - begin
            done.append(parsed(model, scores, forms[begin:], start, stop))
        begin = end
    return done


def row(number, word, joined_from=None):
    return "\t".join((str(number), word["form"], word["lemma"], word["upos"], word["xpos"], "_", str(word["head"]),
                      word["deprel"], "_", "|".join(word.get("misc", []) +
                                                   (["NER=" + word["name"]] if word["name"] != "O" else [])) or "_"))


def print_text(model, text, name, out):
    """Parses a plain text, paragraphs apart by empty lines."""
    print(f"# newdoc id = {name}", file=out)
    number = 0
    for paragraph in text.replace("\r", "").split("\n\n"):
        words = tokenise(paragraph)
        if not words:
            continue
        at = 0
        for k, sentence in enumerate(parse_paragraph(model, *zip(*[word[:2] for word in words]))):
            number += 1
            here = words[at:at + len(sentence)]
            at += len(sentence)
            if k == 0:
                print("# newpar", file=out)
            print(f"# sent_id = {name}-{number}", file=out)
            print("# text = " + "".join(f + " " * s for f, _, s in here).strip(), file=out)
            for i, (word, (form, joined, space)) in enumerate(zip(sentence, here)):
                last = i
                while last + 1 < len(here) and here[last + 1][1]:
                    last += 1
                if last > i and not joined:
                    print("\t".join((f"{i + 1}-{last + 1}", "".join(h[0] for h in here[i:last + 1]), *"_______",
                                     "_" if here[last][2] else "SpaceAfter=No")), file=out)
                inside = joined or last > i
                word["misc"] = [] if space or inside else ["SpaceAfter=No"]
                print(row(i + 1, word), file=out)
            print(file=out)


def print_conllu(model, path, out):
    """Parses the given sentences of a CoNLL-U file."""
    blocks = [b.split("\n") for b in open(path, encoding="utf-8").read().strip("\n").split("\n\n")]
    documents = []
    for block in blocks:
        if not documents or any(line.startswith("# newdoc") for line in block):
            documents.append([])
        documents[-1].append(block)
    for document in documents:
        rows = [[line.split("\t") for line in block if line and not line.startswith("# ")] for block in document]
        sentences = [[r[1] for r in block if r[0].isdigit()] for block in rows]
        for block, cells, sentence in zip(document, rows, parse_sentences(model, sentences)):
            for line in block:
                if line.startswith("# "):
                    print(line, file=out)
            words = iter(sentence)
            for cell in cells:
                if cell[0].isdigit():
                    word = next(words)
                    word["misc"] = ["SpaceAfter=No"] if "SpaceAfter=No" in cell[9].split("|") else []
                    print(row(cell[0], word), file=out)
                elif "-" in cell[0]:
                    print("\t".join(cell), file=out)
            print(file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="an exported weights file")
    parser.add_argument("--from", dest="kind", choices=("text", "lines", "jsonl", "conllu"), default="text")
    parser.add_argument("--int8", action="store_true", help="quantise the rows of each product's input as the program does")
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model = Model(options.model)
    quantise["on"] = options.int8
    if options.kind == "conllu":
        print_conllu(model, options.file, sys.stdout)
        return
    with open(options.file, encoding="utf-8") as file:
        text = file.read()
    if options.kind == "text":
        documents = [("1", text)]
    elif options.kind == "lines":
        documents = [(str(i + 1), line) for i, line in enumerate(text.split("\n")) if line.strip()]
    else:
        documents = [(d["id"], d["text"]) for d in map(json.loads, filter(None, text.split("\n")))]
    for name, document in documents:
        print_text(model, document, name, sys.stdout)


if __name__ == "__main__":
    main()
