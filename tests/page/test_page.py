"""The page in a browser: Debian's Chromium, driven by Playwright; axe-core looks for what shuts people out.

usage: test_page.py TRICOT SAMPLE NEWS [NAME...]

Every test runs with an ear on the console and the network: one message, or one request, and it fails. NAMEs run
these tests alone; CHROMIUM names another browser, SHOTS a folder that screenshots go to.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

TRICOT, SAMPLE, NEWS = (os.path.abspath(argument) for argument in sys.argv[1:4])
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
EVIL = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", "<!--<script>", "\"><img src=x onerror=alert(3)>",
    "javascript:alert(4)", "]]>", "{{data}}", "a\u202egnp.exe", "x' onmouseover='alert(5)", "&lt;b&gt; &amp;", "\\u003c\\",
]


def data_of(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL).group(1))


class Pages:
    """Opens pages in one browser and keeps what must not happen."""

    def __init__(self, browser):
        self.browser = browser
        self.contexts = []

    def open(self, path, fragment="", size=DESKTOP, theme="light", touch=False):
        context = self.browser.new_context(viewport=size, color_scheme=theme, has_touch=touch, reduced_motion="reduce",
                                           accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(10000)
        page.wrong = []
        page.on("console", lambda message: page.wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: page.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: page.wrong.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: request.url.startswith(("file:", "blob:")) or page.wrong.append(f"request: {request.url}"))
        page.goto(f"file://{os.path.abspath(path)}{fragment}")
        page.wait_for_selector("html[data-ready=yes]" + ("" if "view=" in fragment else "[data-drawn]"), state="attached")
        page.data = data_of(path)
        self.contexts.append((context, page))
        return page

    def close(self):
        for context, page in self.contexts:
            assert page.wrong == [], page.wrong
            context.close()
        self.contexts = []


def strings(page, table, name):
    return [page.data["strings"][i] for i in page.data[table][name]]


def index_of(page, label):
    return strings(page, "nodes", "label").index(label)


def settle(page):
    """Until the picture is the camera's."""
    page.wait_for_timeout(350)


def camera(page):
    fragment = urllib.parse.parse_qs(urllib.parse.urlparse(page.evaluate("location.href")).fragment)
    return [float(part) for part in fragment["at"][0].split(",")]


def place_of(page, label):
    """Where a node stands on the screen."""
    node = index_of(page, label)
    x, y, k = camera(page)
    box = page.locator("#stage").bounding_box()
    return (box["x"] + box["width"] / 2 + (page.data["nodes"]["x"][node] - x) * k,
            box["y"] + box["height"] / 2 + (-page.data["nodes"]["y"][node] - y) * k)


def look_for(page, words):
    page.fill("#search", words)
    page.press("#search", "Enter")
    settle(page)


def title_of(page):
    return page.locator("#details h2").inner_text()


def downloaded(page, item):
    page.click("#open-menu")
    with page.expect_download() as waiting:
        page.click(f"#menu button:has-text('{item}')")
    with open(waiting.value.path(), "rb") as file:
        return waiting.value.suggested_filename, file.read()


def test_opens(pages):
    """The page says what it is, in both themes and on a phone; the picture has the nodes in their colours."""
    for theme, back in (("light", [255, 255, 255]), ("dark", [18, 22, 28])):
        for size in (DESKTOP, PHONE):
            page = pages.open("sample.html", size=size, theme=theme, touch=size is PHONE)
            expect(page.locator("#title")).to_have_text("kazakhstan.txt")
            n_nodes, n_edges = page.data["n_nodes"], page.data["n_edges"]
            expect(page.locator("#subtitle")).to_have_text(f"{n_nodes} names, {n_edges} statements, 1 document")
            colors = page.evaluate("""() => {
                const canvas = [...document.querySelectorAll("canvas.layer")].find((one) => one.style.visibility === "visible");
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                const found = new Map();
                for (let i = 0; i < pixels.length; i += 4) {
                    const key = [pixels[i], pixels[i + 1], pixels[i + 2]].join();
                    found.set(key, (found.get(key) || 0) + 1);
                }
                return [...found].filter((one) => one[1] > 9).sort((a, b) => b[1] - a[1]).map(([key]) => key.split(",").map(Number));
            }""")
            assert colors[0] == back, colors
            orange = [224, 138, 46] if theme == "light" else [240, 162, 83]
            assert orange in colors, (theme, colors[:20])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen"
    assert os.path.getsize("sample.html") < 300_000


