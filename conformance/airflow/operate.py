"""Runs tasks of a generated DAG as their task pods would, and again with one right less each time. Started by in-pod, so that
the operators find the token of the account; the files of the DAG are not changed.

usage: operate.py run DAG TASK...                                  exit status 0 if every task succeeds
       operate.py defer DAG TASK FILE                              the trigger that the task waits for is written to FILE
       operate.py mutants DAG TASK CLUSTER DIR NAMESPACE ROLE VERB=RESOURCE...   exit status 0 if the server misses each right that is taken

CLUSTER is the cluster command, DIR the folder of the cluster that it started; a resource is spelt core/pods/log.
"""
import datetime
import json
import logging
import subprocess
import sys
import time
from pathlib import Path

from airflow.cli.commands.task_command import _get_ti, get_bagged_dag, get_db_dag
from airflow.providers.cncf.kubernetes.utils.pod_manager import PodManager
from airflow.sdk.definitions.dag import _run_task

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from kube import Server  # noqa: E402

# A simulated container never ends its log, so the operator reads again and again instead of following it.
read_pod_logs = PodManager.read_pod_logs
PodManager.read_pod_logs = lambda self, *args, **options: read_pod_logs(self, *args, **{**options, "follow": False})
logging.getLogger("airflow").setLevel(logging.WARNING)


def run(dag_id, task_id):
    """What became of the task: the message that it ended with, and its state."""
    dag = get_bagged_dag(None, dag_id)
    ti, _ = _get_ti(get_db_dag(None, dag_id).get_task(task_id), -1, logical_date_or_run_id=None, create_if_necessary="db")
    message = None
    try:
        message = _run_task(ti=ti, task=dag.get_task(task_id)).msg
    except Exception as problem:
        logging.getLogger("operate").warning("%s ended with %s", task_id, problem)
    return message, ti.state.value if ti.state else None


def refused(cluster, folder, since):
    """Verb and resource of each request that the server refused."""
    answer = subprocess.run([cluster, "audit", "--dir", folder, "--since", since, "--forbidden"], capture_output=True, text=True)
    return {tuple(line.split("\t")[2:4]) for line in answer.stdout.splitlines() if line.count("\t") > 2}


def mutants(dag_id, task_id, cluster, folder, namespace, name, *taken):
    server = Server(str(Path(folder) / "kubeconfig"))
    path = f"/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/roles/{name}"
    role = server.get(path)
    missed = []
    for at, rule in enumerate(role["rules"]):
        resource = f"{rule['apiGroups'][0] or 'core'}/{rule['resources'][0]}"
        for verb in rule["verbs"]:
            if f"{verb}={resource}" not in taken:
                continue
            rules = json.loads(json.dumps(role["rules"]))
            rules[at]["verbs"].remove(verb)
            rules = [rule for rule in rules if rule["verbs"]]
            server.send("PATCH", path, json.dumps({"rules": rules}), "application/merge-patch+json")
            since = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            time.sleep(1)
            _, state = run(dag_id, task_id)
            if (verb, resource) in refused(cluster, folder, since):
                print(f"without {verb} {resource}: refused, task {state}", flush=True)
            else:
                missed.append(f"without {verb} {resource}: nothing was refused, task {state}")
    server.send("PATCH", path, json.dumps({"rules": role["rules"]}), "application/merge-patch+json")
    print("\n".join(missed))
    return 1 if missed else 0


if sys.argv[1] == "run":
    states = {task: run(sys.argv[2], task)[1] for task in sys.argv[3:]}
    print(" ".join(f"{task}:{state}" for task, state in states.items()))
    sys.exit(0 if set(states.values()) == {"success"} else 1)
if sys.argv[1] == "defer":
    message, state = run(sys.argv[2], sys.argv[3])
    print(state)
    Path(sys.argv[4]).write_text(json.dumps({"classpath": message.classpath, "kwargs": message.trigger_kwargs}))
    sys.exit(0 if state == "deferred" else 1)
sys.exit(mutants(*sys.argv[2:]))
