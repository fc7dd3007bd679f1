#!/usr/bin/env python3
"""Sentences that a reader sees in rough text: datelines, bylines, headlines, lists, missing full stops,
lines that break in the middle of sentences, the English of translating machines.

test_rough_text.py TRICOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

TRICOT = sys.argv[1]

# text, and its sentences, one a line; None: the lines as they are
CASES = {
    "a wire story": ("""\
Kazakh leader orders troops to shoot to kill

By Olzhas Auyezov

ALMATY, Jan 7 (Reuters) - Security forces appeared to be in control of the streets of Kazakhstan's main city
on Friday morning, a day after Russia sent
troops to put down an uprising.
President Kassym-Jomart Tokayev said he had ordered his troops
to shoot to kill to deal with further disturbances from those he called bandits
""", """\
Kazakh leader orders troops to shoot to kill
By Olzhas Auyezov
ALMATY, Jan 7 (Reuters) -
Security forces appeared to be in control of the streets of Kazakhstan's main city on Friday morning, a day after Russia sent troops to put down an uprising.
President Kassym-Jomart Tokayev said he had ordered his troops to shoot to kill to deal with further disturbances from those he called bandits
"""),
    "datelines": ("""\
MOSCOW (AP) \u2014 Russian President Vladimir Putin on Tuesday declared victory.

WASHINGTON, D.C. -- The White House said Thursday it was monitoring the situation.

NUR-SULTAN -- Jan. 6, 2022 -- Paratroopers from Russia arrived in Kazakhstan on Thursday.

The firm \u2014 Russia's largest \u2014 has closed.
""", """\
MOSCOW (AP) \u2014
Russian President Vladimir Putin on Tuesday declared victory.
WASHINGTON, D.C. --
The White House said Thursday it was monitoring the situation.
NUR-SULTAN -- Jan. 6, 2022 --
Paratroopers from Russia arrived in Kazakhstan on Thursday.
The firm \u2014 Russia's largest \u2014 has closed.
"""),
    "lists": ("""\
KEY POINTS:
- Tokayev asks Russia for help
- Internet shut down across the country
\u2022 banks suspended work
* At least 26 people killed, ministry says
a) first demand: resignation of the government
b) second demand: lower prices
(i) free elections
(ii) release of prisoners
Earlier it was reported:
1. Background
Kazakhstan is a former Soviet republic.
2. Reaction
The U.S. urged restraint.
""", None),
    "numbers that end wrapped sentences are no items": ("""\
The number of the dead was put at
12. He did not say
where they had died.
""", """\
The number of the dead was put at 12.
He did not say where they had died.
"""),
    "missing full stops": ("""\
"We are dealing with armed bandits", he said
Dozens of people have been killed
The interior ministry said 3,000 had been detained
Oil price rises as unrest grips Kazakhstan
""", None),
    "capitals": ("""\
RUSSIA SENDS PARATROOPERS TO KAZAKHSTAN AS UNREST SPREADS
The troops arrived on Thursday.

SOURCE: INTERFAX
""", """\
RUSSIA SENDS PARATROOPERS TO KAZAKHSTAN AS UNREST SPREADS
The troops arrived on Thursday.
SOURCE: INTERFAX
"""),
    "a translating machine": ("""\
In Kazakhstan was introduced state of emergency , the president of country Tokayev has dismissed government .
The protesters in the city Almaty have seized the building of akimat , the police has applied noise grenades
According to data of MIA of RK , were suffered 95 policemen . About this informs TASS .

The head of state  noted ,that in the cities of republic terrorists act.He asked for help of CSTO.
""", """\
In Kazakhstan was introduced state of emergency , the president of country Tokayev has dismissed government .
The protesters in the city Almaty have seized the building of akimat , the police has applied noise grenades
According to data of MIA of RK , were suffered 95 policemen .
About this informs TASS .
The head of state noted ,that in the cities of republic terrorists act.
He asked for help of CSTO.
"""),
}

failed = False
for name, (text, expected) in CASES.items():
    expected = expected or text
    made = subprocess.run([TRICOT, "parse", "--quiet", "--from", "text", "-"], input=text, capture_output=True,
                          text=True, check=True).stdout
    found = [line[len("# text = "):] for line in made.split("\n") if line.startswith("# text = ")]
    if found != expected.splitlines():
        failed = True
        print(f"not ok: {name}")
        for line in found:
            print(f"  {'found     ' if line not in expected.splitlines() else ' '}{line}")
        for line in expected.splitlines():
            if line not in found:
                print(f"  expected  {line}")
sys.exit(failed)
