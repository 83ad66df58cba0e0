#!/usr/bin/env python3
"""Asks an API server whether it takes expressions of built-in kinds: ask_places.py KUBECONFIG FILE

FILE holds a place and an expression on each line, between tabs. Prints each line with `accepted` or `refused` and the server's reason. The first line is
the server's version.
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import kube  # noqa: E402

ADMISSION = "/apis/admissionregistration.k8s.io/v1/"
DEVICES = "/apis/resource.k8s.io/v1/"
RULES = [{"apiGroups": ["apps"], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["deployments"]}]


def policy(**spec):
    whole = {"matchConstraints": {"resourceRules": RULES}, "validations": [{"expression": "true", "message": "m"}]}
    whole.update(spec)
    return ADMISSION + "validatingadmissionpolicies", {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy", "metadata": {"name": "place"}, "spec": whole}


def webhook(expression):
    hook = {
        "name": "a.acme.example",
        "rules": RULES,
        "clientConfig": {"url": "https://acme.example/hook"},
        "sideEffects": "None",
        "admissionReviewVersions": ["v1"],
        "matchConditions": [{"name": "c", "expression": expression}],
    }
    return ADMISSION + "validatingwebhookconfigurations", {
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "ValidatingWebhookConfiguration",
        "metadata": {"name": "place"},
        "webhooks": [hook],
    }


def selectors(expression):
    return [{"cel": {"expression": expression}}]


def device(expression):
    return DEVICES + "deviceclasses", {"apiVersion": "resource.k8s.io/v1", "kind": "DeviceClass", "metadata": {"name": "place"}, "spec": {"selectors": selectors(expression)}}


def claim(expression):
    request = {"name": "r", "exactly": {"deviceClassName": "c", "selectors": selectors(expression)}}
    return DEVICES + "namespaces/default/resourceclaims", {
        "apiVersion": "resource.k8s.io/v1",
        "kind": "ResourceClaim",
        "metadata": {"name": "place", "namespace": "default"},
        "spec": {"devices": {"requests": [request]}},
    }


PLACES = {
    "validation": lambda e: policy(validations=[{"expression": e, "message": "m"}]),
    "message": lambda e: policy(validations=[{"expression": "true", "messageExpression": e}]),
    "condition": lambda e: policy(matchConditions=[{"name": "c", "expression": e}]),
    "audit": lambda e: policy(auditAnnotations=[{"key": "k", "valueExpression": e}]),
    "variable": lambda e: policy(variables=[{"name": "x", "expression": e}]),
    "second": lambda e: policy(variables=[{"name": "x", "expression": "1"}], validations=[{"expression": e, "message": "m"}]),
    "webhook": webhook,
    "device": device,
    "claim": claim,
}


def reason(message):
    found = re.search(r"ERROR: <input>:(\d+:\d+): (.*)", message)
    return " ".join(found.groups()) if found else re.sub(r"\s+", " ", message)


def main():
    server = kube.Server(sys.argv[1])
    print(server.get("/version")["gitVersion"])
    for line in open(sys.argv[2], encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#") or not line:
            continue
        place, expression = line.split("\t", 1)
        path, body = PLACES[place](expression)
        status, content, _ = server.send("POST", path + "?dryRun=All&fieldValidation=Strict", json.dumps(body))
        answer = json.loads(content)
        if status == 201:
            print(f"{line}\taccepted")
        else:
            causes = answer.get("details", {}).get("causes", [])
            print(f"{line}\trefused\t{reason(causes[0]['message'] if causes else answer['message'])}")


main()
