"""Runs every example of the README, the man page and the help texts, in order, in a folder with what they name.

usage: test_examples.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import sys
import tempfile

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
COMMANDS = ("build", "extract", "parse", "read", "graph", "convert", "rank", "info", "show", "diff")


def from_readme():
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
        for block in re.findall(r"```sh\n(.*?)```", file.read(), re.S):
            yield from (line for line in block.split("\n") if line.startswith("tricot "))


def from_man_page():
    with open(os.path.join(SOURCE, "packaging", "tricot.1"), encoding="utf-8") as file:
        for block in re.findall(r"^\.EX\n(.*?)^\.EE", file.read(), re.S | re.M):
            for line in block.split("\n"):
                if line.startswith("tricot "):
                    yield line.replace("\\-", "-").replace("\\(aq", "'")


def from_help():
    for command in COMMANDS:
        done = subprocess.run([TRICOT, command, "--help"], capture_output=True, text=True)
        if done.returncode == 0:
            yield from (line.strip() for line in done.stdout.split("\n\n")[0].split("\n") if line.startswith("  tricot "))


def prepare():
    sample = os.path.join(SOURCE, "tests", "data", "kazakhstan.txt")
    shutil.copy(sample, "article.txt")
    shutil.copy(sample, "kazakhstan.txt")
    os.mkdir("news")
    for name, text in (("monday.txt", "Apple is based in Cupertino.\n"), ("tuesday.txt", "Boeing hired Anna Smith.\n")):
        with open(os.path.join("news", name), "w", encoding="utf-8") as file:
            file.write(text)
    with open("notes.txt", "w", encoding="utf-8") as file:
        file.write("Apple is based in Cupertino.\nBoeing is based in Seattle.\n")
    with open("page.html", "w", encoding="utf-8") as file:
        file.write("<html><head><title>News</title></head><body><article><p>" +
                   "Apple is based in Cupertino. Boeing is based in Seattle. " * 4 + "</p></article></body></html>")
    with open("facts.tsv", "w", encoding="utf-8") as file:
        file.write("Apple\tbe base in\tCupertino\nBoeing\tbe base in\tSeattle\n")
    for day in ("monday", "tuesday"):
        with open(day + ".jsonl", "wb") as file:
            subprocess.run([TRICOT, "extract", f"news/{day}.txt"], stdout=file, check=True)
        subprocess.run([TRICOT, "graph", "-q", day + ".jsonl", "-o", day + ".graphml"], check=True)
    with open("given.conllu", "w", encoding="utf-8") as file:
        for number, word in enumerate(("Apple", "is", "based", "in", "Cupertino", "."), 1):
            file.write(f"{number}\t{word}" + "\t_" * 8 + "\n")
        file.write("\n")


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    os.mkdir("bin")
    os.symlink(TRICOT, "bin/tricot")
    environment = {**os.environ, "PATH": os.path.join(folder, "bin") + ":" + os.environ["PATH"]}
    failures = 0
    n = 0
    try:
        prepare()
        for place, examples in (("README.md", from_readme()), ("tricot.1", from_man_page()), ("--help", from_help())):
            in_place = 0
            for example in examples:
                if "COMMAND" in example:
                    continue
                n, in_place = n + 1, in_place + 1
                done = subprocess.run(["/bin/sh", "-ec", example], env=environment, capture_output=True,
                                      text=True, stdin=subprocess.DEVNULL, timeout=60)
                if done.returncode != 0:
                    failures += 1
                    print(f"not ok: {place}: {example}\n{done.stderr}")
            if in_place == 0:
                failures += 1
                print(f"not ok: {place}: no example is found")
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{n} examples, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
