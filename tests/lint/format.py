"""Runs clang-format or clang-tidy over the C files and fails on anything they find.

usage: format.py clang-format|clang-tidy PROGRAM ROOT BUILD

clang-tidy takes a second or two a file: one that passed is not looked at again until it,
a header or the rules change (BUILD/tidy.json).
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from lint import tracked

tool, program, root, build = sys.argv[1:]
paths = [path for path in tracked(root) if path.endswith((".c", ".h"))]


def content(path):
    with open(os.path.join(root, path), "rb") as file:
        return file.read()


def run(command):
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return done.returncode, done.stdout + (done.stderr if done.returncode else "")


def check_format():
    return [run([program, "--dry-run", "--Werror", "--style=file", *paths])]


def check_tidy():
    # Headers are seen through the files that include them; tests abort by design.
    sources = [path for path in paths if path.endswith(".c") and not path.startswith("tests/")]
    shared = hashlib.sha256()
    for path in sorted(path for path in paths if path.endswith(".h")) + [".clang-tidy"]:
        shared.update(content(path))
    keys = {path: hashlib.sha256(shared.digest() + content(path)).hexdigest() for path in sources}
    kept = os.path.join(build, "tidy.json")
    try:
        with open(kept, encoding="utf-8") as file:
            passed = json.load(file)
    except (OSError, ValueError):
        passed = {}
    stale = [path for path in sources if passed.get(path) != keys[path]]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda path: run([program, "--quiet", "-p", build, path]), stale))
    passed.update({path: keys[path] for path, (status, _) in zip(stale, results) if status == 0})
    with open(kept, "w", encoding="utf-8") as file:
        json.dump(passed, file)
    print(f"{len(stale)} of {len(sources)} sources have changed since they passed")
    return results


results = check_format() if tool == "clang-format" else check_tidy()
failed = [output for status, output in results if status != 0]
print("".join(failed))
print(f"{len(paths)} files, {len(failed)} calls of {tool} found something")
sys.exit(1 if failed or not paths else 0)
