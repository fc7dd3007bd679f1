"""Words to word pieces, and their letter case; the program computes the same (model/pieces.c)."""
# SPDX-License-Identifier: Apache-2.0
import unicodedata

UNK = 100


class Pieces:
    """Words to word pieces: BERT's basic tokeniser and greedy longest match."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.index = {piece: i for i, piece in enumerate(vocabulary)}
        self.cache = {}

    @staticmethod
    def is_punctuation(c):
        return ("!" <= c <= "/" or ":" <= c <= "@" or "[" <= c <= "`" or "{" <= c <= "~"
                or unicodedata.category(c).startswith("P"))

    @staticmethod
    def is_cjk(c):
        o = ord(c)
        return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF or 0x2A700 <= o <= 0x2B73F
                or 0x2B740 <= o <= 0x2B81F or 0x2B820 <= o <= 0x2CEAF or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)

    def basic(self, word):
        word = "".join(c for c in word if c not in "\0\ufffd"
                       and (c in "\t\n\r" or not unicodedata.category(c).startswith("C")))
        word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        part = ""
        for c in word:
            if c.isspace():
                if part:
                    yield part
                part = ""
            elif self.is_punctuation(c) or self.is_cjk(c):
                if part:
                    yield part
                yield c
                part = ""
            else:
                part += c
        if part:
            yield part

    def __call__(self, word):
        ids = self.cache.get(word)
        if ids is None:
            ids = []
            for part in self.basic(word):
                ids += self.greedy(part)
            self.cache[word] = ids = ids[:64] or [UNK]
        return ids

    def greedy(self, part):
        if len(part) > 100:
            return [UNK]
        ids, begin = [], 0
        while begin < len(part):
            end = len(part)
            while end > begin:
                found = self.index.get(("##" if begin else "") + part[begin:end])
                if found is not None:
                    break
                end -= 1
            else:
                return [UNK]
            ids.append(found)
            begin = end
        return ids


def letter_case(word):
    """0 none, 1 lower, 2 Title, 3 UPPER, 4 mixed, 5 digits."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5 if any(c.isdigit() for c in word) else 0
    upper = [c.isupper() or c.istitle() for c in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 3 if len(letters) > 1 else 2
    return 2 if upper[0] and not any(upper[1:]) else 4
