#!/usr/bin/env python3
"""Asks servers about documents that no rule was written for, and keeps those on which we differed.

usage: walked.py explore NUMBER COUNT MINOR KUBECONFIG   walks the schema of a minor, asks its server and the command line about COUNT of the documents, and prints those on which they differ
       walked.py keep FILE KUBECONFIG...           adds the documents of a file, one JSON object a line, to walked.jsonl with the answers of servers of 1.34 to 1.37
       walked.py compare KUBECONFIG                asks a server again and answers 1 if a verdict differs from the committed one

The server reads the same bytes as we do. A walk goes down every path of every kind that seeds.py has, and sets it to sound, odd and wrong values; another
NUMBER makes other values. The command line is PLIMSOLL, or the one built in cli/target.
"""

import json
import os
import random
import re
import sys

from ask import Bench
from corpus import FOLDER, MINORS, decided, dump, minor
from precision import judged
from seeds import SEEDS
from walk import applied, walked

FILE = os.path.join(FOLDER, "walked.jsonl")
HEAD = "# servers 1.34, 1.35, 1.36, 1.37; A accepted, R refused, - not decided by the document alone\n"


def kept():
    with open(FILE, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.startswith("{")]


def answers(objects, bench):
    return list(bench.ask_all([{"yaml": json.dumps(value), "head": value} for value in objects]))


def letter(answer):
    absent = re.match(r'pods "[^"]*" not found$', answer[2])
    return "-" if absent or not decided(answer) else "A" if answer[0] else "R"


def explore(number, count, version, kubeconfig):
    cases = list(walked(SEEDS, version, number))
    random.Random(number).shuffle(cases)
    objects = {}
    for name, edits in cases[:count]:
        value = applied(SEEDS[name], edits)
        if isinstance(value, dict) and SEEDS[name]["kind"] != "CustomResourceDefinition":
            objects.setdefault(dump(value), value)
    objects = list(objects.values())
    different = 0
    for value, answer, codes in zip(objects, answers(objects, Bench(kubeconfig)), judged(objects, version)):
        if letter(answer) != "-" and answer[0] == bool(codes):
            different += 1
            print(dump({"server": answer[2], "codes": sorted(code for stage in codes.values() for code in stage), "object": value}))
    print(f"{len(objects)} documents, {different} differ", file=sys.stderr)


def keep(path, kubeconfigs):
    known = {dump(line["object"]) for line in kept()}
    with open(path, encoding="utf-8") as file:
        objects = [json.loads(line) for line in file if line.startswith("{")]
    objects = [value for value in objects if dump(value) not in known]
    verdicts = {}
    for kubeconfig in kubeconfigs:
        bench = Bench(kubeconfig)
        verdicts[minor(bench)] = answers(objects, bench)
    with open(FILE, "a", encoding="utf-8") as file:
        for i, value in enumerate(objects):
            file.write(dump({"verdicts": "".join(letter(verdicts[m][i]) for m in MINORS), "object": value}) + "\n")


def compare(kubeconfig):
    bench = Bench(kubeconfig)
    place = MINORS.index(minor(bench))
    lines = kept()
    different = 0
    for line, answer in zip(lines, answers([line["object"] for line in lines], bench)):
        if "-" not in (letter(answer), line["verdicts"][place]) and letter(answer) != line["verdicts"][place]:
            different += 1
            print(f"the server now says {'accepted' if answer[0] else 'refused: ' + answer[2]}: {dump(line['object'])}")
    print(f"{bench.version}: {different} of {len(lines)} verdicts differ from the committed ones")
    return 1 if different else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["explore"] and len(arguments) == 5:
        explore(int(arguments[1]), int(arguments[2]), *arguments[3:])
    elif arguments[:1] == ["keep"] and len(arguments) == 2 + len(MINORS):
        keep(arguments[1], arguments[2:])
    elif arguments[:1] == ["compare"] and len(arguments) == 2:
        sys.exit(compare(arguments[1]))
    else:
        sys.exit(__doc__)
