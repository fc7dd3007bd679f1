"""Inputs that would take all time or memory are refused by the limits that the manual names, with the file's name.

usage: test_limits.py TRICOT [LIBRARIES that this build has not]
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

TRICOT = os.path.abspath(sys.argv[1])
HAS_ARCHIVE = "archive" not in sys.argv[2:]
failures = []
most_memory = most_seconds = 0


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, input=None):
    """Returns status, output, error, seconds of a processor, MB of memory."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
        process = subprocess.Popen([TRICOT, *arguments], stdin=subprocess.DEVNULL if input is None else input, stdout=out, stderr=error)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        error.seek(0)
        return process.returncode, out.read(), error.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def refused(path, *parts, command=("read",), input=None):
    global most_memory, most_seconds
    status, out, error, seconds, memory = call(*command, path, input=input)
    name = path.replace("zero.csv", "zero-nodes.csv") if command[0] != "read" else path
    check("refused", f"{command} {path}: {status} {out[:100]} {error[:300]!r}", status == 1 and out == b"" and error.count("\n") == 1
          and name in error and all(part in error for part in parts))
    check("refused in a second and 300 MB", f"{command} {path}: {seconds:.2f} s, {memory:.0f} MB", SANITIZED or (seconds < 1 and memory < 300))
    most_memory, most_seconds = max(most_memory, memory), max(most_seconds, seconds)


def holes(path, n_bytes, begin=b""):
    """A file of zeros that takes no room on the disk."""
    with open(path, "wb") as file:
        file.write(begin)
        file.truncate(n_bytes)
    return path


def endless():
    os.symlink("/dev/zero", "zero.txt")
    for name in ("zero.jsonl", "zero.csv", "zero.html", "zero.xml", "zero.conllu", "zero.md", "zero.epub", "zero.docx", "zero.pdf",
                 "zero-nodes.csv", "zero-edges.csv"):
        os.symlink("/dev/zero", name)
    refused("zero.txt", "is binary data")
    for name in ("zero.jsonl", "zero.csv", "zero.html", "zero.xml", "zero.conllu", "zero.md"):
        refused(name, "is binary data")
    for name in ("zero.epub", "zero.docx", "zero.pdf"):
        refused(name, "more than 104857600 bytes" if HAS_ARCHIVE or name == "zero.pdf" else "")
    with open("/dev/zero", "rb") as zeros:
        refused("-", "is binary data", input=zeros)
    refused("zero.txt", "a line of more than 104857600 bytes", command=("graph", "-o", "never.graphml"))
    for option in ("--entities", "--relations"):
        with open("t.tsv", "w") as file:
            file.write("a\tknows\tb\n")
        refused("zero.txt", "a table of more than", command=("graph", "t.tsv", "-o", "never.graphml", option))
    refused("zero.txt", "a line of more than 65536 bytes", command=("read", "--files-from"))
    for command in (("info",), ("rank",), ("convert", "-o", "never.dot")):
        for name in ("zero.txt", "zero.csv"):
            refused(name, command=command)
    # Behind text that is text.
    refused(holes("hole.txt", 2 << 30, b"The mill was built in 1848.\n" * 4000), "a document of more than 104857600 bytes")
    refused(holes("hole.jsonl", 2 << 30, b'{"text": "' + b"The mill. " * 8000), "a document of more than 104857600 bytes")
    check("outputs", "something was written", not os.path.exists("never.graphml") and not os.path.exists("never.dot"))


def long_lines():
    block = b"The mill was built in 1848, " * 40000
    with open("line.txt", "wb") as file:
        while file.tell() < 130 << 20:
            file.write(block)
    os.symlink("line.txt", "line.jsonl")
    os.symlink("line.txt", "line.csv")
    refused("line.txt", "a document of more than 104857600 bytes")
    refused("line.txt", "a document of more than 104857600 bytes", command=("extract", "--from", "lines"))
    refused("line.jsonl", "a document of more than 104857600 bytes")
    refused("line.csv", "a document of more than 104857600 bytes")
    if HAS_ARCHIVE:
        with gzip.open("zeros.txt.gz", "wb", compresslevel=1) as file:
            for _ in range(200):
                file.write(bytes(1 << 20))
        refused("zeros.txt.gz", "is binary data")
        with gzip.open("line.txt.gz", "wb", compresslevel=1) as file:
            for _ in range(140):
                file.write(block)
        refused("line.txt.gz", "a document of more than 104857600 bytes")
    os.remove("line.txt")


def asked_limits():
    with open("ten.txt", "w") as file:
        file.write("0123456789")
    with open("records.jsonl", "w") as file:
        file.write('{"id": "a", "text": "short"}\n' * 3 + json.dumps({"id": "b", "text": "long " * 20}) + "\n")
    check("--max-bytes", "10 of 10 bytes", call("read", "--max-bytes", "10", "ten.txt")[0] == 0)
    refused("ten.txt", "a document of more than 9 bytes", command=("read", "--max-bytes", "9"))
    status, out, error, _, _ = call("read", "--max-bytes", "60", "records.jsonl")
    check("--max-bytes", f"{status} {out} {error}", status == 1 and out.count(b"\n") == 3 and "records.jsonl: a document of more than 60 bytes" in error)


