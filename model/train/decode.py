"""The best sequence of name tags."""
# SPDX-License-Identifier: Apache-2.0
import numpy

from data import NAMES

FOLLOWS = numpy.array([[not b.startswith("I-") or a[0] != "O" and a[2:] == b[2:] for b in NAMES] for a in NAMES])
BEGINS = numpy.array([not name.startswith("I-") for name in NAMES])


def viterbi(scores):
    """The best sequence of name labels that BIO allows; scores (n, labels), log probabilities."""
    back, best = [], None
    for row in numpy.asarray(scores, dtype="f8"):
        if best is None:
            best = numpy.where(BEGINS, row, -numpy.inf)
            continue
        table = numpy.where(FOLLOWS, best[:, None], -numpy.inf)
        back.append(table.argmax(0))
        best = table.max(0) + row
    if best is None:
        return []
    path = [int(best.argmax())]
    for pointer in reversed(back):
        path.append(int(pointer[path[-1]]))
    return [NAMES[k] for k in reversed(path)]
