#!/usr/bin/env python3
"""Puts the page's sources together as arrays of C: page.html with the style, the script and their hashes.

usage: page_to_c.py OUT.c page.html FILE.css... FILE.js...

The files of each kind are joined in the order given. The script runs inside one function, so that its names are no
names of the browser's; the policy in the page lets this very script and this style in and nothing else.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
import hashlib
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def hash_of(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def without_licence(text):
    """One line at the page's top speaks for all files."""
    return "".join(line for line in text.splitlines(True) if "SPDX-License-Identifier" not in line)


def quoted(line):
    out = []
    for byte in line.encode():
        char = chr(byte)
        if char in "\"\\":
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\n")
        elif char == "?":
            out.append("\\?")  # no trigraphs
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def array(name, text):
    lines = ["    " + quoted(line) + "," for line in text.splitlines(True)]
    return "\n".join([f"const char *const tri_i_page_{name}[] = {{", *lines, "    NULL};", ""])


def main(out, page, *paths):
    style = "\n" + "".join(without_licence(read(path)) for path in paths if path.endswith(".css"))
    script = "".join(without_licence(read(path)) for path in paths if path.endswith(".js"))
    script = "\n(() => {\n\"use strict\";\n" + script + "})();\n"
    for text in (style, script):
        if any(end in text.lower() for end in ("</style", "</script", "<!--")):
            sys.exit("the page's style or script holds what would end it")
    text = read(page)
    for name, value in (
        ("style", style), ("script", script), ("style hash", hash_of(style)), ("script hash", hash_of(script)),
    ):
        if text.count("{{" + name + "}}") != 1:
            sys.exit(f"{page}: {{{{{name}}}}} is not there once")
        text = text.replace("{{" + name + "}}", value)
    head, rest = text.split("{{title}}")
    body, end = rest.split("{{data}}")
    made = ["/* Made by export/page/page_to_c.py. */", '#include "export/page.h"', "", "#include <stddef.h>", ""]
    with open(out, "w", encoding="ascii") as file:
        file.write("\n".join([*made, array("head", head), array("body", body), array("end", end)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
