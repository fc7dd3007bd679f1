"""Who is who in a made corpus, by kind of name; and that joins.py draws and counts as by hand.

usage: test_identity.py TRICOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile

import made

TRICOT = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
# What must hold of 40 documents: kind, precision and recall of its nodes, in percent.
MUST = {"person": (96, 94), "holder": (100, 100), "surname": (97, 86), "body": (100, 98), "acronym": (100, 91),
        "institution": (100, 44), "numbered": (100, 97)}
# Whose "the Senate" is: documents, and in how many of them it is the American one.
SENATES = {
    "a party and a state": (["Ron Hale (D-Ore.) told the Senate that the bridge was closed.", "Ada Lind, R-N.Y., left the Senate in June."], 2),
    "both parties": (["Republicans in the Senate rejected the treaty. Democrats had supported it.", "The U.S. Senate rejected the treaty."], 2),
    "its states": (["Farmers in Iowa and Nebraska thanked the Senate.", "Drivers in Ohio and Texas asked the Senate for roads."], 2),
    "the seat of its government": (["The White House asked the Senate for money.", "The White House thanked the Senate."], 2),
    "another country's": (["The White House asked the Senate for money.", "The White House spoke to the Brazilian Senate. The Senate refused."], 1),
    "nobody's": (["The White House asked the Senate for money.", "Milan has a tram. The Senate praised it."], 1),
    "two seats": (["The White House asked the Senate for money.", "The White House called the Kremlin. The Senate applauded."], 1),
}
# Texts on American politics, and one that is on none.
DEPARTMENTS = ["Republicans and Democrats praised the Justice Department.", "Ron Hale (D-Ore.) sued the Justice Department in the Supreme Court.",
               "Oslo has a Justice Department, which Ada Lind left."]
# Names that share a word: one document each, and the names that must be nodes of their own in it.
APART = [("Ada Lind left the House on Monday. The House Budget Committee praised Ada Lind.", "House", "House Budget Committee"),
         ("Trucks blocked I-10 on Monday. Ada Lind closed I-12 in Baton Rouge.", "I-10", "I-12")]
# ... and of one that do not.
ONE = [("The Bonn University opened a library. Ada Lind left the University on Monday.", "University")]
# A person has a cabinet; a ministry is its country's, whoever leads it.
LEADERS = ["Janet Holt's Treasury bought the bank in Oslo.", "Ada Lind's cabinet met in Bergen."]
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)
        print(f"not ok: {what}")


def call(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=300)


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


def falls_short(result):
    """The kinds of which more is wrong than may be, or of which nothing was found."""
    return {kind: result.get(kind) for kind, (precision, recall) in MUST.items()
            if kind not in result or result[kind][1] > result[kind][0] / 4 or 100 * result[kind][2] < precision or 100 * result[kind][3] < recall}


def check_made(folder):
    corpus, graph, evidence = (os.path.join(folder, name) for name in ("corpus.jsonl", "graph.json", "evidence.jsonl"))
    write(corpus, call(sys.executable, os.path.join(HERE, "..", "bench", "make_corpus.py"), "40", "5").stdout)
    done = call(TRICOT, "build", "-q", corpus, "-o", graph, "--evidence", evidence, "--nodes", "all", "--min-confidence", "0", "--no-layout")
    check(f"build: {done.stderr}", done.returncode == 0)
    documents = made.lines_of(corpus)
    with open(graph, encoding="utf-8") as file:
        found = made.stand_for(documents, json.load(file), made.lines_of(evidence))
    result, merged = made.score(found)
    check(f"a made corpus: {falls_short(result)}, nodes that mean two things: {merged}", not falls_short(result))
    # One node for everything, and a node for each name of each document, are found out.
    one, _ = made.score({name: {"n0"} for name in found})
    check(f"all in one: {one}", all(100 * one[kind][2] < precision for kind, (precision, _) in MUST.items()))
    each, _ = made.score({name: {str(name)} for name in found})
    check(f"all apart: {each}", {"person", "holder", "surname", "acronym", "numbered"} <= set(falls_short(each)))


def labels_of(folder, documents):
    """The nodes of documents: {label: in how many of them}."""
    texts, graph = os.path.join(folder, "texts.jsonl"), os.path.join(folder, "texts.json")
    write(texts, "".join(json.dumps({"id": f"d{number}", "text": text}) + "\n" for number, text in enumerate(documents)))
    done = call(TRICOT, "build", "-q", texts, "-o", graph, "--nodes", "all", "--min-confidence", "0", "--force", "--no-layout")
    check(f"build: {done.stderr}", done.returncode == 0)
    with open(graph, encoding="utf-8") as file:
        return {node["label"]: node["n_docs"] for node in json.load(file)["nodes"]}


def check_owners(folder):
    for name, (documents, n) in SENATES.items():
        found = labels_of(folder, documents)
        check(f"the Senate, {name}: {found}", found.get("Senate (United States)") == n)
    found = labels_of(folder, DEPARTMENTS)
    check(f"departments: {found}", found.get("Justice Department (United States)") == 2 and "Supreme Court (United States)" in found)
    for text, *names in APART:
        found = labels_of(folder, [text])
        check(f"apart: {names} {found}", all(name in found for name in names))
    for text, name in ONE:
        found = labels_of(folder, [text])
        check(f"one: {name} {found}", name not in found)
    found = labels_of(folder, LEADERS)
    check(f"leaders: {found}", "Treasury" in found and "cabinet (Ada Lind)" in found)


def check_score_by_hand():
    # Two documents: A and B in one node, C in two.
    found = {("d1", "Ann Lee", "A", "person"): {"x"}, ("d2", "Ann Lee", "B", "person"): {"x"},
             ("d1", "ACR", "C", "acronym"): {"y"}, ("d2", "ACR", "C", "acronym"): {"z"}, ("d2", "Bo", "D", "person"): set()}
    result, merged = made.score(found)
    check(f"by hand: {result}", result == {"person": (3, 1, 0.5, 1.0), "acronym": (2, 0, 1.0, 0.5)})
    check(f"merged by hand: {merged}", merged == [("person", "x", {"A": 1, "B": 1})])


EXPLAIN = """\
one: "Lee" (sentence 1, 19-22) is "Ann Lee" (sentence 0, 0-7): a surname or given name alone
one: "he" (sentence 1, 0-2) is "Ann Lee" (sentence 0, 0-7): coreference
one: "Ann Lee's" (sentence 1, 9-18) is "Ann Lee" (sentence 0, 0-7): the same name
one: "Bo Ray" (sentence 1, 24-30) is "Ann Lee" (sentence 0, 0-7): coreference
one: "Bo Ray" (sentence 1, 24-30) is "Ann Lee" (sentence 0, 0-7): coreference
one: sentence 1: "Ann Lee" [Ann Lee, name] met "Bo Ray" [Bo Ray, name]: verb
"Ann Lee" in 2 documents is one: one name, PER
"Ray" (one) is "Bo Ray" (two): the only one with this other name or surname
"""


def check_joins(folder):
    explain, corpus, drawn, judged = (os.path.join(folder, name) for name in ("explain", "texts.jsonl", "drawn.tsv", "judged.tsv"))
    write(explain, EXPLAIN)
    write(corpus, json.dumps({"id": "one", "text": "Ann Lee. Ann Lee's Lee, Bo Ray."}) + "\n" + json.dumps({"id": "two", "text": "Bo Ray."}) + "\n")
    done = call(sys.executable, os.path.join(HERE, "joins.py"), "draw", explain, corpus, "--of", "1")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    check(f"drawn: {rows} {done.stderr}", [row[1:5] for row in rows] == [
        ["a surname or given name alone", "1", "Lee", "Ann Lee"], ["across: the only one with this other name or surname", "1", "Ray", "Bo Ray"],
        ["coreference", "2", "Bo Ray", "Ann Lee"]] and "[[Lee]]" in rows[0][6] and "[[Bo Ray]]" in rows[2][6])
    write(drawn, done.stdout)
    write(judged, "# id\tright\n" + "".join(f"{row[0]}\t{int(row[1] != 'coreference')}\twhy\n" for row in rows))
    done = call(sys.executable, os.path.join(HERE, "joins.py"), "score", drawn, judged, "--wrong")
    lines = {" ".join(line.split()[:-6]): line.split()[-6:-3] for line in done.stdout.splitlines() if " to " in line}
    check(f"counted: {done.stdout} {done.stderr}", lines.get("coreference 2") == ["1", "0", "0%"]
          and lines.get("a surname or given name alone 1") == ["1", "1", "100%"] and "Bo Ray | Ann Lee" in done.stdout)
    write(judged, "j9999\t1\n")
    check("judged, not drawn", call(sys.executable, os.path.join(HERE, "joins.py"), "score", drawn, judged).returncode != 0)


def main():
    check_score_by_hand()
    with tempfile.TemporaryDirectory() as folder:
        check_joins(folder)
        check_owners(folder)
        check_made(folder)
    if failures:
        sys.exit(f"{len(failures)} failures")
    print("ok")


main()
