"""Writes a checkpoint as the program's weights file (model/README.md)."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import json
import math
import struct
import zlib

import numpy
import torch

HIDDEN = 384
# How much of what sets a further source of names apart from the main convention (BTC, WNUT17, CrossNER; network.py) goes
# into the exported head; chosen on the development sets.
SOURCE_SHARES = (0.5, 0.3, 0.1)


def int8(weight):
    """(int8 rows within 63, float32 scale of each row) of a float matrix."""
    scale = numpy.maximum(numpy.abs(weight).max(1), 1e-8).astype(numpy.float32) / numpy.float32(63)
    return numpy.rint(weight / scale[:, None]).astype(numpy.int8), scale


def tensors_of(network):
    """{name in the file: array}; `network`: the checkpoint's state as float arrays."""
    out = {}

    def linear(name, source, rows=None):
        weight, bias = network[source + ".weight"].copy(), network[source + ".bias"].copy()
        if rows:
            weight[:rows] /= math.sqrt(32)
            bias[:rows] /= math.sqrt(32)
        out[name + ".weight"], out[name + ".scale"] = int8(weight)
        out[name + ".bias"] = bias

    def norm(name, source):
        out[name + ".weight"], out[name + ".bias"] = network[source + ".weight"], network[source + ".bias"]

    network = dict(network)
    network["name.weight"] = network["name.weight"] + sum(
        numpy.float32(share) * of_source for share, of_source in zip(SOURCE_SHARES, network["name_source"]))
    out["embedding.word.weight"], out["embedding.word.scale"] = int8(network["word.weight"])
    out["embedding.position"], out["embedding.case"] = network["position.weight"], network["case.weight"]
    norm("embedding.norm", "norm")
    for i in range(6):
        linear(f"layer.{i}.qkv", f"layers.{i}.qkv", rows=HIDDEN)
        for part in ("output", "up", "down"):
            linear(f"layer.{i}.{part}", f"layers.{i}.{part}")
        for part in ("attention_norm", "ffn_norm"):
            norm(f"layer.{i}.{part}", f"layers.{i}.{part}")
    for head in ("sentence", "upos", "xpos", "lemma", "name", "arc_dependent", "arc_head", "arc", "label_dependent",
                 "label_head", "label", "label_plain", "coref_anaphor", "coref_antecedent", "coref"):
        linear("head." + head, head)
    out["head.arc_root"], out["head.label_root"] = network["arc_root"], network["label_root"]
    for table in ("root", "sentences", "between", "match", "relation", "number"):
        out["head.coref_" + table] = network["coref_" + table]
    return out


KINDS = {"int8": "I8", "float32": "F32", "uint8": "U8"}


def pack(path, tensors, meta):
    header, data = {}, bytearray()
    # Floats first: all of them then lie on borders of 4 bytes, and the file has no holes.
    for name in sorted(tensors, key=lambda n: (tensors[n].dtype.name != "float32", n)):
        array = numpy.ascontiguousarray(tensors[name])
        header[name] = {"dtype": KINDS[array.dtype.name], "shape": list(array.shape),
                        "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    meta = {**meta, "crc32": f"{zlib.crc32(bytes(data)):08x}"}
    text = json.dumps({"__metadata__": meta, **header}, ensure_ascii=False).encode()
    text += b" " * (-(len(text) + 8) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + bytes(data))


def write(path, tensors, labels, vocabulary):
    tensors = dict(tensors)
    tensors["pieces"] = numpy.frombuffer("".join(p + "\n" for p in vocabulary).encode(), dtype=numpy.uint8)
    meta = {"format": "tricot", "version": "1", "crc32": ""}
    for key in ("upos", "xpos", "lemma", "deprel", "name"):
        meta[key] = json.dumps(labels[key], ensure_ascii=False)
    pack(path, tensors, meta)


def rewrite(source, path, tensors, labels):
    """Writes a weights file again with further tensors and labels, or others in the place of its own."""
    with open(source, "rb") as file:
        raw = file.read()
    length = struct.unpack("<Q", raw[:8])[0]
    header, data = json.loads(raw[8:8 + length]), raw[8 + length:]
    meta, types = header.pop("__metadata__"), {short: name for name, short in KINDS.items()}
    own = {name: numpy.frombuffer(data[slice(*one["data_offsets"])], types[one["dtype"]]).reshape(one["shape"])
           for name, one in header.items()}
    pack(path, {**own, **tensors}, {**meta, **{key: json.dumps(words) for key, words in labels.items()}})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--pretrained", required=True, help="folder with vocab.txt")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, map_location="cpu")
    network = {k: v.float().numpy() for k, v in saved["network"].items()}
    vocabulary = open(options.pretrained + "/vocab.txt", encoding="utf-8").read().split("\n")[:30522]
    from data import NAMES
    from relations import add_bare
    write(options.out, tensors_of(network), {**saved["labels"], "name": NAMES}, vocabulary)
    add_bare(options.out, options.out)


if __name__ == "__main__":
    main()
