"""drift.py finds what differs between two programs of which one is known to say other things.

usage: test_drift.py TRICOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from compare import align, compare_sentence  # noqa: E402

TRICOT = os.path.abspath(sys.argv[1])
DRIFT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drift.py")
TEXT = "Boeing hired Anna Smith in 2019.\n\nApple is based in Cupertino.\n\nMaria Weiss founded Delta Steel.\n"
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)
        print(f"not ok: {what}")


def drift(folder, edit, *arguments):
    """What drift.py prints where the program before is this one with its output edited by sed."""
    before = os.path.join(folder, "before")
    with open(before, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\n'{TRICOT}' \"$@\" | sed '{edit}'\n")
    os.chmod(before, 0o755)
    done = subprocess.run([sys.executable, DRIFT, "--before", before, "--now", TRICOT, "--folder", folder, *arguments],
                          cwd=folder, capture_output=True, text=True, timeout=100)
    check(f"status {done.returncode}: {done.stderr}", done.returncode == 0)
    return done.stdout


def check_program():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "a.txt"), "w", encoding="utf-8") as file:
            file.write(TEXT)
        found = drift(folder, "", "a.txt")
        check(f"nothing differs: {found}", "  0 gone, 0 new, 0 changed, in 0 sentences\n" in found and "~" not in found)
        found = drift(folder, "s/\"label\": \"hire\"/\"label\": \"employ\"/", "a.txt")
        check(f"a label: {found}", "a.txt\n  Boeing hired Anna Smith in 2019.\n    ~ Boeing | hired {hire} | Anna Smith" in
              found and "        relation: hired {employ} -> hired {hire}\n" in found and
              "  0 gone, 0 new, 1 changed, in 1 sentence\n  changed: relation 1\n" in found)
        found = drift(folder, "/\"label\": \"found\"/d", "a.txt")
        check(f"new: {found}", "    + Maria Weiss | founded {found} | Delta Steel" in found and
              "  0 gone, 1 new, 0 changed" in found and "verb +1" in found)
        edit = "s/\"text\": \"Anna Smith\", \\(.*\\)\"name\": \"Anna Smith\"/\"text\": \"Anna\", \\1\"name\": \"Anna\"/"
        found = drift(folder, edit, "a.txt")
        check(f"an object: {found}", "        object: Anna -> Anna Smith\n" in found)
        check("--only another part", "Anna" not in drift(folder, edit, "--only", "relation", "a.txt"))
        check("--only this part", "Anna" in drift(folder, edit, "--only", "object", "a.txt"))
        found = drift(folder, "s/\"confidence\": 0.[5-9]/\"confidence\": 0.1/", "a.txt")
        check(f"confidence: {found}", "0 gone, 0 new, 0 changed" in found and "by 0." in found and
              "0 no longer" in found and "take: 0 now" not in found)
        found = drift(folder, "s/be based in/be at home in/g", "--graph", "a.txt")
        check(f"--graph: {found}", "    - Apple | be at home in | Cupertino\n" in found and
              "    + Apple | be based in | Cupertino\n        Apple is based in Cupertino.\n" in found and
              "edges: 1 gone, 1 new, 0 changed" in found)
        check("a gone sentence is told", "    + Apple" in drift(folder, "/Cupertino/{/\"document\"/!d}", "a.txt"))


def triple(subject, relation, object_, **other):
    def argument(text):
        return {"text": text, "name": text, "type": "CONCEPT"}

    return {"subject": argument(subject), "relation": {"text": relation, "label": relation, "base": relation},
            "object": argument(object_), "args": [], "negated": False, "modality": "asserted", "attribution": None,
            "support": [], "basis": "stated", "pattern": "verb", "confidence": 0.9, **other}


def check_pairs():
    """Of several that resemble each other the nearest are paired; what resembles nothing has gone or come."""
    before = [triple("the firm", "sell", "the mill"), triple("the firm", "buy", "a ship"), triple("Oslo", "be in", "Norway")]
    now = [triple("the firm", "buy", "a large ship"), triple("the firm", "sell", "the mill", negated=True),
           triple("rain", "fall", "snow")]
    gone, new, changed, same = compare_sentence(before, now)
    check(f"gone {gone}", gone == [before[2]])
    check(f"new {new}", new == [now[2]])
    check(f"changed {changed}", sorted(map(str, changed)) == sorted(map(str, [(before[0], now[1]), (before[1], now[0])])))
    check("same", same == [])
    gone, new, changed, same = compare_sentence(before[:1] * 2, before[:1])
    check("one of two equal ones has gone", (len(gone), len(new), len(changed), len(same)) == (1, 0, 0, 1))


def check_sentences():
    """Sentences that were cut elsewhere belong together; equal ones that moved do too."""
    before = [(0, 10, "A b. C d."), (11, 15, "E f.")]
    now = [(0, 4, "A b."), (5, 10, "C d."), (20, 24, "E f.")]
    check("align", sorted(map(str, align(before, now))) == sorted(map(str, [
        ([before[1]], [now[2]]), ([before[0]], [now[0], now[1]])])))


check_program()
check_pairs()
check_sentences()
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
