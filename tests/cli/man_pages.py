"""Reads a man page as a person sees it, without the marks of man(7): its sections, options and examples; and which
commands the program has."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess


class Page:
    """sections: name -> text; options: (tag, text) of each .TP that begins with a dash;
    examples: what stands between .EX and .EE in EXAMPLES, a script each."""

    def __init__(self):
        self.sections, self.options, self.examples = {}, [], []

    @property
    def text(self):
        return "\n".join(self.sections.values())


def plain(line):
    """A line of text without fonts and escapes."""
    line = re.sub(r"\\f(?:[BIRP]|\[\w*\])", "", line)
    for escape, character in ((r"\-", "-"), (r"\(aq", "'"), (r"\(cq", "\u2019"), (r"\(lq", "\u201c"), (r"\(rq", "\u201d"), (r"\&", ""), (r"\e", "\\")):
        line = line.replace(escape, character)
    return line


def read(path):
    page = Page()
    section = script = item = None
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    for number, line in enumerate(lines):
        macro, _, rest = line.partition(" ")
        if macro == ".SH":
            section = rest.strip('"')
            page.sections[section] = ""
        if macro in (".SH", ".SS", ".TP", ".PP"):
            item = None
        if macro == ".EX":
            script = []
        elif macro == ".EE":
            if section == "EXAMPLES":
                page.examples.append("\n".join(script))
            script = None
        elif script is not None:
            script.append(plain(line))
        elif number > 0 and lines[number - 1] == ".TP":
            tag = plain(line)
            if tag.startswith("-"):
                item = len(page.options)
                page.options.append((tag, ""))
        elif item is not None and not line.startswith("."):
            tag, text = page.options[item]
            page.options[item] = (tag, (text + " " + plain(line)).strip())
        if section and not line.startswith("."):
            page.sections[section] += plain(line) + "\n"
    return page


def commands(tricot):
    """The program's commands, as `tricot --help` lists them."""
    overview = subprocess.run([tricot, "--help"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^  ([a-z]+)  ", overview.split("Commands:")[1], re.M)
