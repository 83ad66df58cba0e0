"""Says what mutation testing found of the rules: which code no test would miss.

usage: mutants.py CHECKOUT REPORT...

PIT removes one call after the other. A call that has the constant of a code in it is where that rule reports. A rule reports at several
places; if no test fails with any of them removed, the rule could be deleted unseen. Exits with 1 if there is such a rule.
"""
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

KILLED = {"KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR"}


def constants(checkout):
    """Codes by class and constant: Rule NAME = rule("PLM...", Code NAME = Code.error("PLM..."."""
    found = {}
    for file in checkout.glob("*/src/main/java/**/*.java"):
        text = file.read_text(encoding="utf-8")
        for name, code in re.findall(r"(?:Rule|Code) ([A-Z][A-Z0-9_]*) =\s*[\w.]+\(\s*\"(PLM\d{4})\"", text):
            found[file.stem, name] = code
    return found


def sources(checkout):
    return {
        str(file).split("/src/main/java/")[1]: file.read_text(encoding="utf-8").split("\n")
        for file in checkout.glob("*/src/main/java/**/*.java")
    }


def codes(lines, number, owner, known):
    """The codes of the constants in the statement that holds a line."""
    end = number - 1
    while end < len(lines) - 1 and not lines[end].rstrip().endswith(";"):
        end += 1
    start = number - 1
    while start > 0 and not re.search(r"[;{}]\s*$|->\s*$", lines[start - 1]):
        start -= 1
    for first in (number - 1, start):
        statement = " ".join(lines[first : end + 1])
        names = re.findall(r"(?:\b(\w+)\.)?\b([A-Z][A-Z0-9_]+)\b", statement)
        found = [known[cls or owner, name] for cls, name in names if (cls or owner, name) in known]
        if found:
            return found
    return []


def named_elsewhere(checkout, mutated):
    """The codes that tests of modules name which are not mutated: PIT runs the tests of one module only."""
    found = set()
    for file in checkout.glob("*/src/test/**/*"):
        if file.suffix in {".java", ".findings", ".txt"} and file.relative_to(checkout).parts[0] not in mutated:
            found.update(re.findall(r"PLM\d{4}", file.read_text(encoding="utf-8")))
    return found


def main(checkout, reports):
    known, lines = constants(checkout), sources(checkout)
    rooms, rules, survivors = defaultdict(Counter), defaultdict(Counter), []
    for report in reports:
        for mutation in ElementTree.parse(report).getroot():
            said = mutation.findtext("mutatedClass").split("$")[0]
            file = said.replace(".", "/") + ".java"
            room = said.rsplit(".", 1)[0]
            killed = mutation.get("status") in KILLED
            rooms[room]["killed" if killed else "alive"] += 1
            if file not in lines:
                continue
            number = int(mutation.findtext("lineNumber"))
            for code in codes(lines[file], number, Path(file).stem, known)[:1]:
                rules[code]["killed" if killed else "alive"] += 1
                if not killed:
                    survivors.append(f"{code} {file}:{number}")
    for room in sorted(rooms):
        print(f"  {room}: {rooms[room]['killed']} of {sum(rooms[room].values())} calls are missed by a test when they are removed")
    deletable = sorted(code for code, seen in rules.items() if not seen["killed"])
    places = sum(sum(seen.values()) for seen in rules.values())
    print(f"  {len(rules)} rules report at {places} places; {len(survivors)} places could be removed unseen, and {len(deletable)} rules")
    if "--places" in sys.argv:
        print("\n".join(sorted(survivors)))
    elsewhere = named_elsewhere(checkout, {report.resolve().relative_to(checkout.resolve()).parts[0] for report in reports})
    for code in sorted(elsewhere.intersection(deletable)):
        print(f"  {code} is named by a test of another module, which was not run")
    deletable = [code for code in deletable if code not in elsewhere]
    for code in deletable:
        print(f"  {code} could be deleted unseen: {', '.join(s.split(' ')[1] for s in survivors if s.startswith(code))}")
    return 1 if deletable or not rules else 0


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[2:] if not name.startswith("--")]
    sys.exit(main(Path(sys.argv[1]), files))
