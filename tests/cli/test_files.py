"""No file of a user's is lost: inputs, files of another kind, what a killed run leaves, runs that read nothing.

usage: test_files.py TRICOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "judge"))
from formats import FORMATS

TRICOT = os.path.abspath(sys.argv[1])
TEXT = "Tim Cook is the chief executive of Apple. Apple is based in Cupertino.\n"
GERMAN = ("Der Bundestag hat am Donnerstag ein neues Gesetz beschlossen, das die Regierung vor zwei Jahren angekündigt hatte "
          "und das nun im Herbst in Kraft treten soll.\n")
failures = []


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    keywords.setdefault("stdin", subprocess.DEVNULL)
    if "input" in keywords:
        del keywords["stdin"]
    if "stdout" in keywords:
        return subprocess.run([TRICOT, *arguments], stderr=subprocess.PIPE, timeout=60, **keywords)
    return subprocess.run([TRICOT, *arguments], capture_output=True, timeout=60, **keywords)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def read(path):
    with open(path, "rb") as file:
        return file.read()


def tree():
    """Everything in this folder: path -> content, or None of what is no file."""
    found = {}
    for folder, folders, names in os.walk("."):
        for name in folders + names:
            path = os.path.join(folder, name)
            found[path] = read(path) if os.path.isfile(path) else None
    return found


def is_unfinished(name):
    return name.startswith(".tricot-")


# ---- Inputs

def refuses(name, arguments, said, **keywords):
    """A call is wrong and changes nothing; it says so in a line."""
    before = tree()
    done = call(*arguments, **keywords)
    error = done.stderr.decode()
    check(name, f"{arguments}: {done.returncode} {error!r}", done.returncode == 2 and error.count("\n") == 1 and said in error)
    check(name, f"{arguments}: changes {[p for p in tree() if tree()[p] != before.get(p, b'')]}", tree() == before)


def outputs_that_are_inputs():
    name = "an input as output"
    os.makedirs("news/deep")
    write("own.txt", TEXT)
    write("news/a.txt", TEXT)
    write("news/deep/b.dot", TEXT)
    os.link("own.txt", "hard.graphml")
    os.symlink("own.txt", "soft.dot")
    os.symlink("news", "other-news")
    write("list", "own.txt\n")
    write("facts.jsonl", call("extract", "own.txt").stdout)
    write("facts.tsv", "Apple\town\tBeats\n")
    write("table.tsv", "label\taliases\nown\tpossess\n")
    call("build", "own.txt", "-q", "-o", "g.graphml", "-o", "g.csv")
    here = os.getcwd()
    for arguments in (
            ["build", "own.txt", "-o", "own.txt", "--to", "graphml"], ["build", "own.txt", "-o", f"{here}/own.txt", "--to", "dot"],
            ["build", "own.txt", "-o", "news/../own.txt", "--to", "dot"], ["build", "own.txt", "-o", "hard.graphml"],
            ["build", "own.txt", "-o", "soft.dot"], ["build", "soft.dot", "--from", "text", "-o", "own.txt", "--to", "gml"],
            ["build", "own.txt", "-o", "x.gml", "-o", "own.txt", "--to", "gml"], ["build", "own.txt", "-o", "own.txt", "--to", "json", "--overwrite"],
            ["build", "news", "-o", "news/deep/b.dot"], ["build", "other-news", "-o", "news/deep/b.dot"],
            ["build", "news", "-o", "other-news/a.txt", "--to", "dot"], ["build", "news", "--to", "neo4j", "-o", "other-news"],
            ["build", "--files-from", "list", "-o", "own.txt", "--to", "dot"], ["build", "--files-from", "list", "-o", "list", "--to", "dot"],
            ["build", "own.txt", "-o", "x.dot", "--evidence", "own.txt"], ["build", "own.txt", "-o", "x.dot", "--report", "own.txt"],
            ["build", "own.txt", "-o", "facts.tsv", "--to", "dot", "--entities", "facts.tsv"],
            ["build", "own.txt", "-o", "table.tsv", "--to", "dot", "--relations", "table.tsv"],
            ["extract", "own.txt", "--model", "table.tsv", "-o", "table.tsv"],
            ["build", "own.txt", "facts.tsv", "-o", "x.dot", "--entities", "facts.tsv", "--update-entities"],
            ["build", "g-nodes.csv", "-o", "g.csv", "--text-field", "Label"],
            ["extract", "own.txt", "-o", "own.txt"], ["extract", "own.txt", "-o", "hard.graphml"], ["extract", "news", "-o", "news/a.txt"],
            ["extract", "own.txt", "-o", "x.jsonl", "--report", "soft.dot"], ["extract", "own.txt", "--report", "own.txt"],
            ["parse", "own.txt", "-o", "own.txt"], ["read", "own.txt", "-o", "soft.dot"],
            ["graph", "facts.jsonl", "-o", "facts.jsonl", "--to", "dot"], ["graph", "facts.tsv", "facts.jsonl", "-o", "facts.tsv", "--to", "dot"],
            ["graph", "facts.tsv", "-o", "x.dot", "--evidence", "facts.tsv"], ["graph", "facts.tsv", "-o", "x.dot", "--report", "facts.tsv"],
            ["graph", "facts.tsv", "-o", "x.dot", "--entities", "facts.tsv", "--update-entities"],
            ["convert", "g.graphml", "g.graphml"], ["convert", "g.graphml", "-o", "./g.graphml"], ["convert", "facts.jsonl", "facts.jsonl", "--to", "dot"],
            ["convert", "g.csv", "g.csv"], ["convert", "g-edges.csv", "g.csv"], ["convert", "g.csv", "-o", "g-edges.csv", "--to", "dot"]):
        refuses(name, arguments, "it cannot be an output too")
    with open("own.txt", "ab") as file:
        refuses(name, ["extract", "own.txt"], "standard output is the input own.txt", stdout=file)
    with open("own.txt", "rb") as file:
        refuses(name, ["extract", "-", "-o", "hard.graphml"], "hard.graphml is the input standard input", stdin=file)
    for arguments in (
            ["build", "own.txt", "-o", "x.dot", "-o", "./x.dot"], ["build", "own.txt", "-o", "x.dot", "--report", f"{here}/x.dot"],
            ["build", "own.txt", "-o", "x.csv", "--evidence", "x-nodes.csv"], ["extract", "own.txt", "-o", "y", "--report", "y"],
            ["build", "own.txt", "-o", "g.graphml", "-o", "./g.graphml"],
            ["build", "own.txt", "-o", "x.tsv", "--to", "dot", "--entities", "x.tsv", "--update-entities"],
            ["graph", "facts.tsv", "--to", "neo4j", "-o", "news", "--evidence", "news/nodes.csv"]):
        refuses("two outputs in one place", arguments, "is named twice as an output")
    # What loses nothing.
    for arguments in (["extract", "own.txt", "-o", "/dev/null", "--report", "news/r.jsonl"], ["build", "own.txt", "-q", "-o", "soft2.dot"],
                      ["convert", "g.csv", "g2.csv", "-q"], ["convert", "g-nodes.csv", "-q", "--to", "neo4j", "-o", "news"],
                      ["build", "own.txt", "-q", "-o", "x.dot", "--entities", "new.tsv", "--update-entities"],
                      ["build", "own.txt", "-q", "-o", "x.dot", "--entities", "new.tsv", "--update-entities"]):
        done = call(*arguments)
        check("what is no input", f"{arguments}: {done.stderr}", done.returncode == 0 and done.stderr == b"")


# ---- Files of another kind

# Files of no format, each like one.
PROSE = ["The board met on Monday.\n", "Graph theory studies sets {a, b}.\n", "Digraphs are pairs of letters {sh, th}\n", "<html><p>graphml</p></html>",
         "<p>text</p>", '{"name": "package", "version": 1}', '{"id": "1", "text": "a"}\n', "name,age\nAnn,3\n", "# Heading\n\ntext\n", "[1, 2]", "\0\0\0",
         "<mail@example.org> wrote: no\n", "Match (the) words", "base case\n", "1\tone\ttwo\n", '{"doc": "a"}' * 2000]


def names_of(form):
    return {"csv": ["o-nodes.csv", "o-edges.csv"], "neo4j": ["o/nodes.csv", "o/relationships.csv", "o/import.txt"]}.get(form, ["o." + form])


def put(form, contents):
    if form == "neo4j":
        os.makedirs("o", exist_ok=True)
    for name, content in zip(names_of(form), contents):
        write(name, content)


def graphs_of_other_kinds():
    name = "a file of another kind"
    forms = call("convert", "g.graphml", "--to=?", "-o", "-").stderr.decode().split("it is one of ")[1].split()
    check(name, f"tests know other formats: {set(forms) ^ set(FORMATS)}", set(forms) == set(FORMATS) and all(f.foreign for f in FORMATS.values()))
    made = {}

    def run(form, *options):
        out = "o" if form == "neo4j" else "o." + form
        return call(*(["build", "own.txt"] if form == "lightrag" else ["convert", "g.graphml"]), "-q", "--to", form, "-o", out, *options)

    for form in forms:
        done = run(form)
        made[form] = [read(one) for one in names_of(form)]
        check(name, f"{form} is not written: {done.stderr}", done.returncode == 0)
        done = run(form)
        check(name, f"{form} is not written over itself: {done.stderr}", done.returncode == 0 and done.stderr == b"")
        for contents in [[b""] * len(names_of(form)), *([c] if isinstance(c, str) else c for c in FORMATS[form].foreign)]:
            put(form, contents)
            done = run(form)
            check(name, f"{form} is not written over {contents}: {done.stderr}", done.returncode == 0 and done.stderr == b"")
    for form in forms:
        others = PROSE if form in ("dot", "gml", "json", "nt", "ttl", "jsonld", "cypher", "csv") else PROSE[:2]
        for content in others:
            for at, one in enumerate(names_of(form)):
                put(form, made[form])
                write(one, content)
                before = {path: read(path) for path in names_of(form)}
                done = run(form)
                error = done.stderr.decode()
                check(name, f"{form} over {content[:40]!r}: {done.returncode} {error}", done.returncode == 1 and error.count("\n") == 1 and
                      error.startswith(f"tricot: {one} is there and is not ") and error.endswith(": --overwrite replaces it\n"))
                check(name, f"{form}: {one} is lost", {path: read(path) for path in names_of(form)} == before)
        done = run(form, "--overwrite")
        check(name, f"{form}: --overwrite: {done.stderr}", done.returncode == 0 and [read(one) for one in names_of(form)] == made[form])
    # Each format over each other one.
    akin = {("nt", "nq"), ("nq", "nt"), ("nt", "ttl"), ("nq", "ttl")}  # (of the file, written there)
    for old in forms:
        for new in forms:
            if new == old or "csv" in (old, new) or "neo4j" in (old, new) or new == "lightrag":
                continue
            write("o." + new, made[old][0])
            done = run(new)
            check(name, f"{new} over {old}: {done.returncode}", done.returncode == (0 if (old, new) in akin else 1))
    check(name, "something is left", not [one for one in os.listdir(".") if is_unfinished(one)])


def lines_of_other_kinds():
    """The same of what is no graph."""
    name = "lines of another kind"
    kinds = {"triples": ["extract", "own.txt", "-o"], "mentions": ["extract", "own.txt", "--mentions", "-o"], "annotation": ["parse", "own.txt", "-o"],
             "texts": ["read", "own.txt", "-o"], "report": ["extract", "own.txt", "-o", "/dev/null", "--report"],
             "report of graph": ["graph", "facts.tsv", "-q", "-o", "/dev/null", "--to", "dot", "--report"],
             "evidence": ["graph", "facts.jsonl", "-q", "-o", "/dev/null", "--to", "dot", "--evidence"]}
    made = {}
    for kind, arguments in kinds.items():
        for _ in range(2):
            done = call(*arguments, f"k.{kind}")
            check(name, f"{kind}: {done.stderr}", done.returncode == 0 and done.stderr == b"")
        made[kind] = read(f"k.{kind}")
    for kind, arguments in kinds.items():
        for content in [*(one for other, one in made.items() if other.split()[0] != kind.split()[0]), TEXT, "# Heading\n\ntext\n", b"\0" * 20,
                        '{"name": "x", "text": "y"}\n']:
            write(f"k.{kind}", content)
            before = read(f"k.{kind}")
            done = call(*arguments, f"k.{kind}")
            check(name, f"{kind} over {before[:40]}: {done.returncode} {done.stderr}", done.returncode == 1 and done.stderr.count(b"\n") == 1 and
                  b"--overwrite replaces it" in done.stderr and read(f"k.{kind}") == before)
        done = call(*arguments[:-1], "--overwrite", arguments[-1], f"k.{kind}")
        check(name, f"{kind}: --overwrite: {done.stderr}", done.returncode == 0 and read(f"k.{kind}") == made[kind])
    write("k.csv", "a,b\n")
    done = call(*kinds["evidence"], "k.csv")
    check(name, f"evidence as a table: {done.stderr}", done.returncode == 1 and b"evidence (CSV)" in done.stderr and read("k.csv") == b"a,b\n")
    write("given.conllu", "# sent_id = 1\n# text = Hi\n1\tHi\thi\tINTJ\tUH\t_\t0\troot\t_\t_\n\n")
    check(name, "other programs' CoNLL-U", call("parse", "own.txt", "-o", "given.conllu").returncode == 0)


# ---- What a killed run leaves

def wait_for(what, holds):
    for _ in range(3000):
        if holds():
            return
        time.sleep(0.01)
    check(what, "is not seen", holds())


def begun(*arguments):
    """A run that has opened its outputs and waits for its input."""
    before = set(os.listdir("left"))
    process = subprocess.Popen([TRICOT, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for("an unfinished file", lambda: [name for name in os.listdir("left") if is_unfinished(name) and name not in before])
    [name] = [name for name in os.listdir("left") if is_unfinished(name) and name not in before]
    check("an unfinished file", f"{name}, not of process {process.pid}", name.startswith(f".tricot-{process.pid}-"))
    return process, name


def leftovers():
    name = "leftovers"
    os.mkdir("left")
    killed, left = begun("extract", "-", "-o", "left/out.jsonl")
    killed.kill()
    killed.communicate()
    check(name, os.listdir("left"), os.listdir("left") == [left])
    waiting, alive = begun("extract", "-", "-o", "left/other.jsonl")
    check(name, os.listdir("left"), os.listdir("left") == [alive])
    dead = killed.pid
    # Names that are nearly ours, and ours of what lives or is no file.
    kept = [f".tricot-{dead}-abc", f".tricot-{dead}-abcdefg", f".tricot-{dead}-abc.ef", f"tricot-{dead}-abcdef", ".tricot--abcdef", ".tricot-0-abcdef",
            f".tricot-{os.getpid()}-abcdef", ".tricot-x1-abcdef", f".tricot-{dead}abcdef", f".Tricot-{dead}-abcdef", f"x.tricot-{dead}-abcdef",
            f".tricot-99999999999{dead}-abcdef", ".tricot-1-abcdef"]
    for one in kept:
        write(f"left/{one}", "kept")
    os.mkdir(f"left/.tricot-{dead}-folder")
    os.symlink("gone", f"left/.tricot-{dead}-abclnk")
    os.symlink(f".tricot-{os.getpid()}-abcdef", f"left/.tricot-{dead}-abcln2")
    os.mkdir("left/inner")
    write(f"left/inner/.tricot-{dead}-abcdef", "kept")
    write(f"left/.tricot-{dead}-abcdef", "goes")
    before = set(os.listdir("left"))
    done = call("extract", "own.txt", "-o", "left/third.jsonl")
    check(name, done.stderr, done.returncode == 0)
    after = set(os.listdir("left"))
    check(name, f"{before - after} are gone, {after - before} are new", before - after == {f".tricot-{dead}-abcdef"} and
          after - before == {"third.jsonl"})
    check(name, "in another folder", read(f"left/inner/.tricot-{dead}-abcdef") == b"kept")
    out, error = waiting.communicate(TEXT.encode())
    check(name, f"the run that lives: {waiting.returncode} {error}", waiting.returncode == 0 and alive not in os.listdir("left") and
          read("left/other.jsonl").startswith(b'{"id": '))
    # Held by somebody whose number this machine does not know: another container's.
    held, left = begun("extract", "-", "-o", "left/held.jsonl")
    os.rename(f"left/{left}", f"left/.tricot-{dead}-abchld")
    call("extract", "own.txt", "-o", "left/third.jsonl")
    check(name, "one that is held is gone", os.path.exists(f"left/.tricot-{dead}-abchld"))
    held.kill()
    held.communicate()
    call("graph", "facts.tsv", "-q", "-o", "left/third.csv")
    check(name, "one that was held is left", not os.path.exists(f"left/.tricot-{dead}-abchld"))
    # A folder that is walked holds no unfinished file for its input.
    done = call("extract", "left", "-o", "left/inside.jsonl", "--report", "left/report.jsonl")
    told = [json.loads(line)["document"] for line in read("left/report.jsonl").decode().splitlines()]
    check(name, told, told and not [one for one in told if "/.tricot-" in one])


def long_names():
    """A name as long as the file system takes it."""
    path = "n" * 251 + ".dot"
    done = call("build", "own.txt", "-q", "-o", path)
    check("a long name", done.stderr, done.returncode == 0 and os.path.exists(path))


# ---- Runs that read nothing

def nothing_read():
    name = "nothing read"
    write("german.txt", GERMAN)
    write("german2.txt", GERMAN.replace("Donnerstag", "Freitag"))
    write("empty.jsonl", "")
    write("blank.jsonl", "\n\n")
    write("none", "")
    write("empty.txt", "")
    good = read("facts.jsonl")
    write("good.jsonl", good)
    for arguments, said in (
            (["extract", "german.txt", "-q", "-o", "new.jsonl"], "nothing was read: 1 document is not English (--force keeps it)"),
            (["extract", "german.txt", "german2.txt", "-q"], "nothing was read: 2 documents are not English (--force keeps them)"),
            (["extract", "german.txt", "-q", "-o", "good.jsonl"], "nothing was read: "), (["parse", "german.txt", "-q"], "nothing was read: "),
            (["build", "german.txt", "-q", "-o", "new.dot"], "nothing was read: "),
            (["build", "german.txt", "empty.jsonl", "-q", "-o", "new.dot"], "nothing was read: "),
            (["extract", "empty.txt", "-o", "good.jsonl"], "empty.txt: no text"), (["build", "empty.txt", "-o", "new.dot"], "empty.txt: no text"),
            (["extract", "gone.txt", "-o", "good.jsonl"], "cannot read gone.txt"), (["graph", "none", "-o", "new.dot"], "none: no triples"),
            (["graph", "-", "-o", "-", "--to", "dot"], "standard input: no triples"), (["extract", "-"], "-: no text")):
        before = tree()
        done = call(*arguments)
        error = done.stderr.decode()
        check(name, f"{arguments}: {done.returncode} {error}", done.returncode == 1 and said in error and error.count("\n") == 1)
        check(name, f"{arguments}: prints {done.stdout}, changes something", done.stdout == b"" and tree() == before)
    done = call("extract", "german.txt", "-q", "--report", "read.jsonl")
    check(name, done.stderr, done.returncode == 1 and json.loads(read("read.jsonl"))["status"] == "skipped")
    # Something was read, and nothing on purpose.
    for arguments, n_lines in ((["extract", "german.txt", "own.txt"], None), (["extract", "german.txt", "--force"], None), (["read", "german.txt"], 1),
                               (["extract", "empty.jsonl"], 0), (["extract", "blank.jsonl", "empty.jsonl", "-q"], 0), (["read", "empty.jsonl"], 0),
                               (["extract", "--files-from", "none"], 0), (["parse", "--files-from", "none"], 0),
                               (["extract", "--from", "jsonl", "none"], 0), (["extract", "--from", "jsonl", "-"], 0)):
        done = call(*arguments)
        check(name, f"{arguments}: {done.returncode} {done.stderr}", done.returncode == 0 and b"nothing was read" not in done.stderr and
              n_lines in (None, done.stdout.count(b"\n")))
    for arguments in (["build", "empty.jsonl"], ["build", "--files-from", "none"], ["graph", "empty.jsonl"], ["graph", "empty.jsonl", "blank.jsonl"],
                      ["graph", "--files-from", "none"], ["convert", "empty.jsonl"]):
        done = call(*arguments, "-o", "no.json")
        check(name, f"{arguments}: {done.returncode} {done.stderr}", done.returncode == 0 and done.stderr == b"tricot: wrote no.json: 0 nodes, 0 edges\n")
        check(name, read("no.json"), json.loads(read("no.json"))["nodes"] == [])
    done = call("graph", "facts.jsonl", "empty.jsonl", "-q", "-o", "some.json")
    check(name, done.stderr, done.returncode == 0 and json.loads(read("some.json"))["nodes"] != [])


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for part in (outputs_that_are_inputs, graphs_of_other_kinds, lines_of_other_kinds, leftovers, long_names, nothing_read):
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    sys.exit(main())
