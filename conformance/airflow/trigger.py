"""Runs a trigger as the triggerer does, from what a deferred task left. Started by in-pod under the triggerer's account.

usage: trigger.py FILE           exit status 0 if its event says success
       trigger.py FILE kill      as when somebody ends the task: the trigger takes its pod away
"""
import asyncio
import json
import sys

from airflow.sdk._shared.module_loading import import_string
from airflow.sdk.serde import deserialize

deferred = json.loads(open(sys.argv[1], encoding="utf-8").read())
trigger = import_string(deferred["classpath"])(**deserialize(deferred["kwargs"]))


async def event():
    async for found in trigger.run():
        return found.payload


if sys.argv[2:] == ["kill"]:
    asyncio.run(trigger.on_kill())
    sys.exit(0)
payload = asyncio.run(event())
print(payload["status"], payload.get("message", ""))
sys.exit(0 if payload["status"] == "success" else 1)
