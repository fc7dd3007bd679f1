"""An SVG picture as it is drawn: its nodes, the labels of its edges, the curves, and what it says of itself."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
ELEMENTS = {"svg", "title", "rect", "circle", "path", "text", "g"}
ATTRIBUTES = {
    "role", "width", "height", "viewBox", "font-family", "x", "y", "rx", "cx", "cy", "r", "d", "fill", "fill-opacity", "stroke",
    "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight", "text-anchor", "textLength", "lengthAdjust", "class",
}


def box_of(rect):
    x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def overlap(a, b):
    """Boxes from the left and from above; a rounding is no overlap."""
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.2 and min(a[3], b[3]) - max(a[1], b[1]) > 0.2


class Drawing:
    def __init__(self, path):
        # libxml2's word for it that it is XML; only what draws is there, and nothing that acts or loads.
        subprocess.run(["xmllint", "--noout", path], check=True)
        self.root = ElementTree.parse(path).getroot()
        for element in self.root.iter():
            assert element.tag.removeprefix(SVG) in ELEMENTS, element.tag
            assert set(element.attrib) <= ATTRIBUTES, element.attrib
            assert not any("url(" in value or ":" in value for value in element.attrib.values()), element.attrib
        self.width, self.height = float(self.root.get("width")), float(self.root.get("height"))
        self.title = self.root.find(SVG + "title").text
        groups = {"node": [], "edge": [], "edge-label": [], "label": []}
        for group in self.root.findall(SVG + "g"):
            groups[group.get("class")].append(group)
        self.nodes = [self.node(group) for group in groups["node"]]
        self.edges = groups["edge"]
        self.labels = [(box_of(group.find(SVG + "rect")), self.words(group)) for group in groups["edge-label"] + groups["label"]]
        self.around = [text.text for text in self.root.findall(SVG + "text")]

    @staticmethod
    def words(group):
        return " ".join(text.text for text in group.findall(SVG + "text"))

    def node(self, group):
        rect = group.find(SVG + "rect")
        sizes = [float(text.get("font-size")) for text in group.findall(SVG + "text")]
        box = None if rect is None else box_of(rect)
        for text in group.findall(SVG + "text"):
            if box is not None and text.get("textLength"):
                x, half = float(text.get("x")), float(text.get("textLength")) / 2
                assert box[0] <= x - half and x + half <= box[2], (self.words(group), "is wider than its box")
        return box, self.words(group), min(sizes, default=0), group.find(SVG + "title").text

    def curves(self):
        """The lines of the edges as points, and whether each has an arrow's head."""
        for group in self.edges:
            paths = [path for path in group.findall(SVG + "path") if "Q" in path.get("d")]
            heads = [path for path in group.findall(SVG + "path") if "Z" in path.get("d")]
            for path in paths:
                a, b, c, d, e, f = map(float, NUMBERS.findall(path.get("d")))
                points = []
                for i in range(41):
                    t = i / 40
                    u = 1 - t
                    points.append((u * u * a + 2 * u * t * c + t * t * e, u * u * b + 2 * u * t * d + t * t * f))
                yield points, len(heads), path

    def check(self):
        """No node and no label lies on another, all is inside, and every node can be read."""
        boxes = [(words, box) for box, words, _, _ in self.nodes if box] + [(words, box) for box, words in self.labels]
        boxes.sort(key=lambda item: item[1][0])
        for i, (words, box) in enumerate(boxes):
            assert box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height, (words, "is outside")
            for other, its in boxes[i + 1:]:
                if its[0] > box[2]:
                    break
                assert not overlap(box, its), (words, "lies on", other)
        assert all(words and size >= 12 for box, words, size, _ in self.nodes if box)

    def hidden(self):
        """How many times an edge passes under a node that it does not join."""
        n = 0
        for points, _, _ in self.curves():
            for box, _, _, _ in self.nodes:
                inner = (box[0] + 3, box[1] + 3, box[2] - 3, box[3] - 3)
                n += any(inner[0] < x < inner[2] and inner[1] < y < inner[3] for x, y in points[1:-1])
        return n
