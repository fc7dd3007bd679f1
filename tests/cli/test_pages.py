"""The man pages, the README, the completion and the help texts name the same commands and options.

usage: test_pages.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import man_pages

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PACKAGING = os.path.join(SOURCE, "packaging")
# Options that do something else in one command than in another. Any other is described
# in the same words on every page.
DIFFER = {"output", "to", "min-confidence", "nodes", "explain", "metrics", "top", "by"}
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)


def text_of(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        return file.read()


def helped(*arguments):
    return subprocess.run([TRICOT, *arguments, "--help"], capture_output=True, text=True, check=True).stdout


def options_of(text):
    """Option -> how it is written, and its help on one line."""
    found = {}
    for entry in re.split(r"^(?=  (?:-.,|   ) --)", text.split("Options:\n")[1], flags=re.M)[1:]:
        tag, _, help_text = " ".join(entry.split("\n\n")[0].split("\n")).strip().partition("  ")
        found[re.search(r"--([a-z-]+)", tag).group(1)] = (tag, " ".join(help_text.split()))
    return found


commands = man_pages.commands(TRICOT)
options = {command: options_of(helped(command)) for command in commands}
every_option = {"--" + name for of_one in options.values() for name in of_one}
check(f"few commands or options: {options}", len(commands) >= 7 and all(len(o) > 2 for o in options.values()))

# Every command has its page, every page its command.
names = sorted(name for name in os.listdir(PACKAGING) if re.search(r"\.[1-9]$", name))
check(f"the pages are {names}", names == sorted(["tricot.1", "tricot.5", *(f"tricot-{command}.1" for command in commands)]))
pages = {name: man_pages.read(os.path.join(PACKAGING, name)) for name in names}
formatters = [["groff", "-man", "-ww", "-Tutf8", "-z"]]
if shutil.which("mandoc"):
    formatters.append(["mandoc", "-Tlint"])
if shutil.which("man"):
    formatters.append(["man", "--warnings", "-E", "UTF-8", "-l"])
for name, page in pages.items():
    for formatter in formatters:
        done = subprocess.run([*formatter, os.path.join(PACKAGING, name)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = done.stderr + (done.stdout if "-Tlint" in formatter else "")
        check(f"{formatter[0]}: {name}: {said}", done.returncode == 0 and said == "")
    check(f"{name} has no examples", "EXAMPLES" in page.sections)
    # Whatever a page speaks of is there.
    ours = re.sub(r"pkg-config .*", "", page.text)
    for option in sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", ours)) - every_option):
        check(f"{name} names {option}, which no command takes", False)
    for other in re.findall(r"\b(tricot(?:-[a-z]+)?)\(([1-9])\)", page.text):
        check(f"{name} points to {other}", ".".join(other) in pages)

# Every option of a command, as its help writes it; no other; every value that it is one of.
described = {}
n_values = 0
for command in commands:
    name = f"tricot-{command}.1"
    if name not in pages:
        continue
    on_page = pages[name].options
    check(f"{name}: an option stands there twice", len(on_page) == len({tag for tag, _ in on_page}))
    on_page = {re.search(r"--([a-z-]+)", tag).group(1): (tag, body) for tag, body in on_page}
    for option in sorted(options[command].keys() - on_page.keys()):
        check(f"{name} does not describe --{option}", False)
    for option in sorted(on_page.keys() - options[command].keys()):
        check(f"{name} describes --{option}, which {command} does not take", False)
    for option in options[command].keys() & on_page.keys():
        (tag, body), (wanted, help_text) = on_page[option], options[command][option]
        check(f"{name} writes '{tag}', the help '{wanted}'", tag == wanted)
        check(f"{name}: --{option} has no text", len(body.split()) >= 3)
        if option not in DIFFER:
            first = described.setdefault(option, (name, body))
            check(f"{name} and {first[0]} describe --{option} otherwise", body == first[1])
        said = subprocess.run([TRICOT, command, f"--{option}=?"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stderr
        values = said.split("it is one of ")[1].split() if "it is one of " in said else []
        if option == "by" and "--metrics" in body:
            values = []  # the page says where they stand
        if option in ("from", "to") and ": " in help_text:
            values = help_text.split(": ")[1].split()
        # A page may send its reader to the list of formats, which is held to the same list below.
        told = pages["tricot.5"].sections["GRAPH FILES"] if option == "to" and "tricot(5)" in body else body
        for value in values:
            n_values += 1
            check(f"{name}: --{option} does not say '{value}'", re.search(rf"\b{value}\b", told))
check(f"{n_values} values of options", n_values >= 100)

# The overview.
overview = pages["tricot.1"]
for command in commands:
    check(f"tricot.1 does not name tricot-{command}(1)", f"tricot-{command}(1)" in overview.sections["COMMANDS"])
common = {re.search(r"--[a-z-]+", tag).group(0) for tag, _ in overview.options}
check(f"tricot.1 has the common options {common}", common == {"--" + o for o in set.intersection(*(set(o) for o in options.values()))})

# The formats: every form, format and extension, every key that the schema knows.
formats = pages["tricot.5"].text
for option, section in (("from", "FORMS OF TEXT"), ("to", "GRAPH FILES")):
    for value in options["build"][option][1].split(": ")[1].split():
        check(f"tricot.5 does not describe {value}", re.search(rf"^[a-z, ]*\b{value}\b.* \(.*\)$", pages["tricot.5"].sections[section], re.M))


def keys_of(schema):
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            yield from keys_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys_of(value)


keys = set(keys_of(json.loads(text_of("packaging", "schemas", "triples.schema.json"))))
check(f"{len(keys)} keys of triples", len(keys) >= 40)
for key in sorted(keys):
    check(f"tricot.5 does not name the key {key}", re.search(rf"\b{key}\b", pages["tricot.5"].sections["TRIPLES"]))

# The README: every command, only options that are there, and short.
readme = text_of("README.md")
check(f"the README has {len(readme.split())} words", len(readme.split()) < 900)
for command in commands:
    check(f"the README does not name the command {command}", f"`tricot {command}`" in readme or f"tricot {command} " in readme)
for line in re.findall(r"tricot [a-z]+ .*", readme):
    for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", line):
        check(f"the README names {option}, which no command takes", option in every_option)
for link in re.findall(r"\]\(([^)#:]+)\)", readme):
    check(f"the README points to {link}, which is not there", os.path.exists(os.path.join(SOURCE, link)))

version = subprocess.run([TRICOT, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
check(f"the version is '{version}'", re.fullmatch(r"\d+\.\d+\.\d+", version))
for name in (*(f"packaging/{name}" for name in names), "meson.build", "CHANGELOG.md"):
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
    (("build", "--no"), {"--nodes", "--no-text", "--no-layout", "--no-negated", "--no-sandbox"}),
    (("build", "a.txt", "--to", "gra"), {"graphml"}),
    (("build", "--from", "j"), {"json", "jsonl"}),
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
    check(f"{command}: not all options are completed", completed(command, "--") == {"--" + option for option in options[command]})
    for option in sorted("--" + option for option in options[command]):
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
