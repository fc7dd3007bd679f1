"""--keep-trees: trees, tags and names that a CoNLL-U file gives stand, and an edit of them is seen in the triples.

usage: test_trees.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
failures = []

# Paragraphs, a quotation that goes on over sentences, words in one token, a name of several words.
TEXT = """Anna Smith didn't sell the mill in 2019. Boeing bought it for $5 million.

"The bridge has collapsed," Lopez said. "It won't be rebuilt before 2030. We can't wait.

"Anna's firm has hired three engineers." He left Oslo on Friday.

* The U.S.-based firm, founded by Maria Weiss, owns Delta Steel.
"""
SENTENCE = """\
# text = Boeing hired Anna Smith in 2019.
1	Boeing	Boeing	PROPN	NNP	_	2	nsubj	_	NER=B-ORG
2	hired	hire	VERB	VBD	_	0	root	_	_
3	Anna	Anna	PROPN	NNP	_	2	obj	_	NER=B-PER
4	Smith	Smith	PROPN	NNP	_	3	flat	_	NER=I-PER
5	in	in	ADP	IN	_	6	case	_	_
6	2019	2019	NUM	CD	_	2	obl	_	SpaceAfter=No
7	.	.	PUNCT	.	_	2	punct	_	_

"""


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, text="", status=0):
    done = subprocess.run([TRICOT, *arguments, "-"], input=text, capture_output=True, text=True, timeout=300)
    check(" ".join(arguments), f"status {done.returncode}, {done.stderr}", done.returncode == status)
    return done.stdout if status == 0 else done.stderr


def records(*arguments, text):
    return [json.loads(line) for line in call("extract", *arguments, text=text).splitlines()]


def triples(text, *arguments):
    """What is stated: (subject, label, object) by names, and the types and confidence of each."""
    found = {}
    for r in records("--from", "conllu", "-q", *arguments, text=text):
        if "subject" in r:
            key = r["subject"]["name"], r["relation"]["label"], r["object"]["name"]
            found[key] = r["subject"]["type"], r["object"]["type"], r["confidence"]
    return found


def without_sketch(lines):
    return [{key: value for key, value in line.items() if key != "sketch"} for line in lines]


def check_round_trip():
    """The triples of a text are those of its own trees, to the last digit; only the sketch that finds reprints is of
    texts alone. (Names that coreference gave another type or span come back with that one: these texts have none.)"""
    with open(os.path.join(SOURCE, "tests", "data", "kazakhstan.txt"), encoding="utf-8") as file:
        sample = file.read()
    for name, text in (("sample", sample), ("text", TEXT)):
        parsed = call("parse", "--from", "text", text=text)
        check(name, "parse is not its own fixed point",
              call("parse", "--from", "conllu", "--keep-trees", text=parsed) == parsed)
        of_text = records("--from", "text", text=text)
        of_trees = records("--from", "conllu", "--keep-trees", text=parsed)
        check(name, "few triples", len(of_text) > 8)
        check(name, "triples differ", without_sketch(of_text) == of_trees)


def check_edits():
    plain = triples(SENTENCE, "--keep-trees")
    check("as given", plain, ("Boeing", "hire", "Anna Smith") in plain)
    turned = SENTENCE.replace("nsubj\t_\tNER", "object\t_\tNER").replace("obj\t_\tNER=B-PER", "nsubj\t_\tNER=B-PER")
    turned = turned.replace("object\t_\tNER", "obj\t_\tNER")
    found = triples(turned, "--keep-trees")
    check("subject and object change places", found, ("Anna Smith", "hire", "Boeing") in found and
          ("Boeing", "hire", "Anna Smith") not in found)
    # An edited arc is certain: the triple reaches a graph.
    deeper = SENTENCE.replace("6\t2019\t2019\tNUM\tCD\t_\t2\tobl", "6\t2019\t2019\tNUM\tCD\t_\t3\tnmod")
    check("an edited arc is certain", triples(deeper, "--keep-trees"),
          triples(deeper, "--keep-trees")[("Boeing", "hire", "Anna Smith")][2] >= 0.5)
    check("without the option nothing is kept", "", triples(turned) == triples(SENTENCE))
    lemma = triples(SENTENCE.replace("hired\thire", "hired\tdismiss"), "--keep-trees")
    check("a lemma", lemma, ("Boeing", "dismiss", "Anna Smith") in lemma)
    vexel = SENTENCE.replace("Boeing", "Vexel")
    for kind in ("ORG", "LOC", "PER"):
        name = triples(vexel.replace("B-ORG", "B-" + kind), "--keep-trees")
        check("a name's type", name, name.get(("Vexel", "hire", "Anna Smith"), "")[0] == kind)
    noun = SENTENCE.replace("2\thired\thire\tVERB\tVBD", "2\thired\thire\tNOUN\tNN")
    check("a tag", triples(noun, "--keep-trees"), ("Boeing", "hire", "Anna Smith") not in triples(noun, "--keep-trees"))
    graph = call("build", "--from", "conllu", "--keep-trees", "-q", "--to", "json", "-o", "-", text=turned)
    edges = [(e["source"], e["relation"], e["target"]) for e in json.loads(graph)["edges"]]
    check("build", edges, any(e[1] == "hire" and e[2].startswith("boeing") for e in edges))


def check_what_is_missing():
    words = "".join("\t".join((*line.split("\t")[:2], *["_"] * 7, line.split("\t")[9])) + "\n"
                    if line[:1].isdigit() else line + "\n" for line in SENTENCE.split("\n")[:-1])
    words = words.replace("NER=B-ORG", "_").replace("NER=B-PER", "_").replace("NER=I-PER", "_")
    check("nothing is given", words, triples(words, "--keep-trees") == triples(words))
    # Names are the model's where a document has none; a pronoun finds what it refers to in any case.
    nameless = SENTENCE.replace("NER=B-ORG", "_").replace("NER=B-PER", "_").replace("NER=I-PER", "_")
    found = triples(nameless, "--keep-trees")
    check("names of the model", found, found.get(("Boeing", "hire", "Anna Smith"), ("", ""))[1] == "PER")
    she = """\
