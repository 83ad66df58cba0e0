"""Writes the PromQL of all dashboards of a folder as a file of recording rules, so that promtool reads it.

usage: expressions.py DASHBOARD-FOLDER >rules.json

JSON is YAML, which is what promtool reads.
"""

import json
import pathlib
import sys

rules = []
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    for panel in json.loads(path.read_text(encoding="utf-8"))["panels"]:
        for target in panel["targets"]:
            if target["datasource"]["type"] == "prometheus":
                rules.append({"record": f"panel:{path.stem.replace('-', '_')}:{len(rules)}", "expr": target["expr"]})
if not rules:
    sys.exit(f"no PromQL in {sys.argv[1]}")
json.dump({"groups": [{"name": "panels", "rules": rules}]}, sys.stdout)
