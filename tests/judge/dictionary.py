"""What the data dictionary (ATTRIBUTES.md) says: the attributes with their types, and the formats."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ATTRIBUTES.md")


def rows(title):
    """The cells of each row of the first table under a heading."""
    with open(PATH, encoding="utf-8") as file:
        [part] = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", file.read(), re.S | re.M)
    [table] = re.findall(r"\A.*?^\| ---.*?\n(.*?)^(?!\|)", part + "\n", re.S | re.M)
    found = [line.strip("|").split(" | ") for line in table.splitlines()]
    assert found, title
    return [[cell.strip() for cell in cells] for cells in found]


def names(title):
    """The attributes that the table under a heading names."""
    return {name for cells in rows(title) for name in re.findall(r"`(\w+)`", cells[0])}


def types(title):
    """The same with their types; none stands there twice."""
    found = [(name, cells[1]) for cells in rows(title) for name in re.findall(r"`(\w+)`", cells[0])]
    assert len(found) == len(dict(found)), f"{title}: twice among {sorted(found)}"
    return dict(found)
