"""Asks the real Airflow which pods it makes of the pod template and the overrides of tasks, and compares them with the described ones.

usage: judge_override.py FOLDER, with dags/, trees/, files/ and latent/ below it; exit status 0 if all are equal.
"""
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

import yaml
from airflow.dag_processing.dagbag import DagBag
from airflow.providers.cncf.kubernetes.pod_generator import PodGenerator
from airflow.serialization.serialized_objects import DagSerialization

folder = Path(sys.argv[1]).resolve()
template_file = str(folder / "files" / "pod_template_file.yaml")
problems = []


def normal(value):
    """Empty maps and lists say nothing."""
    if isinstance(value, dict):
        pairs = {key: normal(item) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if item not in ({}, [], None)}
    return [normal(item) for item in value] if isinstance(value, list) else value


def expect(what, actual, wanted):
    if actual != wanted:
        problems.append(f"{what}\n    is     {actual!r}\n    not    {wanted!r}")


def written(pod):
    return normal(PodGenerator.serialize_pod(pod))


def constructed(dag_id, job, override):
    """The pod that the executor would make, without what it adds to each one."""
    pod = written(
        PodGenerator.construct_pod(
            dag_id=dag_id,
            task_id=job,
            pod_id="a-pod",
            try_number=1,
            kube_image=PodGenerator.deserialize_model_file(template_file).spec.containers[0].image,
            date=datetime(2025, 1, 1, tzinfo=timezone.utc),
            args=["a-command"],
            pod_override_object=override,
            base_worker_pod=PodGenerator.deserialize_model_file(template_file),
            namespace=PodGenerator.deserialize_model_file(template_file).metadata.namespace,
            scheduler_job_id="1",
            run_id="a-run",
        )
    )
    base = pod["spec"]["containers"][0]
    expect(f"{dag_id}.{job} args", base.pop("args"), ["a-command"])
    base["env"] = [entry for entry in base["env"] if entry["name"] != "AIRFLOW_IS_K8S_EXECUTOR_POD"]
    return pod


judged = 0
bag = DagBag(dag_folder=str(folder / "dags"))
expect("import errors", dict(bag.import_errors), {})
for file in sorted((folder / "trees").glob("*.json")):
    tree = json.loads(file.read_text())
    dag_id = tree["dag"]["id"]
    # As the scheduler reads it: out of the database, where the DAG is JSON.
    dag = DagSerialization.from_dict(json.loads(json.dumps(DagSerialization.to_dict(bag.dags[dag_id]))))
    for entry in tree["tasks"]:
        override = PodGenerator.from_obj(dag.get_task(entry["job"]).executor_config or {})
        if "podOverride" not in entry:
            expect(f"{dag_id}.{entry['job']} override", override, None)
            continue
        judged += 1
        name = f"airflow-task-pod-{dag_id.split('.')[1]}-{entry['job']}"
        described = normal(yaml.safe_load((folder / "latent" / f"airflow.pod.{name}.yaml").read_text()))
        described["metadata"].pop("name")
        merged = written(PodGenerator.reconcile_pods(PodGenerator.deserialize_model_file(template_file), override))
        merged["metadata"].pop("name")
        expect(f"{dag_id}.{entry['job']} merged pod", merged, described)
        made = constructed(dag_id, entry["job"], override)
        expect(f"{dag_id}.{entry['job']} spec of the made pod", made["spec"], described["spec"])
        for marks in ("labels", "annotations"):
            kept = {key: value for key, value in made["metadata"][marks].items() if key in described["metadata"][marks]}
            expect(f"{dag_id}.{entry['job']} {marks} of the made pod", kept, described["metadata"][marks])

if judged == 0:
    problems.append("no task has a pod of its own")
print("\n".join(problems) or f"{judged} task pods of their own: made of template and override as described")
sys.exit(1 if problems else 0)
