"""Cuts another data set's tokens into words as the treebanks do."""
# SPDX-License-Identifier: Apache-2.0
import re

PREFIXES = frozenset("non e re mid anti co pre pro cross post over counter semi ex multi sub mini neo inter".split())
LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+")
CLITIC = re.compile(r"(.*[\w.])((?:n['’]t)|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
AMOUNT = re.compile(r"(US\$|C\$|A\$|[$€£¥])([\d.].*)")
WHOLES = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
MARKS = re.compile(r"(?<=\w)(?:--+|[-–—/])(?=\w)|(?<=\w)(?:\.{2,}|…)(?=\w)")


def hyphens(word):
    """A word cut at its hyphens, dashes and slashes, but not after a bound prefix or inside a number or code."""
    if re.fullmatch(r"[\d.,:/-]+", word) and not re.fullmatch(r"\d+[-/]\d+", word):
        return [word]
    parts, begin, at = [], 0, 0
    while match := MARKS.search(word, at):
        at = match.end()
        before = word[begin:match.start()]
        if match.group() == "-" and before.lower() in PREFIXES:
            continue
        parts += [before, match.group()]
        begin = at
    return parts + [word[begin:]]


def clitics(word):
    cut = WHOLES.get(word.lower())
    if cut:
        return [word[:cut], word[cut:]]
    match = CLITIC.match(word)
    if match:
        return clitics(match.group(1)) + [match.group(2)]
    return [word]


def retokenise(token):
    """The words of a token."""
    if LINK.fullmatch(token) or len(token) < 3:
        return [token]
    match = AMOUNT.fullmatch(token)
    if match:
        return [match.group(1)] + retokenise(match.group(2))
    if re.fullmatch(r"[\d.,]+%", token):
        return [token[:-1], "%"]
    return [word for part in hyphens(token) for word in clitics(part)]
