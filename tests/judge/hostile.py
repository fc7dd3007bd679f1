"""Triples of names that break writers and readers, and what each format makes of them."""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import re

NAMES = [
    "plain", "quote \" and ' apostrophe", "back\\slash \\n \\\" \\", "</data>", "a]]>b", "<!-- & &amp; &#0; -->",
    "line\nfeed", "carriage\r\nreturn", "tab\there", "nul\x00here", "noncharacter \uffff\ufffe end",
    "control \x01\x08\x1b\x7f\x85", "right \u202eto\u200f left", "emoji 😀👩\u200d👩\u200d👧 𝔘", "=1+2", "+SUM(A1)", "-x", "@cmd",
    "'quoted", "semi;colon", "bar|bar \\| x", "comma, \"quoted\", x", "#hash", "{brace} [bracket] `tick` $x",
    "long " + "x" * 10000, " blanks ", "Ünïcödé ﷺ", "%s %n %d", "\\", "\"", "null", "true", "1e5", "urn:x y<z>",
    "not founded", "a\\", "''", "--", "=", "\u00a0nbsp\u2028", "a_b", "a b", "https://example.org/a?b=c#d", "…", "Edge", "subgraph",
]
TYPES = ["PER", "ORG", "LOC", "MISC", "CONCEPT"]


def clean(name):
    """A name as the graph holds it: no name can hold NUL."""
    return name.replace("\0", "")


def lines():
    """Documents of triples, with everything that an edge and a node can carry."""
    n_documents = 3
    for d in range(n_documents):
        doc = f"doc\"<&|;\n{d}"
        entities = [
            {"entity": f"e{i}", "name": name, "type": TYPES[i % 5], "subtype": name, "mentions": i + 1, "named": True,
             "aliases": [name + " alias", "|" + name], "roles": [name + " role"], "wikidata": f"Q{i + 1}" if i % 4 == 0 else ""}
            for i, name in enumerate(NAMES)
        ]

        def argument(i, begin):
            e = entities[i % len(NAMES)]
            return {"text": e["name"], "begin": begin, "end": begin + len(clean(e["name"])), "how": "name", "value": "", "unit": "",
                    **{key: e[key] for key in ("entity", "name", "type", "subtype")}}

        # Edges between one pair of nodes, which differ in relation or denial alone.
        parallel = [(0, relation, negated) for relation in ("own", "sell") for negated in (False, True)] if d == 0 else []
        for i, name, denied in [(i, name, i % 5 == 0) for i, name in enumerate(NAMES)] + parallel:
            if i % n_documents != d and i % 4 != 0:
                continue
            yield {
                "id": f"{d:08x}{i:04x}{int(denied)}{sum(name.encode()) % 4096:03x}", "doc": doc, "sent": i, "begin": 100 * i, "end": 100 * i + len(clean(name)),
                "sentence": name, "subject": argument(i, 100 * i),
                "relation": {"text": name, "label": name, "base": name, "begin": None, "end": None,
                             **({"property": f"{'^' * (i % 2)}P{i + 1}"} if i % 3 == 0 else {})},
                "object": argument(i + 1, 100 * i + 50),
                "args": [
                    {"role": "in", "kind": "time", "text": "2020", "value": f"202{d}", "name": "2020", "type": "DATE", "how": "name"},
                    {"role": "at", "kind": "place", **argument(i + 2, 100 * i + 70)},
                ],
                "negated": denied, "modality": ["asserted", "possible", "future"][i % 3],
                "attribution": argument(i + 3, 100 * i + 80) if i % 2 else None,
                "support": [], "basis": "stated", "pattern": "title" if i % 2 else "verb",
                "confidence": round(0.5 + i / 100, 3),
            }
            # What has no other end stays with its node.
            yield {
                "id": f"{d:08x}{i:04x}{int(denied)}fff", "doc": doc, "sent": i, "begin": 100 * i, "end": 100 * i + len(clean(name)),
                "sentence": name, "subject": argument(i, 100 * i), "relation": {"text": name, "label": name, "base": name},
                "object": {"text": "", "name": "", "how": "absent"}, "negated": denied, "basis": "stated", "pattern": "verb",
                "confidence": round(0.5 + i / 100, 3),
            }
        yield {"document": doc, "title": f"title \"{d}\"", "date": f"2024-0{d + 1}-15", "url": f"https://example.org/{d}?a=b c", "lang": "en",
               "words": 100, "sentences": len(NAMES), "entities": entities}


def write(path):
    with open(path, "w", encoding="utf-8") as file:
        for line in lines():
            file.write(json.dumps(line) + "\n")


# What the data dictionary says that each format leaves out or changes.
def same(text):
    return text


def in_xml(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def in_gml(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", text)


def in_rdf(text):
    return re.sub("[\ufffe\uffff]", "", text)


def in_dot(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text).replace("\r", " ").replace("\n", " ")


def in_neo4j_table(text, is_list=False):
    if text[:1] in tuple("=+-@'\t\r") and text:
        text = "'" + text  # what spreadsheets would take for a formula
    text = re.sub("[\x00-\x1f]", " ", text)
    if is_list:
        return re.sub(r"(?<!\\)\|", ";", text.replace(";", ",")).replace("\\|", "|").replace("\\", "/")
    return text.replace("\\", "/")
