"""The headers and the shared libraries are the same interface.

usage: test_api.py SOURCE LIBTRICOT LIBTRICOT_EXTRACT HEADER...

HEADER are the headers that are installed, relative to SOURCE. Each must compile alone, the
umbrella headers in C++ too; they must be all that the umbrellas include, and no more; and
what they declare must be what the libraries show, and no more.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import sys

SOURCE, LIBTRICOT, LIBTRICOT_EXTRACT = map(os.path.abspath, sys.argv[1:4])
HEADERS = sys.argv[4:]
UMBRELLAS = {"tricot.h": LIBTRICOT, "tricot-extract.h": LIBTRICOT_EXTRACT}
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I", "."]
failures = []


def run(*command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=SOURCE)
    return done.stdout if done.returncode == 0 else failures.append(f"{' '.join(command)}\n{done.stderr}") or ""


def declared(umbrella):
    """Functions and variables of ours that a header declares; tri_i_ is not for users."""
    code = run("cc", "-std=c11", "-E", "-P", umbrella, "-I", ".")
    return {name for name in re.findall(r"\b(tri_[a-z0-9_]+)\s*(?:\(|\[\])", code) if not name.startswith("tri_i_")}


def exported(library):
    lines = run("nm", "--dynamic", "--defined-only", library).split("\n")
    return {line.split()[-1] for line in lines if line}


def same(what, left, right):
    for name in sorted(left - right):
        failures.append(f"{what[0]} but not {what[1]}: {name}")
    for name in sorted(right - left):
        failures.append(f"{what[1]} but not {what[0]}: {name}")


for header in HEADERS:
    run("cc", "-std=c11", *STRICT, "-x", "c", "-fsyntax-only", "-", text=f'#include "{header}"\nint unused;\n')
n_names = 0
for umbrella, library in UMBRELLAS.items():
    code = f'#include "{umbrella}"\nint main() {{ tri_error error = {{}}; return error.status == TRI_OK ? 0 : 1; }}\n'
    if shutil.which("g++"):
        run("g++", "-std=c++11", *STRICT, "-x", "c++", "-fsyntax-only", "-", text=code)
    else:
        print("there is no g++: C++ is not tried")
    names = declared(umbrella)
    n_names += len(names)
    # The preprocessor takes types that stand before a bracket for functions: none does.
    same((f"declared by {umbrella}", f"exported by {library}"), names - {"tri_status"}, exported(library))
included = run("cc", "-std=c11", "-MM", "tricot.h", "-I", ".")
reached = set(included.split(":", 1)[-1].replace("\\\n", " ").split())
same(("included by tricot.h", "installed"), reached, set(HEADERS))

for failure in failures:
    print(f"not ok: {failure}")
print(f"{len(HEADERS)} headers, {n_names} names, {len(failures)} failures")
sys.exit(1 if failures or n_names < 20 else 0)
