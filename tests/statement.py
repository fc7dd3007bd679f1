"""A triple as a person reads it: what tests/drift and tests/precision print."""
# SPDX-License-Identifier: GPL-3.0-or-later


def named(argument):
    """An argument's words, and behind them its entity's name where they do not hold it."""
    text, name = argument["text"], argument["name"]
    return f"{text} [= {name}]" if text and name.lower() not in text.lower() else text or name


def kinds(triple):
    """What the statement is beside asserted: "DENIED", "possible", "says Lopez"."""
    found = ["DENIED"] * triple["negated"] + [triple["modality"]] * (triple["modality"] != "asserted")
    if triple["attribution"]:
        found.append("says " + named(triple["attribution"]))
    return found


def statement(triple):
    """subject | words {label} | object | role: argument <kinds>"""
    words = triple["relation"]["text"] or "(" + triple["relation"]["label"] + ")"
    parts = [named(triple["subject"]), words + " {" + triple["relation"]["label"] + "}", named(triple["object"])]
    parts += [f"{a['role']}: {named(a)}" for a in triple["args"]]
    return " | ".join(parts) + (" <" + ", ".join(kinds(triple)) + ">" if kinds(triple) else "")
