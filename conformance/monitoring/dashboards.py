"""Writes dashboards as TypeScript of Grafana's own types, so that a compiler finds misspelt keys and wrong types.

usage: dashboards.py DASHBOARD-FOLDER >dashboards.ts

Only a literal with a type is checked for keys that are too many, so each panel stands alone.
"""

import json
import pathlib
import sys

print('import type { Dashboard, Panel } from "@grafana/schema";')
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    dashboard = json.loads(path.read_text(encoding="utf-8"))
    name = path.stem.replace("-", "_")
    panels = dashboard.pop("panels")
    ids = [panel["id"] for panel in panels]
    if len(set(ids)) != len(ids):
        sys.exit(f"{path.name}: two panels have one id")
    for number, panel in enumerate(panels):
        print(f"const {name}{number}: Panel = {json.dumps(panel)};")
    names = ", ".join(f"{name}{number}" for number in range(len(panels)))
    print(f"export const {name}: Dashboard = {json.dumps(dashboard)[:-1]}, \"panels\": [{names}]}};")
