"""The man page, the README, the completion and the help texts name the same commands and options.

usage: test_pages.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import subprocess
import sys
import tempfile

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
MAN = os.path.join(SOURCE, "packaging", "tricot.1")
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)


def text_of(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        return file.read()


def helped(*arguments):
    return subprocess.run([TRICOT, *arguments, "--help"], capture_output=True, text=True, check=True).stdout


commands = re.findall(r"^  ([a-z]+)  ", helped().split("Commands:")[1], re.M)
options = {command: set(re.findall(r"^ +(?:-., )? *(--[a-z-]+)", helped(command), re.M)) for command in commands}
every_option = set().union(*options.values())
check(f"few commands or options: {options}", len(commands) >= 7 and all(len(o) > 2 for o in options.values()))

# The man page: no warning of the formatter, every command, every option, no other.
done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z", MAN], capture_output=True, text=True)
check(f"tricot.1: {done.stderr}", done.returncode == 0 and done.stderr == "")
man = text_of("packaging", "tricot.1").replace("\\-", "-")
in_man = set(re.findall(r"--[a-z][a-z-]*", man))
for option in sorted(every_option - in_man):
    check(f"tricot.1 does not name {option}", False)
for option in sorted(in_man - every_option):
    check(f"tricot.1 names {option}, which no command takes", False)
readme = text_of("README.md")
for command in commands:
    check(f"tricot.1 does not name the command {command}", f".B tricot {command}\n" in man and f".B {command}\n" in man)
    check(f"the README does not name the command {command}", f"`tricot {command} " in readme)
in_readme = set(re.findall(r"--[a-z][a-z-]*", "\n".join(re.findall(r"tricot [a-z]+ .*", readme))))
for option in sorted(in_readme - every_option):
    check(f"the README names {option}, which no command takes", False)
version = text_of("base", "version.h").split('"')[1]
for name in ("packaging/tricot.1", "meson.build", "CHANGELOG.md"):
    check(f"{name} does not name the version {version}", version in text_of(name))


def completed(*words):
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tricot; printf "%s\\n" "${COMPREPLY[@]}"'
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(TRICOT, os.path.join(folder, "tricot"))
        open(os.path.join(folder, "some file.txt"), "w", encoding="utf-8").close()
        return set(subprocess.run(
            ["bash", "-c", script, "bash", os.path.join(SOURCE, "packaging", "tricot.bash"), "tricot", *words],
            capture_output=True, text=True, check=True, cwd=folder,
            env={**os.environ, "PATH": folder + ":" + os.environ["PATH"]}).stdout.split("\n")) - {""}


for words, expected in (
    (("bu",), {"build"}),
    (("",), {*commands, "help", "--help", "--version"}),
    (("help", "ex"), {"extract"}),
    (("parse", "--mo"), {"--model"}),
    (("build", "--no"), {"--nodes", "--no-text", "--no-layout", "--no-negated"}),
    (("build", "a.txt", "--to", "gra"), {"graphml"}),
    (("build", "--from", "j"), {"jsonl"}),
    (("build", "--from", "t"), {"text"}),
    (("build", "--types", "P"), {"PER"}),
    (("build", "--types", "LOC,C"), {"LOC,CONCEPT"}),
    (("rank", "--by", "degree,page"), {"degree,pagerank"}),
    (("build", "--metrics", "n"), {"none"}),
    (("build", "--duplicates", ""), {"drop", "keep"}),
    (("read", "--progress", "j"), {"json"}),
    (("rank", "--to", "graph"), set()),
    (("rank", "--to", ""), {"tsv", "json"}),
    (("build", "--nodes", "a"), {"all"}),
):
    found = completed(*words)
    check(f"{words} is completed to {sorted(found)}, not {sorted(expected)}", found == expected)
check("a file is not completed", "file.txt" in " ".join(completed("read", "some")))

# What an option takes nothing else than, and all options.
n_fixed = 0
for command in commands:
    check(f"{command}: not all options are completed", completed(command, "--") == options[command])
    for option in sorted(options[command]):
        said = subprocess.run([TRICOT, command, option + "=?"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stderr
        if "it is one of " in said:
            n_fixed += 1
            wanted = set(said.split("it is one of ")[1].split())
            found = completed(command, option, "")
            check(f"{command} {option} is completed to {sorted(found)}, not {sorted(wanted)}", found == wanted)
check(f"{n_fixed} options of fixed values", n_fixed >= 30)

for failure in failures:
    print(f"not ok: {failure}")
print(f"{len(commands)} commands, {len(every_option)} options, {len(failures)} failures")
sys.exit(1 if failures else 0)
