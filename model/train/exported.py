"""An exported weights file as a network again."""
# SPDX-License-Identifier: Apache-2.0
import json
import math
import struct
import zlib

import numpy
import torch

from data import CLS, SEP
from network import H, Network
from pieces import Pieces, letter_case


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
        self.crc32, self.relations = meta["crc32"], json.loads(meta.get("relation", "[]"))
        self.pieces = Pieces(array["pieces"].tobytes().decode().split("\n")[:-1])
        self.labels = Labels()
        for key in ("upos", "xpos", "lemma", "deprel", "name"):
            setattr(self.labels, key, json.loads(meta[key]))
        self.network = Network(self.labels).eval()

        def real(name):
            """A tensor as real numbers."""
            value, scale = array[name].astype("f4"), array.get(name.removesuffix("weight") + "scale")
            return value * scale[:, None] if name.endswith(".weight") and scale is not None else value

        self.tensors = {name: real(name) for name, x in array.items() if x.dtype != numpy.uint8}
        state = {}
        for name in self.network.state_dict():
            if name == "name_source":  # for training alone
                continue
            there = (name.replace("layers.", "layer.") if name.startswith("layers.") else
                     {"word.weight": "embedding.word.weight", "position.weight": "embedding.position",
                      "case.weight": "embedding.case", "norm.weight": "embedding.norm.weight",
                      "norm.bias": "embedding.norm.bias"}.get(name, "head." + name))
            value = self.tensors[there]
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
