"""Reads files of every form, well-formed and broken: what `tricot read` hands on and says.

usage: test_inputs.py TRICOT [MISSING...]

MISSING: archive, markdown, pdf: what this build was made without; such a file must be
answered by one line that says so.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import bz2
import gzip
import io
import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

TRICOT, MISSING = os.path.abspath(sys.argv[1]), sys.argv[2:]
failures = []


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def read(*arguments, **keywords):
    keywords.setdefault("stdin", None if "input" in keywords else subprocess.DEVNULL)
    if "input" in keywords:
        del keywords["stdin"]
    done = subprocess.run([TRICOT, "read", *arguments], capture_output=True, timeout=500, **keywords)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def good(name, path, wanted, **meta):
    status, records, error = read(path)
    got = records[0] if records else {}
    check(name, f"{status} {error!r}", status == 0 and error == "" and len(records) == 1)
    check(name, got.get("text"), got.get("text") == wanted)
    for key, value in meta.items():
        check(name, f"{key}: {got.get(key)!r}", got.get(key) == value)


def bad(name, path, *parts):
    """One line on standard error with all these parts, nothing on standard output, status 1."""
    begin = time.monotonic()
    status, records, error = read(path)
    check(name, f"{status} {records} {error!r}", status == 1 and not records and error.count("\n") == 1)
    for part in parts:
        check(name, f"does not say {part!r}: {error!r}", part in error)
    check(name, "takes too long", time.monotonic() - begin < 300)


def pack(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
DC = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'"
DOCX = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": f"""<w:document {W}><w:body>
<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>
<w:sdtContent><w:p><w:r><w:t>Contents</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>1 Mill ... 3</w:t></w:r></w:p>
<w:p><w:r><w:t>The mill</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">It was built in </w:t></w:r><w:r><w:t>18</w:t></w:r><w:r><w:t>48</w:t></w:r>
<w:del><w:r><w:delText>1849</w:delText><w:t>gone</w:t></w:r></w:del><w:r><w:tab/><w:t>by Anna</w:t><w:br/><w:t>Weber</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:t>, a non</w:t><w:noBreakHyphen/><w:t>miller.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>right</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>""",
    "docProps/core.xml": f"""<cp:coreProperties xmlns:cp='x' {DC}><dc:title>Of mills</dc:title><dc:creator>Ada Quill</dc:creator>
<dcterms:created>2021-03-04T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language></cp:coreProperties>""",
}
ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": """<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>
<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>
<text:table-of-content><text:p>1 Mill 3</text:p></text:table-of-content>
<text:h>The mill</text:h><text:p>It was<text:s/>built<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note> in
<text:span>1848</text:span><text:line-break/>by Anna.</text:p></office:text></office:body></office:document-content>""",
    "meta.xml": f"""<office:document-meta xmlns:office='o' xmlns:meta='m' {DC}><office:meta><dc:title>Of mills</dc:title>
<meta:initial-creator>Ada Quill</meta:initial-creator><dc:creator>Someone else</dc:creator>
<meta:creation-date>2021-03-04T10:00:00</meta:creation-date></office:meta></office:document-meta>""",
}
EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": """<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>
<rootfile full-path='OEBPS/book.opf'/></rootfiles></container>""",
    "OEBPS/book.opf": f"""<package xmlns='http://www.idpf.org/2007/opf'><metadata {DC}><dc:title>Of mills</dc:title>
