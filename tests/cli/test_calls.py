"""Calls the program well and badly: exit status, standard output and error of each call.

usage: test_calls.py TRICOT SOURCE

Each bad call must end with one line on standard error that names what is wrong.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import man_pages

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(SOURCE, "tests", "data", "kazakhstan.txt")
WEIGHTS = os.path.join(SOURCE, "model", "tricot.safetensors")
TEXT = "Tim Cook is the chief executive of Apple. Apple is based in Cupertino.\n"

# name, arguments, exit status, pattern of standard error (None: must be empty)
BAD = [
    ("no command", [], 2, "no command is given"),
    ("an unknown command", ["biuld", "a.txt"], 2, "unknown command 'biuld'; did you mean 'build'"),
    ("a far command", ["xyzzy"], 2, "unknown command 'xyzzy'; 'tricot --help' lists them"),
    ("an unknown option", ["build", "a.txt", "--nods", "all", "-o", "x.graphml"], 2, "'--nods'; did you mean '--nodes'"),
    ("an unknown option before the command", ["--nods"], 2, "unknown option '--nods'; 'tricot --help' lists them"),
    ("help on an unknown command", ["help", "biuld"], 2, "unknown command 'biuld'; did you mean 'build'"),
    ("help on what is no command", ["--help", "--nods"], 2, "unknown option '--nods'"),
    ("an option far from any", ["build", "a.txt", "--xyzzy=1", "-o", "x.dot"], 2, "unknown option '--xyzzy'; 'tricot build --help' lists them"),
    ("an option of another command", ["parse", "a.txt", "--nodes", "all"], 2, "unknown option '--nodes'"),
    ("an unknown letter", ["build", "a.txt", "-x"], 2, "unknown option '-x'"),
    ("an unknown letter among others", ["build", "a.txt", "-qx"], 2, "unknown option '-x'"),
    ("a pair of values cut short", ["build", "a.txt", "-o", "x.dot", "--between", "Apple"], 2, "--between needs NAME NAME"),
    ("an empty value", ["build", "a.txt", "-o", ""], 2, "--output takes OUT, not an empty string"),
    ("an empty value behind =", ["parse", "a.txt", "--model="], 2, "--model takes FILE, not an empty string"),
    ("an empty name of a file", ["parse", ""], 2, "an empty string is no file's name"),
    ("standard input twice", ["parse", "-", "-"], 2, "'-' is given twice"),
    ("too many operands", ["rank", "a.graphml", "b.graphml"], 2, "usage: tricot rank GRAPH"),
    ("one place for two outputs", ["build", "a.txt", "-o", "x.dot", "-o", "x.dot"], 2, "x.dot is named twice as an output"),
    ("one place for graph and evidence", ["build", "a.txt", "-o", "x.dot", "--evidence", "x.dot"], 2, "x.dot is named twice"),
    ("two outputs of one stream", ["extract", "a.txt", "-o", "x", "-o", "y"], 2, "more than one -o"),
    ("several files on standard output", ["build", "a.txt", "--to", "csv", "-o", "-"], 2, "CSV is written to several files"),
    ("an unknown format of rank", ["rank", "a.graphml", "--to", "xml"], 2, "unknown format 'xml'; it is tsv or json"),
    ("an option without its value", ["build", "a.txt", "-o"], 2, "--output needs OUT"),
    ("a flag with a value", ["build", "a.txt", "--quiet=1"], 2, "--quiet takes no value"),
    ("an explanation of something", ["extract", "a.txt", "--explain=some"], 2, "--explain takes nothing or =all, not 'some'"),
    ("an explanation of an empty string", ["extract", "a.txt", "--explain="], 2, "--explain takes .=all., not an empty string"),
    ("no operand", ["build", "-o", "x.graphml"], 2, "usage: tricot build FILE... -o OUT"),
    ("no output", ["build", "a.txt"], 2, "give -o OUT"),
    ("an unknown format", ["build", "a.txt", "--to", "grapml", "-o", "x"], 2, "unknown format 'grapml'; did you mean 'graphml'"),
    ("a format's name for an extension", ["build", "a.txt", "-o", "x.neo4j"], 2, "-o x.neo4j: its extension tells no format; give --to neo4j"),
    ("an unknown extension", ["build", "a.txt", "-o", "x.parquet"], 2, "unknown format 'parquet'; it is one of"),
    ("no extension", ["build", "a.txt", "-o", "x"], 2, "-o x: nothing tells the format; give --to"),
    ("standard output without a format", ["build", "a.txt", "-o", "-"], 2, "nothing tells the format"),
    ("an unknown form", ["parse", "a.txt", "--from", "jsonnl"], 2, "unknown form 'jsonnl'; did you mean 'jsonl'"),
    ("a bad choice", ["build", "a.txt", "-o", "x.dot", "--nodes", "some"], 2, "--nodes: unknown value 'some'; it is one of salient named all"),
    ("a bad number", ["extract", "a.txt", "--min-confidence", "high"], 2, "--min-confidence takes a number from 0 to 1, not 'high'"),
    ("a number out of range", ["extract", "a.txt", "--min-confidence", "1.5"], 2, "from 0 to 1, not '1.5'"),
    ("a number with a comma", ["extract", "a.txt", "--min-confidence", "0,5"], 2, "not '0,5'"),
    ("not a number", ["extract", "a.txt", "--min-confidence", "nan"], 2, "not 'nan'"),
    ("no threads", ["extract", "a.txt", "-j", "0"], 2, "--threads takes a whole number from 1"),
    ("half a thread", ["extract", "a.txt", "-j1.5"], 2, "not '1.5'"),
    ("a bad date", ["extract", "a.txt", "--date", "7 Jan 2022"], 2, "--date takes a date YYYY-MM-DD, not '7 Jan 2022'"),
    ("a day that is none", ["extract", "a.txt", "--date", "2021-02-29"], 2, "not '2021-02-29'"),
    ("an unknown measure", ["build", "a.txt", "-o", "x.dot", "--metrics", "degree,pagernk"], 2, "unknown measure 'pagernk'; did you mean 'pagerank'"),
    ("an unknown type", ["build", "a.txt", "-o", "x.dot", "--types", "PER,FOO"], 2, "unknown type 'FOO'"),
    ("a missing file", ["parse", "gone.txt"], 1, "gone.txt: No such file"),
    ("an unreadable file", ["parse", "secret.txt"], 1, "secret.txt: Permission denied"),
    ("an empty file", ["parse", "empty.txt"], 1, "empty.txt.*(empty|no text)"),
    ("a binary file", ["parse", "binary.txt"], 1, "binary.txt.*binary"),
    ("an empty folder", ["parse", "emptyfolder"], 1, "emptyfolder.*no file"),
    ("a folder as output", ["build", "a.txt", "-o", "folder.graphml"], 1, "folder.graphml: Is a directory"),
    ("an output in no folder", ["build", "a.txt", "-o", "gone/x.graphml"], 1, "gone/x.graphml: No such file"),
    ("an output under a file", ["build", "a.txt", "-o", "a.txt/x.graphml"], 1, "a.txt/x.graphml: Not a directory"),
    ("a full disk", ["build", "a.txt", "--quiet", "--to", "graphml", "-o", "/dev/full"], 1, "cannot write /dev/full: No space left"),
    ("a full disk for text", ["read", "a.txt", "-o", "/dev/full"], 1, "cannot write /dev/full: No space left"),
    ("a full disk for annotation", ["parse", "a.txt", "-o", "/dev/full"], 1, "cannot write /dev/full: No space left"),
    ("a full disk for triples", ["extract", "a.txt", "-o", "/dev/full"], 1, "cannot write /dev/full: No space left"),
    ("a full disk for evidence", ["build", "a.txt", "-q", "-o", "-", "--to", "dot", "--evidence", "/dev/full"], 1, "cannot write /dev/full: No space left"),
    ("a folder of outputs under a file", ["build", "a.txt", "--to", "neo4j", "-o", "a.txt/x"], 1, "cannot make the folder a.txt/x: Not a directory"),
    ("a folder of outputs in vain", ["build", "gone.txt", "--to", "neo4j", "-o", "tables"], 1, "cannot read gone.txt"),
    ("a folder of outputs that is a file", ["build", "a.txt", "--to", "neo4j", "-o", "empty.txt"], 1, "empty.txt/nodes.csv: Not a directory"),
    ("missing weights", ["parse", "a.txt", "--model", "gone.safetensors"], 1, r"gone.safetensors: .*No such file or directory \(--model\)"),
    ("damaged weights", ["parse", "a.txt", "--model", "damaged.safetensors"], 1, "damaged.safetensors.*(checksum|damaged)"),
    ("cut weights", ["parse", "a.txt", "--model", "cut.safetensors"], 1, "cut.safetensors"),
    ("weights that are none", ["parse", "a.txt", "--model", "a.txt"], 1, "a.txt"),
    ("a folder as weights", ["parse", "a.txt", "--model", "emptyfolder"], 1, "emptyfolder"),
    ("a control character in a name", ["parse", "a\nb.txt"], 1, r"a\?b.txt: No such file"),
    ("a broken line of JSON", ["parse", "--from", "jsonl", "broken.jsonl"], 1, "broken.jsonl: line 2: "),
    ("triples that are none", ["graph", "broken.tsv", "-o", "x.dot"], 1, "broken.tsv, line 1: no triple"),
    ("a graph in no file", ["rank", "gone.graphml"], 1, "cannot read gone.graphml: No such file"),
    ("a graph to tell of in no file", ["info", "gone.graphml"], 1, "cannot read gone.graphml: No such file"),
    ("nothing to show", ["show", "a.graphml"], 2, "usage: tricot show GRAPH NAME-OR-EDGE"),
    ("one graph to compare", ["diff", "a.graphml"], 2, "usage: tricot diff OLD NEW"),
    ("a graph to compare in no file", ["diff", "gone.graphml", "a.graphml"], 1, "cannot read gone.graphml: No such file"),
    ("a folder as a graph", ["rank", "emptyfolder"], 1, "cannot read emptyfolder: Is a directory"),
    ("a graph that is none", ["convert", "a.txt", "x.dot"], 1, "a.txt, line 1: this is no well-formed XML"),
    ("an empty graph", ["rank", "empty.txt"], 1, "empty.txt, line"),
    ("XML that is no graph", ["rank", "page.xml"], 1, "page.xml, line [0-9]+: no <graph> in this file"),
    ("an address for a graph", ["rank", "http://localhost/x.graphml"], 1, "cannot read http://localhost/x.graphml: No such file"),
    ("a node that is not there", ["build", "a.txt", "-q", "-o", "x.dot", "--ego", "Nobody"], 1, 'no node is called "Nobody"'),
    ("no triples", ["graph", "empty.txt", "-o", "x.dot"], 1, "empty.txt: no triples"),
    ("a folder without triples", ["graph", "emptyfolder", "-o", "x.dot"], 1, "emptyfolder: no file"),
    ("relations in no file", ["extract", "a.txt", "--relations", "gone.tsv"], 1, "--relations: cannot open gone.tsv: No such file"),
    ("relations in a folder", ["extract", "a.txt", "--relations", "emptyfolder"], 1, "--relations: cannot read emptyfolder: Is a directory"),
    ("a way to infer that is none", ["extract", "a.txt", "--infer", "maybe"], 2, "--infer.*'maybe'"),
    ("inferred relations in no file", ["extract", "a.txt", "--infer-relations", "gone.txt"], 1, "--infer-relations: cannot open gone.txt: No such file"),
    ("inferred relations in a folder", ["extract", "a.txt", "--infer-relations", "emptyfolder"], 1, "--infer-relations: cannot read emptyfolder: Is a directory"),
    ("a property that is none", ["build", "a.txt", "--infer-relations", "wishes.txt", "-o", "x.dot"], 1, "--infer-relations: wishes.txt: line 3: 'capital' is no Wikidata property; it is like P36"),
    ("inferring in a parse", ["parse", "a.txt", "--infer", "on"], 2, "unknown option '--infer'"),
    ("relations that are none", ["build", "a.txt", "--relations", "empty.txt", "-o", "x.dot"], 1, "--relations: empty.txt: no relation in the table"),
    ("a type that is none", ["graph", "broken.tsv", "--relations", "types.tsv", "-o", "x.dot"], 1, "--relations: types.tsv: line 2: 'PERSON' is no type"),
    ("triples in no file", ["graph", "gone.jsonl", "-o", "x.dot"], 1, "gone.jsonl: No such file"),
]

failures = []


def check(name, what, holds):
    if not holds:
        failures.append(f"{name}: {what}")
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    keywords.setdefault("stdin", subprocess.DEVNULL)
    if "input" in keywords:
        del keywords["stdin"]
    return subprocess.run([TRICOT, *arguments], capture_output=True, timeout=60, **keywords)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def prepare():
    write("a.txt", TEXT)
    write("empty.txt", "")
    write("page.xml", "<page>\n<p>text</p></page>\n")
    write("binary.txt", bytes(range(256)) * 64)
    os.mkdir("emptyfolder")
    os.mkdir("folder.graphml")
    write("secret.txt", TEXT)
    os.chmod("secret.txt", 0)
    with open(WEIGHTS, "rb") as file:
        weights = file.read()
    damaged = bytearray(weights)
    damaged[len(damaged) // 2] ^= 1
    write("damaged.safetensors", bytes(damaged))
    write("cut.safetensors", weights[: len(weights) // 2])
    write("broken.jsonl", '{"id": "1", "text": "Apple is based in Cupertino."}\n{"id": 2,\n')
    write("broken.tsv", "Apple\n")
    write("types.tsv", "# label, aliases, subject\nheads\tceo of\tPERSON\n")
    write("wishes.txt", "# what is wanted\nP36\ncapital\n")


def as_nobody():
    """Root reads everything: rights are tested as somebody else."""
    os.setgid(65534)
    os.setuid(65534)


def bad_calls():
    for name, arguments, status, pattern in BAD:
        before = sorted(os.listdir("."))
        keywords = {}
        if name == "an unreadable file" and os.getuid() == 0:
            keywords["preexec_fn"] = as_nobody
        done = call(*arguments, **keywords)
        error = done.stderr.decode()
        check(name, f"exit status {done.returncode}, not {status}: {error}", done.returncode == status)
        check(name, f"says {error!r}, not {pattern!r}", re.search(pattern, error) is not None)
        check(name, f"says more than one line: {error!r}", error.count("\n") == 1)
        check(name, f"begins otherwise: {error!r}", error.startswith("tricot: "))
        check(name, f"leaves {sorted(os.listdir('.'))}", sorted(os.listdir(".")) == before)


def unwritable():
    """A folder where nothing may be made; an existing output stays as it was."""
    os.mkdir("locked")
    write("locked/x.graphml", "old")
    os.chmod("locked", 0o555)
    os.chmod("locked/x.graphml", 0o444)
    keywords = {"preexec_fn": as_nobody} if os.getuid() == 0 else {}
    for out in ("locked/x.graphml", "locked/y.graphml"):
        done = call("build", "a.txt", "-o", out, **keywords)
        error = done.stderr.decode()
        check("unwritable", f"{out}: {done.returncode} {error!r}",
              done.returncode == 1 and f"cannot write {out}: Permission denied" in error)
    with open("locked/x.graphml") as file:
        check("unwritable", "the old file changed", file.read() == "old")
    os.chmod("locked", 0o755)
    check("unwritable", "something is left", os.listdir("locked") == ["x.graphml"])


def cut_short():
    """A disk that fills up: nothing half-written is left, the old file stays."""
    write("old.graphml", "<graphml/>")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

    done = call("build", SAMPLE, "--quiet", "-o", "old.graphml", preexec_fn=limit)
    check("cut short", f"{done.returncode} {done.stderr}",
          done.returncode == 1 and b"cannot write old.graphml: File too large" in done.stderr)
    with open("old.graphml") as file:
        check("cut short", "the old file changed", file.read() == "<graphml/>")
    check("cut short", "something is left", not [n for n in os.listdir(".") if n.startswith(".tricot-")])


def good_calls():
    done = call("--help")
    check("help", "status", done.returncode == 0 and done.stderr == b"")
    check("help", "does not begin with examples", done.stdout.startswith(b"  tricot build "))
    for command in man_pages.commands(TRICOT):
        done = call(command, "--help")
        check("help", command, done.returncode == 0 and done.stdout.startswith(f"  tricot {command} ".encode()))
        shown = done.stdout.decode().split("\n")
        check("help", f"{command}: a wide line", max(map(len, shown)) <= 80)
        check("help", f"{command}: 'help {command}' differs", call("help", command).stdout == done.stdout)
    done = call("--version")
    check("version", done.stdout, re.fullmatch(
        rb"tricot \d+\.\d+\.\d+\nweights [0-9a-f]{8}\nigraph 0\.\d+\.\d+\n|tricot \d+\.\d+\.\d+\nweights [0-9a-f]{8}\nigraph \d+\.\d+\.\d+\n",
        done.stdout) is not None)

    done = call("build", "a.txt", "-o", "a.graphml", "-o", "a.dot")
    error = done.stderr.decode()
    check("build", error, done.returncode == 0)
    for name in ("a.graphml", "a.dot"):
        check("build", error, re.search(rf"wrote {name}: \d+ nodes, \d+ edges?", error) is not None)
        check("build", f"no {name}", os.path.getsize(name) > 0)
    check("rights", "of a new file", os.stat("a.graphml").st_mode & 0o777 == 0o644)
    done = call("build", "a.txt", "-q", "-o", "q.graphml")
    check("quiet", done.stderr, done.stderr == b"" and done.returncode == 0)
    with open("a.graphml", "rb") as one, open("q.graphml", "rb") as two:
        graph = one.read()
        check("build", "twice gives other bytes", graph == two.read())
    done = call("build", "a.txt", "-q", "--to", "graphml", "-o", "-")
    check("standard output", "differs from the file", done.stdout == graph)
    check("paths", "the graph names a path of this machine", os.getcwd().encode() not in graph)
    done = call("build", "-", "-q", "--to=graphml", "-o-", input=TEXT.encode())
    check("standard input", done.stderr, done.returncode == 0 and b"Cupertino" in done.stdout)
    done = call("build", "a.txt", "-qj2", "--to=graphml", "-o-")
    check("letters together", done.stderr, done.returncode == 0 and done.stderr == b"" and done.stdout == graph)
    write("-q", TEXT)
    done = call("read", "--", "-q")
    check("--", "what follows is no operand", done.returncode == 0 and json.loads(done.stdout)["id"] == "-q")

    done = call("extract", "a.txt")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    check("extract", "the last line is the document's", lines and lines[-1].get("document") == "a.txt")
    write("tab.txt", "Tim\tCook is the chief\nexecutive of Apple. He runs it.\n")
    rows = [line.split("\t") for line in call("extract", "--mentions", "tab.txt").stdout.decode().splitlines()]
    check("mentions", rows, rows and all(len(row) == 10 for row in rows))
    check("mentions", rows, rows[0][:5] == ["tab.txt", "0", "0", "8", "Tim Cook"])
    check("mentions", rows, any(row[4] == "Apple" and row[6:8] == ["Apple", "ORG"] and row[9] == "name" for row in rows))
    check("mentions", rows, any(row[4] == "He" and row[1] == "1" for row in rows))
    write("mayor.txt", "Rising costs hurt the mayor of Leith. Tim Cook, the mayor, spoke to Ann Lund.\n")
    done, plain = call("extract", "--explain=all", "mayor.txt"), call("extract", "--explain", "mayor.txt")
    refused = [line for line in done.stderr.decode().splitlines() if ": no triple: " in line]
    typed = [line for line in done.stderr.decode().splitlines() if " is of type " in line]
    told = [line for line in done.stderr.decode().splitlines() if line not in refused + typed]
    check("explain=all", refused, any(line.endswith('verb: "Rising" with subject "costs": a participle that only describes its noun')
                                      for line in refused))
    check("explain=all", told, told == plain.stderr.decode().splitlines() and done.stdout == plain.stdout)
    write("tea.txt", "The company Anna opened a plant in Ohio. Anna, a company, sells tea. Anna makes cars.\n")
    done = call("extract", "--explain=all", "tea.txt")
    check("explain=all", done.stderr, b'tea.txt: "Anna" (sentence 1, 41-45) is of type ORG: the noun beside it says so' in done.stderr)
    check("explain", plain.stderr, b"no triple" not in plain.stderr and b"a verb with what it takes" in plain.stderr)
    write("days.txt", "Otto Berg came to Torvik on Sunday. In 1859 the mill burned. In 1859 Ada Lind was born. Today, 5,000 people live there.\n")
    done = call("extract", "--explain", "--date", "2023-04-09", "days.txt")
    check("days of the calendar alone are one", done.stderr, b'"1859" (sentence 2' in done.stderr and b'"Today" (sentence 3' not in done.stderr)
    done = call("parse", "a.txt")
    check("parse", done.stdout[:80], b"# newdoc id = a.txt\n" in done.stdout)
    done = call("read", "a.txt")
    record = json.loads(done.stdout)
    check("read", record, record["id"] == "a.txt" and record["text"] == TEXT)
    check("read", list(record), list(record) == ["id", "text", "title", "date", "url", "source", "author", "lang", "meta"])
    again = call("extract", "--from", "jsonl", "-", input=done.stdout)
    check("read", "extract of what it prints differs", again.stdout == call("extract", "a.txt").stdout)


def relations():
    """Triples under a schema of the user's: from text, and the same from triples."""
    write("schema.tsv", "label\taliases\tsubject\tobject\twikidata\n"
          "has capital\t<capital of|<be capital of\tLOC\tLOC\tP36\nheads\tchief executive of\tPER\tORG\n")
    write("capital.txt", "The music publisher Verano was founded in 1990. Oslo is the capital of Norway.\n")
    done = call("extract", "capital.txt", "--relations", "schema.tsv")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    made = [(t["subject"]["name"], t["relation"]["label"], t["object"]["name"], t["relation"].get("property"))
            for t in lines if "document" not in t]
    check("relations", made, made == [("Norway", "has capital", "Oslo", "P36")])
    check("relations", done.stderr, re.search(rb"^tricot: 1 triples? of the relations of schema.tsv, out of \d+$", done.stderr))
    built = call("build", "-q", "capital.txt", "--relations", "schema.tsv", "--to", "graphml", "-o", "-")
    write("all.jsonl", call("extract", "capital.txt").stdout)
    again = call("graph", "-q", "all.jsonl", "--relations", "schema.tsv", "--to", "graphml", "-o", "-")
    check("relations", "graph of all triples differs from build", built.stdout == again.stdout and b">has capital<" in built.stdout)
    kept = call("extract", "-q", "capital.txt", "--relations", "schema.tsv")
    write("kept.jsonl", kept.stdout)
    again = call("graph", "-q", "kept.jsonl", "--to", "json", "-o", "-")
    edges = json.loads(again.stdout)["edges"]
    check("relations", edges, [edge["property"] for edge in edges] == ["P36"])
    write("kept.json", again.stdout)
    for form in ("graphml", "gexf", "gml", "dot", "cyjs", "ttl", "jsonld", "cypher"):
        done = call("convert", "-q", "kept.json", "-o", "-", "--to", form)
        check("relations", form + " has no property", b"P36" in done.stdout)
    for property, is_one in (("P36", True), ("^P36", True), ("", True), ("36", False), ("P", False), ("P036", False), ("^^P36", False), ("P36 ", False)):
        row = {"subject": {"name": "Norway"}, "relation": {"label": "has capital", "property": property}, "object": {"name": "Oslo"}}
        done = call("graph", "-q", "-", "--nodes", "all", "--to", "json", "-o", "-", input=json.dumps(row).encode() + b"\n")
        check("relations", (property, done.stderr), (b"line 1" not in done.stderr) == is_one)
    done = call("extract", "-q", "capital.txt", "--relations", "default")
    check("relations", done.stdout, b'"label": "capital of", "base": "capital of", "property": "P1376"' in done.stdout)


