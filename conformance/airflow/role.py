"""Takes a right out of a Role, or gives back all that were taken.

usage: role.py KUBECONFIG NAMESPACE NAME [VERB]
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from kube import Server  # noqa: E402

WHOLE = "conformance.plimsoll.dev/rules"
server = Server(sys.argv[1])
path = f"/apis/rbac.authorization.k8s.io/v1/namespaces/{sys.argv[2]}/roles/{sys.argv[3]}"
role = server.get(path)
whole = json.loads(role["metadata"].get("annotations", {}).get(WHOLE, "null")) or role["rules"]
verb = sys.argv[4] if len(sys.argv) > 4 else None
rules = [{**rule, "verbs": [v for v in rule["verbs"] if v != verb]} for rule in whole]
body = {"metadata": {"annotations": {WHOLE: json.dumps(whole)}}, "rules": [rule for rule in rules if rule["verbs"]]}
status, answer, _ = server.send("PATCH", path, json.dumps(body), "application/merge-patch+json")
if status != 200:
    sys.exit(answer.decode())
