"""Closes the nodes of a cluster to new pods, or opens them.

usage: nodes.py KUBECONFIG cordon|uncordon
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from kube import Server  # noqa: E402

server = Server(sys.argv[1])
for node in server.get("/api/v1/nodes")["items"]:
    body = json.dumps({"spec": {"unschedulable": sys.argv[2] == "cordon"}})
    status, answer, _ = server.send("PATCH", f"/api/v1/nodes/{node['metadata']['name']}", body, "application/merge-patch+json")
    if status != 200:
        sys.exit(answer.decode())
