#!/usr/bin/env python3
"""Makes the corpus of manifests on which our verdicts are held against those of real API servers.

usage: corpus.py make COUNT KUBECONFIG...     draws COUNT cases, asks each server, and writes core/src/test/resources/agreement
       corpus.py ask FILE KUBECONFIG          prints each case of a file with the verdict and message of one server
       corpus.py explore FIRST COUNT KUBECONFIG   prints fresh cases, with one server's verdict and message, to find what the corpus does not show
       corpus.py charts KUBECONFIG...         asks only about the cases that begin with charts, and puts them in the place of the former ones
       corpus.py compare KUBECONFIG           asks a server again and answers 1 if a verdict differs from the committed one

A case is a line: the seed it begins with, the edits, and one letter for each minor from 1.34 on: A accepted, R refused. The cases are split in two by their
number: those of open.jsonl may be looked at to write rules, those of sealed.jsonl only to report how well the rules agree.
"""

import json
import os
import random
import re
import sys

from ask import Bench
from charts import CHARTS
from definitions import DEFINITIONS, RESOURCES
from mutate import Mutator, Types, apply
from seeds import SEEDS

DRAWN = {**SEEDS, **RESOURCES}
SEEDS = {**DRAWN, **CHARTS}

# Cases from this number on begin with what charts hold.
FIRST_CHART = 1_000_000
CHARTS_COUNT = 1600

MINORS = ["1.34", "1.35", "1.36", "1.37"]
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "core", "src", "test", "resources", "agreement")


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def draw(count, first=0):
    types = Types("1.35")
    for definition in DEFINITIONS:
        types.add(definition)
    mutator = Mutator(types, DRAWN.values() if first < FIRST_CHART else SEEDS.values())
    # Of custom resources each seed stands for many kinds.
    names = list(DRAWN) + 3 * list(RESOURCES) if first < FIRST_CHART else list(CHARTS)
    seen = set()
    for number in range(first, first + count):
        rng = random.Random(f"plimsoll {number}")
        name = names[number % len(names)]
        edits = mutator.edits(rng, SEEDS[name])
        if dump([name, edits]) not in seen:
            seen.add(dump([name, edits]))
            yield number, name, edits


def judged(cases, bench):
    """Answers of one server, in the order of the cases; the definitions are there while it is asked."""
    with bench.definitions(DEFINITIONS):
        return judged_with_definitions(cases, bench)


def judged_with_definitions(cases, bench):
    objects = [apply(SEEDS[name], edits) for _, name, edits in cases]
    return list(bench.ask_all([{"object": value} for value in objects]))


def decided(answer):
    """Whether the server judged the document, and not whether it was busy or what else exists in the cluster."""
    _, code, message = answer
    absent = re.search(r'already exists|not in the valid range|not configured for dual-stack|label on the containing namespace|namespaces "[^"]*" not found|not configured on this cluster|error looking up service account|no PriorityClass with name|RuntimeClass "[^"]*" not found', message)
    return code not in (0, 429, 500, 503, 504) and not absent


def minor(bench):
    return ".".join(bench.version.lstrip("v").split(".")[:2])


def make(cases, kubeconfigs, mode):
    verdicts = {}
    for kubeconfig in kubeconfigs:
        bench = Bench(kubeconfig)
        verdicts[minor(bench)] = judged(cases, bench)
        print(f"asked {bench.version}", file=sys.stderr)
    os.makedirs(FOLDER, exist_ok=True)
    with open(os.path.join(FOLDER, "seeds.jsonl"), "w", encoding="utf-8") as file:
        for name, value in SEEDS.items():
            file.write(dump({"seed": name, "object": value}) + "\n")
    with open(os.path.join(FOLDER, "definitions.jsonl"), "w", encoding="utf-8") as file:
        for value in DEFINITIONS:
            file.write(dump(value) + "\n")
    names = ("open.jsonl", "sealed.jsonl")
    if mode == "a":
        for name in names:
            kept = [case for case in read(os.path.join(FOLDER, name)) if case["case"] < FIRST_CHART]
            with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as file:
                file.writelines(dump(case) + "\n" for case in kept)
    files = [open(os.path.join(FOLDER, name), mode, encoding="utf-8") for name in names]
    for i, (number, name, edits) in enumerate(cases):
        answers = [verdicts[m][i] for m in MINORS]
        if all(map(decided, answers)):
            letters = "".join("A" if accepted else "R" for accepted, _, _ in answers)
            files[number // 97 % 2].write(dump({"case": number, "seed": name, "edits": edits, "verdicts": letters}) + "\n")
    for file in files:
        file.close()


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def ask(path, kubeconfig):
    cases = read(path)
    for case, (accepted, code, message) in zip(cases, judged([(c["case"], c["seed"], c["edits"]) for c in cases], Bench(kubeconfig))):
        print(dump({**case, "accepted": accepted, "code": code, "message": message}))


def explore(first, count, kubeconfig):
    bench = Bench(kubeconfig)
    cases = list(draw(count, first))
    for (number, name, edits), answer in zip(cases, judged(cases, bench)):
        if decided(answer):
            print(dump({"case": number, "seed": name, "edits": edits, "verdicts": ("A" if answer[0] else "R") * len(MINORS), "message": answer[2], "accepted": answer[0]}))


def compare(kubeconfig):
    bench = Bench(kubeconfig)
    place = MINORS.index(minor(bench))
    different = 0
    for name in ("open.jsonl", "sealed.jsonl"):
        cases = read(os.path.join(FOLDER, name))
        for case, (accepted, code, message) in zip(cases, judged([(c["case"], c["seed"], c["edits"]) for c in cases], bench)):
            if decided((accepted, code, message)) and accepted != (case["verdicts"][place] == "A"):
                different += 1
                print(f"{name} case {case['case']}: the server now says {'accepted' if accepted else 'refused: ' + message}")
    print(f"{bench.version}: {different} verdicts differ from the committed ones")
    return 1 if different else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["make"] and len(arguments) > 2:
        make(list(draw(int(arguments[1]))) + list(draw(CHARTS_COUNT, FIRST_CHART)), arguments[2:], "w")
    elif arguments[:1] == ["charts"] and len(arguments) > 1:
        make(list(draw(CHARTS_COUNT, FIRST_CHART)), arguments[1:], "a")
    elif arguments[:1] == ["ask"] and len(arguments) == 3:
        ask(*arguments[1:])
    elif arguments[:1] == ["explore"] and len(arguments) == 4:
        explore(int(arguments[1]), int(arguments[2]), arguments[3])
    elif arguments[:1] == ["compare"] and len(arguments) == 2:
        sys.exit(compare(arguments[1]))
    else:
        sys.exit(__doc__)
