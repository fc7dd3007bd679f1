"""draw.py makes packets that tell readers nothing of the program; score.py counts as a hand does.

usage: test_precision.py TRICOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile

TRICOT = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLES = {
    "GUM_news_one": ["Boeing hired Anna Smith in Oslo.", "Maria Weiss founded Delta Steel, and Apple bought Delta Steel.",
                     "It rains."],
    "GUM_news_two": ["Norland attacked Veria.", "The mayor of Leeds, Olga Marsh, left Oslo."],
    "GUM_bio_three": ["Ada Lind wrote a book."],
}
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)
        print(f"not ok: {what}")


def call(name, *arguments):
    return subprocess.run([sys.executable, os.path.join(HERE, name), *arguments], capture_output=True, text=True, timeout=100)


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def check_draw(folder):
    treebank = {name: f"# newdoc id = {name}\n" + "".join(f"# text = {text}\n\n" for text in texts)
                for name, texts in ARTICLES.items()}
    with gzip.open(os.path.join(folder, "train-open.conllu.gz"), "wt", encoding="utf-8") as file:
        file.write(treebank["GUM_news_one"] + treebank["GUM_bio_three"])
    write(os.path.join(folder, "dev-open.conllu"), treebank["GUM_news_two"])
    first, again, other = (os.path.join(folder, name) for name in ("first", "again", "other"))

    def draw(path, seed, n="5"):
        return call("draw.py", "--program", TRICOT, "--gum", folder, "--sentences", n, "--seed", seed, "--folder", path)

    done = draw(first, "1")
    check(f"draw: {done.stderr}", done.returncode == 0)
    rows = [line.split("\t") for line in read(first, "drawn.tsv").splitlines()]
    ids = [row[0] for row in rows if row[0]]
    check(f"a triple of each: {rows}", len(ids) >= 5 and len(set(ids)) == len(ids))
    check("a sentence without triples has a row", any(row[0] == "" and row[1].endswith("It rains.") for row in rows))
    check("no other genre", "Ada Lind" not in read(first, "drawn.tsv"))
    key = [line.split("\t") for line in read(first, "key.tsv").splitlines()]
    check(f"the key: {key}", [row[0] for row in key] == ids and all(0.5 <= float(row[1]) <= 1 and row[2] for row in key))
    record = json.loads(read(first, "draw.json"))
    check(f"the record: {record}", record["seed"] == 1 and record["sentences"] == 5 and "weights" in record["version"])
    orders = []
    for reader in "ab":
        packet = read(first, f"packet-{reader}.md")
        orders.append(re.findall(r"^- `(\w+)`", packet, re.M))
        form = [line.split("\t")[0] for line in read(first, f"judged-{reader}.tsv").splitlines()]
        check(f"packet {reader}", sorted(orders[-1]) == sorted(ids) and form == orders[-1])
        check(f"packet {reader} is blind", not re.search(r"\b0\.\d", packet) and "apposition" not in packet)
        check(f"packet {reader} has the articles", "> Boeing hired" in packet and f"judged-{reader}.tsv" in packet)
    draw(again, "1")
    check("one seed, one draw", all(read(first, name) == read(again, name) for name in ("drawn.tsv", "key.tsv", "packet-a.md")))
    drawn = set()
    for seed in "2345":
        draw(other + seed, seed, "2")
        drawn.add(read(other + seed, "drawn.tsv"))
    check("other seeds draw others", len(drawn) > 1)
    done = draw(first, "1")
    check(f"answers are not overwritten: {done.stderr}", done.returncode == 1 and "would be lost" in done.stderr)
    check("as many as there are", draw(os.path.join(folder, "many"), "1", "90").returncode == 1)
    check("readers have not judged", "is not judged" in call("score.py", first).stderr)


def check_score(folder):
    """Four triples of three sentences; a says right of three, b of two of these."""
    write(os.path.join(folder, "draw.json"), '{"seed": 7, "sentences": 3, "commit": "abc", "version": "v"}')
    write(os.path.join(folder, "drawn.tsv"), "t1\tS one.\tx\nt2\tS one.\ty\nt3\tS two.\tz\n\tS three.\t\nt4\tS four.\tw\n")
    write(os.path.join(folder, "key.tsv"), "t1\t0.9\tverb\nt2\t0.52\tverb\nt3\t0.9\ttitle\nt4\t0.6\tverb\n")
    write(os.path.join(folder, "judged-a.tsv"), "t4\t0\tno\nt1\t1\t\nt2\t1\tyes\nt3\t1\n")
    write(os.path.join(folder, "judged-b.tsv"), "t1\t1\t\nt2\t1\t\nt3\t0\twrong speaker\nt4\t0\t\n")
    done = call("score.py", folder, "--apart", "--wrong")
    # Agreement 3 of 4; by chance 3/4 * 2/4 + 1/4 * 2/4 = 1/2.
    for wanted in ("drawn by seed 7, program of abc, v\n", "4 triples of 4 sentences: 1.00 a sentence\n",
                   "right: 75.0% and 50.0% by each reader, 62.5% on average (", "agreement 75.0%, kappa 0.50\n",
                   "  verb      3   66.7% right\n", "  title     1   50.0% right\n", "  0.50 to 0.55     1  100.0% right\n",
                   "  0.85 to 0.95     2   75.0% right\n", "judged apart: 1\n\n  S two.\n    z\n      a: right\n"
                   "      b: wrong: wrong speaker\n", "wrong, as both say: 1\n\n  S four.\n    w\n      a: wrong: no\n"):
        check(f"score: no {wanted!r} in {done.stdout}{done.stderr}", wanted in done.stdout)
    for name, text, fault in (("a", "t1\t1\nt2\t1\nt3\t1\n", "t4 is not judged"), ("b", "t1\tx\n", "neither 1 nor 0"),
                              ("b", "t1\t1\nt1\t1\n", "twice"), ("a", "t9\t1\nt1\t1\nt2\t1\nt3\t1\nt4\t1\n", "t9 was not drawn")):
        path = os.path.join(folder, f"judged-{name}.tsv")
        before = read(path)
        write(path, text)
        done = call("score.py", folder)
        check(f"{fault}: {done.stderr}", done.returncode == 1 and fault in done.stderr)
        write(path, before)


with tempfile.TemporaryDirectory() as temporary:
    check_draw(temporary)
with tempfile.TemporaryDirectory() as temporary:
    check_score(temporary)
# The round that is kept here is whole.
kept = call("score.py")
check(f"the kept round: {kept.stderr}", kept.returncode == 0 and "kappa" in kept.stdout)
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