def inferred():
    """Relations that the model reads: on, off, only these, only some."""
    write("painter.txt", "Karl Lind (born 12 March 1961 in Oslo) is a Norwegian painter.\n")
    write("births.txt", "# where and when\nP19\n\nP569\tdate of birth\n")

    def read(*options):
        lines = [json.loads(line) for line in call("extract", "-q", "painter.txt", *options).stdout.decode().splitlines()]
        return {(t["subject"]["name"], t["relation"].get("property"), t["object"]["name"], t["pattern"]) for t in lines if "document" not in t}
    on, off, only = read(), read("--infer", "off"), read("--infer", "only")
    check("--infer", on, read("--infer", "on") == on)
    check("--infer off", off, off and not any(p or pattern == "typed" for _, p, _, pattern in off))
    check("--infer only", only, {p for _, p, _, _ in only} >= {"P19", "P27", "P569"} and all(pattern == "typed" for _, _, _, pattern in only))
    # What the text states too is one triple of the text's, with the property.
    both = {(s, p, o) for s, p, o, _ in on if p == "P19"}
    check("--infer", on, both == {("Karl Lind", "P19", "Oslo")} and not any(p == "P19" and pattern == "typed" for _, p, _, pattern in on))
    check("--infer", on, {(s, o) for s, _, o, pattern in on if pattern != "typed"} == {(s, o) for s, _, o, _ in off})
    some = read("--infer", "only", "--infer-relations", "births.txt")
    check("--infer-relations", some, {p for _, p, _, _ in some} == {"P19", "P569"})
    some = read("--infer-relations", "births.txt")
    check("--infer-relations", some, {p for _, p, _, _ in some if p} == {"P19", "P569"} and len(some) >= len(off))
    write("all.jsonl", call("extract", "painter.txt").stdout)
    built, again = (call(*command, "--to", "graphml", "-o", "-").stdout for command in (("build", "-q", "painter.txt"), ("graph", "-q", "all.jsonl")))
    check("--infer", "graph of the triples differs from build", built == again and b"P19" in built)


