#!/usr/bin/env python3
"""Saves the OpenAPI v3 documents that an API server serves, one file a group and version.

usage: fetch.py KUBECONFIG FOLDER

Groups that only custom resource definitions make are left out, so that a cluster in use can be asked.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from kube import Server  # noqa: E402


def main(kubeconfig, folder):
    server = Server(kubeconfig)
    os.makedirs(folder, exist_ok=True)
    status, content, _ = server.send("GET", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
    custom = {item["spec"]["group"] for item in json.loads(content)["items"]} if status == 200 else set()
    for path, entry in server.get("/openapi/v3")["paths"].items():
        steps = path.split("/")
        if steps[0] == "api" and len(steps) == 2 or steps[0] == "apis" and len(steps) == 3 and steps[1] not in custom:
            document = server.get(entry["serverRelativeURL"])
            with open(os.path.join(folder, "-".join(steps) + ".json"), "w", encoding="utf-8") as file:
                json.dump(document, file)
    version = server.get("/version")
    print(f"{version['major']}.{version['minor'].rstrip('+')}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
