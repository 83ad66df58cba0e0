"""Makes two pods as the executor leaves them: one that runs, and one that failed.

usage: left_over.py KUBECONFIG LATENT      LATENT: the description of a task pod
"""
import json
import sys
import time
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from kube import Server  # noqa: E402

server = Server(sys.argv[1])
PODS = "/api/v1/namespaces/airflow/pods"


def phase(name):
    return server.get(f"{PODS}/{name}")["status"].get("phase")


expected = {"still-running": "Running", "left-over": "Failed"}
for name, wanted in expected.items():
    pod = yaml.safe_load(Path(sys.argv[2]).read_text())
    task = {"dag_id": "d", "task_id": name, "run_id": "r", "try_number": "1"}
    pod["metadata"].update(name=name)
    pod["metadata"]["labels"] |= task | {"kubernetes_executor": "True", "airflow-worker": "1", "airflow_version": "3.3.2"}
    pod["metadata"]["annotations"] |= task | {"cluster.plimsoll.dev/outcome": "run" if wanted == "Running" else "fail"}
    status, answer, _ = server.send("POST", PODS, json.dumps(pod))
    if status != 201:
        sys.exit(answer.decode())
for _ in range(120):
    if all(phase(name) == wanted for name, wanted in expected.items()):
        sys.exit(0)
    time.sleep(0.5)
sys.exit(f"the pods did not become {expected}")
