#!/usr/bin/env python3
"""Asks a real API server whether it would create each document: a strict dry run.

usage: ask.py KUBECONFIG < documents.jsonl > verdicts.jsonl

A line in is {"id": ..., "object": {...}} or {"id": ..., "yaml": "..."}; a line out has the id and "accepted", and for a refusal "code" and "message".
Every document is asked as a creation of its own, custom resource definitions and namespaces too, so that the order does not matter and nothing stays.
"""

import contextlib
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from kube import Server  # noqa: E402

WORKERS = 12


class Bench:
    def __init__(self, kubeconfig):
        self._server = Server(kubeconfig)
        version = self._server.get("/version")
        self.version = version["gitVersion"]
        self._resources = {}
        groups = [("v1", "/api/v1")]
        for group in self._server.get("/apis")["groups"]:
            groups += [(v["groupVersion"], "/apis/" + v["groupVersion"]) for v in group["versions"]]
        for group_version, path in groups:
            status, content, _ = self._server.send("GET", path)
            for resource in json.loads(content).get("resources", []) if status == 200 else []:
                if "/" not in resource["name"]:
                    self._resources[group_version, resource["kind"]] = (path, resource["name"], resource["namespaced"])

    @contextlib.contextmanager
    def definitions(self, definitions):
        """Has custom resource definitions served while the block runs."""
        path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
        for definition in definitions:
            status, content, _ = self._server.send("POST", path, json.dumps(definition).encode())
            if status >= 300 and status != 409:
                raise RuntimeError(f"{definition['metadata']['name']}: {status} {content[:500]!r}")
        try:
            for definition in definitions:
                spec = definition["spec"]
                group_version = spec["group"] + "/" + spec["versions"][0]["name"]
                resource = ("/apis/" + group_version, spec["names"]["plural"], spec["scope"] == "Namespaced")
                for _ in range(100):
                    status, content, _ = self._server.send("GET", resource[0] + "/" + resource[1])
                    if status == 200:
                        break
                    time.sleep(0.2)
                self._resources[group_version, spec["names"]["kind"]] = resource
            yield
        finally:
            for definition in definitions:
                self._server.send("DELETE", path + "/" + definition["metadata"]["name"])
            # A definition goes only when its objects are gone; made again before that, it would vanish while it is asked.
            for definition in definitions:
                for _ in range(150):
                    status, _, _ = self._server.send("GET", path + "/" + definition["metadata"]["name"])
                    if status == 404:
                        break
                    time.sleep(0.2)
                else:
                    raise RuntimeError(f"{definition['metadata']['name']} does not go")

    def ask(self, document):
        """Answers accepted, status and message of one document."""
        head = document.get("head") or document.get("object") or {}
        if not isinstance(head, dict):
            return False, 400, "no object"
        api_version, kind = head.get("apiVersion"), head.get("kind")
        found = self._resources.get((api_version, kind)) if isinstance(api_version, str) and isinstance(kind, str) else None
        if found is None:
            return False, 404, f"no matches for kind {kind!r} in version {api_version!r}"
        path, plural, namespaced = found
        metadata = head.get("metadata")
        namespace = metadata.get("namespace") if isinstance(metadata, dict) else None
        if namespaced:
            path += "/namespaces/" + quote(namespace if isinstance(namespace, str) and namespace else "default", safe="")
        body = document["yaml"] if "yaml" in document else json.dumps(document["object"])
        media = "application/yaml" if "yaml" in document else "application/json"
        try:
            status, content, _ = self._server.send("POST", f"{path}/{plural}?dryRun=All&fieldValidation=Strict", body.encode("utf-8", "surrogatepass"), media)
        except OSError as broken:
            # Some documents make the server's own code panic; it then closes the connection without a verdict.
            return False, 500, str(broken)
        if status < 300:
            return True, status, ""
        try:
            return False, status, json.loads(content).get("message", "")
        except ValueError:
            return False, status, content.decode(errors="replace")[:500]

    def ask_all(self, documents):
        with ThreadPoolExecutor(WORKERS) as pool:
            yield from pool.map(self.ask, documents)


def main(kubeconfig):
    bench = Bench(kubeconfig)
    documents = [json.loads(line) for line in sys.stdin if line.strip()]
    for document, (accepted, code, message) in zip(documents, bench.ask_all(documents)):
        verdict = {"id": document["id"], "accepted": accepted}
        if not accepted:
            verdict.update(code=code, message=message)
        print(json.dumps(verdict, ensure_ascii=False))
    print(f"asked {len(documents)} of {bench.version}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
