"""How smoothly the page shows large graphs: frames a second of panning, counted in Chromium's own trace.

usage: page.py TRICOT [NODES EDGES]...

Needs what ./test installs; no graphics card is used. Prints a line for each graph: bytes, seconds until the first
picture and until the whole one, frames a second while it is dragged for three seconds, the longest frame.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

TRICOT = os.path.abspath(sys.argv[1])
SIZES = [(2_000, 6_000), (20_000, 60_000), (50_000, 150_000), (100_000, 300_000)]
SECONDS = 3


def write(path, n_nodes, n_edges):
    """Communities of some dozens, few hubs and many leaves, as graphs of news are."""
    chosen = random.Random(n_nodes)
    relations = ["met", "visited", "bought", "works for", "is part of", "criticised", "lives in", "leads"]
    with open(path, "w", encoding="utf-8") as file:
        for i in range(n_edges):
            a = i % n_nodes
            near = chosen.random() < 0.8
            b = (a - a % 40 + int(40 * chosen.random() ** 2)) % n_nodes if near else int(n_nodes * chosen.random() ** 3)
            if a != b:
                file.write(f"Person {a} of Town\t{chosen.choice(relations)}\tPerson {b} of Town\n")


def frames(trace):
    """When pictures reached the screen, in seconds."""
    events = json.loads(trace)["traceEvents"]
    return sorted(event["ts"] / 1e6 for event in events if event["name"] == "Display::DrawAndSwap")


def measure(browser, path, n_nodes, n_edges):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    began = time.monotonic()
    page.goto(f"file://{path}")
    page.wait_for_selector("html[data-ready=yes]", timeout=120_000)
    ready = time.monotonic() - began
    page.wait_for_selector("html[data-drawn]", timeout=120_000)
    whole = time.monotonic() - began
    page.wait_for_timeout(1000)
    box = page.locator("#stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    browser.start_tracing(page=page, categories=["viz", "benchmark"])
    # The pointer moves as a hand does, from within the page's own process: what is measured is the page.
    began = time.monotonic()
    i = 0
    while time.monotonic() - began < SECONDS:
        i += 1
        page.mouse.move(x + 300 * ((i % 80) / 40 - 1) * (1 if i // 80 % 2 else -1), y + i % 60)
    trace = browser.stop_tracing()
    page.mouse.up()
    at = frames(trace)
    at = [one for one in at if one > at[-1] - SECONDS] if at else [0, SECONDS]
    longest = max(b - a for a, b in zip(at, at[1:])) if len(at) > 1 else SECONDS
    print(f"{n_nodes:>8,} nodes {n_edges:>8,} edges  {os.path.getsize(path) / 1e6:6.1f} MB  open {ready:5.2f} s  whole {whole:5.2f} s  "
          f"{len(at) / (at[-1] - at[0]):5.1f} frames a second, the longest {1000 * longest:4.0f} ms", flush=True)
    page.close()


def main():
    numbers = [int(word) for word in sys.argv[2:]]
    sizes = list(zip(numbers[::2], numbers[1::2])) or SIZES
    folder = tempfile.mkdtemp()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                                 args=["--no-sandbox", "--disable-gpu"])
            for n_nodes, n_edges in sizes:
                triples, page = os.path.join(folder, "g.tsv"), os.path.join(folder, "g.html")
                write(triples, n_nodes, n_edges)
                subprocess.run([TRICOT, "graph", triples, "--nodes", "all", "-q", "--overwrite", "-o", page], check=True)
                measure(browser, page, n_nodes, n_edges)
            browser.close()
    finally:
        shutil.rmtree(folder)


main()
