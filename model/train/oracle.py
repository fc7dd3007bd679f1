"""Writes what an exported model says of a few short windows, for the test of the program's own runtime."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import json

import torch

from exported import Model
from relations import FEATURES, NEAR, head_of

WINDOWS = [
    ["The", "Collective", "Security", "Treaty", "Organization", "(", "CSTO", ")", "sent", "3,000", "troops", "to",
     "Almaty", "on", "Jan.", "6", ",", "Kazakhstan", "'s", "president", "said", "."],
    ["I", "do", "n't", "know", "Zoë", "García", "-", "Núñez", ",", "but", "she", "was", "born", "in", "Łódź", "…",
     "iPhones", "ARE", "CHEAP", "日本", "!", "ok", "👍", "thx"],
    ["barack", "obama", "visited", "BERLIN"],
]
HEADS = ("upos", "xpos", "lemma", "name")

# Entities of the first window with their type and subtype, by number; mentions: words, head word, entity, kind.
TYPES, SUBTYPES = [1, 2, 2], [0, 3, 1]
MENTIONS = [(0, 5, 4, 0, 0), (6, 7, 6, 0, 0), (12, 13, 12, 1, 1), (17, 18, 17, 2, 0)]
PAIRS = [(0, 1), (1, 2), (0, 2)]


def rounded(values, digits=4):
    return [round(float(value), digits) for value in values]


def relations(model, vectors):
    """Probabilities of the relations between three entities of the first window, and what was asked."""
    n, context = len(vectors), [list(range(len(vectors))), list(range(5, len(vectors))), [3, 9, 17]]
    width = max(map(len, context))

    def padded(rows, value):
        return torch.tensor([row + [value] * (width - len(row)) for row in rows])

    near = [[[(i * (side + 2) + pair) % NEAR for i in words] for pair, words in enumerate(context)] for side in (0, 1)]
    features = [[(7 * i + 3 * k + i * k) % most for k, most in enumerate(FEATURES)] for i in range(2 * len(PAIRS))]
    asked = {"vectors": vectors.clone(), "mentions": torch.tensor(MENTIONS), "types": torch.tensor(TYPES),
             "subtypes": torch.tensor(SUBTYPES), "pairs": torch.tensor(PAIRS), "context": padded(context, 0),
             "padding": padded(context, n) == n, "near_low": padded(near[0], 0), "near_high": padded(near[1], 0),
             "directed": torch.tensor([way for a, b in PAIRS for way in ((a, b), (b, a))]),
             "features": torch.tensor(features)}
    with torch.no_grad():
        p = torch.sigmoid(head_of(model.tensors, len(model.relations))(asked))
    return {"types": TYPES, "subtypes": SUBTYPES, "mentions": MENTIONS, "pairs": PAIRS, "context": context, "near": near,
            "features": features, "p": [rounded(row) for row in p]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="an exported weights file")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = Model(options.model)
    windows = []
    for words in WINDOWS:
        scores = model.run(words)
        table = model.arcs(scores["vectors"])
        arcs = [[None if j == i + 1 else round(float(v), 4) for j, v in enumerate(row)] for i, row in enumerate(table)]
        heads = table.argmax(-1).tolist()
        if not windows:
            note_relations = relations(model, scores["vectors"])
        with torch.inference_mode():
            anaphors, antecedents = model.network.mentions(scores["vectors"])
            pairs, none = anaphors @ antecedents.T, anaphors @ model.network.coref_root
        windows.append({
            "words": words, "pieces": scores["ids"][1:-1], "cases": scores["cases"][1:-1], "first": scores["first"],
            "sentence": rounded(scores["sentence"]),
            **{key: scores[key].argmax(-1).tolist() for key in HEADS},
            "name_log_probabilities": [rounded(row) for row in scores["name"]],
            "upos_probability": rounded(torch.softmax(scores["upos"], -1).max(-1).values),
            "vectors": [rounded(row[:8]) for row in scores["vectors"]],
            "pairs": [rounded(row) for row in pairs], "no_antecedent": rounded(none),
            "arcs": arcs, "best_heads": heads, "labels_of_best_heads": model.arc_label_ids(scores["vectors"], heads)})
    note = {"model": model.crc32, "exact": "weights as in the file, activations in float",
            "arcs": "log probabilities over heads of each window as one sentence; column 0 the root, 1 + j word j; null: itself",
            "first": "index of each word's first piece, [CLS] not counted",
            "pairs": "coreference: score of word j as the antecedent of word i, without the tables",
            "vectors": "the first 8 of each word's 384 numbers",
            "labels_of_best_heads": "for the best head of each word by itself, a tree or not",
            "relations": "of three entities of the first window, what is known of pairs made up; p: a row each way of each pair"}
    with open(options.out, "w", encoding="utf-8") as file:
        file.write(json.dumps({"about": note, "windows": windows, "relations": note_relations}, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
