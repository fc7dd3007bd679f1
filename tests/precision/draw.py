#!/usr/bin/env python3
"""Draws sentences of news, extracts them with the program of a commit, and makes a packet for each of two blind readers.

    tests/precision/draw.py --seed 20270115              this commit's program, into build/precision/20270115
    tests/precision/draw.py --seed 20270115 --commit X   the program of another commit
    tests/precision/draw.py --check                      draws anew what tests/precision holds, and compares

The texts are those of genre news in GUM's open part (Wikinews, CC BY 2.5), train and dev. Of each sentence drawn, every
triple is asked for whose confidence is 0.5 or more and whose arguments stand for something known: what `tricot build
--nodes all` puts into a graph. The folder then holds

    draw.json           seed, number of sentences, commit, version: what it takes to draw the same again
    drawn.tsv           id of the triple, sentence with the one before it in brackets, statement; a sentence without
                        triples has one row with empty cells
    key.tsv             id, confidence, construction: what readers do not see
    packet-a.md, -b.md  for the readers: rules, articles, statements, in an order of each one's own
    judged-a.tsv, -b    for their answers: id, 1 or 0, a word why

With the same sentences a rule could be made for them: a change of the extraction wants a new seed.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests"))
from programs import Failure, Programs, digest, git, home  # noqa: E402
from statement import statement  # noqa: E402

FILES = ("drawn.tsv", "key.tsv")
READERS = ("a", "b")
RULES = """\
Read each article. Under each of its sentences that is shown stand statements that a program takes from it, a line each:

    subject | words {relation} | object | further arguments <kind, who says so>

`[= NAME]` behind words is whom or what the program takes them for. Judge each statement by the article alone:

- **1, right**, is what says what the text says: the right things in the right direction; references, denials, kinds and
  speakers as they matter for the truth; intelligible as a statement. Terse wording is fine.
- **0, wrong**, is all else: fragments and tautologies too.

Write `1` or `0` behind the statement's id in `judged-{reader}.tsv`, and behind that a word or two why, between tabs. Judge
alone: do not look at the other packet, at the program, or at what it thinks of its statements.
"""


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
    return [(name, text) for name, text in found if name.startswith("GUM_news_")]


def run(program, model, *command, text):
    done = subprocess.run([program, *command, "--quiet", "--from", "jsonl", "-"], input=text.encode(),
                          stdout=subprocess.PIPE, env={**os.environ, "TRICOT_MODEL": model})
    if done.returncode != 0:
        raise Failure(f"{program} {command[0]} ended with status {done.returncode}")
    return done.stdout.decode()


def version_of(program, model):
    """The program's version and its weights' hash, in a line."""
    done = subprocess.run([program, "--version"], stdout=subprocess.PIPE, env={**os.environ, "TRICOT_MODEL": model})
    return ", ".join(line for line in done.stdout.decode().splitlines() if "igraph" not in line)


def sentences_of(parsed):
    """[(document, number in it, text)]"""
    found, name, number = [], "", 0
    for line in parsed.split("\n"):
        if line.startswith("# newdoc id ="):
            name, number = line.split("=", 1)[1].strip(), 0
        elif line.startswith("# text ="):
            found.append((name, number, line.split("=", 1)[1].strip()))
            number += 1
    return found


def triples_of(extracted):
    """{(document, sentence): [triple]} of those that stand for something known."""
    found = {}
    for line in extracted.splitlines():
        record = json.loads(line)
        if "document" not in record and "none" not in (record["subject"]["how"], record["object"]["how"]):
            found.setdefault((record["doc"], record["sent"]), []).append(record)
    return found


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            print("\t".join(" ".join(str(cell).split()) for cell in row), file=file)


def draw(folder, program, model, texts, seed, n_sentences):
    """Fills a folder with drawn.tsv and key.tsv; returns {document: [(sentence, [triple])]} of what was drawn."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts)
    sentences = sentences_of(run(program, model, "parse", text=lines))
    triples = triples_of(run(program, model, "extract", "--min-confidence", "0.5", text=lines))
    if n_sentences > len(sentences):
        raise Failure(f"the texts have {len(sentences)} sentences, fewer than {n_sentences}")
    rows, key, found = [], [], {}
    for i in sorted(random.Random(seed).sample(range(len(sentences)), n_sentences)):
        name, number, text = sentences[i]
        shown = (f"[{sentences[i - 1][2]}] " if number else "") + text
        stated = triples.get((name, number), [])
        rows += [(t["id"], shown, statement(t)) for t in stated] or [("", shown, "")]
        key += [(t["id"], t["confidence"], t["pattern"]) for t in stated]
        if stated:
            found.setdefault(name, []).append((text, stated))
    write_rows(os.path.join(folder, "drawn.tsv"), rows)
    write_rows(os.path.join(folder, "key.tsv"), key)
    return found


