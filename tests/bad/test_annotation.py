#!/usr/bin/env python3
"""Tests what `tricot parse` prints for good and hostile text: well-formed CoNLL-U with one tree
a sentence, every character of the text in some token, brackets that nest, the same bytes on any
processor and with any number of threads, bounded time and memory.

test_annotation.py TRICOT SAMPLE          all but what takes a minute
test_annotation.py TRICOT SAMPLE --long   that
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata

TRICOT, SAMPLE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
WORDS = ("the quick brown fox jumps over a lazy dog and president Tokayev of Kazakhstan said "
         "that Russia had sent troops to Almaty").split()
# Sanitizers need more of everything: a memory limit says nothing of a program under them.
SANITIZED = b"__asan_init" in open(TRICOT, "rb").read() or "SANITIZED" in os.environ
BRACKET = r"\(e\d+-(?:PER|ORG|LOC|MISC|DATE|NUM|CONCEPT)-\d+\)?|e\d+\)"

failures = []


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def plain(text):
    """The characters that tokens hold: no white space, no control or direction characters."""
    return "".join(c for c in text if not c.isspace() and c not in "\u200b\ufeff\x7f"
                   and unicodedata.category(c) not in ("Cc", "Zs", "Zl", "Zp")
                   and not "\u200e" <= c <= "\u200f" and not "\u202a" <= c <= "\u202e"
                   and not "\u2060" <= c <= "\u2069")


def run(name, command, text, *options, environment=None):
    """Standard output of `tricot COMMAND -` on a text of bytes."""
    done = subprocess.run([TRICOT, command, "--quiet", "--force", *options, "-"], input=text, capture_output=True,
                          timeout=600, env={**os.environ, **(environment or {})})
    check(name, f"exit {done.returncode}: {done.stderr[-300:]!r}", done.returncode == 0)
    return done.stdout


def sentences(conllu):
    """[(comments, rows)]"""
    result, comments, rows = [], {}, []
    for line in conllu.split("\n"):
        if line.startswith("# "):
            key, _, value = line[2:].partition(" = ")
            comments[key] = value
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            result.append((comments, rows))
            comments, rows = {}, []
    return result


def is_tree(heads):
    """Whether heads (from 1; 0 is the root) are one tree under one root."""
    if heads.count(0) != 1:
        return False
    reached = {0}
    for begin in range(1, len(heads) + 1):
        path, at = [], begin
        while at not in reached:
            if at in path:
                return False
            path.append(at)
            at = heads[at - 1]
        reached.update(path)
    return True


def check_conllu(name, output, text):
    """Checks all that CoNLL-U and CONTRACT's MISC column ask for."""
    conllu = output.decode("utf-8")
    forms, ids, opened = [], set(), []
    for comments, rows in sentences(conllu):
        check(name, f"columns of {comments}", all(len(r) == 10 and all(r) for r in rows))
        check(name, f"sent_id {comments.get('sent_id')!r}",
              re.fullmatch(r"[^\s/]+", comments.get("sent_id", "")) and comments["sent_id"] not in ids)
        ids.add(comments.get("sent_id"))
        words = [r for r in rows if "-" not in r[0]]
        check(name, "numbers", [r[0] for r in words] == [str(i + 1) for i in range(len(words))])
        check(name, f"tree of {comments.get('text', '')[:80]}", is_tree([int(r[6]) for r in words]))
        check(name, "root", all((r[6] == "0") == (r[7] == "root") for r in words))
        check(name, "text", plain(comments["text"]) == plain("".join(r[1] for r in words)))
        surface, covered = "", 0
        for r in rows:
            if "-" in r[0]:
                covered = int(r[0].split("-")[1])
            elif int(r[0]) <= covered:
                check(name, "SpaceAfter inside a token", "SpaceAfter" not in r[9])
                continue
            surface += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
        check(name, f"spaces of {comments['text'][:80]!r}", surface.split() == comments["text"].split())
        ner = ["O"]
        for r in words:
            forms.append(r[1])
            misc = dict(part.partition("=")[::2] for part in r[9].split("|"))
            ner.append(misc.get("NER", "O"))
            check(name, f"NER {ner[-2:]}", not ner[-1].startswith("I-") or ner[-2][2:] == ner[-1][2:])
            for part in re.findall(BRACKET, misc.get("Entity", "")):
                if part.startswith("("):
                    if not part.endswith(")"):
                        opened.append(part[1:].split("-")[0])
                else:
                    check(name, f"brackets at {r[1]}", opened and opened.pop() == part[:-1])
            left = re.sub(BRACKET, "", misc.get("Entity", ""))
            check(name, f"Entity={misc.get('Entity')}", left == "")
        check(name, "brackets left open", not opened)
        opened.clear()
    if text is not None:
        check(name, "characters lost or made", plain("".join(forms)) == plain(text))


def check_offsets(name, output, text):
    """Every span of a triple is the text's, white space and control characters aside."""
    for line in output.decode("utf-8").rstrip("\n").split("\n"):
        triple = json.loads(line)
        if "document" in triple:
            continue
        check(name, "sentence", plain(text[triple["begin"]:triple["end"]]) == plain(triple["sentence"]))
        for argument in (triple["subject"], triple["object"], *triple["args"]):
            if argument["begin"] is not None and "spans" not in argument:
                check(name, f"argument {argument['text']!r}",
                      plain(text[argument["begin"]:argument["end"]]) == plain(argument["text"]))


