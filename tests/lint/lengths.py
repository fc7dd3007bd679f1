"""Files of C have up to 500 lines, functions up to 80: prints each longer one, and fails.

usage: lengths.py ROOT

The tables below are the only way out: each names what is longer and why, and fails too
once it is longer no more.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

from lint import CODE, tracked

MAX_FILE = 500
MAX_FUNCTION = 80
# path: why it has more lines
FILES = {
    "tricot-extract.h": "one header, read from top to bottom: half of it says what calls do",
}
# (path, function): why it has more lines
FUNCTIONS = {
}

# What braces do not count in: directives with their continued lines, comments, literals.
PASSED_OVER = re.compile(
    r"""^[ \t]*\#(?:/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\\.|[^\n\\])*
    | /\*.*?\*/ | //[^\n]*
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def functions(text):
    """The functions that C code defines: (name, first line, lines from its first word to
    its brace). ValueError: the braces do not match."""
    code = PASSED_OVER.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    found = []
    kinds = []  # of the braces that are open: name of a function, "extern" or "other"
    starts = []  # where their declarations begin
    begin = 0  # of the declaration that stands outside of all braces now
    for brace in re.finditer(r"[{};]", code):
        outside = all(kind == "extern" for kind in kinds)
        declaration = code[begin:brace.start()]
        if brace.group() == "{":
            begins = begin + len(declaration) - len(declaration.lstrip())
            declaration = declaration.strip()
            kind = "other"
            if outside and declaration == "extern":
                kind = "extern"  # "C"
            elif outside and declaration.endswith(")") and "=" not in declaration:
                kind = "function " + re.search(r"(\w+)\s*\(", declaration).group(1)
            kinds.append(kind)
            starts.append(begins)
        elif brace.group() == "}":
            if not kinds:
                raise ValueError(f"line {code.count(chr(10), 0, brace.start()) + 1}: a '}}' too many")
            kind = kinds.pop()
            start = starts.pop()
            if kind.startswith("function "):
                first = code.count("\n", 0, start) + 1
                last = code.count("\n", 0, brace.start()) + 1
                found.append((kind.split()[1], first, last - first + 1))
        if all(kind == "extern" for kind in kinds):
            begin = brace.end()
    if kinds:
        raise ValueError("a '{' too many")
    return found


def check_itself():
    """On code that holds what looks like functions and is none."""
    code = '''/* One. */
#define BODY(x) \\
    {           \\
        x
#define QUOTE "/*" /* a comment {
   of two lines { */

extern "C" {
typedef struct {
    int (*call)(void);
} one;
static const int table[] = {1, '{', '"'};
static const char *const text = "\\"{";

TRI_API int first(int a,
                  int b)
{
    /* } */
    if (a) { // {
        return b;
    }
    return 0;
}
static void second(void) {
}
int declared(int a);
static one third = (one){0};
#if 0
}
#endif
}
'''
    # The brace of the last directives is code, which one of the two readings has not.
    try:
        functions(code)
        raise AssertionError("braces that do not match have passed")
    except ValueError:
        pass
    code = code.replace("#if 0\n}\n#endif\n", "")
    assert functions(code) == [("first", 15, 9), ("second", 24, 2)], functions(code)
    longest = "int f(void)\n{\n" + "    g();\n" * (MAX_FUNCTION - 3) + "}\n"
    assert functions(longest) == [("f", 1, MAX_FUNCTION)]
    assert list(breaches_of("a.c", longest)) == []
    assert len(list(breaches_of("a.c", longest.replace("{\n", "{\n\n")))) == 1
    assert len(list(breaches_of("a.c", "int a; /* lines */\n" * (MAX_FILE + 1)))) == 1


def breaches_of(path, text):
    """(what to look up in a table, what is wrong with it)"""
    n = text.count("\n")
    if n > MAX_FILE:
        yield path, f"{path}: {n} lines, more than {MAX_FILE}"
    try:
        for name, line, n in functions(text):
            if n > MAX_FUNCTION:
                yield (path, name), f"{path}:{line}: {name} has {n} lines, more than {MAX_FUNCTION}"
    except ValueError as error:
        yield None, f"{path}: {error}: its functions cannot be counted"


def main():
    root = sys.argv[1]
    check_itself()
    waivers = {**FILES, **FUNCTIONS}
    used = set()
    breaches = []
    n_files = 0
    n_functions = 0
    for path in tracked(root):
        if not path.endswith(CODE):
            continue
        with open(os.path.join(root, path), encoding="utf-8") as file:
            text = file.read()
        n_files += 1
        for key, breach in breaches_of(path, text):
            if key in waivers:
                used.add(key)
            else:
                breaches.append(breach)
    for key in waivers:
        if key not in used:
            name = key if isinstance(key, str) else ", ".join(key)
            breaches.append(f"{name}: has its length, and needs no exception any more")
    for breach in breaches:
        print(breach)
    print(f"{n_files} files, {len(used)} exceptions, {len(breaches)} breaches")
    # No file at all means that the list was not made.
    return 1 if breaches or n_files < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
