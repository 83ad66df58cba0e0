"""Records the pods that Airflow makes, as the API server first keeps them, and compares them with what Plimsoll says of them.

usage: pods.py record KUBECONFIG FILE NAMESPACE...        until it is stopped
       pods.py compare FILE LATENTS DIFFERENCES           exit status 0 if all differences are the reviewed ones

LATENTS is the folder _latent of an environment. A task pod is held against airflow/pod-airflow-task-pod.yaml, any other
against the pod of its job. DIFFERENCES names each field that differs, and why.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from made_pods import compare, record  # noqa: E402

# The arguments of a task pod hold a token: they are kept out of files.
SECRET = "--json-string"


def made_by_airflow(pod):
    labels = pod["metadata"].get("labels", {})
    if "kubernetes_executor" not in labels and "kubernetes_pod_operator" not in labels:
        return None
    for container in pod["spec"]["containers"]:
        args = container.get("args", [])
        if SECRET in args:
            container["args"] = [*args[: args.index(SECRET) + 1], "<workload>"]
    return pod


def described_by(pod):
    labels = pod["metadata"]["labels"]
    return ("task", "airflow-task-pod") if "kubernetes_executor" in labels else ("operator", labels.get("plimsoll.dev/job", ""))


if sys.argv[1] == "record":
    record(sys.argv[2], sys.argv[3], sys.argv[4:], made_by_airflow)
else:
    sys.exit(compare(*sys.argv[2:], ("task", "operator"), described_by))
