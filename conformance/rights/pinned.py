"""Lets each account that makes pods make each latent pod, with each account of its namespace, as a dry run.

usage: pinned.py CLUSTER_DIR ENVIRONMENT POD...

CLUSTER_DIR has a kubeconfig for each maker in accounts/NAMESPACE/NAME. Exit status 0 if exactly what the table says is let in.
"""
import json
import sys
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lib"))
from kube import Server  # noqa: E402

# Which account gives its pods which, from the documents of the programs: the executor runs task pods as the worker, operators
# make pods of jobs, the operator of Spark makes drivers, and drivers make executors.
GIVES = {
    ("airflow", "scheduler"): {"airflow-worker"},
    ("airflow", "airflow-worker"): {"python", "dbt"},
    ("spark-operator", "spark-operator-controller"): {"spark-driver"},
    ("*", "spark-driver"): {"spark-executor"},
}


def may(maker, namespace, account):
    wanted = GIVES.get(maker) or GIVES[("*", maker[1])]
    return account in wanted and (maker[1] != "spark-driver" or maker[0] == namespace)


def main(cluster, environment, pods):
    administrator = Server(f"{cluster}/kubeconfig")
    makers = sorted(tuple(path.parts[-2:]) for path in Path(cluster, "accounts").glob("*/*"))
    objects = [yaml.safe_load(Path(pod).read_text(encoding="utf-8")) for pod in pods]
    wait(makers, objects)
    wrong = let = refused = forbidden = 0
    for maker in makers:
        server = Server(f"{cluster}/accounts/{'/'.join(maker)}/kubeconfig")
        for pod in objects:
            namespace = pod["metadata"]["namespace"]
            accounts = [one["metadata"]["name"] for one in administrator.get(f"/api/v1/namespaces/{namespace}/serviceaccounts")["items"]]
            for account in accounts:
                answer, text = create(server, pod, account)
                if answer == 403 and "is forbidden: User" in text:
                    forbidden += 1  # no right to make pods there at all
                    continue
                expected = may(maker, namespace, account)
                pinned = answer == 403 and f"may not make a pod of system:serviceaccount:{namespace}:{account}" in text
                if (expected and answer != 201) or (not expected and not pinned):
                    wrong += 1
                    print(f"  {'/'.join(maker)} makes {namespace}/{pod['metadata']['name']} of {account}: {answer} {text[:300]}")
                let += answer == 201
                refused += pinned
    print(f"  {Path(environment).name}: {len(makers)} makers, {len(objects)} pods: {let} let in, {refused} refused for their account, {forbidden} without the right")
    return 1 if wrong or not let or not refused else 0


def create(server, pod, account):
    made = json.loads(json.dumps(pod))
    made["spec"]["serviceAccountName"] = account
    status, body, _ = server.send("POST", f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods?dryRun=All", json.dumps(made))
    return status, body.decode(errors="replace")


def wait(makers, objects):
    """Policies count a few seconds after they were made."""
    cluster = Path(sys.argv[1])
    deadline = time.monotonic() + 60
    pod = next(one for one in objects if one["metadata"]["namespace"] == "airflow")
    server = Server(f"{cluster}/accounts/airflow/scheduler/kubeconfig")
    while create(server, pod, "scheduler")[0] == 201:
        if time.monotonic() > deadline:
            sys.exit("no policy counts after a minute")
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
