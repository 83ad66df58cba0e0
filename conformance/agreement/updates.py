#!/usr/bin/env python3
"""Asks real API servers which changes of an object that is there they refuse.

usage: updates.py make KUBECONFIG...    asks each server, and writes core/src/test/resources/agreement/updates.jsonl
       updates.py compare KUBECONFIG    asks a server again and answers 1 if a verdict differs from the committed one

Each object is applied in a namespace of its own, its change is a dry run of a server-side apply by the same manager, as kubectl, Argo CD and Flux do it,
and the object is deleted. A line of the file: the former object, the edits that change it, one letter for each minor from 1.34 on, and what is tried.
"""

import json
import os
import sys
import time

from ask import Bench
from corpus import FOLDER, MINORS, dump, minor
from mutate import apply
from update_cases import CASES

NAMESPACE = "agreement-updates"
FILE = os.path.join(FOLDER, "updates.jsonl")


class Updates(Bench):
    def path(self, value):
        path, plural, namespaced = self._resources[value["apiVersion"], value["kind"]]
        return f"{path}/namespaces/{NAMESPACE}/{plural}/{value['metadata']['name']}" if namespaced else f"{path}/{plural}/{value['metadata']['name']}"

    def apply(self, value, dry):
        query = "?fieldManager=agreement&force=true&fieldValidation=Strict" + ("&dryRun=All" if dry else "")
        for _ in range(50):
            status, content, _ = self._server.send("PATCH", self.path(value) + query, json.dumps(value).encode(), "application/apply-patch+yaml")
            if status not in (0, 429, 503, 504) and not (status == 403 and b"not found" in content):
                break
            time.sleep(0.2)
        return status, json.loads(content).get("message", "")

    def established(self, definition):
        for _ in range(100):
            conditions = json.loads(self._server.send("GET", self.path(definition))[1]).get("status", {}).get("conditions") or []
            if any(c["type"] == "Established" and c["status"] == "True" for c in conditions):
                return
            time.sleep(0.1)

    def delete(self, value):
        self._server.send("DELETE", self.path(value) + "?gracePeriodSeconds=0&propagationPolicy=Background")
        for _ in range(100):
            status, content, _ = self._server.send("GET", self.path(value))
            if status == 404:
                return
            if json.loads(content)["metadata"].get("finalizers"):
                self._server.send("PATCH", self.path(value), b'{"metadata":{"finalizers":null}}', "application/merge-patch+json")
            time.sleep(0.1)

    def verdict(self, former, edits):
        status, message = self.apply(former, False)
        if status >= 300:
            raise RuntimeError(f"the former {former['kind']} is refused: {message}")
        if former["kind"] == "CustomResourceDefinition":
            self.established(former)
        try:
            status, message = self.apply(apply(former, edits), True)
            return status < 300, message
        finally:
            self.delete(former)

    def verdicts(self, cases):
        self._server.send("POST", "/api/v1/namespaces", json.dumps({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}}).encode())
        for _ in range(100):  # until the controllers have made the account that Pods run as
            if self._server.send("GET", f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts/default")[0] == 200:
                break
            time.sleep(0.2)
        try:
            return [self.verdict(former, edits) for _, former, edits in cases]
        finally:
            self._server.send("DELETE", f"/api/v1/namespaces/{NAMESPACE}")


def make(kubeconfigs):
    found = {}
    for kubeconfig in kubeconfigs:
        bench = Updates(kubeconfig)
        found[minor(bench)] = bench.verdicts(CASES)
        print(f"asked {bench.version}", file=sys.stderr)
    with open(FILE, "w", encoding="utf-8") as file:
        for i, (what, former, edits) in enumerate(CASES):
            letters = "".join("A" if found[m][i][0] else "R" for m in MINORS)
            file.write(dump({"what": what, "former": former, "edits": edits, "verdicts": letters}) + "\n")


def compare(kubeconfig):
    bench = Updates(kubeconfig)
    place = MINORS.index(minor(bench))
    with open(FILE, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    different = 0
    for case, (accepted, message) in zip(cases, bench.verdicts([(c["what"], c["former"], c["edits"]) for c in cases])):
        if accepted != (case["verdicts"][place] == "A"):
            different += 1
            print(f"{case['what']}: the server now says {'accepted' if accepted else 'refused: ' + message}")
    print(f"{bench.version}: {different} verdicts of changes differ from the committed ones")
    return 1 if different else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["make"] and len(arguments) > 1:
        make(arguments[1:])
    elif arguments[:1] == ["compare"] and len(arguments) == 2:
        sys.exit(compare(arguments[1]))
    else:
        sys.exit(__doc__)
