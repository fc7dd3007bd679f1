"""Many documents: parts and merging, duplicates, language, the report, progress, lists of files, Ctrl-C.

usage: test_corpora.py TRICOT SOURCE
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TRICOT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
failures = []

STORY = """Storm cuts off the island of Hale

By Ruth Okoro

HALE (Northern Press) - A storm cut off the island of Hale from the mainland on Tuesday night, and the ferry company Norlink said that no boat would sail before Friday.

The mayor of Hale, Brigid Tarn, opened the school in Upper Quay to 40 people whose roofs had been torn away. Nobody was hurt.

Engineers of the power company Voltera reached the island by helicopter on Wednesday morning. They repaired two of the three lines that feed the harbour, and Voltera's director, Amit Rao, promised light in every house by the evening.

Hale has 1,900 inhabitants, most of whom live from fishing. The storm of 1987 destroyed half of its boats. This time the fleet had left for the sheltered bay of Corran a day earlier, after the weather service had warned of waves of eleven metres.

The regional parliament in Kell will discuss on Monday whether the island needs a second ferry. The government has refused to pay for one since 2015.
"""
OTHER = """The museum of Kell has bought a painting by the Danish painter Else Holm for 300,000 kroner, its director said on Thursday.

The picture shows the harbour of Skagen in the winter of 1911. It belonged to the family of a ship owner, who sold it to pay for the repair of a house in Aarhus.

