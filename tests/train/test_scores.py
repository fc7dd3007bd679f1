"""Scores counted by hand, and what the evaluation hands from the program to the scorers.

test_scores.py TRICOT ROOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import networkx  # noqa: F401
    import udtools  # noqa: F401
except ModuleNotFoundError:
    print("udtools or networkx is not installed; ./test does")
    sys.exit(77)

TRICOT, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(ROOT, "model", "train"))
import evaluate
import scores

TEXT = """Anna Smith moved to Paris in 2004. She works there for Airbus.

Her brother Tom can't visit her."""


def conllu(*sentences):
    """CoNLL-U of sentences of (id, form, upos, head, relation, misc)."""
    lines = []
    for sentence in sentences:
        for number, form, upos, head, deprel, misc in sentence:
            lines.append("\t".join([str(number), form, form, upos, "_", "_", str(head), deprel, "_", misc]))
        lines.append("")
    return "\n".join(lines) + "\n"


def words(text):
    """A sentence of words in which each hangs on the one before; `form|Entity=...` has entities."""
    rows = [(form, *(misc or ["_"])) for form, *misc in (word.split("|") for word in text.split())]
    return [(i + 1, form, "X", i, "dep" if i else "root", misc) for i, (form, misc) in enumerate(rows)]


class Trees(unittest.TestCase):
    gold = conllu([(1, "I", "PRON", 4, "nsubj", "_"), ("2-3", "don't", "_", "_", "_", "_"),
                   (2, "do", "AUX", 4, "aux", "_"), (3, "n't", "PART", 4, "advmod", "_"),
                   (4, "know", "VERB", 0, "root", "_")], [(1, "Bye", "INTJ", 0, "root", "_")])

    def test_same(self):
        figures = scores.trees(self.gold, self.gold)
        for name in ("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS"):
            self.assertEqual(figures[name], 1, name)

    def test_one_wrong_label_and_a_subtype(self):
        made = self.gold.replace("nsubj", "obj").replace("aux", "aux:pass")
        self.assertEqual(scores.trees(self.gold, made)["UAS"], 1)
        self.assertAlmostEqual(scores.trees(self.gold, made)["LAS"], 4 / 5)

    def test_words_cut_otherwise(self):
        # `don't` in two tokens: the words are found all the same, of 4 tokens on this side 3 are there (gold: 4 of 5)
        made = conllu([(1, "I", "PRON", 4, "nsubj", "_"), (2, "do", "AUX", 4, "aux", "_"),
                       (3, "n't", "PART", 4, "advmod", "_"), (4, "know", "VERB", 0, "root", "_"),
                       (5, "Bye", "INTJ", 4, "discourse", "_")])
        figures = scores.trees(self.gold, made)
        self.assertEqual(figures["Words"], 1)
        self.assertAlmostEqual(figures["Tokens"], 2 * 3 / (4 + 5))
        self.assertEqual(figures["Sentences"], 0)
        self.assertAlmostEqual(figures["LAS"], 4 / 5)


class Names(unittest.TestCase):
    def test_types_and_spans(self):
        gold = [["B-PER", "I-PER", "O", "B-LOC"], ["B-LOC", "B-LOC", "O", "B-MISC"]]
        system = [["B-PER", "I-PER", "O", "B-ORG"], ["B-LOC", "I-LOC", "O", "O"]]
        figures = scores.names(gold, system, ("PER", "ORG", "LOC"))
        # gold 4, system 3 without MISC; right: the person; spans right: that and the place called ORG
        self.assertAlmostEqual(figures["F1"], 2 * 1 / (4 + 3))
        self.assertAlmostEqual(figures["span"], 2 * 2 / (4 + 3))
        self.assertEqual([figures[kind] for kind in ("PER", "ORG", "LOC")], [1, 0, 0])

    def test_a_name_ends_where_its_type_does(self):
        self.assertEqual(scores.spans(["B-PER", "I-LOC", "B-LOC", "I-LOC"]), {(0, 1, "PER"), (2, 4, "LOC")})


