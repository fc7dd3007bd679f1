"""Best sequence of name tags, best dependency tree."""
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


def best_tree(scores):
    """Heads of the best tree with one root (Chu-Liu/Edmonds); scores (n, n + 1), column 0 the root."""
    n = scores.shape[0]
    table = numpy.full((n + 1, n + 1), -numpy.inf)
    table[1:] = numpy.where(numpy.isfinite(scores), scores, -1e6)
    table[1:, 0] -= 1e4  # one root arc costs less than two
    numpy.fill_diagonal(table, -numpy.inf)
    return edmonds(table)[1:].tolist()


def edmonds(table):
    """Head of each node but 0; table[d, h] is the score of the arc from h to d."""
    size = len(table)
    heads = table.argmax(1)
    heads[0] = 0
    state = [0] * size
    state[0] = 2
    cycle = None
    for begin in range(1, size):
        path, node = [], begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            cycle = path[path.index(node):]
            break
        for node in path:
            state[node] = 2
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [i for i in range(size) if i not in inside]
    new = len(rest)
    small = numpy.full((new + 1, new + 1), -numpy.inf)
    small[:new, :new] = table[numpy.ix_(rest, rest)]
    loss = numpy.array([table[c, heads[c]] for c in cycle])
    enter = table[numpy.ix_(cycle, rest)] - loss[:, None]  # (cycle, rest): the gain of breaking at c
    small[new, :new] = enter.max(0)
    leave = table[numpy.ix_(rest, cycle)]
    small[:new, new] = leave.max(1)
    small[0] = -numpy.inf
    small[new, new] = -numpy.inf
    solved = edmonds(small)
    for i in range(1, new):
        heads[rest[i]] = cycle[leave[i].argmax()] if solved[i] == new else rest[solved[i]]
    heads[cycle[enter[:, solved[new]].argmax()]] = rest[solved[new]]
    return heads
