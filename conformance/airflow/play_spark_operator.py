"""Plays the Spark operator, which cannot be run here: for each SparkApplication a driver pod, and the states of its status.

usage: play_spark_operator.py KUBECONFIG NAMESPACE...        until it is stopped
"""
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from kube import Server  # noqa: E402

server = Server(sys.argv[1])
RESTRICTED = {"runAsNonRoot": True, "runAsUser": 185, "seccompProfile": {"type": "RuntimeDefault"}}


def driver(application):
    metadata, spec = application["metadata"], application["spec"]
    container = {
        "name": "spark-kubernetes-driver",
        "image": spec["image"],
        "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
        "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}},
    }
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {
            "name": metadata["name"] + "-driver",
            "namespace": metadata["namespace"],
            "labels": {**spec["driver"].get("labels", {}), "spark-role": "driver"},
        },
        "spec": {"restartPolicy": "Never", "automountServiceAccountToken": False, "securityContext": RESTRICTED, "containers": [container]},
    }


def state(application, text):
    metadata = application["metadata"]
    path = f"/apis/sparkoperator.k8s.io/v1beta2/namespaces/{metadata['namespace']}/sparkapplications/{metadata['name']}/status"
    body = {"status": {"applicationState": {"state": text}, "driverInfo": {}}}
    status, answer, _ = server.send("PATCH", path, json.dumps(body), "application/merge-patch+json")
    if status != 200:
        sys.exit(f"the status of {metadata['name']} is refused: {answer.decode()}")


done = set()
while True:
    for namespace in sys.argv[2:]:
        for application in server.get(f"/apis/sparkoperator.k8s.io/v1beta2/namespaces/{namespace}/sparkapplications")["items"]:
            if application["metadata"]["uid"] not in done:
                done.add(application["metadata"]["uid"])
                pod = driver(application)
                status, answer, _ = server.send("POST", f"/api/v1/namespaces/{namespace}/pods", json.dumps(pod))
                if status != 201:
                    sys.exit(f"the driver pod of {pod['metadata']['name']} is refused: {answer.decode()}")
                state(application, "RUNNING")
    time.sleep(0.3)