1	She	she	PRON	PRP	_	2	nsubj	_	_
2	owns	own	VERB	VBZ	_	0	root	_	_
3	Delta	Delta	PROPN	NNP	_	4	compound	_	NER=B-ORG
4	Steel	Steel	PROPN	NNP	_	2	obj	_	NER=I-ORG|SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

"""
    found = triples(SENTENCE + she, "--keep-trees")
    check("coreference", found, ("Anna Smith", "own", "Delta Steel") in found)
    # A given sentence that no window of the model holds.
    long = "".join(f"{i}\tword{i}\tword{i}\tNOUN\tNN\t_\t{i - 1 if i > 1 else 0}\t{'nmod' if i > 1 else 'root'}\t_\t_\n"
                   for i in range(1, 1500)) + "\n"
    parsed = call("parse", "--from", "conllu", "--keep-trees", text=long + SENTENCE)
    kept = [line.split("\t")[6:8] for line in parsed.split("\n") if line[:1].isdigit()]
    wanted = [line.split("\t")[6:8] for line in (long + SENTENCE).split("\n") if line[:1].isdigit()]
    check("a very long sentence", "its tree is not kept", kept == wanted)


def check_faults():
    """One line that names the file and the line; what stands around is extracted."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "edited.conllu")
        for name, old, new, fault in (
                ("a head outside", "2\tobj", "9\tobj", "line 13: HEAD '9' is no word of the sentence"),
                ("a circle", "2\tobj", "4\tobj", "line 13: from word 3 the heads lead back to it"),
                ("no root", "0\troot", "3\tdep", "line 11: no word is the root (HEAD 0)"),
                ("a relation", "2\tobj", "2\tobject", "line 13: DEPREL 'object' is unknown")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(SENTENCE + SENTENCE.replace(old, new))
            done = subprocess.run([TRICOT, "extract", "--keep-trees", path], capture_output=True, text=True)
            wanted = f"tricot: {path}: {fault}; the sentence is left out\n"
            check(name, done.stderr, done.returncode == 1 and done.stderr == wanted)
            check(name, done.stdout, '"label": "hire"' in done.stdout)
            done = subprocess.run([TRICOT, "extract", path], capture_output=True, text=True)
            check(name, "a fault without the option", done.returncode == 0 and done.stderr == "")


check_round_trip()
check_edits()
check_what_is_missing()
check_faults()
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
