"""Runs clang-format or clang-tidy over the C files and fails on anything they find.

usage: format.py clang-format|clang-tidy PROGRAM ROOT BUILD
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from lint import tracked

tool, program, root, build = sys.argv[1:]
paths = [path for path in tracked(root) if path.endswith((".c", ".h"))]
if tool == "clang-format":
    commands = [[program, "--dry-run", "--Werror", "--style=file", *paths]]
else:
    # Headers are seen through the files that include them; tests abort by design.
    sources = [path for path in paths if path.endswith(".c") and not path.startswith("tests/")]
    commands = [[program, "--quiet", "-p", build, path] for path in sources]


def run(command):
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return done.returncode, done.stdout + (done.stderr if done.returncode else "")


with ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(run, commands))
failed = [output for status, output in results if status != 0]
print("".join(failed))
print(f"{len(paths)} files, {len(failed)} calls of {tool} found something")
sys.exit(1 if failed or not paths else 0)