def test_search(pages):
    page = pages.open("sample.html")
    page.press("body", "/")
    page.keyboard.type("tokay")
    options = page.locator("#found [role=option]")
    expect(options.first).to_contain_text("Kasim-Jomart Tokayev")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    settle(page)
    assert "Kasim-Jomart Tokayev" in title_of(page)
    page.fill("#search", "nobody of that name")
    expect(options).to_have_text(["No such name"])


def test_click(pages):
    """A click on a node opens it, on a statement its sentence, with its words marked."""
    page = pages.open("sample.html")
    look_for(page, "Kazakhstan")
    page.keyboard.press("Escape")
    settle(page)
    page.mouse.click(*place_of(page, "Kazakhstan"))
    assert "Kazakhstan" in title_of(page)
    wanted = sum(index_of(page, "Kazakhstan") in (a, b) for a, b in zip(page.data["edges"]["source"], page.data["edges"]["target"]))
    expect(page.locator("#details button.statement")).to_have_count(wanted)
    look_for(page, "military")
    page.click("#details button.statement:has-text('has ordered')")
    for role, words in (("subject", "I [Kasim-Jomart Tokayev]"), ("relation", "have ordered")):
        expect(page.locator(f"#details mark.{role}")).to_have_text(words)
    assert page.locator("#details mark.object").inner_text().startswith("the military")
    settle(page)
    a, b = place_of(page, "Kasim-Jomart Tokayev"), place_of(page, "military")
    page.keyboard.press("Escape")
    page.click("#details .close")
    settle(page)
    page.mouse.click((a[0] + 2 * b[0]) / 3, (a[1] + 2 * b[1]) / 3)
    assert "has ordered" in title_of(page)


def test_pan_and_drag(pages):
    page = pages.open("sample.html")
    settle(page)
    page.click("#zoom-in")
    settle(page)
    x, y, k = camera(page)
    box = page.locator("#stage").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 80, steps=5)
    page.mouse.up()
    settle(page)
    moved = camera(page)
    assert abs((x - moved[0]) * k - 100) < 3 and abs((y - moved[1]) * k - 50) < 3, (x, y, moved)
    page.mouse.wheel(0, -200)
    settle(page)
    assert camera(page)[2] > k
    page.click("#zoom-fit")
    settle(page)
    at = place_of(page, "Kazakhstan")
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 60, at[1] - 40, steps=5)
    page.mouse.up()
    settle(page)
    assert "pin=kazakhstan" in page.evaluate("location.hash")
    page.mouse.click(at[0] + 60, at[1] - 40)
    assert "Kazakhstan" in title_of(page)


def test_filters(pages):
    page = pages.open("sample.html")
    page.click("#open-filters")
    everything = page.locator("#subtitle").inner_text()
    page.click("#filters label:has-text('Concept')")
    n = strings(page, "nodes", "type").count("CONCEPT")
    expect(page.locator("#subtitle")).to_contain_text(f"{page.data['n_nodes'] - n} of {page.data['n_nodes']} names")
    page.click("text=Clear all filters")
    expect(page.locator("#subtitle")).to_have_text(everything)
    page.locator("#filters input[type=range]").fill("0.7")
    surer = sum(one >= 0.7 for one in page.data["edges"]["confidence"])
    expect(page.locator("#subtitle")).to_contain_text(f"{surer} of {page.data['n_edges']} statements")
    page.click("#subtitle button")
    page.click("#filters label:has-text('Denied')")
    denied = sum(page.data["edges"]["negated"])
    expect(page.locator("#subtitle")).to_contain_text(f"{page.data['n_edges'] - denied} of")
    # The address brings the same view back.
    settle(page)
    again = pages.open("sample.html", page.evaluate("location.hash"))
    expect(again.locator("#subtitle")).to_have_text(page.locator("#subtitle").inner_text())


def distances(page, label):
    """How many steps away each name is that something not denied joins to one."""
    labels, edges = strings(page, "nodes", "label"), page.data["edges"]
    steps = {index_of(page, label): 0}
    border = list(steps)
    while border:
        near = [(a, b) for a, b, no in zip(edges["source"], edges["target"], edges["negated"]) if not no]
        border = [b for a, b in near + [(b, a) for a, b in near] if a in border and b not in steps]
        steps.update({node: max(steps.values()) + 1 for node in border})
    return {labels[node]: n for node, n in steps.items()}


