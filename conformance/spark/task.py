"""Runs the task of a Spark job that submits itself, as its pod would run it but on this machine, under the account of that pod.

usage: task.py run KUBECONFIG ACCOUNT SPARK PROGRAMS WORK GOLDEN JOB ADDRESS [KEY=VALUE...]     exit status: that of the task
       task.py made KUBECONFIG GOLDEN JOB         exit status 0 if what spark-submit made beside the driver is described, and nothing else
       task.py latents GOLDEN FOLDER              writes each object of a golden into a file, as an environment has them

ACCOUNT is a folder that "cluster token" wrote, SPARK a Spark of the version that the image holds, PROGRAMS what the image has below
/opt/acme, GOLDEN the manifests of the workspace, ADDRESS that of the pod. Further settings go into spark.properties.
"""
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from kube import Server  # noqa: E402

# Spark puts the number of the run between the application's name and what an object is.
NUMBER = re.compile(r"-[0-9a-f]{16}-")
FOLDERS = {"Service": "/api/v1/namespaces/{}/services", "ConfigMap": "/api/v1/namespaces/{}/configmaps",
           "NetworkPolicy": "/apis/networking.k8s.io/v1/namespaces/{}/networkpolicies"}


def objects(golden):
    return [tree for tree in yaml.safe_load_all(Path(golden).read_text()) if tree]


def named(golden, kind, name):
    return next(tree for tree in objects(golden) if tree["kind"] == kind and tree["metadata"]["name"] == name)


def run(kubeconfig, account, spark, programs, work, golden, job, address, *settings):
    pod = named(golden, "Pod", job)
    container = pod["spec"]["containers"][0]
    opt = Path(work) / "opt"
    (opt / "acme").mkdir(parents=True, exist_ok=True)
    for file in Path(programs).iterdir():
        (opt / "acme" / file.name).write_bytes(file.read_bytes())
    if not (opt / "spark").exists():
        (opt / "spark").symlink_to(spark)
    (Path(spark) / "work-dir").mkdir(exist_ok=True)
    submit = Path(spark) / "submit"
    submit.mkdir(exist_ok=True)
    url = next(line.split("server: ")[1] for line in Path(account, "kubeconfig").read_text().splitlines() if "server: " in line)
    for name, text in named(golden, "ConfigMap", f"{job}-submit")["data"].items():
        # There are no names here: a pod would find the server as kubernetes.default.svc.
        text = text.replace("https\\://kubernetes.default.svc", url).replace("https://kubernetes.default.svc", url)
        (submit / name).write_text(text + ("".join(f"{s}\n" for s in settings) if name == "spark.properties" else ""))
    home = Path(work) / "home"
    home.mkdir(exist_ok=True)
    own = {"POD_IP": address, "POD_NAME": job}
    # A pod has a /tmp of its own.
    container["args"] = [text.replace("/tmp/spark-submit.log", f"{work}/said.log") for text in container["args"]]
    arguments = [re.sub(r"\$\((\w+)\)", lambda m: own[m[1]], text) for text in container["args"]]
    env = {key: os.environ[key] for key in ("PATH", "JAVA_HOME") if key in os.environ} | own | {
        "HOME": str(home), "SPARK_HOME": "/opt/spark", "SPARK_LOCAL_IP": address, "SPARK_LOCAL_DIRS": str(home)}
    command = [str(HERE.parent / "lib/in-pod"), str(opt), account, *container["command"], *arguments]
    is_driver = container["name"].endswith("driver")
    if not is_driver:
        return subprocess.run(command, env=env, timeout=240).returncode
    # The engine makes the pod; Spark looks for it, so that executors go with it.
    server = Server(kubeconfig)
    path = "/api/v1/namespaces/data-jobs/pods"
    pod["metadata"]["annotations"] = {**pod["metadata"].get("annotations", {}), "cluster.plimsoll.dev/outcome": "run"}
    status, answer, _ = server.send("POST", path, json.dumps(pod))
    if status not in (201, 409):
        sys.exit(answer.decode())
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        answers = [tell(process, "start"), time.sleep(8), tell(process, "stop")]
        process.stdin.close()
        process.wait()
    return 0 if answers == ["started", None, "stopped"] else print(answers) or 1


def tell(process, order):
    process.stdin.write(order + "\n")
    process.stdin.flush()
    return next((line.split(" ")[0].strip() for line in process.stdout if line.split(" ")[0].strip() in ("started", "stopped", "failed")), "ended")


def made(kubeconfig, golden, job):
    server = Server(kubeconfig)
    there = {f"{kind} {NUMBER.sub('-', item['metadata']['name'])}"
             for kind, path in FOLDERS.items() for item in server.get(path.format("data-jobs"))["items"]
             if NUMBER.search(item["metadata"]["name"]) and item["metadata"]["name"].startswith(job + "-")}
    # The settings of the submission are called spark-drv-, a number and -conf-map, the others by the application.
    settings = [item for item in server.get(FOLDERS["ConfigMap"].format("data-jobs"))["items"] if item["metadata"]["name"].startswith("spark-drv-")]
    if settings:
        there.add(f"ConfigMap {job}-driver-conf-map")
    said = {f"{tree['kind']} {tree['metadata']['name']}" for tree in objects(golden)
            if tree["kind"] in FOLDERS and tree["metadata"]["name"].startswith(job + "-")}
    said -= {f"ConfigMap {job}-submit", f"ConfigMap {job}-exec-conf-map"}
    print("\n".join(f"made, not described: {name}" for name in sorted(there - said)))
    print("\n".join(f"described, not made: {name}" for name in sorted(said - there)))
    print(f"{len(there)} objects beside the driver")
    return 0 if there == said else 1


def latents(golden, folder):
    target = Path(folder) / "data-jobs"
    target.mkdir(parents=True, exist_ok=True)
    for tree in objects(golden):
        (target / f"{tree['kind'].lower()}-{tree['metadata']['name']}.yaml").write_text(yaml.safe_dump(tree))
    return 0


if __name__ == "__main__":
    sys.exit({"run": run, "made": made, "latents": latents}[sys.argv[1]](*sys.argv[2:]))
