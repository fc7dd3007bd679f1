"""Runs every example of the README, the man pages and the help texts; the README's must print what it says.

usage: test_examples.py TRICOT SOURCE

The examples of one place run in order in an empty folder with the source's `tests` in it, so
that they name what the repository has or what one before them made; those of the help texts,
which are to fit anywhere, in one with files of the repository under the names that they use.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import man_pages

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
DATA = os.path.join(SOURCE, "tests", "data")
COMMANDS = man_pages.commands(TRICOT)


def from_readme():
    """Pairs of a command and what it prints (None where the README does not say)."""
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
        text = file.read()
    for fenced, inline in re.findall(r"```console\n(.*?)```|`(tricot [a-z]+ [^`\n]+)`", text, re.S):
        if inline:
            yield inline, None
        for block in re.findall(r"^\$ (.*?)(?=^\$ |\Z)", fenced, re.S | re.M):
            command, _, printed = block.partition("\n")
            yield command, printed


def from_man_page(name):
    for script in man_pages.read(os.path.join(SOURCE, "packaging", name)).examples:
        yield script, None


def from_help():
    for command in COMMANDS:
        done = subprocess.run([TRICOT, command, "--help"], capture_output=True, text=True, check=True)
        for line in done.stdout.split("\n\n")[0].split("\n"):
            yield line.strip(), None


def prepare_source():
    os.symlink(os.path.join(SOURCE, "tests"), "tests")


def prepare_names():
    """What the help texts name."""
    news = os.path.join(DATA, "news")
    for path, name in ((os.path.join(DATA, "kazakhstan.txt"), "article.txt"), (os.path.join(news, "wednesday.html"), "page.html"),
                       (os.path.join(DATA, "notes.txt"), "notes.txt"), (os.path.join(DATA, "facts.tsv"), "facts.tsv"),
                       (os.path.join(DATA, "resolve.conllu"), "given.conllu")):
        shutil.copy(path, name)
    shutil.copytree(news, "news")
    for day in ("monday", "tuesday"):
        subprocess.run([TRICOT, "extract", f"news/{day}.txt", "-o", day + ".jsonl"], check=True)
        subprocess.run([TRICOT, "graph", "-q", day + ".jsonl", "-o", day + ".graphml"], check=True)


def run(example):
    """Exit status, and what a terminal would show."""
    with open("bin/shown", "w+", encoding="utf-8") as shown:
        status = subprocess.run(["/bin/sh", "-ec", example], stdout=shown, stderr=subprocess.STDOUT,
                                stdin=subprocess.DEVNULL, timeout=60, check=False).returncode
        shown.seek(0)
        return status, shown.read()


def run_place(place, examples, prepare):
    """How many examples there were and how many of them failed."""
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    os.mkdir("bin")
    os.symlink(TRICOT, "bin/tricot")
    os.environ["PATH"] = os.path.join(folder, "bin") + ":" + PATH
    n = failures = 0
    try:
        prepare()
        for example, printed in examples:
            n += 1
            status, shown = run(example)
            if status != 0 or shown.count("tricot: cannot"):
                failures += 1
                print(f"not ok: {place}: {example}\n{shown}")
            elif printed is not None and shown != printed:
                failures += 1
                print(f"not ok: {place}: {example} prints something else now:")
                print("\n".join(difflib.unified_diff(printed.split("\n"), shown.split("\n"), place, "printed", lineterm="")))
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    if n == 0:
        print(f"not ok: {place}: no example is found")
    return n, failures + (n == 0)


PATH = os.environ["PATH"]
pages = sorted(name for name in os.listdir(os.path.join(SOURCE, "packaging")) if re.search(r"\.[1-9]$", name))
places = [("README.md", list(from_readme()), prepare_source), ("--help", list(from_help()), prepare_names)]
places += [(name, list(from_man_page(name)), prepare_source) for name in pages]
results = [run_place(*place) for place in places]
shows_output = sum(printed is not None for _, printed in places[0][1])
if not 7 <= len(COMMANDS) <= len(pages) or shows_output == 0:
    print(f"not ok: {len(pages)} man pages, {shows_output} outputs in the README")
    sys.exit(1)
print(f"{len(places)} places, {sum(n for n, _ in results)} examples, {sum(failed for _, failed in results)} failures")
sys.exit(any(failed for _, failed in results))