def test_path_and_neighbours(pages):
    page = pages.open("sample.html")
    start = "Kasim-Jomart Tokayev"
    steps = distances(page, start)
    far = max(steps, key=steps.get)
    assert steps[far] >= 3, steps
    look_for(page, start)
    page.click("text=Path to …")
    page.fill("form.path input", far)
    page.press("form.path input", "Enter")
    expect(page.locator("#notice")).to_contain_text(f"Path from {start} to {far}")
    assert int(page.locator("#subtitle").inner_text().split()[0]) == steps[far] + 1
    page.click("#notice >> text=Show all")
    look_for(page, far)
    page.click("#details >> text=Neighbours")
    expect(page.locator("#notice")).to_contain_text(f"What is near {far}")
    few = int(page.locator("#subtitle").inner_text().split()[0])
    page.click("#notice >> text=2 steps")
    assert int(page.locator("#subtitle").inner_text().split()[0]) > few
    look_for(page, "Kazakhstan")
    page.click("#details >> text=Hide")
    settle(page)
    assert "hide=kazakhstan" in page.evaluate("location.hash")


def test_groups(pages):
    """Communities close to one node each, and open again on a click."""
    page = pages.open("sample.html")
    page.click("#open-filters")
    page.click("text=Close all groups")
    settle(page)
    assert "closed=" in page.evaluate("location.hash")
    page.click("text=Open all groups")
    settle(page)
    assert "closed=" not in page.evaluate("location.hash")


def test_saves(pages):
    page = pages.open("sample.html")
    name, svg = downloaded(page, "SVG")
    assert name == "kazakhstan.svg" and svg.count(b"<text") > 40 and b"Kazakhstan" in svg
    with open("saved.svg", "wb") as file:
        file.write(svg)
    subprocess.run(["xmllint", "--noout", "saved.svg"], check=True)
    name, png = downloaded(page, "PNG")
    assert name == "kazakhstan.png" and png[:8] == b"\x89PNG\r\n\x1a\n" and len(png) > 20_000
    name, table = downloaded(page, "CSV")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert len(rows) == page.data["n_edges"]
    [row] = [row for row in rows if row["relation"] == "order" and row["object"] == "military"]
    assert row["says_so"] == "Kasim-Jomart Tokayev" and row["sentence"].startswith("“I [Kasim-Jomart Tokayev] have ordered")


def test_corrections(pages):
    """What is corrected in the page, the next run does."""
    page = pages.open("sample.html")
    look_for(page, "Kasim-Jomart Tokayev")
    page.click("#details >> text=Correct")
    page.fill("[aria-label=Rename]:is(input)", "Kassym-Jomart Tokayev")
    page.click("#details button:has-text('Rename')")
    look_for(page, "Nur-Sultan")
    page.click("#details >> text=Correct")
    page.fill("input[aria-label='Same as']", "Almaty")
    page.locator("#details button", has_text=re.compile("^Same as$")).click()
    look_for(page, "Reuters")
    page.click("#details >> text=Correct")
    page.fill("input[aria-label='Not same as']", "Interfax")
    page.click("#details button:has-text('Not same as')")
    page.click("#details .close")
    look_for(page, "Chevron")
    page.click("#details >> text=Correct")
    page.click("#details button:has-text('Leave it out')")
    look_for(page, "military")
    page.click("#details >> text=Correct")
    page.click("#details button:has-text('Leave it out')")
    look_for(page, "law enforcement agencies")
    page.click("#details button.statement:has-text('has ordered')")
    page.click("#details button:has-text('This statement is wrong')")
    name, table = downloaded(page, "Corrections")
    assert name.endswith("-entities.tsv")
    with open("entities.tsv", "wb") as file:
        file.write(table)
    subprocess.run([TRICOT, "build", SAMPLE, "--entities", "entities.tsv", "-q", "--overwrite", "-o", "corrected.json"], check=True)
    with open("corrected.json", encoding="utf-8") as file:
        graph = json.load(file)
    nodes = {node["id"]: node["label"] for node in graph["nodes"]}
    assert not ({"chevron", "military"} & set(nodes)) and "law_enforcement_agencies" in nodes, nodes
    edges = {edge["id"] for edge in graph["edges"]}
    assert "kasim_jomart_tokayev|order|law_enforcement_agencies" not in edges and len(edges) > 40, edges
    assert nodes["kasim_jomart_tokayev"] == "Kassym-Jomart Tokayev", nodes
    assert not ({"almaty", "astana"} <= set(nodes)) and "reuters" in nodes and "interfax" in nodes, nodes


