"""Writes what the real Airflow knows of its settings: one line "section key" each, and those of Airflow 2 with what became of them.

usage: settings.py options|changes
"""
import sys

from airflow.configuration import conf


def options():
    known = conf.configuration_description
    return sorted(f"{section} {key}" for section in known for key in known[section]["options"])


def changes():
    from airflow.cli.commands.config_command import CONFIGS_CHANGES

    known = conf.configuration_description
    lines = []
    for change in CONFIGS_CHANGES:
        old = change.config
        # A default that changed, or a value that is no longer allowed, is no setting that went away.
        if old.option in known.get(old.section, {}).get("options", {}):
            continue
        new = change.renamed_to
        lines.append(f"{old.section} {old.option}" + (f" {new.section} {new.option}" if new else ""))
    return sorted(set(lines))


print("\n".join({"options": options, "changes": changes}[sys.argv[1]]()))