Holm studied in Copenhagen and lived in Paris until the war. Two of her pictures hang in the national gallery, where visitors often take them for works of her teacher.
"""
GERMAN = """Der Sturm hat die Insel am Dienstag vom Festland abgeschnitten, und die Reederei sagte, dass vor Freitag kein Schiff fahren werde.
Die Bürgermeisterin hat die Schule für vierzig Menschen geöffnet, deren Dächer abgedeckt wurden. Verletzt wurde niemand."""


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    if "input" not in keywords:
        keywords.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([TRICOT, *arguments], capture_output=True, timeout=500, **keywords)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def write_jsonl(path, texts):
    return write(path, "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts))


def report_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def statuses(path):
    return {line["document"]: line["status"] for line in report_of(path)}


# Reprints: the same story as another paper has it.
REPRINTS = {
    "the same": STORY,
    "other white space": STORY.replace("\n\n", "\n").replace(". ", ".  "),
    "another headline and byline": STORY.replace("Storm cuts off the island of Hale", "Hale without ferry until Friday, says Norlink")
                                        .replace("By Ruth Okoro", "Our correspondent Ian Wray"),
    "a credit at its end": STORY + "\n(c) Northern Press, distributed by Wire Plus Media\n",
    "without its last paragraph": STORY[:STORY.index("The regional parliament")],
    "without the agency": STORY.replace("HALE (Northern Press) - ", ""),
    "a few other words": STORY.replace("torn away", "ripped off").replace("most of whom live", "who mostly live").replace(" said that", " said"),
    "other capitals": STORY.replace("By Ruth Okoro", "BY RUTH OKORO").replace("weather service", "Weather Service"),
}
# Updates and other stories: each says something that the story does not.
UPDATES = {
    "one new number": STORY.replace("opened the school in Upper Quay to 40 people", "opened the school in Upper Quay to 65 people"),
    "a new sentence": STORY.replace("Nobody was hurt.", "Nobody was hurt. Police have since arrested somebody over stolen boats."),
    "a new name": STORY.replace("The mayor of Hale, Brigid Tarn", "The mayor of Hale, Desmond Fry"),
    "a new lead": STORY.replace("HALE (Northern Press) - ", "HALE (Northern Press) - The first ferry reached Hale on Friday with food and mail.\n\n"),
    "a new last paragraph": STORY + "\nOn Friday evening the ferry company dismissed its captain, who had refused to sail without a second pilot.\n",
    "another outcome": STORY.replace("promised light in every house by the evening", "admitted that the harbour would stay dark for weeks"),
    "another story": OTHER,
    "half of it and more": STORY[:STORY.index("Hale has 1,900")] + OTHER,
}


def duplicates():
    for name, text in REPRINTS.items():
        write_jsonl("pair.jsonl", [("first", STORY), ("second", text)])
        done = call("build", "-q", "pair.jsonl", "-o", "pair.graphml", "--report", "pair.report")
        found = report_of("pair.report")
        check(f"a reprint: {name}", f"{done.returncode} {done.stderr} {found}", done.returncode == 0 and [
            (one["document"], one["status"], one.get("duplicate_of")) for one in found]
            == [("first", "done", None), ("second", "duplicate", "first")])
    for name, text in UPDATES.items():
        write_jsonl("pair.jsonl", [("first", STORY), ("second", text)])
        call("build", "-q", "pair.jsonl", "-o", "pair.graphml", "--report", "pair.report")
        check(f"no reprint: {name}", statuses("pair.report"), statuses("pair.report") == {"first": "done", "second": "done"})
    write_jsonl("pair.jsonl", [("first", STORY), ("second", STORY)])
    done = call("extract", "--duplicates", "keep", "--report", "pair.report", "pair.jsonl")
    check("--duplicates keep", done.stderr, statuses("pair.report") == {"first": "done", "second": "done"} and b"left out" not in done.stderr)
    done = call("extract", "pair.jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    last = lines[-1]
    check("extract", last, last.get("document") == "second" and last["duplicate_of"] == "first" and last["triples"] == 0
          and not any(line.get("doc") == "second" for line in lines) and b"left out: 1 document that repeats an earlier one" in done.stderr)
    # Lines are no documents of that kind, nor are a few words.
    done = call("extract", "--from", "lines", write("lines.txt", "Apple is based in Cupertino.\n" * 2))
    check("equal lines", done.stdout[-200:], done.stdout.count(b'"document": ') == 2 and b"duplicate_of" not in done.stdout)
    write_jsonl("short.jsonl", [("a", "Apple is based in Cupertino."), ("b", "Apple is based in Cupertino.")])
    done = call("extract", "short.jsonl")
    check("equal short texts", done.stdout[-200:], b"duplicate_of" not in done.stdout)


def parts():
    """Three parts and one whole give the same bytes; reprints lie across the parts."""
    sample = open(os.path.join(SOURCE, "tests", "data", "kazakhstan.txt"), encoding="utf-8").read()
    paragraphs = [one for one in sample.split("\n") if len(one.split()) > 20]
    texts = [("story", STORY)] + [(f"p{n}", one) for n, one in enumerate(paragraphs)]
    texts += [("reprint", REPRINTS["without its last paragraph"]), ("update", UPDATES["a new lead"]), ("other", OTHER),
              ("again", REPRINTS["a few other words"]), ("german", GERMAN), ("p0", "Another text of the id, about the town of Kell.")]
    write_jsonl("whole.jsonl", texts)
    size = (len(texts) + 2) // 3
    for n in range(3):
        write_jsonl(f"part{n}.jsonl", texts[n * size:(n + 1) * size])
        # Ids that are given twice are made unique in a run; here the parts are of one.
        with open(f"part{n}.triples", "wb") as file:
            file.write(call("extract", "-q", f"part{n}.jsonl", "-j", str(n + 1)).stdout)
    whole = call("build", "-q", "whole.jsonl", "--to", "graphml", "-o", "-", "--report", "whole.report")
    merged = call("graph", "-q", "part0.triples", "part1.triples", "part2.triples", "--to", "graphml", "-o", "-", "--report", "merged.report")
    check("parts", f"differ: {whole.stderr} {merged.stderr}", whole.stdout == merged.stdout and whole.stdout.count(b"<node") > 10)
    found = statuses("whole.report")
    check("parts", found, found["reprint"] == "duplicate" and found["again"] == "duplicate" and found["update"] == "done" and found["german"] == "skipped")
    check("parts", statuses("merged.report"), {name for name, status in statuses("merged.report").items() if status == "duplicate"} == {"reprint", "again"})
    one = call("extract", "-q", "whole.jsonl", "-j", "1").stdout
    for n in (2, 5):
        check("threads", f"-j {n}", call("extract", "-q", "whole.jsonl", "-j", str(n)).stdout == one)


def language():
    write("german.txt", GERMAN)
    write("story.txt", STORY)
    done = call("extract", "german.txt", "story.txt", "--report", "language.report")
    check("not English", f"{done.returncode} {done.stderr}", done.returncode == 0
          and done.stderr == b"tricot: german.txt: not English, left out (--force keeps it)\n")
    found = report_of("language.report")
    check("not English", found, found[0]["status"] == "skipped" and found[0]["reason"] == "not English" and found[0]["words"] == 37
          and found[1]["status"] == "done" and found[1]["sentences"] > 8 and found[1]["triples"] > 10 and found[1]["entities"] > 10)
    done = call("extract", "--force", "german.txt")
    check("--force", done.stderr, done.returncode == 0 and done.stderr == b"" and b'"document": "german.txt"' in done.stdout)
    done = call("parse", "--from", "lines", "german.txt")
    check("lines are not checked", done.stderr, done.returncode == 0 and done.stderr == b"")
    done = call("read", "german.txt")
    check("read does not check", done.stderr, done.returncode == 0 and done.stderr == b"" and done.stdout != b"")
    done = call("build", "german.txt", "-o", "german.json")
    check("nothing read", f"{done.returncode} {done.stderr}", done.returncode == 1 and not os.path.exists("german.json"))


def report():
    write("broken.jsonl", '{"id": "a", "text": "Apple is based in Cupertino."}\nnonsense\n')
    write("empty.txt", "\n")
    done = call("extract", "gone.txt", "broken.jsonl", "empty.txt", "--report", "r.jsonl")
    check("report", done.returncode, done.returncode == 1)
    check("report", report_of("r.jsonl"), [(line["document"], line["status"]) for line in report_of("r.jsonl")] == [
        ("gone.txt", "failed"), ("a", "done"), ("broken.jsonl:2", "failed"), ("empty.txt", "failed")])
    reasons = [line.get("reason") for line in report_of("r.jsonl")]
    check("report", reasons, reasons[0] == "cannot read gone.txt: No such file or directory" and reasons[1] is None
          and reasons[2].startswith("broken.jsonl: line 2: no JSON object") and reasons[3] == "empty.txt: no text")
    check("messages", done.stderr, done.stderr.decode().split("\n")[:-1] == ["tricot: " + reason for reason in reasons if reason])
    done = call("extract", "gone.txt", "--report", "no/r.jsonl")
    check("a report that cannot be written", done.stderr, done.returncode == 1 and done.stderr == b"tricot: cannot write no/r.jsonl: No such file or directory\n")


def lists():
    os.mkdir("box")
    write("box/b.txt", "Boeing is based in Seattle.")
    write("box/a.txt", "Apple is based in Cupertino.")
    write("c c.txt", "Ford is based in Dearborn.")
    done = call("read", "--files-from", "-", input=b"c c.txt\n\nbox\ngone.txt\n")
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    check("--files-from", f"{done.returncode} {ids} {done.stderr}", ids == ["c c.txt", "box/a.txt", "box/b.txt"] and done.returncode == 1
          and done.stderr == b"tricot: cannot read gone.txt: No such file or directory\n")
    write("list.txt", "box/b.txt\nbox/a.txt")
    done = call("read", "c c.txt", "--files-from", "list.txt")
    check("operands first", done.stdout, [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["c c.txt", "box/b.txt", "box/a.txt"])
    done = call("extract", "-q", "--files-from", "list.txt")
    write("t.jsonl", done.stdout)
    done = call("graph", "-q", "--files-from", "-", "--to", "dot", "-o", "-", input=b"t.jsonl\n")
    check("graph --files-from", done.stderr, done.returncode == 0 and b"Seattle" in done.stdout)
    done = call("read", "-", "--files-from", "-", input=b"")
    check("standard input twice", done.stderr, done.returncode == 2 and b"'-' is given twice" in done.stderr)


def progress():
    write_jsonl("many.jsonl", [(str(n), STORY.replace("Hale", f"Hale{n}")) for n in range(45)])
    done = call("extract", "--progress", "json", "many.jsonl", "--duplicates", "keep")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    last = lines[-1]
    check("--progress json", last, last["done"] is True and last["documents"] == 45 and last["words"] > 45 * 150
          and last["words_per_second"] > 0 and last["part"] == 1 and all(not line["done"] for line in lines[:-1]))
    for environment, arguments, shown in (({"NO_COLOR": "1"}, [], True), ({"TERM": "dumb"}, [], False), ({}, ["-q"], False)):
        main_end, other_end = pty.openpty()
        process = subprocess.Popen([TRICOT, "extract", "many.jsonl", "gone.txt", *arguments], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=other_end, env={**os.environ, "TERM": "xterm", **environment})
        os.close(other_end)
        seen = b""
        while True:
            try:
                block = os.read(main_end, 65536)
            except OSError:
                break
            if not block:
                break
            seen += block
        os.close(main_end)
        process.wait()
        line = re.search(rb"\r\d+ documents?, [\d,]+ words/s, \d+ s left", seen)
        check("progress", f"{environment} {arguments}: {seen[:300]}", (line is not None) == shown)
        check("progress", f"an escape sequence: {seen[:300]}", b"\x1b" not in seen)
        check("progress", f"a message is not on its own line: {seen[-200:]}", re.search(rb"(^|[\r\n])tricot: cannot read gone.txt: [^\r\n]*\r\n", seen) is not None)


def interrupted():
    """Ctrl-C: what is done is written, and said."""
    write_jsonl("long.jsonl", [(str(n), STORY.replace("Hale", f"Hale{n}") * 3) for n in range(5000)])
    for threads in ("1", "3"):
        process = subprocess.Popen([TRICOT, "build", "-j", threads, "long.jsonl", "-o", "long.json", "--report", "long.report", "--progress", "json"],
                                   stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for line in process.stderr:
            if json.loads(line)["documents"] > 3:
                break
        process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        _, error = process.communicate(timeout=500)
        check("Ctrl-C", f"takes {time.monotonic() - begin:.1f} s", time.monotonic() - begin < 60)
        said = re.search(rb"interrupted: (\d+) documents are done, the rest left out", error)
        check("Ctrl-C", f"{process.returncode} {error}", process.returncode == 130 and said is not None and b"wrote long.json: " in error)
        n_done = list(statuses("long.report").values()).count("done")
        graph = json.load(open("long.json"))
        check("Ctrl-C", f"{n_done} {said}", said is not None and n_done == int(said.group(1)) >= 3)
        check("Ctrl-C", graph["graph"], graph["graph"]["documents"] == n_done and len(graph["nodes"]) > 3)
        os.remove("long.json")
    process = subprocess.Popen([TRICOT, "extract", "long.jsonl"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, error = process.communicate(timeout=500)
    lines = (first + rest).splitlines()
    check("Ctrl-C in extract", f"{process.returncode} {error} {lines[:1]}", process.returncode == 130 and lines
          and "document" in json.loads(lines[-1]))


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for part in (duplicates, parts, language, report, lists, progress, interrupted):
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(REPRINTS)} reprints, {len(UPDATES)} updates; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
