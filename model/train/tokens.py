"""Cuts text into UD words by rule; the trainer's stand-in for the program's own tokeniser."""
# SPDX-License-Identifier: Apache-2.0
import re

PREFIXES = frozenset("non e re mid anti co pre pro cross post over counter semi ex multi sub mini neo inter".split())
ABBREVIATIONS = frozenset("""mr. mrs. ms. dr. prof. gen. col. maj. capt. lt. sgt. sen. rep. gov. st. mt. no. vs. inc. corp.
    ltd. co. jr. sr. etc. e.g. i.e. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. rev. hon. pres. u.s. u.k. u.n.
    a.m. p.m. dept. est. approx. fig. al. cf. bros. ft. ave. blvd.""".split())
LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+")
OPENING = re.compile(r"(?:\.{2,}|-{2,}|[\"'“”‘’«»(\[{<$€£¥#*~_=|,;:!?…—–/\\•·&]|[-+](?!\d)|\.(?!\d))")
CLOSING = re.compile(r"(?:\.{2,}|-{2,}|[\"'“”‘’«»)\]}>%*~_=|,;:!?…—–/\\•·&°-]|(?<!\.)\.)$")
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
    """[(part, joined to the part before as one surface token)]"""
    cut = WHOLES.get(word.lower())
    if cut:
        return [(word[:cut], False), (word[cut:], True)]
    match = CLITIC.match(word)
    if match and match.group(1):
        return clitics(match.group(1)) + [(match.group(2), True)]
    return [(word, False)]


def core(word):
    match = AMOUNT.fullmatch(word)
    if match:
        return [(match.group(1), False)] + core(match.group(2))
    if re.fullmatch(r"[\d.,]+%", word):
        return [(word[:-1], False), ("%", False)]
    return [part for cut in hyphens(word) for part in clitics(cut)]


def chunk(text):
    """The words of a text without white space."""
    if LINK.fullmatch(text.rstrip(".,;:!?)\"'”’")) and not text.startswith(("(", "[")):
        stem = text.rstrip(".,;:!?)\"'”’")
        return [(stem, False)] + [(c, False) for c in text[len(stem):]]
    before, after = [], []
    while len(text) > 1 and not re.fullmatch(r"['’](?:s|re|ve|ll|d|m)|n['’]t", text, re.IGNORECASE) and (match := OPENING.match(text)) \
            and match.end() < len(text) and not AMOUNT.fullmatch(text):
        before.append((match.group(), False))
        text = text[match.end():]
    while len(text) > 1 and (match := CLOSING.search(text)) and match.start():
        last = match.group()
        if last == "." and (text.lower() in ABBREVIATIONS or re.fullmatch(r"(?:[A-Za-z]\.)+|[A-Z]\.", text)):
            break
        after.insert(0, (last, False))
        text = text[:match.start()]
    return before + core(text) + after


def tokenise(text):
    """[(form, joined to the word before as one surface token, followed by white space)]"""
    words = []
    for part in text.split():
        parts = chunk(part)
        words += [(form, joined, k + 1 == len(parts)) for k, (form, joined) in enumerate(parts)]
    return words


def retokenise(token):
    """A token of another data set as UD words."""
    if LINK.fullmatch(token):
        return [token]
    return [form for form, _ in core(token)] if len(token) > 2 else [token]
