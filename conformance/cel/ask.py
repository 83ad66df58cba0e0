#!/usr/bin/env python3
"""Asks an API server what it makes of expressions: ask.py KUBECONFIG FOLDER

FOLDER holds schema.json, object.json and expressions.txt. Prints a line for each expression, between tabs: the expression, and one of `true`, `false`,
`error` with the server's reason, `refused` with the server's reason, `cost` if the server
finds that the expression could cost too much. The first line is the server's version.
"""

import json
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import kube  # noqa: E402

GROUP = "cel.acme.example"
PLURAL = "expressions"


def definition(schema, rules):
    spec = dict(schema, **{"x-kubernetes-validations": rules})
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{PLURAL}.{GROUP}"},
        "spec": {
            "group": GROUP,
            "scope": "Cluster",
            "names": {"plural": PLURAL, "singular": "expression", "kind": "Expression", "listKind": "ExpressionList"},
            "versions": [
                {
                    "name": "v1",
                    "served": True,
                    "storage": True,
                    "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": spec}}},
                }
            ],
        },
    }


def one_line(text):
    return re.sub(r"selfType\d+", "selfType", re.sub(r"\s+", " ", text)).strip()


def compile_reason(message):
    """The first of the reasons that the compiler gives."""
    found = re.search(r"ERROR: <input>:(\d+:\d+): (.*)", message)
    if found:
        return f"{found.group(1)} {one_line(found.group(2))}"
    found = re.search(r"(must evaluate to a \w+|program instantiation failed: .*)", message)
    return one_line(found.group(1) if found else message)


def main():
    server = kube.Server(sys.argv[1])

    def request(method, path, body=None):
        status, content, _ = server.send(method, path, None if body is None else json.dumps(body))
        return status, json.loads(content) if content.startswith(b"{") else {}

    read = lambda name: open(os.path.join(sys.argv[2], name), encoding="utf-8")
    schema, value = json.load(read("schema.json")), json.load(read("object.json"))
    expressions = [line.rstrip("\n") for line in read("expressions.txt") if line.strip() and not line.startswith("#")]
    rule = lambda i: {"rule": expressions[i], "message": f"#{i}#"}
    path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    answers = {}

    remove = lambda: (request("DELETE", f"{path}/{PLURAL}.{GROUP}"), wait(lambda: request("GET", f"{path}/{PLURAL}.{GROUP}")[0] == 404))
    remove()
    # One rule at a time: a cost or a syntax error of one must not hide the others.
    for i in range(len(expressions)):
        status, body = request("POST", path + "?dryRun=All", definition(schema, [rule(i)]))
        if status >= 300:
            causes = body.get("details", {}).get("causes", [])
            message = causes[0]["message"] if causes else body["message"]
            answers[i] = ("cost", "") if "exceeds budget" in message else ("refused", compile_reason(message))
    sound = [i for i in range(len(expressions)) if i not in answers]

    status, body = request("POST", path, definition(schema, [rule(i) for i in sound]))
    if status >= 300:
        sys.exit(f"the definition is refused: {one_line(body['message'])[:2000]}")
    resource = f"/apis/{GROUP}/v1/{PLURAL}"
    wait(lambda: request("GET", resource)[0] == 200)
    custom = {"apiVersion": f"{GROUP}/v1", "kind": "Expression", "metadata": {"name": "table"}, "spec": value}
    status, body = request("POST", resource + "?dryRun=All", custom)
    if status not in (201, 422):
        sys.exit(f"the object is not judged: {status} {body}")
    for cause in body.get("details", {}).get("causes", []):
        found = re.search(r"#(\d+)#", cause["message"])
        if not found:
            sys.exit(f"an answer about no rule: {cause}")
        reason = re.search(r"(?:Invalid value: [^:]*: )?(.*?)(?: evaluating rule: |: call arguments did not match).*#\d+#", cause["message"])
        answers[int(found.group(1))] = ("error", one_line(reason.group(1)).strip("'")) if reason else ("false", "")
    remove()

    print(request("GET", "/version")[1]["gitVersion"])
    for i, expression in enumerate(expressions):
        print("\t".join((expression,) + answers.get(i, ("true", ""))).rstrip("\t"))


def wait(done):
    for _ in range(200):
        if done():
            return
        time.sleep(0.1)
    sys.exit("the server does not get ready")


main()
