#!/usr/bin/env python3
"""Reports precision and recall of our verdicts, for each minor, per stage and per rule, from the stored verdicts of real API servers.

usage: precision.py [--sealed] [--page FILE]

Judges the documents of open.jsonl and walked.jsonl with the command line (PLIMSOLL, or the one built in cli/target). --sealed judges sealed.jsonl too,
which is for final reports only. --page writes the tables into a page, in the place of all that stands below its heading "Figures".

A document that a server refuses counts as found when we refuse it. Precision is the share of the documents we refuse that the server refuses too; recall the
share of those the server refuses that we refuse. Of a stage or a rule: how many documents it refuses, how many of those the server refuses, and how many of
what the server refuses no other stage or rule refuses.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
from datetime import date

from corpus import FOLDER, MINORS, apply, dump, read

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
CLI = os.environ.get("PLIMSOLL", os.path.join(ROOT, "cli", "target", "plimsoll", "bin", "plimsoll"))
TITLES = {"open.jsonl": "the open half of the corpus", "sealed.jsonl": "the sealed half of the corpus", "walked.jsonl": "walks over the schema"}
STAGES = ["decode", "schema", "admission", "cel"]
MARK = "## Figures\n"


def lines(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.startswith("{")]


def documents(name):
    """Objects with one letter for each minor."""
    if name == "walked.jsonl":
        return [(line["object"], line["verdicts"]) for line in lines(name)]
    seeds = {line["seed"]: line["object"] for line in lines("seeds.jsonl")}
    return [(apply(seeds[case["seed"]], case["edits"]), case["verdicts"]) for case in read(os.path.join(FOLDER, name))]


def judged(objects, minor):
    """For each object the codes of errors of the server's stages, by stage."""
    with tempfile.TemporaryDirectory() as folder:
        crds = os.path.join(folder, "definitions.yaml")
        with open(crds, "w", encoding="utf-8") as file:
            file.writelines("---\n" + dump(line) + "\n" for line in lines("definitions.jsonl"))
        path = os.path.join(folder, "documents.yaml")
        with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.writelines("---\n" + dump(value) + "\n" for value in objects)
        run = subprocess.run([CLI, "check", "--kubernetes", minor, "--format", "jsonl", "--crds", crds, path], capture_output=True, text=True, check=False)
        answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(objects):
        raise RuntimeError(f"{len(objects)} documents, {len(answers)} answers: {run.stderr[-500:]}")
    for answer in answers:
        codes = collections.defaultdict(set)
        for found in answer["findings"]:
            if found["severity"] == "error" and found["stage"] in STAGES:
                codes[found["stage"]].add(found["code"])
        yield codes


def share(part, whole):
    return f"{100 * part / whole:.2f} %" if whole else "–"


class Tally:
    def __init__(self):
        self.all = self.both = self.ours = self.theirs = 0
        self.groups = {"stage": collections.defaultdict(collections.Counter), "rule": collections.defaultdict(collections.Counter)}

    def add(self, codes, letter):
        refused = letter == "R"
        self.all += 1
        self.theirs += refused
        self.ours += bool(codes)
        self.both += refused and bool(codes)
        rules = {code for stage in codes.values() for code in stage}
        for kind, names in (("stage", set(codes)), ("rule", rules)):
            for name in names:
                counts = self.groups[kind][name]
                counts["refused"] += 1
                counts["right"] += refused
                counts["alone"] += refused and len(names) == 1


def tables(names):
    for name in names:
        objects = documents(name)
        per_minor, rules = {}, Tally()
        for place, minor in enumerate(MINORS):
            tally = per_minor[minor] = Tally()
            for (_, verdicts), codes in zip(objects, judged([value for value, _ in objects], minor)):
                if verdicts[place] != "-":
                    tally.add(codes, verdicts[place])
                    rules.add(codes, verdicts[place])
        yield f"### {len(objects)} documents of {TITLES[name]}"
        yield ""
        yield "| Kubernetes | documents | refused by the server | refused by both | only by us | only by the server | precision | recall |"
        yield "|---|---|---|---|---|---|---|---|"
        for minor, t in per_minor.items():
            yield f"| {minor} | {t.all} | {t.theirs} | {t.both} | {t.ours - t.both} | {t.theirs - t.both} | {share(t.both, t.ours)} | {share(t.both, t.theirs)} |"
        yield ""
        yield "| Kubernetes | stage | documents it refuses | precision | of what the server refuses | refused by no other stage |"
        yield "|---|---|---|---|---|---|"
        for minor, t in per_minor.items():
            for stage in STAGES:
                counts = t.groups["stage"].get(stage, {})
                if counts:
                    yield f"| {minor} | {stage} | {counts['refused']} | {share(counts['right'], counts['refused'])} | {share(counts['right'], t.theirs)} | {counts['alone']} |"
        yield ""
        wrong = sum(counts["right"] < counts["refused"] for counts in rules.groups["rule"].values())
        yield f"{len(rules.groups['rule'])} rules refused something; {wrong or 'none'} of them a document that a server takes. Counted over all minors:"
        yield ""
        yield "| rule | verdicts | precision | refused by no other rule |"
        yield "|---|---|---|---|"
        for code, counts in sorted(rules.groups["rule"].items()):
            yield f"| {code} | {counts['refused']} | {share(counts['right'], counts['refused'])} | {counts['alone']} |"
        yield ""


def main(arguments):
    names = ["open.jsonl", "walked.jsonl"] + (["sealed.jsonl"] if "--sealed" in arguments else [])
    text = "\n".join([f"Counted on {date.today().isoformat()}.", "", *tables(names)])
    if "--page" not in arguments:
        print(text)
        return
    page = arguments[arguments.index("--page") + 1]
    with open(page, encoding="utf-8") as file:
        before = file.read().partition(MARK)[0]
    with open(page, "w", encoding="utf-8") as file:
        file.write(f"{before}{MARK}\n{text}")


if __name__ == "__main__":
    unknown = [word for i, word in enumerate(sys.argv[1:]) if word not in ("--sealed", "--page") and sys.argv[i] != "--page"]
    if unknown:
        sys.exit(__doc__)
    main(sys.argv[1:])