def foreign_triples():
    write("mixed.tsv", "Apple\tbe based in\tCupertino\nApple\nBoeing\tbe based in\tSeattle\n")
    done = call("graph", "-q", "mixed.tsv", "-o", "mixed.dot")
    check("a bad row", done.stderr, done.returncode == 1 and done.stderr.count(b"\n") == 1 and b"line 2" in done.stderr)
    with open("mixed.dot") as file:
        check("a bad row", "the others are lost", "Seattle" in file.read())
    absent = {"subject": {"name": "Karl Lind", "type": "PER"}, "relation": {"label": "resign"}, "object": {"name": "", "how": "absent"}}
    write("absent.jsonl", json.dumps(absent) + '\n["Apple", 1]\n' + json.dumps({**absent, "object": {"name": ""}}) + "\n")
    done = call("graph", "-q", "absent.jsonl", "--nodes", "all", "--to", "json", "-o", "-")
    check("an absent object", done.stderr, done.stderr.count(b"\n") == 2 and b"line 2" in done.stderr and b"line 3" in done.stderr)
    check("an absent object", "an edge goes nowhere", json.loads(done.stdout)["edges"] == [])
    with open("extracted.jsonl", "wb") as file:
        file.write(call("extract", "news", "a.txt").stdout)
    one = call("graph", "-q", "extracted.jsonl", "--to", "graphml", "-o", "-").stdout
    two = call("build", "-q", "news", "a.txt", "--to", "graphml", "-o", "-").stdout
    check("extract and graph", "differ from build", one == two)


