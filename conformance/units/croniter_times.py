"""Asks croniter, which Airflow reads schedules with, for the first five times of each schedule of the corpus from the start of 2026 (UTC).

usage: croniter_times.py [--write] core/src/test/resources/unit
The schedules are those of schedules.tsv; without --write the answers are compared with schedules-croniter.tsv, exit code 1 if one differs.
"""

import datetime
import json
import pathlib
import sys

import croniter


def times(expression):
    start = datetime.datetime(2025, 12, 31, 23, 59, 59)
    try:
        schedule = croniter.croniter(expression, start)
        return "accepted\t" + " ".join(schedule.get_next(datetime.datetime).strftime("%Y-%m-%dT%H:%M") for _ in range(5))
    except (croniter.CroniterError, ValueError):
        return "refused"


def main(arguments):
    write = "--write" in arguments
    folder = pathlib.Path(arguments[-1])
    lines = ["# judge: croniter 7.0.0; see conformance/units", "# columns: schedule, verdict, first five times from 2026"]
    for line in (folder / "schedules.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        if not line.startswith("#"):
            cell = line.split("\t")[0]
            lines.append(cell + "\t" + times(json.loads(cell)))
    table = "\n".join(lines) + "\n"
    target = folder / "schedules-croniter.tsv"
    if write:
        target.write_text(table, encoding="utf-8")
        return 0
    before = target.read_text(encoding="utf-8").split("\n")
    differing = [(old, new) for old, new in zip(before, table.split("\n")) if old != new]
    for old, new in differing:
        print(f"table: {old}\njudge: {new}")
    if differing or len(before) != len(table.split("\n")):
        print("repair: python croniter_times.py --write ../../core/src/test/resources/unit, then review the difference")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