def test_timeline(pages):
    """Bars of statements over time: by drag, by keys, played."""
    page = pages.open("time.html")
    bars = page.locator("#bars .bar")
    expect(bars).to_have_count(5)
    box = page.locator("#bars").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=3)
    page.mouse.up()
    expect(page.locator("#period")).to_have_text("2019-02 – 2019-03")
    expect(page.locator("#subtitle")).to_contain_text("2 of 5 statements")
    page.focus("#until")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#subtitle")).to_contain_text("3 of 5 statements")
    page.click("#timeline >> text=All")
    expect(page.locator("#subtitle")).to_contain_text("5 statements")
    page.click("#play")
    expect(page.locator("#subtitle")).to_contain_text("1 of 5 statements")
    expect(page.locator("#subtitle")).to_contain_text("3 of 5 statements")
    page.click("#play")
    settle(page)
    again = pages.open("time.html", page.evaluate("location.hash"))
    expect(again.locator("#subtitle")).to_contain_text("of 5 statements")
    assert pages.open("evil.html").locator("#timeline").is_hidden()


def test_speakers(pages):
    page = pages.open("sample.html", "#view=speakers")
    expect(page.locator("#speakers tbody tr").first).to_contain_text("Kasim-Jomart Tokayev")
    assert page.locator("#speakers svg .turn").count() > 2
    page.click("#speakers >> text=Who is spoken of")
    page.click("#speakers tbody button >> nth=0")
    expect(page.locator("#subtitle")).to_contain_text("of")
    assert "speaker=Kasim-Jomart" in urllib.parse.unquote_plus(page.evaluate("new Promise((done) => setTimeout(() => done(location.hash), 400))"))


def test_keys(pages):
    """From node to node and through a node's statements, without a mouse."""
    page = pages.open("sample.html")
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    first = title_of(page)
    page.keyboard.press("ArrowDown")
    assert title_of(page) != first
    page.keyboard.press("Enter")
    expect(page.locator("#details .kind").first).to_have_text("Statement")
    assert page.locator("#said").inner_text() != ""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#details h2")).to_have_text("Where to begin")
    before = camera(page)[2]
    page.keyboard.press("+")
    settle(page)
    assert camera(page)[2] > before
    # Tab reaches every part.
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert {"to-table", "search", "open-filters", "open-menu", "theme", "stage", "zoom-in"} <= reached, reached


def test_table(pages):
    page = pages.open("sample.html")
    page.focus("#to-table")
    page.keyboard.press("Enter")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(page.data["n_edges"])
    page.click("#table th button:has-text('Sure')")
    assert page.locator("#table td.number").first.inner_text() == f"{round(100 * max(page.data['edges']['confidence']))}%"
    page.fill("#table input", "chevron")
    page.wait_for_timeout(300)
    n = rows.count()
    assert 0 < n < 10
    rows.first.locator("button.link").click()
    expect(page.locator("#details mark").first).to_be_visible()


def test_text(pages):
    """The text beside the graph: names underlined, sentence and statement linked both ways."""
    page = pages.open("sample.html")
    page.click("#views >> text=Text")
    assert page.locator("#text .mention").count() > 40
    page.locator("#text .states", has_text="have ordered law enforcement").click(position={"x": 4, "y": 4})
    expect(page.locator("#details mark").first).to_be_visible()
    expect(page.locator("#text .states.on")).to_have_count(1)
    look_for(page, "Chevron")
    assert page.locator("#text .states.on").count() >= 1
    page.click("#text .mention >> nth=0")
    assert "Kazakhstan" in title_of(page)
    other = pages.open("file.html", "#view=text")
    expect(other.locator("#text")).to_contain_text("made without its texts")
    look_for(other, "military")
    other.click("#details button.statement")
    expect(other.locator("#details mark.subject")).to_contain_text("Kasim-Jomart Tokayev")
    bare = pages.open("bare.html", "#view=text")
    expect(bare.locator("#text")).to_contain_text("made without its texts")
    assert "text" not in bare.data["docs"] and not any("ordered law enforcement" in text for text in bare.data["strings"])