<dc:creator>Ada Quill</dc:creator><dc:language>en</dc:language><dc:date>2021-03-04</dc:date></metadata><manifest>
<item id='nav' href='nav.xhtml' properties='nav'/><item id='b' href='text/two.xhtml'/><item id='a' href='text/one%20a.xhtml'/></manifest>
<spine><itemref idref='nav'/><itemref idref='a'/><itemref idref='b'/></spine></package>""",
    "OEBPS/nav.xhtml": "<html><body><nav><ol><li><a href='text/one a.xhtml'>One</a></li></ol></nav></body></html>",
    "OEBPS/text/two.xhtml": "<html><body><p>Then it was sold.</p></body></html>",
    "OEBPS/text/one a.xhtml": "<html><body><h1>One</h1><p>The mill was built in 1848 &amp; burnt.</p></body></html>",
}


def pdf(pages, encrypted=False):
    """A PDF file; a page is a list of (left, up, size, text)."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"]
    kids = []
    for lines in pages:
        stream = b"".join(b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, text.encode("latin-1")) for x, y, size, text in lines)
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(stream), stream))
        objects.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 1 0 R >> >> >>" % (2 + 2 * len(pages), len(objects)))
        kids.append(len(objects))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % len(objects))
    objects.append(b"<< /Title (Of mills) /Author (Ada Quill) /CreationDate (D:20210304120000Z) >>")
    trailer = b"/Size %d /Root %d 0 R /Info %d 0 R" % (len(objects) + 2, len(objects) - 1, len(objects))
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32))
        trailer += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), b"43" * 16, b"43" * 16)
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
            + b"".join(b"%010d 00000 n \n" % place for place in places)
            + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(out)))


PAGES = [
    [(72, 750, 9, "Annals of Milling, volume 7"), (72, 700, 18, "The mill at Dorn"),
     (72, 660, 11, "The mill at Dorn was built in 1848 by Anna Weber, who had bought the mead-"),
     (72, 646, 11, "ow from the widow of a miller. It ground rye and well-known wheat until the"),
     (72, 632, 11, "war."),
     (84, 618, 11, "In 1921 the mill was sold to the city of Kessel, which turned it into a well-"),
     (72, 604, 11, "known museum. Its wheel turns on Sundays and on the feast of Saint Martin, and"),
     (300, 40, 9, "1")],
    [(72, 750, 9, "Annals of Milling, volume 7"),
     (72, 700, 11, "the miller of the day is a member of the Weber family."),
     (72, 672, 11, "The museum closed in 2020 and the city has not said when it will open again to"),
     (72, 658, 11, "visitors."), (300, 40, 9, "2")],
]
PDF_TEXT = """The mill at Dorn

The mill at Dorn was built in 1848 by Anna Weber, who had bought the meadow from the widow of a miller. \
It ground rye and well-known wheat until the war.

In 1921 the mill was sold to the city of Kessel, which turned it into a well-known museum. Its wheel turns on Sundays \
and on the feast of Saint Martin, and the miller of the day is a member of the Weber family.

The museum closed in 2020 and the city has not said when it will open again to visitors."""

MARKDOWN = """---
title: "Of mills"
author: Ada Quill
date: 2021-03-04T08:00:00Z
tags: [mill, water]
---
# The mill

The *mill* at **Dorn** was [built](http://x.example) by Anna\\
Weber. See `wheel` ~~here~~.[^1]

- one thing
- another
  thing

| a | b |
|---|---|
| 1 | 2 |

```python
print("a listing is left out")
```

> A quote, ![of a picture](x.png) with a picture &amp; more.

<div>HTML is <i>read</i></div>

[^1]: A footnote.
"""