def several_files():
    os.makedirs("news/b")
    for name in ("news/z.txt", "news/a.txt", "news/b/m.txt", "news/.hidden.txt"):
        write(name, TEXT.replace("Tim Cook", name[5].upper() + "nna Smith"))
    done = call("parse", "news")
    ids = re.findall(rb"# newdoc id = (.*)", done.stdout)
    check("a folder", ids, ids == [b"news/a.txt", b"news/b/m.txt", b"news/z.txt"])
    outputs = {call("extract", "-j", str(n), "news", "a.txt").stdout for n in (1, 2, 3, 8)}
    check("threads", "other bytes for another number", len(outputs) == 1)
    outputs = {call("build", "-q", "-j", str(n), "news", "--to", "graphml", "-o", "-").stdout for n in (1, 5)}
    check("threads", "another graph for another number", len(outputs) == 1)
    done = call("extract", "gone.txt", "a.txt")
    check("one bad file", done.stderr, done.returncode == 1 and b'"document": "a.txt"' in done.stdout)
    done = call("parse", "a.txt", "a.txt")
    ids = re.findall(rb"# newdoc id = (.*)", done.stdout)
    check("a repeated id", ids, ids == [b"a.txt", b"a.txt#2"] and b"a.txt#2" in done.stderr)
    write("two.txt", "Apple is based in Cupertino.\nBoeing is based in Seattle.\n")
    done = call("parse", "--from", "lines", "two.txt")
    check("lines", done.stdout[:60], re.findall(rb"# newdoc id = (.*)", done.stdout) == [b"1", b"2"])
    done = call("parse", "--from", "lines", "two.txt", "a.txt")
    check("lines", done.stdout[:60], re.findall(rb"# newdoc id = (.*)", done.stdout) == [b"two.txt:1", b"two.txt:2", b"a.txt:1"])
    os.symlink("news", "news/loop")
    os.remove("news/loop")
    os.symlink(".", "news/loop")
    done = call("parse", "news", "-q")
    check("a loop of links", f"{done.returncode} {done.stderr[-200:]}", done.returncode == 1 and b"Too many levels" in done.stderr)
    os.remove("news/loop")


