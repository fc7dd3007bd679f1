"""Judges the HTML reader: words of the article kept, other words dropped, page by page.

usage: test_html.py TRICOT FOLDER [-v]

FOLDER/pages holds pages of many builds, FOLDER/expected the article's text of each, made by
hand before the reader was tuned. Prints precision, recall and F1 of the words in order; fails
where the average is below 0.95. -v prints the words too.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import difflib
import json
import os
import re
import subprocess
import sys

LEAST = 0.95


def words(text):
    return re.findall(r"\w+", text)


def main():
    tricot, folder = sys.argv[1:3]
    verbose = "-v" in sys.argv[3:]
    names = sorted(name[:-5] for name in os.listdir(os.path.join(folder, "pages")))
    figures = []
    for name in names:
        page = os.path.join(folder, "pages", name + ".html")
        done = subprocess.run([tricot, "read", page], capture_output=True, check=True)
        got = words(json.loads(done.stdout)["text"])
        with open(os.path.join(folder, "expected", name + ".txt"), encoding="utf-8") as file:
            wanted = words(file.read())
        matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        precision, recall = same / max(len(got), 1), same / len(wanted)
        f1 = 2 * same / (len(got) + len(wanted))
        figures.append(f1)
        print(f"{name:28} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
        if verbose:
            for what, a, b, c, d in matcher.get_opcodes():
                if what != "equal":
                    print("   lost:", " ".join(wanted[a:b]), "| not dropped:", " ".join(got[c:d]))
    average = sum(figures) / len(figures)
    print(f"{len(figures)} pages, F1 {average:.3f} on average")
    return 0 if len(figures) >= 20 and average >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
