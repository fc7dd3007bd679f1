#!/usr/bin/env python3
"""Lets Universal Dependencies' own tools read what `tricot parse` prints: udvalidate up to level 2
(the format; trees, relations and tags of UD), udapi for entities.

test_conllu.py TRICOT SAMPLE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile

try:
    import udapi
except ModuleNotFoundError:
    print("udapi is not installed; ./test does")
    sys.exit(77)

TRICOT, SAMPLE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TEXT = """\
ALMATY, Jan 7 (Reuters) - They don't know; we can't wait: "Let's go!"

* Anna's U.S.-based firm (founded 1999-2003) lost $5m
* cannot, gonna, wanna
\U0001F600 http://a.b/c?d=e_f #tag @name
"""


def judge(text):
    """Validates the annotation of a text; returns its document as udapi reads it."""
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "a b.conllu")
        with open(made, "wb") as file:
            file.write(subprocess.run([TRICOT, "parse", "--quiet", "--from", "text", "-"], input=text.encode(),
                                      stdout=subprocess.PIPE, check=True).stdout)
        done = subprocess.run([os.path.join(os.path.dirname(sys.executable), "udvalidate"), "--lang", "ud",
                               "--level", "2", made], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(done.stdout + done.stderr)
        return udapi.Document(made)


with open(SAMPLE, encoding="utf-8") as sample:
    document = judge(sample.read())
entities = {mention.span: entity.etype for entity in document.coref_entities for mention in entity.mentions}
names = {" ".join(node.form for node in mention.words): entity
         for entity in document.coref_entities for mention in entity.mentions}
assert names["Kazakhstan"].etype == "LOC", names["Kazakhstan"].etype
assert len(names["Kazakhstan"].mentions) > 3, len(names["Kazakhstan"].mentions)
judge(TEXT)
print(f"{len(entities)} mentions of {len(document.coref_entities)} entities")
