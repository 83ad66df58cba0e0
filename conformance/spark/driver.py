"""Runs the driver of a Spark job as its pod would, but on this machine: the pod that spark-submit made says with which arguments,
files and variables. It asks for executors under the account of the pod; those are simulated and never report.

usage: driver.py run DRIVER [KEY=VALUE...]                    exit status 0 if it ends well
       driver.py features DRIVER                              the same with settings that ask for more
       driver.py mutants DRIVER CLUSTER DIR ROLE VERB=RESOURCE...   exit status 0 if the server misses each right that is taken

DRIVER stands for KUBECONFIG ACCOUNT SPARK PROGRAMS WORK POD ADDRESS. ACCOUNT is a folder that "cluster token" wrote, SPARK a Spark of
the version that the image holds, PROGRAMS what the image has below /opt/acme, WORK a folder, POD the driver's as NAMESPACE/NAME, ADDRESS
the pod's address on this machine, 127.0.0.2 for instance. CLUSTER is the cluster command, DIR the folder of the cluster that it started;
a resource is spelt core/pods.
"""
import datetime
import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from kube import Server  # noqa: E402
from role import take  # noqa: E402

# Rights that show only with settings that jobs may have: claims for executors, and executors that stay for a look at them.
CLAIM = "spark.kubernetes.executor.volumes.persistentVolumeClaim.spark-local-dir-1"
CLAIMS = [f"{CLAIM}.options.claimName=OnDemand", f"{CLAIM}.options.storageClass=standard", f"{CLAIM}.options.sizeLimit=1Gi", f"{CLAIM}.mount.path=/data"]
KEPT = ["spark.kubernetes.executor.deleteOnTermination=false"]


