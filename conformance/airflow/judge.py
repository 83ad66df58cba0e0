"""Asks the real Airflow about generated DAG files, airflow.cfg and pod template.

usage: judge.py FOLDER [other], with dags/, trees/ and files/ below it; exit status 0 if Airflow agrees with all of it. "other" says
that the files are those of another minor: metrics must be mapped, but their labels may be others.
"""
import configparser
import json
import os
import sys
from pathlib import Path

folder = Path(sys.argv[1]).resolve()
os.environ.setdefault("AIRFLOW_CONN_KUBERNETES_DEFAULT", '{"conn_type":"kubernetes"}')

import jinja2  # noqa: E402
from airflow.configuration import conf  # noqa: E402
from airflow.dag_processing.dagbag import DagBag  # noqa: E402
from kubernetes.client import ApiClient  # noqa: E402

problems = []


def expect(what, actual, wanted):
    if actual != wanted:
        problems.append(f"{what}\n    is     {actual!r}\n    not    {wanted!r}")


# What the operator says aloud and the API server would assume.
DEFAULTS = {"hostNetwork": False, "terminationMessagePolicy": "File"}


def normal(pod):
    """What the API server would read: empty maps and lists say nothing, nor do its own defaults."""
    if isinstance(pod, dict):
        pairs = {key: normal(value) for key, value in pod.items() if key not in DEFAULTS or value != DEFAULTS[key]}
        return {key: value for key, value in pairs.items() if value not in ({}, [], None)}
    return [normal(item) for item in pod] if isinstance(pod, list) else pod


def pod_of(task):
    """The pod that the operator would create, after Jinja ran, without the two things that differ by run."""
    task.render_template_fields({}, jinja2.Environment())
    task.hook._is_in_cluster = True
    pod = ApiClient().sanitize_for_serialization(task.build_pod_request_obj())
    for label in ("airflow_version", "airflow_kpo_in_cluster"):
        pod["metadata"]["labels"].pop(label, None)
    return normal(pod)


def compare_pod(where, task, wanted):
    actual = pod_of(task)
    name = actual["metadata"].pop("name")
    wanted = normal(wanted)
    expect(where + " name", name.rsplit("-", 1)[0], wanted["metadata"].pop("name"))
    expect(where + " pod", actual, wanted)


def compare(where, task, entry, retries, delay):
    wanted = entry["object"]
    kind = type(task).__name__
    expect(where + " retries", (task.retries, task.retry_delay.total_seconds()), (retries, delay))
    if wanted["kind"] == "Pod":
        expect(where + " operator", kind, "KubernetesPodOperator")
        compare_pod(where, task, wanted)
    elif wanted["kind"] == "SparkApplication":
        expect(where + " operator", kind, "SparkKubernetesOperator")
        expect(where + " body", task.template_body["spark"], wanted)
        task.render_template_fields({}, jinja2.Environment())
        expect(where + " body after Jinja", task.template_body["spark"], wanted)
        expect(where + " namespace", task.namespace, wanted["metadata"]["namespace"])
    else:
        expect(where + " operator", kind, "CustomResourceOperator")
        task.render_template_fields({}, jinja2.Environment())
        expect(where + " body", task.body, wanted)


trees = {json.loads(file.read_text())["dag"]["id"]: json.loads(file.read_text()) for file in sorted((folder / "trees").glob("*.json"))}
bag = DagBag(dag_folder=str(folder / "dags"))
expect("import errors", dict(bag.import_errors), {})
expect("DAG ids", sorted(bag.dags), sorted(trees))
for dag_id, tree in trees.items():
    dag = bag.dags.get(dag_id)
    if dag is None:
        continue
    settings = tree["dag"]
    expect(f"{dag_id} description", dag.description, settings["description"])
    expect(f"{dag_id} catchup", dag.catchup, False)
    if "cron" in settings:
        expect(f"{dag_id} schedule", (dag.timetable.expression, str(dag.timetable.timezone)), (settings["cron"], settings["timezone"]))
    expect(f"{dag_id} tasks", sorted(dag.task_ids), sorted(entry["job"] for entry in tree["tasks"]))
    steps = tree["steps"]
    for before, step in zip([[], *steps], steps):
        for job in step:
            expect(f"{dag_id}.{job} waits for", sorted(dag.get_task(job).upstream_task_ids), sorted(before))
    for entry in tree["tasks"]:
        compare(f"{dag_id}.{entry['job']}", dag.get_task(entry["job"]), entry, settings["retries"], settings["retryDelaySeconds"])

config = configparser.ConfigParser()
config.read(folder / "files" / "airflow.cfg")
known = conf.configuration_description
for section in config.sections():
    for key in config[section]:
        if key not in known.get(section, {}).get("options", {}):
            problems.append(f"airflow.cfg: Airflow does not know [{section}] {key}")

from airflow.providers.cncf.kubernetes.pod_generator import PodGenerator  # noqa: E402

template = PodGenerator.deserialize_model_file(str(folder / "files" / "pod_template_file.yaml"))
expect("first container of the pod template", template.spec.containers[0].name, "base")
expect("command of the pod template", template.spec.containers[0].command, None)
expect("restart policy of the pod template", template.spec.restart_policy, "Never")

# Every metric whose name holds a value becomes one with labels. Edge workers and lineage are not part of what is generated.
import re  # noqa: E402

import airflow  # noqa: E402
import yaml  # noqa: E402

named = Path(airflow.__file__).parent / "_shared" / "observability" / "metrics" / "metrics_template.yaml"
mappings = yaml.safe_load((folder / "files" / "mappings.yml").read_text())["mappings"]


def matches(mapping, name):
    """As the exporter matches: a star of its own language is one part between dots."""
    pattern = mapping["match"] if mapping.get("match_type") == "regex" else "^" + re.escape(mapping["match"]).replace(r"\*", "([^.]+)") + "$"
    return re.match(pattern, name)


VALUES = {"dag_id": "data-jobs.nightly", "file_name": "data-jobs.nightly", "dag_file": "data-jobs.nightly", "hostname": "10.0.0.1"}
metrics = yaml.safe_load(named.read_text())["metrics"] if named.is_file() else []
for metric in metrics:
    name = metric["legacy_name"]
    if "{" not in name or name.startswith(("edge_worker.", "ol.")):
        continue
    sent = "airflow." + re.sub(r"\{([^}]*)\}", lambda found: VALUES.get(found[1], "x"), name)
    first = next((mapping for mapping in mappings if matches(mapping, sent)), None)
    if first is None:
        problems.append(f"metric {name}: no mapping, so that each value is a metric of its own")
        continue
    if sys.argv[2:] == ["other"]:
        continue
    found = matches(first, sent)
    for label, group in first["labels"].items():
        variable = {"host": "hostname", "dag_file": "file_name", "bundle": "bundle_name"}.get(label, label)
        wanted = VALUES.get(variable, "x")
        expect(f"metric {name}: label {label}", found[int(group[1:])], wanted)

print("\n".join(problems) or f"{len(trees)} DAGs, {sum(len(t['tasks']) for t in trees.values())} tasks, {sum(len(config[s]) for s in config.sections())} settings: as they should be")
sys.exit(1 if problems else 0)