def weak_edges():
    """What a graph's file holds a conversion keeps, sure or not."""
    write("weak.tsv", "Apple\town\tBeats\t0.1\n")
    call("graph", "weak.tsv", "-q", "--min-confidence", "0", "-o", "weak.graphml")
    done = call("convert", "weak.graphml", "weak.dot")
    check("convert", f"loses an edge: {done.stderr}", b"2 nodes, 1 edge\n" in done.stderr)


def nul_in_text():
    """Offsets lead back to the characters beside a NUL too."""
    text = "Anna\0 Smith left Boeing\0Corp today.\n"
    write("nul.txt", text)
    lines = [json.loads(line) for line in call("extract", "nul.txt").stdout.decode().splitlines()]
    spans = [(part["text"], part["begin"], part["end"]) for line in lines[:-1] for part in (line["subject"], line["object"])]
    spans += [(line["sentence"], line["begin"], line["end"]) for line in lines[:-1]]
    check("NUL", "no triple", len(spans) > 0)
    for found, begin, end in spans:
        check("NUL", f"{found!r} at {begin} to {end}", found == text[begin:end].replace("\0", " "))


def invalid_utf8():
    write("latin.txt", b"Tim Cook runs Apple. Caf\xe9 Noir is based in Paris.\n")
    done = call("read", "latin.txt")
    check("invalid UTF-8", done.stderr, done.returncode == 0 and done.stderr.count(b"\n") == 1 and b"latin.txt" in done.stderr)
    check("invalid UTF-8", done.stdout, "Caf\ufffd Noir" in json.loads(done.stdout)["text"])


