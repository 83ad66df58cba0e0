"""Reads the log of a running task as the API server of Airflow does when somebody looks at it.

usage: read_log.py KUBECONFIG NAMESPACE      the task is that of any pod of the executor there; exit status 0 if a log was read
"""
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from airflow.providers.cncf.kubernetes.executors.kubernetes_executor import KubernetesExecutor  # noqa: E402
from kube import Server  # noqa: E402

pods = Server(sys.argv[1]).get(f"/api/v1/namespaces/{sys.argv[2]}/pods?labelSelector=kubernetes_executor%3DTrue")["items"]
running = next(pod for pod in pods if pod["status"]["phase"] == "Running")
notes = running["metadata"]["annotations"]
task = SimpleNamespace(
    dag_id=notes["dag_id"],
    task_id=notes["task_id"],
    run_id=notes["run_id"],
    map_index=-1,
    id=notes.get("task_instance_id", notes.get("ti_id", "")),
    hostname="",
    executor_config={},
    queued_by_job_id=running["metadata"]["labels"]["airflow-worker"],
)
messages, streams = KubernetesExecutor().get_streaming_task_log(task, int(notes["try_number"]))
lines = [line for stream in streams for line in stream]
print([message[:200] for message in messages], len(lines))
sys.exit(0 if lines else 1)
