"""One text, one graph: `build`, and `extract` with `graph`, over a thousand documents, in parts, in any order of parts, with any
number of threads, in any locale, time zone, environment and order of a folder.

usage: test_same_bytes.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
N_DOCUMENTS = 1000
failures = []

PEOPLE = ["Ruth Okoro", "Amit Rao", "Brigid Tarn", "Else Holm", "Karl Lind", "Mayor Tarn", "Dr. Okoro", "the director", "She", "It", "they"]
BODIES = ["Norlink", "Voltera", "the Interior Ministry", "the Hale Museum", "Voltera Ltd", "the board of Norlink", "the European Union"]
TAILS = ["in Kell", "on 3 May 2019", "for 300,000 kroner", "with the help of Norlink", "although nobody had asked for it", "last week",
         "and resigned", "which it had refused to pay for since 2015", "(formerly Halenet)", "", "in the town of Upper Quay", "by mistake"]
FRAMES = ["{p} founded {b} {t}.", "{p} of {b} was killed {t}.", "{b}'s sale to {b2} was delayed {t}, {p} said.", "{p} did not meet {p2} {t}.",
          "{p}, the chief executive of {b}, may leave {t}. {p2} denied it.", "According to {p}, {b} had been warned of the risk {t}.",
          "{b} and {b2} agreed to share the harbour {t}. {p} called it a victory.", "{p} married {p2} {t}, and their daughter runs {b}.",
          "Members of {b} such as {p} want {b2} to close {t}.", "The shares of {b} fell by 12% {t} after {p} left. It had 400 workers."]


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    if "input" not in keywords:
        keywords.setdefault("stdin", subprocess.DEVNULL)
    done = subprocess.run([TRICOT, *arguments], capture_output=True, timeout=500, **keywords)
    check("a call", f"{arguments[:3]}: {done.returncode} {done.stderr[:500]}", done.returncode == 0 and done.stderr == b"")
    return done.stdout


def read(path):
    with open(path, "rb") as file:
        return file.read()


def documents():
    """Paragraphs of the texts of tests/data, and made ones up to a thousand."""
    chance = random.Random(20260101)
    texts = []
    for path in sorted(glob.glob(os.path.join(SOURCE, "tests", "data", "*.txt")) + glob.glob(os.path.join(SOURCE, "tests", "data", "news", "*.txt"))):
        with open(path, encoding="utf-8") as file:
            texts += [one for one in file.read().split("\n") if len(one.split()) > 8]
    while len(texts) < N_DOCUMENTS:
        p, p2 = chance.sample(PEOPLE, 2)
        b, b2 = chance.sample(BODIES, 2)
        text = chance.choice(FRAMES).format(p=p, p2=p2, b=b, b2=b2, t=chance.choice(TAILS)).replace(" .", ".").replace(" ,", ",")
        texts.append(text[0].upper() + text[1:])
    chance.shuffle(texts)
    ids = [f"{chance.choice('abc')}{n}" for n in range(len(texts))]
    return [json.dumps({"id": id, "text": text, "date": f"20{n % 23:02}-0{n % 9 + 1}-11"}) + "\n" for n, (id, text) in enumerate(zip(ids, texts))]


def one_path(lines):
    with open("whole.jsonl", "w", encoding="utf-8") as file:
        file.writelines(lines)
    call("build", "-q", "whole.jsonl", "-o", "whole.graphml", "--evidence", "whole.evidence.jsonl")
    triples = call("extract", "-q", "whole.jsonl").splitlines(keepends=True)
    check("build", "too small", read("whole.graphml").count(b"<node") > 100 and read("whole.graphml").count(b"<edge") > 100)
    in_parts(triples, 1, [])
    # Of two documents that repeat each other the first that is read stays: kept, they come in any order.
    call("build", "-q", "whole.jsonl", "-o", "whole.graphml", "--evidence", "whole.evidence.jsonl", "--duplicates", "keep")
    in_parts(call("extract", "-q", "whole.jsonl", "--duplicates", "keep").splitlines(keepends=True), 4, ["--duplicates", "keep"])
    return triples


def in_parts(triples, n_orders, options):
    """Seven files of triples, read in several orders, give the bytes of the whole."""
    chance = random.Random(7)
    # A part is some documents with their lines, whose own line ends them.
    ends = [0] + [n + 1 for n, line in enumerate(triples) if line.startswith(b'{"document"')]
    cuts = sorted(chance.sample(range(1, len(ends) - 1), 6))
    borders = [0] + [ends[n] for n in cuts] + [len(triples)]
    parts = []
    for n, (begin, end) in enumerate(zip(borders, borders[1:])):
        parts.append(f"part{n}.jsonl")
        with open(parts[-1], "wb") as file:
            file.writelines(triples[begin:end])
    for n in range(n_orders):
        call("graph", "-q", *parts, "-o", "parts.graphml", "--evidence", "parts.evidence.jsonl", *options)
        for kind in ("graphml", "evidence.jsonl"):
            check("build and extract with graph", f"another {kind}, parts in the order {parts} {options}", read(f"parts.{kind}") == read(f"whole.{kind}"))
        chance.shuffle(parts)


def with_options(lines):
    """What is asked of the text is asked of `extract`, the rest of `graph`; --force and --relations too."""
    with open("some.jsonl", "w", encoding="utf-8") as file:
        file.writelines(lines[:120])
        file.write(json.dumps({"id": "deutsch", "text": "Der Bundestag hat am Donnerstag ein neues Gesetz beschlossen, das die Regierung "
                               "vor zwei Jahren angekündigt hatte und das nun im Herbst in Kraft treten soll."}) + "\n")
    for of_text, of_graph in ((["--force"], ["--nodes", "all", "--min-confidence", "0"]), (["--force", "--date", "2020-02-02"], ["--literals", "nodes"]),
                              ([], ["--relations", os.path.join(SOURCE, "extract", "lexicon", "relations.tsv")]), ([], ["--cooccur", "paragraph", "--simple"])):
        built = call("build", "-q", "some.jsonl", *of_text, *of_graph, "--to", "graphml", "-o", "-")
        graph = call("graph", "-q", "-", *of_graph, "--to", "graphml", "-o", "-", input=call("extract", "-q", "some.jsonl", *of_text))
        check("build and extract with graph", f"other bytes with {of_text} {of_graph}", built == graph and b"<edge" in built)


def surroundings(lines):
    """Threads, locale, time zone, environment, the order in which a folder has its files."""
    with open("few.jsonl", "w", encoding="utf-8") as file:
        file.writelines(lines[:60])
    wanted = call("build", "-q", "few.jsonl", "--to", "graphml", "-o", "-")
    clean = {"TRICOT_MODEL": os.environ["TRICOT_MODEL"]} if "TRICOT_MODEL" in os.environ else {}
    for name, arguments, environment in (
            ("one thread", ["-j", "1"], os.environ), ("seven threads", ["-j", "7"], os.environ), ("no environment", [], clean),
            ("a German locale", [], {**os.environ, "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}),
            ("the old German locale", [], {**os.environ, "LC_ALL": "de_DE", "LANG": "de_DE"}),
            ("a Turkish locale", [], {**os.environ, "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
            ("the old Turkish locale", [], {**os.environ, "LC_ALL": "tr_TR", "LANGUAGE": "tr"}),
            ("Samoa's time", [], {**os.environ, "TZ": "Pacific/Apia"}), ("a time of its own", [], {**os.environ, "TZ": "XXX+11:30"}),
            ("a strange environment", [], {**clean, "HOME": "/nowhere", "TMPDIR": "/nowhere", "COLUMNS": "1", "POSIXLY_CORRECT": "1", "OMP_NUM_THREADS": "3",
                                           "MALLOC_PERTURB_": "165", "NO_COLOR": "", "SOURCE_DATE_EPOCH": "1"})):
        made = call("build", "-q", "few.jsonl", *arguments, "--to", "graphml", "-o", "-", env=environment)
        check("surroundings", f"other bytes: {name}", made == wanted)
    listed = subprocess.run(["nm", "-D", "--undefined-only", TRICOT], capture_output=True, text=True)
    if listed.returncode == 0:
        check("surroundings", "the program sets a locale", not re.search(r"\b(setlocale|newlocale|uselocale)\b", listed.stdout))

    names = [f"n{n}.txt" for n in range(40)]
    texts = [json.loads(line)["text"] for line in lines[:40]]
    made = []
    for order in (range(40), reversed(range(40)), random.Random(3).sample(range(40), 40)):
        shutil.rmtree("folder", ignore_errors=True)
        os.mkdir("folder")
        for n in order:
            with open(os.path.join("folder", names[n]), "w", encoding="utf-8") as file:
                file.write(texts[n])
        made.append(call("build", "-q", "folder", "--force", "--to", "graphml", "-o", "-"))
    check("surroundings", "other bytes by the order in which files were made", made[0] == made[1] == made[2])


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        lines = documents()
        triples = one_path(lines)
        with_options(lines)
        surroundings(lines)
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(lines)} documents, {len(triples)} lines of triples; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