class Driver:
    def __init__(self, kubeconfig, account, spark, programs, work, pod, address):
        self.server = Server(kubeconfig)
        self.namespace, name = pod.split("/")
        self.pod = self.server.get(f"/api/v1/namespaces/{self.namespace}/pods/{name}")
        container = self.pod["spec"]["containers"][0]
        self.opt = Path(work) / "opt"
        for folder in ("spark/work-dir", "acme"):
            (self.opt / folder).mkdir(parents=True, exist_ok=True)
        for file in Path(programs).iterdir():
            (self.opt / "acme" / file.name).write_bytes(file.read_bytes())
        self.write_files(container)
        own = {variable["name"]: variable.get("value", address) for variable in container["env"]}
        home = Path(work) / "home"
        home.mkdir(exist_ok=True)
        self.env = {key: os.environ[key] for key in ("PATH", "JAVA_HOME") if key in os.environ} | own | {
            "HOME": str(home), "SPARK_HOME": spark, "SPARK_LOCAL_IP": address, "SPARK_LOCAL_DIRS": str(home),
            "PYSPARK_PYTHON": str(Path(spark).parents[3] / "bin/python"),
        }
        # As the entrypoint of Spark's images: https://github.com/apache/spark-docker/blob/master/entrypoint.sh.template
        arguments = container["args"][1:]
        url = next(line.split("server: ")[1] for line in Path(account, "kubeconfig").read_text().splitlines() if "server: " in line)
        self.command = [
            str(HERE.parent / "lib/in-pod"), str(self.opt), account,
            "bash", "-c", 'cd /opt/spark/work-dir && exec "$@"', "driver", f"{spark}/bin/spark-submit",
            "--conf", f"spark.driver.bindAddress={self.env['SPARK_DRIVER_BIND_ADDRESS']}",
            "--conf", f"spark.executorEnv.SPARK_DRIVER_POD_IP={self.env['SPARK_DRIVER_BIND_ADDRESS']}",
            # There are no names here: a pod would find the server as kubernetes.default.svc.
            "--conf", f"spark.kubernetes.driver.master={url}",
            # No executor ever reports, so it must not wait for them.
            "--conf", "spark.scheduler.minRegisteredResourcesRatio=0",
            "--deploy-mode", "client", *arguments,
        ]

    def write_files(self, container):
        """What the pod mounts of ConfigMaps."""
        volumes = {volume["name"]: volume for volume in self.pod["spec"]["volumes"]}
        for mount in container["volumeMounts"]:
            source = volumes[mount["name"]].get("configMap")
            if not source:
                continue
            folder = self.opt / Path(mount["mountPath"]).relative_to("/opt")
            folder.mkdir(parents=True, exist_ok=True)
            data = self.server.get(f"/api/v1/namespaces/{self.namespace}/configmaps/{source['name']}")["data"]
            for item in source.get("items") or [{"key": key, "path": key} for key in data]:
                (folder / item["path"]).write_text(data[item["key"]])

    def begin(self):
        return subprocess.Popen(self.command, env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def clean(self):
        """What a driver without a right leaves behind."""
        for resource in ("pods", "configmaps", "persistentvolumeclaims"):
            path = f"/api/v1/namespaces/{self.namespace}/{resource}"
            for item in self.server.get(path)["items"]:
                labels = item["metadata"].get("labels", {})
                if labels.get("spark-role") == "executor" or resource == "persistentvolumeclaims":
                    self.server.send("DELETE", f"{path}/{item['metadata']['name']}", json.dumps({"gracePeriodSeconds": 0}))


def tell(process, order):
    """Gives an order to the program, and waits until it has been carried out."""
    process.stdin.write(order + "\n")
    process.stdin.flush()
    for line in process.stdout:
        word = line.split(" ")[0].strip()
        if word in ("started", "stopped", "failed"):
            return line.strip()
    sys.exit(f"the driver ended at {order!r}")


def run(driver, *settings):
    with driver.begin() as process:
        if driver.command[-1].endswith(".py"):
            process.stdin.close()
            return process.wait()
        answers = round_of(process, settings)
        process.stdin.close()
        return process.wait() or answers != ["started", "stopped"]


def round_of(process, settings, enough=lambda: False):
    """One context, which ends after six seconds, or when enough was seen."""
    answers = [tell(process, " ".join(["start", *settings]))]
    until = time.monotonic() + 6
    while answers == ["started"] and time.monotonic() < until and not enough():
        time.sleep(0.5)
    return [*answers, tell(process, "stop")]


def features(driver):
    with driver.begin() as process:
        for settings in (CLAIMS, KEPT):
            answers = round_of(process, settings)
            print(*settings, *answers, file=sys.stderr)
            if answers != ["started", "stopped"]:
                return 1
            driver.clean()
        process.stdin.close()
        return process.wait()


def refused(cluster, folder, since):
    """Verb and resource of each request that the server refused."""
    answer = subprocess.run([cluster, "audit", "--dir", folder, "--since", since, "--forbidden"], capture_output=True, text=True)
    return {"=".join(line.split("\t")[2:4]) for line in answer.stdout.splitlines() if line.count("\t") > 2}


def mutants(driver, cluster, folder, role, *rights):
    missed = 0
    with driver.begin() as process:
        for right in rights:
            verb, resource = right.split("=")
            settings = CLAIMS if resource == "core/persistentvolumeclaims" else KEPT if verb == "patch" else []
            take(driver.server, driver.namespace, role, verb, resource)
            since = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            time.sleep(1)

            def seen():
                return verb == "deletecollection" or right in refused(cluster, folder, since)

            answers = round_of(process, settings, seen)
            if right in refused(cluster, folder, since):
                print(f"without {verb} {resource}: refused, {answers[0]}", flush=True)
            else:
                missed += 1
                print(f"nothing was refused without {verb} {resource}: {answers}", flush=True)
            take(driver.server, driver.namespace, role)
            driver.clean()
        process.stdin.close()
        process.wait()
    return missed


if __name__ == "__main__":
    does = {"run": run, "features": features, "mutants": mutants}[sys.argv[1]]
    sys.exit(does(Driver(*sys.argv[2:9]), *sys.argv[9:]))