def office():
    for form, members, text in (
            ("docx", DOCX, "The mill\n\nIt was built in 1848 by Anna\nWeber, a non-miller.\n\nleft\n\nright"),
            ("odt", ODT, "The mill\n\nIt was built in 1848\nby Anna."),
            ("epub", EPUB, "One\n\nThe mill was built in 1848 & burnt.\n\nThen it was sold.")):
        good(form, write("mill." + form, pack(members)), text, title="Of mills", author="Ada Quill", date="2021-03-04")
        what = form.upper()
        bad(f"a {form} that is none", write("fake." + form, "just text, and more of it"), f"fake.{form}: no {what} file: ")
        bad(f"another file as {form}", write("other." + form, pack({"a.txt": "a"})), f"no {what} file: no ")
        bad(f"half a {form}", write("half." + form, pack(members)[:300]), f"half.{form}: no {what} file: ")
        bad(f"an old file as {form}", write("old." + form, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
            "an encrypted one, or one of an older kind")
    bad("a docx of broken XML", write("broken.docx", pack({**DOCX, "word/document.xml": "<w:document>"})), "no XML")
    bad("an encrypted book", write("locked.epub", pack({**EPUB, "META-INF/encryption.xml":
        "<encryption><CipherReference URI='OEBPS/text/two.xhtml'/></encryption>"})), "the book is encrypted")
    locked = bytearray(pack({"word/document.xml": DOCX["word/document.xml"]}))
    for place in (6, locked.rindex(b"PK\x01\x02") + 8):
        locked[place] |= 1
    bad("an encrypted docx", write("locked.docx", bytes(locked)), "locked.docx: the DOCX file is encrypted")
    bomb = pack({**DOCX, "word/document.xml": b" " * (300 << 20)})
    bad("a docx that unpacks to 300 MB", write("bomb.docx", bomb), "more than 104857600 bytes")


def pdf_files():
    good("pdf", write("mill.pdf", pdf(PAGES)), PDF_TEXT, title="Of mills", author="Ada Quill", date="2021-03-04")
    bad("an encrypted PDF", write("locked.pdf", pdf(PAGES, True)), "locked.pdf: the PDF file is encrypted and needs a password")
    bad("a PDF that is none", write("fake.pdf", "words"), "fake.pdf: no PDF file")
    bad("a PDF without text", write("blank.pdf", pdf([[]])), "blank.pdf: no text")


def markdown():
    good("markdown", write("mill.md", MARKDOWN), "The mill\n\nThe mill at Dorn was built by Anna\nWeber. See wheel here.\n\n"
         "one thing\n\nanother thing\n\na\n\nb\n\n1\n\n2\n\nA quote, with a picture & more.\n\nHTML is read\n\nA footnote.",
         title="Of mills", author="Ada Quill", date="2021-03-04")
    good("a title out of a heading", write("plain.md", "Before\n\nThe *old* mill\n===\n\nText.\n"), "Before\n\nThe old mill\n\nText.",
         title="The old mill")
    good("links of a wiki and blocks of HTML", write("wiki.md", "[[Ada Quill|Quill]] met [[Dorn]] and [[Ada Quill#Life|the miller]]. ![[mill.png]]\n\n"
         "<div>Anna <b>Weber</b> left.<sup><a href='#1'>1</a></sup></div>\n\n<!-- a remark -->\n\n| [[a]] |\n|---|\n| [[Ada Quill\\|Ada]] [[x |\n"),
         "Ada Quill met Dorn and the miller.\n\nAnna Weber left.\n\na\n\nAda Quill [[x")
    good("a rule is no front matter", write("rule.md", "---\n\nText: yes\n"), "Text: yes", title="")


def compressed():
    text = "The mill was built in 1848.\n" * 5000
    for extension, content in (("gz", gzip.compress(text.encode())), ("bz2", bz2.compress(text.encode())),
                               ("xz", lzma.compress(text.encode()))):
        good(extension, write("mill.txt." + extension, content), text)
    zstd = shutil.which("zstd")
    if zstd:
        write("mill.txt", text)
        subprocess.run([zstd, "-q", "-f", "mill.txt", "-o", "mill.txt.zst"], check=True)
        good("zst", "mill.txt.zst", text)
    good("gzip of UTF-16", write("wide.txt.gz", gzip.compress("Caf\u00e9".encode("utf-16"))), "Caf\u00e9")
    status, records, error = read(write("two.jsonl.gz", gzip.compress(b'{"text": "one"}\n') + gzip.compress(b'{"text": "two"}\n')))
    check("gzip in two parts", f"{status} {error}", [one["text"] for one in records] == ["one", "two"])
    bad("truncated gzip", write("cut.txt.gz", gzip.compress(os.urandom(9000))[:4000]), "cut.txt.gz: damaged gzip: ")
    bad("damaged bzip2", write("bad.txt.bz2", bz2.compress(text.encode())[:20] + b"xxxxxxxx"), "bad.txt.bz2: damaged bzip2: ")
    lines = b"".join(b'{"id": "%d", "text": "%s"}\n' % (n, os.urandom(30).hex().encode()) for n in range(4000))
    status, records, error = read(write("cut.jsonl.gz", gzip.compress(lines)[:100000]))
    check("what is whole of a truncated gzip is read", f"{status} {len(records)} {error!r}",
          status == 1 and len(records) > 1000 and "cut.jsonl.gz: damaged gzip" in error and error.count("\n") == 1)


def missing():
    """A build without a library says so."""
    samples = {"archive": [("mill.docx", pack(DOCX)), ("mill.odt", pack(ODT)), ("mill.epub", pack(EPUB)),
                           ("mill.txt.gz", gzip.compress(b"text"))],
               "markdown": [("mill.md", MARKDOWN)], "pdf": [("mill.pdf", pdf(PAGES))]}
    for name in MISSING:
        for path, content in samples[name]:
            bad(f"{path} without {name}", write(path, content), path, "this build of tricot cannot read ", "was not there when it was made")


def xml():
    bad("a bomb of entities", write("bomb.xml", "<!DOCTYPE a [<!ENTITY a0 'lol'>" + "".join(
        f"<!ENTITY a{n} '{('&a%d;' % (n - 1)) * 10}'>" for n in range(1, 12)) + "]><a>before &a11; after</a>"), "bomb.xml: line 1: no XML: ")
    write("secret.txt", "SECRET WORDS")
    good("external entities", write("out.xml", f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://{os.getcwd()}/secret.txt'>"
         f"<!ENTITY % p SYSTEM 'file://{os.getcwd()}/secret.txt'> %p;]><a>one &x; two</a>"), "one two")
    bad("deeply nested XML", write("deep.xml", "<a>" * 100000 + "</a>" * 100000), "deep.xml: line 1: no XML: Excessive depth")
    bad("XML that ends early", write("cut.xml", "<a>\n<b>text"), "cut.xml: line 2: no XML")
    write("tei.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><title>T</title></teiHeader><text><p>One <note>n</note>two."
          "</p><div><p>Three</p><p>four</p></div><q a='v'>No.</q></text></TEI>")
    for expression, wanted in (("//_:p", "One two.\n\nThree\n\nfour"),
                               ("//_:p | //_:div", "One two.\n\nThree\n\nfour"), ("//*[local-name()='q']", "No."), ("//_:q/@a", "v")):
        status, records, error = read("--xpath", expression, "tei.xml")
        check(f"--xpath {expression}", f"{records} {error}", status == 0 and records[0]["text"] == wanted and records[0]["title"] == "T")
    write("page.html", "<body><nav><p>Menu</p></nav><div class='x'>One <b>two</b></div><div class='y'>no</div></body>")
    status, records, error = read("--xpath", "//div[@class='x']", "page.html")
    check("--xpath in HTML", f"{records} {error}", status == 0 and records[0]["text"] == "One two")
    for expression, part in (("//p[", "tei.xml: '//p[' is no XPath expression"), ("count(//p)", "is no XPath expression that finds"),
                             ("//nothing", "tei.xml: no text")):
        status, records, error = read("--xpath", expression, "tei.xml")
        check(f"--xpath {expression}", f"{status} {error!r}", status == 1 and not records and part in error and error.count("\n") == 1)


def big_html():
    page = b"<html><body>" + (b"<div><p>" + b"The mill at Dorn was built in 1848 &amp; sold. " * 25 + b"</p></div>\n") * 44000 + b"</body></html>"
    begin = time.monotonic()
    status, records, error = read(write("big.html", page))
    print(f"HTML of {len(page) >> 20} MB: {time.monotonic() - begin:.1f} s")
    check("an HTML file of 50 MB", f"{status} {error!r}", status == 0 and len(records[0]["text"].split()) == 44000 * 25 * 10)
    nested = b"<div>" * 200000 + b"x"
    status, records, error = read(write("nested.html", nested))
    check("deeply nested HTML", f"{status} {error!r}", status in (0, 1) and error.count("\n") <= 1)


def texts():
    bad("a text of nothing", write("nothing.txt", " \n\t\n"), "nothing.txt: no text")
    bad("a page of nothing", write("nothing.html", "<html><body><script>x</script></body></html>"), "nothing.html: no text")
    status, records, error = read(write("broken.jsonl", '{"id": "a", "text": "one"}\n{"id": "b", "text"\n{"id": "c", "text": "three"}\n'))
    check("a broken line", f"{status} {error!r}", status == 1 and [one["id"] for one in records] == ["a", "c"]
          and error.startswith("tricot: broken.jsonl: line 2: no JSON object") and error.count("\n") == 1)
    status, records, error = read("--text-field", "body", write("field.csv", "id,body,desk\n7,The mill.,home\n"))
    check("--text-field", f"{records} {error}", records and records[0]["text"] == "The mill." and records[0]["meta"] == {"desk": "home"})


def pipes():
    """A named pipe with a writer is read; without one it is answered."""
    os.mkfifo("pipe.txt")

    def feed():
        time.sleep(0.5)
        with open("pipe.txt", "w") as pipe:
            pipe.write("Through the pipe")
            pipe.flush()
            time.sleep(0.5)
            pipe.write(" it came.")

    writer = threading.Thread(target=feed)
    writer.start()
    good("a pipe", "pipe.txt", "Through the pipe it came.")
    writer.join()
    bad("a pipe without a writer", "pipe.txt", "cannot read pipe.txt: a pipe that nobody writes to")
    os.mkdir("folder")
    write("folder/a.txt", "Words.")
    os.mkfifo("folder/b.txt")
    status, records, error = read("folder")
    check("a pipe in a folder", f"{status} {error!r}", status == 1 and len(records) == 1 and error.count("\n") == 1
          and "folder/b.txt" in error and "no regular file" in error)


def vanishing():
    """A file that is gone when its turn comes, after the folder was listed."""
    os.mkdir("vanish")
    os.mkfifo("first.txt")
    write("vanish/b.txt", "Here a moment ago.")
    write("vanish/c.txt", "Still here.")

    def feed():
        with open("first.txt", "w") as pipe:
            os.remove("vanish/b.txt")
            pipe.write("Opened.")

    writer = threading.Thread(target=feed)
    writer.start()
    status, records, error = read("first.txt", "vanish")
    writer.join()
    check("a file that disappears", f"{status} {error!r}", status == 1 and [one["text"] for one in records] == ["Opened.", "Still here."]
          and error == "tricot: cannot read vanish/b.txt: No such file or directory\n")


def live():
    """A document goes out when its line came in, not later."""
    process = subprocess.Popen([TRICOT, "read", "--from", "jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for number in range(3):
        process.stdin.write(b'{"id": "%d", "text": "words"}\n' % number)
        process.stdin.flush()
        line = json.loads(process.stdout.readline())
        check("a live pipe", line, line["id"] == str(number))
    process.stdin.close()
    process.wait(timeout=60)


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        parts = [xml, big_html, texts, pipes, vanishing, live]
        parts += [office, compressed] if "archive" not in MISSING else []
        parts += [pdf_files] if "pdf" not in MISSING else []
        parts += [markdown] if "markdown" not in MISSING else []
        for part in [*parts, missing]:
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