def write_packet(folder, reader, texts, drawn, seed):
    """One reader's articles and statements, and the form for the answers, in an order of the reader's own."""
    order = random.Random(f"{seed} {reader}")
    names = sorted(drawn)
    order.shuffle(names)
    ids = []
    with open(os.path.join(folder, f"packet-{reader}.md"), "w", encoding="utf-8") as file:
        print(f"# Statements of news, packet {reader}\n\n{RULES.replace('{reader}', reader)}", file=file)
        for number, name in enumerate(names, 1):
            print(f"## Article {number} of {len(names)}: {name}\n", file=file)
            print("\n\n".join("> " + paragraph for paragraph in texts[name].split("\n\n")) + "\n", file=file)
            for text, stated in drawn[name]:
                print(f"**{text}**\n", file=file)
                for triple in order.sample(stated, len(stated)):
                    ids.append(triple["id"])
                    print(f"- `{triple['id']}` {' '.join(statement(triple).split())}", file=file)
                print(file=file)
    write_rows(os.path.join(folder, f"judged-{reader}.tsv"), [(one, "", "") for one in ids])


def check(arguments):
    """Draws again what tests/precision holds and says whether it is the same."""
    with open(os.path.join(HERE, "draw.json"), encoding="utf-8") as file:
        record = json.load(file)
    program, model = Programs(ROOT, os.path.join(ROOT, "build", "drift")).of_commit(record["commit"])
    with tempfile.TemporaryDirectory() as folder:
        draw(folder, program, model, documents(arguments.gum), record["seed"], record["sentences"])
        for name in FILES:
            if digest(os.path.join(folder, name)) != digest(os.path.join(HERE, name)):
                raise Failure(f"{name} comes out another one")
    print(f"drawn anew by {record['commit'][:12]}: the same")


def parse_arguments():
    shared = os.path.join(os.path.dirname(home(ROOT)), "shared", "data", "syntax", "gum")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, help="a number that was not used before; the date, for one")
    parser.add_argument("--commit", default="HEAD", help="whose program is judged (default: HEAD)")
    parser.add_argument("--sentences", type=int, default=200, metavar="N", help="default: 200")
    parser.add_argument("--gum", default=shared, metavar="FOLDER",
                        help="train-open.conllu.gz and dev-open.conllu, as model/train/get_data.py makes them")
    parser.add_argument("--folder", help="where it is written (default: build/precision/SEED)")
    parser.add_argument("--program", help="a program in place of a commit's, which the record then lacks")
    parser.add_argument("--check", action="store_true", help="draw what tests/precision holds anew, and compare")
    arguments = parser.parse_args()
    if arguments.seed is None and not arguments.check:
        parser.error("a draw needs --seed N; the record of the last one is tests/precision/draw.json")
    return arguments


def main():
    arguments = parse_arguments()
    if arguments.check:
        return check(arguments)
    programs = Programs(ROOT, os.path.join(ROOT, "build", "drift"))
    if arguments.program:
        commit, (program, model) = None, programs.given(arguments.program)
    else:
        commit = git(ROOT, "rev-parse", "--verify", arguments.commit + "^{commit}")
        program, model = programs.of_commit(commit)
    folder = arguments.folder or os.path.join(ROOT, "build", "precision", str(arguments.seed))
    if os.path.exists(os.path.join(folder, "draw.json")):
        raise Failure(f"{folder} holds a draw, whose readers' answers would be lost")
    os.makedirs(folder, exist_ok=True)
    texts = documents(arguments.gum)
    drawn = draw(folder, program, model, texts, arguments.seed, arguments.sentences)
    for reader in READERS:
        write_packet(folder, reader, dict(texts), drawn, arguments.seed)
    with open(os.path.join(folder, "draw.json"), "w", encoding="utf-8") as file:
        json.dump({"seed": arguments.seed, "sentences": arguments.sentences, "commit": commit,
                   "version": version_of(program, model)}, file, indent=2)
        print(file=file)
    n = sum(len(stated) for of_document in drawn.values() for _, stated in of_document)
    print(f"{n} triples of {arguments.sentences} sentences in {folder}: give packet-a.md and packet-b.md to two readers")


if __name__ == "__main__":
    try:
        main()
    except (Failure, OSError) as failure:
        sys.exit(f"draw: {failure}")