def hostile():
    """(name, text)"""
    choose = random.Random(1)
    yield "a sentence of 5,000 words", "The man " + " ".join(choose.choices(WORDS, k=5000)) + "."
    yield "a sentence of 5,000 words with commas", "The man " + ", ".join(choose.choices(WORDS, k=5000)) + "."
    yield "no letter", "123 !!! ??? ---- 4.5% $$ \n\n...\n" * 100
    yield "one punctuation mark", "!"
    yield "a run of punctuation", "!" * 100_000
    yield "brackets", "(" * 700 + ")" * 700
    yield "apostrophes and clitics", "'" * 700 + " " + "n't" * 700 + " don't've'd'll"
    yield "digits", "1" * 3000 + " 1," * 500 + "1-" * 500
    yield "months", "January 5 to " * 300
    yield "addresses", "http://a.b/c" * 300 + " a@b" * 300 + "..." * 300
    yield "line breaks", "\n" * 100_000 + "Hello world .\n" * 200
    yield "NUL", "President\0 Tokayev \0said\0 that Russia sent\0troops.\n\0\0\0"
    yield "controls", "Tokayev\x01 said \x7f that\x1b[0m Russia \x08sent\u2028troops\u0085 home.\u200e\u202e Yes."
    yield "emoji", "I \u2764\ufe0f Paris \U0001F468\u200d\U0001F469\u200d\U0001F467 and \U0001F1EB\U0001F1F7! " * 30
    yield "other scripts", ("\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u0420\u043e\u0441\u0441\u0438\u0438. "
                            "\u4e2d\u56fd\u56fd\u5bb6\u4e3b\u5e2d\u8bbf\u95ee\u4e86\u3002 "
                            "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd "
                            "\u0939\u093f\u0928\u094d\u0926\u0940 \u0e44\u0e17\u0e22 ") * 50
    yield "marks on one letter", "a" + "\u0301" * 20_000 + " b " + "\u200d" * 2000
    yield "beyond the first plane", "\U00010348\U0001D49C \U0010FFFD " * 200
    yield "one letter", "a"


def check_hostile(name, text):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    check_conllu(name, run(name, "parse", text.encode(), "--from", "text", "-j", "1"), text)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    check(name, f"{seconds:.0f} s", SANITIZED or seconds < 60)
    if len(text) < 1_000_000:
        form = "text" if "\n" in text else "lines"
        check_offsets(name, run(name, "extract", text.encode(), "--from", form), text)


def test_hostile_text():
    for name, text in hostile():
        check_hostile(name, text)


def test_a_line_of_10_megabytes():
    check_hostile("a line of 10 MB without blanks", "x" * 10_000_000)


def test_the_sample():
    with open(SAMPLE, encoding="utf-8") as file:
        text = file.read()
    check_conllu("sample", run("sample", "parse", text.encode()), text)
    check_offsets("sample", run("sample", "extract", text.encode()), text)


# TRICOT_PRODUCTS: what /proc/cpuinfo says of a processor that has it.
INSTRUCTIONS = {
    "avx2": {"avx2"}, "avx-vnni": {"avx_vnni"}, "avx512": {"avx512vl", "avx512bw", "avx512_vnni"},
    "amx": {"amx_tile", "amx_int8", "avx512_vnni"}, "neon": {"asimddp"},
}


def cpu_flags():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        return {flag for line in file if line.startswith(("flags", "Features")) for flag in line.split(":")[1].split()}


def test_every_processor_gives_the_same():
    with open(SAMPLE, "rb") as file:
        text = file.read()
    expected = run("this processor", "parse", text)
    for products in ("plain", *(name for name, flags in INSTRUCTIONS.items() if flags <= cpu_flags())):
        check(products, "other bytes",
              run(products, "parse", text, environment={"TRICOT_PRODUCTS": products}) == expected)


def test_given_tokens_stay():
    given = ("# newdoc id = d\n# sent_id = a1\n# text = He doesn't know.\n1\tHe" + "\t_" * 8 + "\n2-3\tdoesn't" + "\t_" * 8
             + "\n2\tdoes" + "\t_" * 8 + "\n3\tn't" + "\t_" * 8 + "\n4\tknow" + "\t_" * 7 + "\tSpaceAfter=No\n5\t." + "\t_" * 8
             + "\n\n# sent_id = a2\n# text = of the\n1\tof" + "\t_" * 8 + "\n2\tthe" + "\t_" * 8 + "\n\n")
    output = run("given tokens", "parse", given.encode(), "--from", "conllu")
    check_conllu("given tokens", output, None)
    found = [(c["sent_id"], c["text"], [r[1] for r in rows]) for c, rows in sentences(output.decode())]
    check("given tokens", found, found == [("a1", "He doesn't know.", ["He", "doesn't", "does", "n't", "know", "."]),
                                           ("a2", "of the", ["of", "the"])])


def test_a_text_of_100_000_words():
    """In memory that grows by less than 1 kB a word, 200 MB in all."""
    with open(SAMPLE, encoding="utf-8") as file:
        sample = file.read()
    n = 100_000 // len(sample.split()) + 1
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n\n".join([sample] * n))
        program = ("import resource, subprocess, sys; "
                   "status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode; "
                   "print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", program, TRICOT, "extract", "-j", "1", "--quiet", path],
                              capture_output=True, timeout=1200, text=True)
        status, kilobytes = (int(word) for word in done.stdout.split())
    check("100,000 words", f"exit {status}", status == 0)
    check("100,000 words", f"{kilobytes // 1000} MB", SANITIZED or kilobytes < 200_000)
    print(f"100,000 words: {kilobytes // 1000} MB at most")


if "--long" in sys.argv:
    test_a_line_of_10_megabytes()
    test_a_text_of_100_000_words()
else:
    test_the_sample()
    test_given_tokens_stay()
    test_every_processor_gives_the_same()
    test_hostile_text()
if failures:
    sys.exit(f"{len(failures)} failures: {', '.join(sorted(set(failures)))}")
