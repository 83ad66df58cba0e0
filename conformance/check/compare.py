"""Compares what check says with what an API server says, document by document.

usage: compare.py CHECK.jsonl SERVER.jsonl

Prints each document on which they differ, and each that only one of them has; a kind that one of them does not know is counted and not
judged. Ends with 1 if there is a difference.
"""

import json
import sys


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def main(check, server):
    ours = {(d["file"], d["index"]): d for d in lines(check) if d["kind"] or d["verdict"] == "refused"}
    theirs = {(d["file"], d["index"]): d for d in lines(server)}
    same = unknown = different = 0
    for key in sorted(ours.keys() | theirs.keys()):
        mine, real = ours.get(key), theirs.get(key)
        if mine is None or real is None:
            different += 1
            print(f"only {'the server' if mine is None else 'check'} has document {key[1]} of {key[0]}")
        elif mine["verdict"] == "notChecked" or real["reason"] == "NoKindMatch" and mine["verdict"] != "refused":
            unknown += 1
        elif (mine["verdict"] == "accepted") == real["accepted"]:
            same += 1
        else:
            different += 1
            found = "; ".join(f"{f['code']} {f['path']}: {f['message']}" for f in mine["findings"] if f["severity"] == "error")
            print(f"document {key[1]} of {key[0]}: check says {mine['verdict']} ({found}), the server says {real['message'] or 'accepted'}")
    print(f"{same} alike, {different} different, {unknown} of a kind that one of them does not know")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
