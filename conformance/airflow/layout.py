"""Writes what the pods of Airflow find below /opt/airflow: the files of the ConfigMaps that they mount.

usage: layout.py FOLDER MANIFESTS
"""
import sys
from pathlib import Path

import yaml

target = Path(sys.argv[1])
folders = {"airflow-config": "cfg", "airflow-pod-template": "pod_templates"}
for name in [*folders.values(), "generated-dags", "dags", "logs"]:
    (target / name).mkdir(parents=True, exist_ok=True)
for file in sorted(Path(sys.argv[2]).rglob("*.yaml")):
    for document in yaml.safe_load_all(file.read_text()):
        if not document or document["kind"] != "ConfigMap" or document["metadata"].get("namespace") != "airflow":
            continue
        # Names may end in a hash of the content; this label does not.
        name = document["metadata"].get("labels", {}).get("app.kubernetes.io/name", "")
        folder = "generated-dags" if name.startswith("airflow-dags-") else folders.get(name)
        for key, text in document["data"].items() if folder else ():
            (target / folder / key).write_text(text)