def books():
    """What an EPUB's spine repeats is read once; what is packed is counted unpacked."""
    if not HAS_ARCHIVE:
        return
    chapter = "<html><body><p>" + "The mill at Dorn was built in 1848. " * 300 + "</p></body></html>"

    def book(path, spine, chapters):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("mimetype", "application/epub+zip")
            packed.writestr("META-INF/container.xml", "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>")
            items = "".join(f"<item id='i{n}' href='{name}'/>" for n, name in enumerate(chapters))
            packed.writestr("p.opf", f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>")
            for name, content in chapters.items():
                packed.writestr(name, content)

    book("repeats.epub", "<itemref idref='i0'/>" * 10000, {"c.xhtml": chapter})
    status, out, error, _, _ = call("read", "repeats.epub")
    check("a spine that repeats a chapter", f"{status} {len(out)} {error}", status == 0 and out.count(b"1848") == 300)
    book("bomb.epub", "<itemref idref='i0'/>", {"c.xhtml": chapter})
    with zipfile.ZipFile("bomb.epub", "a", zipfile.ZIP_DEFLATED) as packed, packed.open("large.xhtml", "w") as member:
        for _ in range(104):
            member.write(b"<p>mill </p> " * 80660)
    refused("bomb.epub", "more than 104857600 bytes")
    with zipfile.ZipFile("aliases.epub", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("META-INF/container.xml", "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>")
        packed.writestr("p.opf", "<package><metadata/><manifest>" + "".join(f"<item id='x{n}' href='c.xhtml#{n}'/>" for n in range(3000))
                        + "</manifest><spine>" + "".join(f"<itemref idref='x{n}'/>" for n in range(3000)) + "</spine></package>")
        packed.writestr("c.xhtml", chapter)
    status, out, error, _, _ = call("read", "aliases.epub")
    check("a chapter of many names", f"{status} {len(out)} {error}", status == 0 and out.count(b"1848") == 300)


def long_word():
    times = []
    for millions in (5, 20):
        with open(f"word{millions}.txt", "wb") as file:
            file.write(b"x" * (millions * 1000000))
        status, out, error, seconds, memory = call("extract", "--from", "lines", f"word{millions}.txt")
        times.append(seconds)
        print(f"a word of {millions} MB: {seconds:.1f} s, {memory:.0f} MB")
        check("a long word", f"{status} {error[:200]}", status == 0)
    check("a long word is read in linear time", times, times[1] < 8 * times[0] + 1)


def folders():
    """A folder is walked once, by however many links it is reached; a loop is told."""
    os.mkdir("fan")
    for n in range(24):
        os.mkdir(f"fan/d{n}")
        with open(f"fan/d{n}/t{n}.txt", "w") as file:
            file.write(f"Text {n}.")
    for n in range(23):
        for name in "abc":
            os.symlink(os.path.join("..", f"d{n + 1}"), f"fan/d{n}/{name}")
    status, out, error, seconds, memory = call("read", "fan/d0")
    check("links that fan out", f"{status} {error[:200]} {out.count(bytes([10]))} {seconds}", status == 0 and error == "" and out.count(b"\n") == 24 and seconds < 1)
    os.symlink("..", "fan/d23/up")
    status, out, error, _, _ = call("read", "fan")
    check("a loop", f"{status} {error[:200]}", status == 1 and out.count(b"\n") == 24 and error.count("\n") <= 3 and "symbolic links" in error)


def empty_files():
    os.mkdir("empty")
    for n in range(100000):
        os.close(os.open(f"empty/{n:06}.txt", os.O_CREAT | os.O_WRONLY))
    status, out, error, seconds, memory = call("read", "-q", "empty", "--report", "empty.report")
    print(f"100,000 empty files: {seconds:.1f} s, {memory:.0f} MB")
    check("100,000 empty files", f"{status} {error[:300]!r}", status == 1 and out == b"" and error.count("\n") == 11
          and error.endswith("tricot: 99990 more failed like these; --report names them\n"))
    with open("empty.report") as file:
        check("100,000 empty files", "not all are in the report", sum('"failed"' in line for line in file) == 100000)
    shutil.rmtree("empty")


def main():
    global SANITIZED
    listed = subprocess.run(["nm", "-D", TRICOT], capture_output=True, text=True).stdout
    SANITIZED = "__asan_init" in listed or "__tsan_init" in listed
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for part in (endless, long_lines, asked_limits, books, long_word, folders, empty_files):
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"refused within {most_seconds:.2f} s and {most_memory:.0f} MB; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
