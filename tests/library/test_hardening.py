"""What `checksec` asks of a program and its libraries, and that they call no network, no shell and no locale.

usage: test_hardening.py PROGRAM [LIBRARY...]
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess
import sys

failures = []
# Of what is linked in from elsewhere (libxml2, glib) nothing of it is called by us.
NEVER = r"socket|connect|bind|listen|accept4?|getaddrinfo|gethostbyname|sendto|system|popen|exec[lv]p?e?|posix_spawnp?|fork|vfork|setlocale|newlocale|gets|strcpy|strcat|sprintf|vsprintf|mktemp|tmpnam|tempnam"


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def readelf(path, *options):
    return subprocess.run(["readelf", "-W", *options, path], capture_output=True, text=True, check=True).stdout


def hardened(path, is_program):
    header, segments, dynamic, symbols = readelf(path, "-h"), readelf(path, "-l"), readelf(path, "-d"), readelf(path, "--dyn-syms")
    undefined = set(re.findall(r" UND (\w+)", symbols))
    check(path, "no position-independent code", "DYN (" in header and (not is_program or re.search(r"FLAGS_1.*\bPIE\b", dynamic)))
    check(path, "no full RELRO", "GNU_RELRO" in segments and re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic))
    stack = re.search(r"GNU_STACK.*", segments)
    check(path, f"a stack that can be executed: {stack}", stack and "E" not in stack.group(0).split()[6])
    check(path, "code that can be written", not re.search(r"LOAD.*RWE", segments))
    check(path, "no stack protector", "__stack_chk_fail" in undefined)
    check(path, "no _FORTIFY_SOURCE", any(name.endswith("_chk") and name != "__stack_chk_fail" for name in undefined))
    check(path, "relocations in code", "TEXTREL" not in dynamic)
    check(path, "a path for libraries", path.endswith(".so") or not re.search(r"\((RPATH|RUNPATH)\).*\[(?!\$ORIGIN)", dynamic))
    called = sorted(name for name in undefined if re.fullmatch(NEVER, name))
    check(path, f"calls {called}", not called)
    check(path, "too few symbols to tell", len(undefined) > 20)


def main():
    n = 0
    for i, path in enumerate(sys.argv[1:]):
        if not path.endswith(".a"):
            hardened(path, i == 0)
            n += 1
    print(f"{n} files; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