def wait_for(what, process, holds):
    """Waits until something is seen, however long the machine takes, while the process runs."""
    for _ in range(20000):
        if holds():
            return
        if process.poll() is not None:
            break
        time.sleep(0.02)
    check(what, f"is not seen; status {process.poll()}", holds())


def processor_seconds(process):
    """What a process has used so far; endless once it is gone."""
    try:
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except FileNotFoundError:
        return float("inf")


def signals():
    """Ctrl-C and a closed pipe."""
    write("many.txt", TEXT * 20000)
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)):
        for out in (["many.graphml"], ["many.csv"], ["many", "--to", "neo4j"]):
            process = subprocess.Popen([TRICOT, "build", "many.txt", "-o", *out],
                                       stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
            wait_for("the output is begun", process, lambda: [n for n in os.listdir(".") if n == "many" or n.startswith(".tricot-")])
            if out[0] != "many.graphml":  # once at once, else in the middle of the work
                wait_for("the work is begun", process, lambda: processor_seconds(process) > 0.4)
            process.send_signal(number)
            _, error = process.communicate(timeout=500)
            check(number.name, f"{process.returncode} {error}", process.returncode == status
                  and error in (b"", b"tricot: interrupted: 0 documents are done, the rest left out\n"))
            left = [n for n in os.listdir(".") if n.startswith(("many", ".tricot-")) and n != "many.txt"]
            check(number.name, f"{left} is left", not left)
    done = subprocess.run(["/bin/sh", "-c", f"'{TRICOT}' extract '{SAMPLE}' '{SAMPLE}' | head -n 1"],
                          capture_output=True, timeout=60)
    check("a closed pipe", done.stderr, b"write" not in done.stderr and done.stderr.count(b"\n") <= 1)


def full_standard_output():
    """What goes to standard output may find no room there."""
    call("build", "a.txt", "-q", "-o", "a.graphml")
    for arguments in (["--help"], ["--version"], ["rank", "--help"], ["rank", "a.graphml"], ["read", "a.txt"],
                      ["parse", "a.txt"], ["extract", "a.txt"], ["build", "a.txt", "-q", "--to", "dot", "-o", "-"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TRICOT, *arguments], stdin=subprocess.DEVNULL, stdout=full,
                                  stderr=subprocess.PIPE, timeout=60)
        check("full standard output", f"{arguments}: {done.returncode} {done.stderr}",
              done.returncode == 1 and done.stderr.count(b"\n") == 1 and b"cannot write standard output" in done.stderr)


def several_files_cut_short():
    """Of a format in several files none takes its place where one fails."""
    write("pair-nodes.csv", "Id\nold\n")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))

    done = call("build", SAMPLE, "--quiet", "-o", "pair.csv", preexec_fn=limit)
    check("a pair cut short", f"{done.returncode} {done.stderr}", done.returncode == 1 and b"pair-edges.csv: File too large" in done.stderr)
    with open("pair-nodes.csv") as file:
        check("a pair cut short", "the old file changed", file.read() == "Id\nold\n")
    left = [n for n in os.listdir(".") if n.startswith(("pair", ".tricot-"))]
    check("a pair cut short", "something is left", left == ["pair-nodes.csv"])


