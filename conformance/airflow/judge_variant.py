"""Asks the real Airflow about single sign-on and a Git bundle.

usage: judge_variant.py FOLDER, with files/ and latent/ below it; exit status 0 if Airflow agrees.
"""
import configparser
import importlib
import inspect
import json
import os
import re
import runpy
import sys
from pathlib import Path

folder = Path(sys.argv[1]).resolve()
os.environ["AIRFLOW_OIDC_CLIENT_SECRET"] = "s"

from airflow.models.connection import Connection  # noqa: E402
from airflow.providers.fab.auth_manager.security_manager.override import FabAirflowSecurityManagerOverride  # noqa: E402
from flask_appbuilder.const import AUTH_OAUTH  # noqa: E402

problems = []


def class_of(path):
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def expect(what, actual, wanted):
    if actual != wanted:
        problems.append(f"{what}\n    is     {actual!r}\n    not    {wanted!r}")


web = runpy.run_path(str(folder / "files" / "webserver_config.py"))
expect("kind of login", web["AUTH_TYPE"], AUTH_OAUTH)
expect("roles by group", web["AUTH_ROLES_MAPPING"], {"it's \"data\"": ["Admin"]})
expect("role otherwise", web["AUTH_USER_REGISTRATION_ROLE"], "Viewer")
expect("security manager", issubclass(web["SECURITY_MANAGER_CLASS"], FabAirflowSecurityManagerOverride), True)
info = web["SECURITY_MANAGER_CLASS"].get_oauth_user_info(
    None, "oidc", {"userinfo": {"sub": "1", "preferred_username": "ada", "email": "ada@acme.example", "groups": ["data"]}}
)
expect("person", (info["username"], info["role_keys"]), ("ada", ["data"]))

config = configparser.ConfigParser()
config.read(folder / "files" / "airflow.cfg")
bundles = {bundle["name"]: bundle for bundle in json.loads(config["dag_processor"]["dag_bundle_config_list"])}
git = bundles["git"]
expect("bundles", sorted(bundles), ["git", "plimsoll"])
known = set(inspect.signature(class_of(git["classpath"]).__init__).parameters)
base = set(inspect.signature(class_of("airflow.dag_processing.bundles.base.BaseDagBundle").__init__).parameters)
expect("arguments that the bundle does not know", sorted(set(git["kwargs"]) - known - base), [])

template = (folder / "files" / "pod_template_file.yaml").read_text()
variable = "AIRFLOW_CONN_" + git["kwargs"]["git_conn_id"].upper()
text = re.search(rf"- name: {variable}\n\s+value: '(.*)'", template)
if text is None:
    problems.append(f"the pod template has no {variable}")
else:
    connection = Connection.from_json(text.group(1), conn_id="git")
    expect("repository", (connection.conn_type, connection.host, connection.password), ("git", "https://git.acme.example/data/dags.git", "$(GIT_TOKEN)"))

print("\n".join(problems) or "single sign-on and Git bundle: as they should be")
sys.exit(1 if problems else 0)
