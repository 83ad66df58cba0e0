"""Records the pods that Airflow makes, as the API server first keeps them, and compares them with what Plimsoll says of them.

usage: pods.py record KUBECONFIG FILE NAMESPACE...        until it is stopped
       pods.py compare FILE LATENTS DIFFERENCES           exit status 0 if all differences are the reviewed ones

LATENTS is the folder _latent of an environment. A task pod is held against airflow/pod-airflow-task-pod.yaml, any other
against the pod of its job. DIFFERENCES names each field that differs, and why.
"""
import json
import re
import sys
import time
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from kube import Server  # noqa: E402

# The arguments of a task pod hold a token: they are kept out of files.
SECRET = "--json-string"


def made_by_airflow(pod):
    labels = pod["metadata"].get("labels", {})
    return "kubernetes_executor" in labels or "kubernetes_pod_operator" in labels


def record(kubeconfig, file, namespaces):
    server = Server(kubeconfig)
    seen = set()
    with open(file, "a", encoding="utf-8") as out:
        while True:
            for namespace in namespaces:
                for pod in server.get(f"/api/v1/namespaces/{namespace}/pods")["items"]:
                    if pod["metadata"]["uid"] in seen or not made_by_airflow(pod):
                        continue
                    seen.add(pod["metadata"]["uid"])
                    for container in pod["spec"]["containers"]:
                        args = container.get("args", [])
                        if SECRET in args:
                            container["args"] = [*args[: args.index(SECRET) + 1], "<workload>"]
                    out.write(json.dumps(pod) + "\n")
                    out.flush()
            time.sleep(0.2)


def fields(node, path=""):
    """Each leaf with its path; items of lists by name where they have one."""
    if isinstance(node, dict) and node:
        for key, value in node.items():
            yield from fields(value, f"{path}.{key}" if re.fullmatch(r"[\w-]+", key) else f"{path}[{key}]")
    elif isinstance(node, list) and node:
        for at, item in enumerate(node):
            name = item.get("name", at) if isinstance(item, dict) else at
            yield from fields(item, f"{path}[{name}]")
    else:
        yield path.lstrip("."), node


# What the API server writes into any object.
SERVERS = {"managedFields", "uid", "resourceVersion", "creationTimestamp", "generation"}


def differences(actual, wanted):
    actual = {**actual, "metadata": {key: value for key, value in actual["metadata"].items() if key not in SERVERS}}
    actual = dict(fields({key: actual[key] for key in ("metadata", "spec")}))
    wanted = dict(fields({key: wanted[key] for key in ("metadata", "spec")}))
    for path in sorted({*actual, *wanted}):
        if actual.get(path) != wanted.get(path):
            yield path, wanted.get(path), actual.get(path)


def reviewed(file):
    """Patterns of paths, by kind of pod and text; a star stands for any text, and two spaces stand between the columns."""
    patterns = {}
    for line in Path(file).read_text().splitlines():
        if line and not line.startswith("#"):
            kind, path, reason = re.split(r"\s{2,}", line, maxsplit=2)
            patterns[(kind, path)] = re.compile(".*".join(map(re.escape, path.split("*"))))
    return patterns


def compare(file, latents, reviewed_file):
    patterns = reviewed(reviewed_file)
    unused = {key for key in patterns if not key[0].endswith("?")}
    problems = []
    pods = [json.loads(line) for line in Path(file).read_text().splitlines()]
    kinds = {"task": 0, "operator": 0}
    for pod in pods:
        labels = pod["metadata"]["labels"]
        kind = "task" if "kubernetes_executor" in labels else "operator"
        namespace = pod["metadata"]["namespace"]
        name = "airflow-task-pod" if kind == "task" else labels.get("plimsoll.dev/job", "")
        latent = Path(latents) / namespace / f"pod-{name}.yaml"
        if not latent.is_file():
            problems.append(f"pod {pod['metadata']['name']} in {namespace} was not described: there is no {latent.name}")
            continue
        kinds[kind] += 1
        for path, wanted, actual in differences(pod, yaml.safe_load(latent.read_text())):
            known = [key for key, pattern in patterns.items() if key[0].rstrip("?") in (kind, "both") and pattern.fullmatch(path)]
            unused -= set(known)
            if not known:
                problems.append(f"{kind} pod {name}: {path} is {actual!r}, described as {wanted!r}")
    problems += [f"{reviewed_file}: nothing differs any more at {kind} {path}" for kind, path in sorted(unused)]
    problems += [f"no {kind} pod was seen" for kind, count in kinds.items() if not count]
    print("\n".join(sorted(set(problems))) or f"{kinds['task']} task pods and {kinds['operator']} pods of operators are as described")
    return 1 if problems else 0


if sys.argv[1] == "record":
    record(sys.argv[2], sys.argv[3], sys.argv[4:])
else:
    sys.exit(compare(*sys.argv[2:]))