def test_phone(pages):
    """Taps, and two fingers."""
    page = pages.open("sample.html", size=PHONE, touch=True)
    settle(page)
    page.touchscreen.tap(*place_of(page, "Kazakhstan"))
    settle(page)
    assert "Kazakhstan" in title_of(page)
    panel, stage = page.locator("#details").bounding_box(), page.locator("#stage").bounding_box()
    x, y = place_of(page, "Kazakhstan")
    assert stage["y"] < y < panel["y"], "the panel lies over what was chosen"
    page.click("#details .close")
    k = camera(page)[2]
    fingers = page.context.new_cdp_session(page)
    middle = (195, 400)
    for kind, gap in (("touchStart", 40), ("touchMove", 60), ("touchMove", 100)):
        points = [{"x": middle[0] - gap, "y": middle[1], "id": 0}, {"x": middle[0] + gap, "y": middle[1], "id": 1}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    settle(page)
    assert 2 < camera(page)[2] / k < 3, camera(page)[2] / k


def test_access(pages):
    """axe-core finds nothing serious, whatever is open."""
    axe = Axe()
    for theme in ("light", "dark"):
        page = pages.open("sample.html", theme=theme)
        look_for(page, "Kazakhstan")
        page.click("#open-filters")
        page.click("#open-menu")
        for view in ("Graph", "Table", "Text", "Speakers"):
            page.click(f"#views >> text={view}")
            page.wait_for_timeout(100)
            found = axe.run(page).response["violations"]
            serious = [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found
                       if one["impact"] in ("serious", "critical")]
            assert not serious, (theme, view, serious)


def test_hostile(pages):
    """Whatever a document says is text: nothing of it runs, closes an element or turns the line."""
    page = pages.open("evil.html")
    labels = strings(page, "nodes", "label")
    assert set(EVIL) <= set(labels), set(EVIL) - set(labels)
    for view in ("Table", "Text", "Graph"):
        page.click(f"#views >> text={view}")
    for name in EVIL:
        look_for(page, name)
        shown = name.replace("\u202e", "\ufffd")
        assert shown in title_of(page), (name, title_of(page))
        page.click("#details button.statement >> nth=0")
        assert shown in page.locator("#details p.sentence").first.inner_text()
    assert page.locator("img, iframe, object, embed, #details script").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.evaluate("document.scripts.length") == 2
    # What the policy forbids does not run even if it were there.
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    page.wrong = [one for one in page.wrong if "Content Security Policy" not in one]


def write_pages():
    def run(*call):
        subprocess.run([TRICOT, *call, "-q", "--overwrite"], check=True)

    run("build", SAMPLE, "-o", "sample.html", "-o", "sample.graphml")
    run("build", SAMPLE, "--no-text", "-o", "bare.html")
    run("build", NEWS, "-o", "news.html")
    subprocess.run([TRICOT, "convert", "sample.graphml", "file.html", "-q", "--overwrite"], check=True)
    with open("evil.jsonl", "w", encoding="utf-8") as file:
        for i, name in enumerate(EVIL):
            other = EVIL[(i + 1) % len(EVIL)]
            sentence = f"{name} met {other}."
            triple = {
                "doc": "evil", "sentence": sentence, "sent": i, "begin": 100 * i, "end": 100 * i + len(sentence),
                "subject": {"name": name, "text": name, "type": "PER", "how": "name", "begin": 100 * i, "end": 100 * i + len(name)},
                "relation": {"text": "met", "label": "meet", "base": "meet", "begin": 100 * i + len(name) + 1, "end": 100 * i + len(name) + 4},
                "object": {"name": other, "text": other, "type": "PER", "how": "name", "begin": 100 * i + len(name) + 5,
                           "end": 100 * i + len(sentence) - 1},
                "confidence": 0.9,
            }
            file.write(json.dumps(triple) + "\n")
        file.write(json.dumps({"document": "evil", "title": EVIL[0], "url": EVIL[4], "date": "2024-01-02"}) + "\n")
    with open("time.jsonl", "w", encoding="utf-8") as file:
        for month in range(1, 6):
            doc = f"d{month}"
            file.write(json.dumps({"doc": doc, "subject": "Anna Berg", "relation": "visit", "object": f"Town {month}", "sentence":
                                   f"Anna Berg visited Town {month}.", "confidence": 0.9}) + "\n")
            file.write(json.dumps({"document": doc, "date": f"2019-0{month}-03"}) + "\n")
    run("graph", "time.jsonl", "--nodes", "all", "-o", "time.html")
    run("graph", "evil.jsonl", "--nodes", "all", "-o", "evil.html")


def main():
    chosen = sys.argv[4:]
    tests = {name[5:]: test for name, test in globals().items() if name.startswith("test_")}
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    failed = []
    try:
        write_pages()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                                 args=["--no-sandbox", "--force-color-profile=srgb"])
            pages = Pages(browser)
            for name, test in tests.items():
                if chosen and name not in chosen:
                    continue
                try:
                    test(pages)
                    pages.close()
                    print(f"{name}: done", flush=True)
                except Exception as error:  # the others are still worth knowing
                    failed.append(name)
                    print(f"{name}: FAILED: {type(error).__name__}: {str(error)[:1500]}", flush=True)
                    pages.contexts = []
            browser.close()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    sys.exit(1 if failed else 0)


main()
