"""Asks Python's configparser what the INI texts say that Plimsoll has written or read.

Each line of the file is a case: a text, and the sections that Plimsoll wrote into it or read from it; none if it was refused.
"""
import configparser
import json
import sys


def read(text):
    parser = configparser.RawConfigParser(default_section="")
    parser.optionxform = str
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return {name: dict(parser[name]) for name in parser.sections()}


def main(path):
    total = different = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            total += 1
            said = read(case["text"])
            if said != case["sections"]:
                different += 1
                print(f'{json.dumps(case["text"])}\n  configparser reads {json.dumps(said)}, Plimsoll {json.dumps(case["sections"])}')
    print(f"{total} texts read by configparser: {different} differ")
    return 1 if different or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
