"""Draws sentences of news and prints what tricot states of them, for people to judge.

usage: draw.py TRICOT GUM_FOLDER confidences.tsv > drawn.tsv

The texts are those of genre news in GUM's open part (Wikinews, CC BY 2.5), train and dev. SENTENCES of their sentences
are drawn by SEED; of each, every triple of confidence 0.5 and more whose arguments stand for something known is printed:
what `tricot build --nodes all` puts into a graph. Columns: id of the triple, sentence with the one before it in brackets, the
statement. A sentence without triples is printed with empty cells. The confidences, which readers do not see, go into a
file of their own: id, confidence. A change of the extraction means a new seed.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import gzip
import json
import os
import random
import subprocess
import sys

SEED, SENTENCES = 20261130, 200


def documents(folder):
    """[(id, text)] of the news: sentences joined by blanks, paragraphs by empty lines."""
    found = []
    for name, opener in (("train-open.conllu.gz", gzip.open), ("dev-open.conllu", open)):
        with opener(os.path.join(folder, name), "rt", encoding="utf-8") as file:
            joint = ""
            for line in file:
                if line.startswith("# newdoc"):
                    found.append([line.split("=")[-1].strip(), ""])
                    joint = ""
                elif line.startswith("# newpar") and found[-1][1]:
                    joint = "\n\n"
                elif line.startswith("# text ="):
                    found[-1][1] += joint + line[len("# text ="):].strip()
                    joint = " "
    return [d for d in found if d[0].startswith("GUM_news_")]


def statement(triple):
    """A triple as a person reads it."""
    def named(argument):
        text, name = argument["text"], argument["name"]
        return f"{text} [= {name}]" if text and name.lower() not in text.lower() else text or name

    words = triple["relation"]["text"] or "(" + triple["relation"]["label"] + ")"
    parts = [named(triple["subject"]), words + " {" + triple["relation"]["label"] + "}", named(triple["object"])]
    parts += [f"{a['role']}: {named(a)}" for a in triple["args"]]
    kinds = ["DENIED"] * triple["negated"] + [triple["modality"]] * (triple["modality"] != "asserted")
    if triple["attribution"]:
        kinds.append("says " + named(triple["attribution"]))
    return " | ".join(parts) + (" <" + ", ".join(kinds) + ">" if kinds else "")


def main():
    tricot, folder, confidences = sys.argv[1:]
    texts = dict(documents(folder))
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    parsed = subprocess.run([tricot, "parse", "--quiet", "--from", "jsonl", "-"], input=lines.encode(),
                            stdout=subprocess.PIPE, check=True).stdout.decode()
    sentences, name = [], ""
    for line in parsed.split("\n"):
        if line.startswith("# newdoc id ="):
            name, number = line.split("=", 1)[1].strip(), 0
        elif line.startswith("# text ="):
            sentences.append((name, number, line.split("=", 1)[1].strip()))
            number += 1
    done = subprocess.run([tricot, "extract", "--quiet", "--min-confidence", "0.5", "--from", "jsonl", "-"],
                          input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    triples = {}
    for line in done.split("\n"):
        record = json.loads(line) if line else {"document": ""}
        if "document" not in record and "none" not in (record["subject"]["how"], record["object"]["how"]):
            triples.setdefault((record["doc"], record["sent"]), []).append(record)
    drawn = sorted(random.Random(SEED).sample(range(len(sentences)), SENTENCES))
    with open(confidences, "w", encoding="utf-8") as file:
        for i in drawn:
            for triple in triples.get(sentences[i][:2], ()):
                print(triple["id"], triple["confidence"], sep="\t", file=file)
    for i in drawn:
        name, number, text = sentences[i]
        before = f"[{sentences[i - 1][2]}] " if number else ""
        for triple in triples.get((name, number), [None]):
            cells = (triple["id"], before + text, statement(triple)) if triple else ("", before + text, "")
            print("\t".join(" ".join(cell.split()) for cell in cells))


if __name__ == "__main__":
    main()
