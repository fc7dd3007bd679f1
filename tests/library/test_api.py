"""Each library's header is its whole interface.

usage: test_api.py SOURCE LIBTRICOT LIBTRICOT_EXTRACT

tricot.h and tricot-extract.h must each compile alone, in C and in C++, and include nothing
else of ours (but tricot.h the other); every function and variable that they declare must be
shown by the library, and every symbol that the library shows must be declared.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import sys

SOURCE, LIBTRICOT, LIBTRICOT_EXTRACT = map(os.path.abspath, sys.argv[1:])
LIBRARIES = {"tricot.h": LIBTRICOT, "tricot-extract.h": LIBTRICOT_EXTRACT}
MAY_REACH = {"tricot.h": {"tricot.h", "tricot-extract.h"}, "tricot-extract.h": {"tricot-extract.h"}}
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror", "-I", "."]
failures = []


def run(*command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=SOURCE)
    return done.stdout if done.returncode == 0 else failures.append(f"{' '.join(command)}\n{done.stderr}") or ""


def declared(header):
    """Functions and variables of ours that a header declares, marked or not."""
    code = run("cc", "-std=c11", "-E", "-P", header, "-I", ".")
    # Types that stand before a bracket are of pointers to functions.
    names = set(re.findall(r"\b(tri_[a-z0-9_]+)\s*(?:\((?!\s*\*)|\[\])", code))
    # What the library has for itself is no business of a header's.
    failures.extend(f"{header} declares {name}" for name in names if name.startswith("tri_i_"))
    return names


def exported(library):
    lines = run("nm", "--dynamic", "--defined-only", library).split("\n")
    return {line.split()[-1] for line in lines if line}


def same(what, left, right):
    for name in sorted(left - right):
        failures.append(f"{what[0]} but not {what[1]}: {name}")
    for name in sorted(right - left):
        failures.append(f"{what[1]} but not {what[0]}: {name}")


n_names = 0
for header, library in LIBRARIES.items():
    code = f'#include "{header}"\nint main(void) {{ return TRI_OK; }}\n'
    run("cc", "-std=c11", *STRICT, "-x", "c", "-fsyntax-only", "-", text=code)
    if shutil.which("c++"):
        run("c++", "-std=c++11", *STRICT, "-x", "c++", "-fsyntax-only", "-", text=code)
    else:
        print("there is no c++: C++ is not tried")
    reached = run("cc", "-std=c11", "-MM", header, "-I", ".").split(":", 1)[-1].replace("\\\n", " ").split()
    same((f"reached by {header}", "its own"), set(reached), MAY_REACH[header])
    names = declared(header)
    n_names += len(names)
    same((f"declared by {header}", f"shown by {library}"), names, exported(library))

for failure in failures:
    print(f"not ok: {failure}")
print(f"{len(LIBRARIES)} headers, {n_names} names, {len(failures)} failures")
sys.exit(1 if failures or n_names < 20 else 0)
