"""What the pages for people name is there: links of every page; files and calls of the library in those for newcomers.

usage: docs.py ROOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import posixpath
import re
import sys

from lint import CODE, tracked

# Pages that tell of the code. Their `files` and `folders/` may leave out how a path begins.
NEWCOMERS = ("CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/STYLE.md")


def anchor(heading):
    """A heading's name in a link, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(path, text, pages, paths):
    """What is wrong with a page's links."""
    places = set(paths) | {place for one in paths for place in parents(one)}
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, heading = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
        if target not in places:
            yield f"{path} points to {link}, which is not there"
        elif heading and heading not in map(anchor, re.findall(r"^#+ (.*)", pages.get(target, ""), re.M)):
            yield f"{path} points to {link}: {target} has no such heading"


def parents(path):
    while "/" in path:
        path = path.rsplit("/", 1)[0]
        yield path


def names(path, text, code, paths):
    """What a page puts between backticks and the tree has not."""
    endings = {f"/{one}" for one in paths} | {f"/{place}/" for one in paths for place in parents(one)}
    for word in re.findall(r"`([^`\n]+)`", text):
        if re.fullmatch(r"tri_\w*[a-z]", word):
            if not re.search(rf"\b{word}\b", code):
                yield f"{path}: no code has {word}"
        elif re.fullmatch(r"[a-z0-9_./-]*(?:/|\.(?:c|h|inc|py|md|tsv|build|conllu|json|[15]))", word):
            # What is built is not kept.
            if not word.startswith("build/") and not any(one.endswith("/" + word) for one in endings):
                yield f"{path}: no file or folder is called {word}"


def check_itself():
    paths = ["a/b.c", "a/page.md", "c/d.md"]
    pages = {"c/d.md": "# One\n## What is `hard` to do\n"}
    text = "[x](../a/b.c) [x](d.md) [x](#one) [x](d.md#what-is-hard-to-do) [x](https://x.org/y) [x](../a)"
    assert list(links("c/d.md", text, pages, paths)) == []
    wrong = "[x](b.c) [x](#two) [x](../a/page.md#one)"
    assert len(list(links("c/d.md", wrong, pages, paths))) == 3
    text = "`b.c`, `a/b.c`, `a/`, `tri_one`, `build/a.c`, `X.c`, `of`, `tricot x/y.c`"
    assert list(names("p.md", text, "int tri_one(void);", paths)) == []
    assert len(list(names("p.md", "`.c`, `d.c`, `b/`, `tri_on`, `c/b.c`", "int tri_one;", paths))) == 5


def main():
    root = sys.argv[1]
    check_itself()
    paths = tracked(root)
    pages, code = {}, []
    for path in paths:
        if path.endswith((".md", *CODE)) and not path.startswith("tests/fuzz/seeds/"):
            with open(os.path.join(root, path), encoding="utf-8") as file:
                text = file.read()
            if path.endswith(".md"):
                pages[path] = text
            else:
                code.append(text)
    code = "\n".join(code)
    breaches = []
    for path, text in pages.items():
        breaches += links(path, text, pages, paths)
    for path in NEWCOMERS:
        breaches += names(path, pages[path], code, paths) if path in pages else [f"{path} is not there"]
    for breach in breaches:
        print(breach)
    print(f"{len(pages)} pages, {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