def locale():
    """A locale with a decimal comma changes nothing."""
    plain = call("build", "a.txt", "-q", "--to", "graphml", "-o", "-").stdout
    other = call("build", "a.txt", "-q", "--to", "graphml", "-o", "-",
                 env={**os.environ, "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}).stdout
    check("locale", "other bytes", plain == other)


def memory_and_time():
    """The project's own limits: a line of text in 100 ms, the sample in 200 MB."""
    write("line.txt", "Apple is based in Cupertino.\n")
    times = []
    for _ in range(5):
        begin = time.monotonic()
        call("build", "line.txt", "-q", "-o", "line.graphml")
        times.append(time.monotonic() - begin)
    print(f"one line of text: {1000 * min(times):.0f} ms")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    peak = int(subprocess.run(
        [sys.executable, "-c", "import resource, subprocess, sys; subprocess.run(sys.argv[1:]); "
         "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
         TRICOT, "build", SAMPLE, "-q", "-o", "sample.graphml"], capture_output=True, timeout=60).stdout)
    print(f"the sample: {peak / 1024:.0f} MB resident at most ({before / 1024:.0f} before)")
    check("memory", f"{peak} kB", peak < 200 * 1024)


def threads_started():
    """-j 1 is one thread."""
    process = subprocess.Popen([TRICOT, "build", "many.txt", "-j", "1", "-o", "one.graphml"],
                               stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0

    def works():
        nonlocal most
        most = max(most, len(os.listdir(f"/proc/{process.pid}/task")))
        return processor_seconds(process) > 0.5

    wait_for("-j 1", process, works)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=500)
    check("-j 1", f"{most} threads", most == 1)


def main():
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o777)
    os.chdir(folder)
    try:
        prepare()
        for part in (bad_calls, unwritable, cut_short, good_calls, several_files, relations, inferred, foreign_triples, weak_edges, nul_in_text,
                     invalid_utf8, signals,
                     full_standard_output, several_files_cut_short,
                     locale, memory_and_time, threads_started):
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(BAD)} bad calls; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
