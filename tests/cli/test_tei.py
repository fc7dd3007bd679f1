"""What TEI files mark up: names with references, speeches; from the file to the graph.

usage: test_tei.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shutil
import subprocess
import sys
import tempfile

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
failures = []


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    if "input" not in keywords:
        keywords["stdin"] = subprocess.DEVNULL
    done = subprocess.run([TRICOT, *arguments], capture_output=True, text=True, timeout=500, **keywords)
    check(f"tricot {' '.join(arguments)}", done.stderr, done.returncode == 0)
    return done.stdout, done.stderr


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def extracted(*arguments, **keywords):
    """Triples as (subject, label, object, who says it), and the entities by name."""
    records = lines(call("extract", *arguments, **keywords)[0])
    triples = {(t["subject"]["name"], t["relation"]["label"], t["object"]["name"], t["attribution"] and t["attribution"]["name"])
               for t in records if "document" not in t}
    return triples, [entity for record in records if "document" in record for entity in record["entities"]]


def given_of(record):
    return [(record["text"][one["begin"]:one["end"]], one["type"], one["ref"], one["name"], one["wikidata"]) for one in record["given"]]


def read_and_back():
    output, _ = call("read", "play.xml", "letter.xml")
    play, letter = lines(output)
    check("the play's text", play["text"], "Marta\n\nI have sold my boat to the council. (She sits down.) Henry has built" in play["text"]
          and "the smith's daughter\nhas bought" in play["text"] and "Quill, Marta" not in play["text"])
    given = given_of(play)
    for wanted in (("Corran", "LOC", "#corran", "Corran", "Q999001"), ("Marta", "PER", "#marta", "Marta Quill", ""),
                   ("I have sold my boat to the council.", "speech", "#marta", "Marta Quill", ""),
                   ("Henry", "PER", "#young", "Henry Dane the Younger", ""), ("I founded the town.", "speech", "#nobody", "", ""),
                   ("Kell", "LOC", "http://www.wikidata.org/entity/Q999002", "", "Q999002")):
        check("the play's marks", (wanted, given), wanted in given)
    together = [one[2] for one in given if one[0] == "The council has closed the harbour."]
    check("several speakers", together, together == ["#young", "#sailors"])
    check("the letter's text", letter["text"], letter["text"].startswith("Upper Quay, 4 May 1861\n\nDear sister,\n\nOn Monday Mr. Smith"))
    with open("all.jsonl", "w", encoding="utf-8") as file:
        file.write(output)
    check("read back", "differs", call("read", "--from", "jsonl", "all.jsonl")[0] == output)
    check("extracted from both", "differs", call("extract", "all.jsonl")[0] == call("extract", "play.xml", "letter.xml")[0])
    part = lines(call("read", "--xpath", "//_:sp[1]", "play.xml")[0])[0]
    check("marks of a part", given_of(part), part["text"].startswith("Marta\n\nI have") and given_of(part)[1][0] == "I have sold my boat to the council.")


def play():
    triples, entities = extracted("play.xml")
    by_name = {entity["name"]: entity for entity in entities}
    for wanted in (("Marta Quill", "sell", "boat", "Marta Quill"), ("Henry Dane the Elder", "build", "tower", "Marta Quill"),
                   ("Henry Dane the Younger", "steal", "bell", "Marta Quill"), ("son", "leave", "town", "Henry Dane the Elder"),
                   ("Marta Quill", "buy", "bell", "Henry Dane the Elder"), ("council", "close", "harbour", "Henry Dane the Younger"),
                   ("nobody", "found", "town", "nobody"), ("Marta Quill", "enter", "custom house of Corran", None)):
        check("the play's triples", (wanted, sorted(triples, key=str)), wanted in triples)
    marta = by_name.get("Marta Quill", {})
    check("a person", marta, marta.get("type") == "PER" and marta.get("ref") == "#marta" and marta.get("named"))
    check("a place", by_name.get("Corran"), by_name["Corran"]["wikidata"] == "Q999001" and by_name["Corran"]["type"] == "LOC")
    check("each once", entities, len(by_name) == len(entities))


def letter():
    triples, entities = extracted("letter.xml")
    for wanted in (("John Smith, printer", "print", "poems", None), ("John Smith, curate", "buy", "house", None),
                   ("Society of Lamplighters", "give", "medal", None), ("Georgia", "visit", "Hale", None)):
        check("the letter's triples", (wanted, sorted(triples, key=str)), wanted in triples)
    by_name = {entity["name"]: entity for entity in entities}
    printer = by_name["John Smith, printer"]
    check("a Wikidata id", printer, printer["wikidata"] == "Q999003" and printer["aliases"] == ["Smith"])
    check("a type over the tables", by_name["Georgia"], by_name["Georgia"]["type"] == "PER" and by_name["Georgia"]["ref"] == "#lost")
    check("two names of one place", by_name.get("Upper Quay"), by_name["Upper Quay"]["mentions"] == 2)


def graphs():
    call("build", "play.xml", "letter.xml", "-o", "whole.json", "--entities", "table.tsv", "--update-entities")
    for name in ("play", "letter"):
        with open(f"{name}.jsonl", "w", encoding="utf-8") as file:
            file.write(call("extract", f"{name}.xml")[0])
    call("graph", "play.jsonl", "letter.jsonl", "-o", "parts.json")
    with open("whole.json", encoding="utf-8") as whole, open("parts.json", encoding="utf-8") as parts:
        nodes = [node["id"] for node in json.load(whole)["nodes"]]
        check("in parts", "differs", sorted(nodes) == sorted(node["id"] for node in json.load(parts)["nodes"]))
    with open("table.tsv", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    refs = {row[0]: row[rows[0].index("ref")] for row in rows}
    check("the table's references", refs, refs["henry_dane_the_elder"] == "play.xml#old" and refs["upper_quay"] == "https://www.geonames.org/1")
    call("build", "letter.xml", "play.xml", "-o", "again.json", "--entities", "table.tsv", "--update-entities")
    with open("again.json", encoding="utf-8") as file:
        check("ids that stay", "differs", sorted(node["id"] for node in json.load(file)["nodes"]) == sorted(nodes))


def document(name, text, *given):
    spans = []
    for words, kind, ref in given:
        spans.append({"begin": text.index(words), "end": text.index(words) + len(words), "type": kind, "ref": ref})
    return json.dumps({"id": name, "text": text, "given": spans})


def one_name_two_references():
    """Two people called the same stay two, in a document and across documents; one person stays one."""
    a = "Ann Lee met the mayor in the town hall. In Hale, Ann Lee wrote a book about the river."
    at = a.rindex("Ann Lee")
    first = json.dumps({"id": "a", "text": a, "given": [
        {"begin": 0, "end": 7, "type": "PER", "ref": "https://people.example/1"},
        {"begin": at, "end": at + 7, "type": "PER", "ref": "https://people.example/2"}]})
    b = document("b", "Ms. Lee of Hale sold the old mill to the council.", ("Ms. Lee", "PER", "https://people.example/2"))
    c = document("c", "Ann Lee left the country in the spring of that year.", ("Ann Lee", "PER", "#x"))
    d = document("d", "Ann Lee has built a bridge over the river.", ("Ann Lee", "PER", "https://people.example/3"))
    call("build", "--from", "jsonl", "-", "-o", "lees.json", "--nodes", "all", "--min-confidence", "0", input="\n".join((first, b, c, d)) + "\n")
    with open("lees.json", encoding="utf-8") as file:
        graph = json.load(file)
    lees = {node["id"]: node for node in graph["nodes"] if "Lee" in node["label"]}
    done = sorted((edge["source"], edge["relation"]) for edge in graph["edges"] if edge["source"] in lees)
    of = {relation: source for source, relation in done}
    check("people of one name", (done, list(lees)), len(lees) == 3 and of["write"] == of["sell"] != of["meet"] != of["build"])
    check("what is not told apart", done, of["leave"] == of["meet"])


def odd_spans():
    """What overlaps, or is no span, changes nothing else; offsets count the text without CR."""
    text = "The Bank of Kell hired Jo.\r\n\r\nShe left Hale."
    spans = [{"begin": 4, "end": 16, "type": "ORG", "ref": "#b"}, {"begin": 12, "end": 16, "type": "LOC", "ref": "#k"},
             {"begin": 9, "end": 30, "type": "LOC", "ref": "#x"}, {"begin": 23, "end": 25, "type": "PER", "ref": "#jo"},
             {"begin": 30, "end": 33, "type": "PER", "ref": "#jo"}, {"begin": 39, "end": 43, "type": "ORG", "ref": ""}]
    wrong = [{"begin": 3, "end": 3, "type": "PER"}, {"begin": 5, "end": 400, "type": "PER"}, {"begin": -1, "end": 4, "type": "PER"},
             {"begin": 1, "end": 4, "type": "DATE"}, {"begin": 1, "end": 4}, {"begin": "1", "end": 4, "type": "PER"}, 7,
             {"begin": 1, "end": 4, "type": "speech"}]
    output, said = call("read", "--from", "jsonl", "-", input=json.dumps({"id": "odd", "text": text, "given": spans + wrong}))
    record = lines(output)[0]
    check("wrong spans", said, '8 of "given" left out' in said)
    check("spans behind CR LF", given_of(record), ("She", "PER", "#jo", "", "") in given_of(record) and ("Hale", "ORG", "", "", "") in given_of(record))
    triples, entities = extracted("--from", "jsonl", "--force", "-", input=output)
    check("overlapping spans", sorted(triples, key=str), {("Bank of Kell", "hire", "Jo", None), ("Jo", "leave", "Hale", None)} <= triples)
    check("a type without a reference", entities, any(entity["name"] == "Hale" and entity["type"] == "ORG" for entity in entities))
    other = lines(call("read", "--from", "jsonl", "-", input='{"text": "A text.", "given": "name"}')[0])[0]
    check("another field of that name", other, "given" not in other and other["meta"] == {"given": "name"})


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in ("play.xml", "letter.xml"):
            shutil.copy(os.path.join(SOURCE, "tests", "data", "tei", name), name)
        for part in (read_and_back, play, letter, graphs, one_name_two_references, odd_spans):
            part()
        os.chdir("/")
    return 1 if failures else 0


sys.exit(main())
