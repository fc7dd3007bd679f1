"""Counts the results of a run of meson's tests and prints one line; fails where one failed."""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sys

log, status = sys.argv[1], int(sys.argv[2])
results = []
try:
    with open(log, encoding="utf-8") as lines:
        results = [json.loads(line) for line in lines]
except OSError:
    print("the tests did not run")
passed = [r for r in results if r["result"] in ("OK", "EXPECTEDFAIL")]
skipped = [r for r in results if r["result"] == "SKIP"]
failed = [r for r in results if r not in passed and r not in skipped]
for result in skipped:
    print(f"skipped: {result['name']}")
for result in failed:
    print(f"failed: {result['name']}")
# A run that broke off before or between tests failed, whatever the log holds.
n_failed = len(failed) + (1 if not failed and (status != 0 or not passed) else 0)
print(f"{len(passed)} passed, {n_failed} failed")
sys.exit(1 if n_failed else 0)