class Coreference(unittest.TestCase):
    def test_the_example_of_pradhan_2014(self):
        # Scoring Coreference Partitions of Predicted Mentions, section 3
        gold, system = [set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")]
        self.assertEqual(scores.muc(gold, system), (2, 5))
        self.assertEqual(scores.muc(system, gold), (2, 5))
        self.assertAlmostEqual(scores.b_cubed(gold, system)[0], 2 * 2 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4)
        self.assertAlmostEqual(scores.b_cubed(system, gold)[0], 2 + 2 / 2 + 2 * 2 / 4)
        self.assertAlmostEqual(scores.ceaf_e(gold, system)[0], 4 / 5 + 4 / 8)
        figures = scores.coreference([(gold, system)])
        b3, ceaf = (35 / 12 / 7, 4 / 8), (1.3 / 2, 1.3 / 3)
        f1 = [2 / 5, *(2 * r * p / (r + p) for r, p in (b3, ceaf))]
        for name, value in zip(("MUC", "B3", "CEAFe", "CoNLL"), [*f1, sum(f1) / 3]):
            self.assertAlmostEqual(figures[name], value, msg=name)

    def test_documents_are_added_up(self):
        gold, none = [set("abc")], []
        figures = scores.coreference([(gold, gold), (gold, none)])
        self.assertAlmostEqual(figures["MUC"], 2 * 1 * 0.5 / 1.5)

    def test_spans_are_characters(self):
        found = scores.clusters(conllu(
            words("Anna|Entity=(e1-PER-1) saw Tom|Entity=(e2-PER-1(e3-X-1) 's|Entity=e2)"),
            [(1, "He", "X", 0, "root", "Entity=(e2-PER-1)"), ("2-3", "can't", "_", "_", "_", "_"),
             (2, "ca", "X", 1, "dep", "_"), (3, "n't", "X", 1, "dep", "Entity=(e3-X-1)"),
             (4, "see", "X", 1, "dep", "Entity=(e1-PER-1)")]))
        # Anna saw Tom 's He ca n't see
        self.assertEqual(sorted(map(sorted, found)), [[(0, 4), (19, 22)], [(7, 10), (16, 19)], [(7, 12), (12, 14)]])

    def test_single_mentions_are_left_out(self):
        self.assertEqual(scores.clusters(conllu(words("Anna|Entity=(e1-PER-1) sang"))), [])


class Evaluation(unittest.TestCase):
    def test_a_treebank_laid_bare(self):
        gold = "# newdoc id = a\n# newpar\n# sent_id = 1\n# text = Hi.\n# note\n" + conllu(
            [(1, "Hi", "INTJ", 0, "root", "SpaceAfter=No|Entity=(1-x)"), (2, ".", "PUNCT", 1, "punct", "_")])
        empty = "\t_" * 7 + "\t"
        self.assertEqual(evaluate.bare(gold), "# newdoc id = a\n# newpar\n# sent_id = 1\n# text = Hi.\n"
                         f"1\tHi{empty}SpaceAfter=No\n2\t.{empty}_\n\n")

    def test_a_treebank_as_text(self):
        gold = "\n".join(["# newdoc id = a", "# newpar", "# text = One.", "# text = Two.", "# newpar", "# text = Three.",
                          "# newdoc id = b", "# text = Four."])
        self.assertEqual(evaluate.raw(gold), '{"id": "a", "text": "One. Two.\\n\\nThree."}\n'
                         '{"id": "b", "text": "Four."}\n')

    def test_names_of_another_set(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "tune.tsv")
            with open(path, "w", encoding="utf-8") as file:
                file.write("# doc a\nAda\tB-person\n#\tO\n\nRome\tB-location\n\n")
            tokens, tags = evaluate.tagged(path)
        self.assertEqual(tags, [["B-PER", "O"], ["B-LOC"]])
        self.assertEqual([line.split("\t")[:2] for line in tokens.strip().split("\n")],
                         [["# newdoc id = a"], ["1", "Ada"], ["2", "#"], [""], ["1", "Rome"]])

    def test_the_program_against_itself(self):
        """Its own annotation as the gold standard gets all; with subjects called objects, as much less."""
        made = subprocess.run([TRICOT, "parse", "--quiet", "--from", "text", "-"], input=TEXT.encode(),
                              stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("\tnsubj\t", made)
        worse = made.replace("\tnsubj\t", "\tobj\t")
        with tempfile.TemporaryDirectory() as folder:
            for name, gold in (("same", made), ("worse", worse)):
                path = os.path.join(folder, name, evaluate.GUM)
                os.makedirs(os.path.dirname(path))
                with open(path, "w", encoding="utf-8") as file:
                    file.write(gold)

            def rows(name):
                done = subprocess.run([sys.executable, os.path.join(ROOT, "model/train/evaluate.py"), "--tricot", TRICOT,
                                       "--data", os.path.join(folder, name), "--rows", "gum-gold", "gum-raw",
                                       "coreference"], stdout=subprocess.PIPE, check=True, text=True)
                return [dict(zip(row.split()[1::2], map(float, row.split()[2::2]))) for row in done.stdout.splitlines()]

            given, raw, coreference = rows("same")
            for figures in (given, raw, coreference):
                self.assertEqual(set(figures.values()), {100.0}, figures)
            given, raw, coreference = rows("worse")
            n = sum(line[:1].isdigit() and "-" not in line.split("\t")[0] for line in made.split("\n"))
            wrong = made.count("\tnsubj\t")
            for figures in (given, raw):
                self.assertEqual(figures["UAS"], 100)
                self.assertAlmostEqual(figures["LAS"], 100 * (n - wrong) / n, places=1)
            self.assertEqual(coreference["CoNLL"], 100)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
