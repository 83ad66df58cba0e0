"""A DAG of Airflow, generated. Change the pipeline, not this file."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import SparkKubernetesOperator
from airflow.sdk import DAG, BaseOperator, CronTriggerTimetable, cross_downstream, literal


class CustomResourceOperator(BaseOperator):
    """Makes a custom resource, waits until its status says that it ended, and deletes it."""

    def __init__(self, *, body, plural, field, succeeded, failed, **kwargs):
        super().__init__(**kwargs)
        self.body = body
        self.plural = plural
        self.field = field
        self.succeeded = succeeded
        self.failed = failed
        self.made = None

    def _api(self):
        from kubernetes import client, config

        config.load_incluster_config()
        return client.CustomObjectsApi()

    def _place(self):
        group, version = self.body["apiVersion"].split("/")
        return group, version, self.body["metadata"]["namespace"], self.plural

    def execute(self, context):
        api = self._api()
        metadata = dict(self.body["metadata"])
        metadata["generateName"] = metadata.pop("name") + "-"
        made = api.create_namespaced_custom_object(*self._place(), {**self.body, "metadata": metadata})
        self.made = made["metadata"]["name"]
        self.log.info("made %s %s", self.body["kind"], self.made)
        try:
            self._wait(api)
        finally:
            self.on_kill()

    def _wait(self, api):
        while True:
            value = api.get_namespaced_custom_object(*self._place(), self.made)
            for step in self.field:
                value = value.get(step) if isinstance(value, dict) else None
            if value in self.succeeded:
                return
            if value in self.failed:
                raise RuntimeError(f"{self.body['kind']} {self.made} ended as {value}")
            time.sleep(10)

    def on_kill(self):
        if self.made is not None:
            self._api().delete_namespaced_custom_object(*self._place(), self.made)
            self.made = None


with DAG(
    dag_id="data-jobs.nightly",
    description="Revenue, \"rates\" and {{ marts }}",
    schedule=CronTriggerTimetable("0 3 * * *", timezone="Europe/Berlin"),
    start_date=datetime(2025, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=21600),
    is_paused_upon_creation=False,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=600),
    },
    tags=["plimsoll", "data-jobs"],
):
    tasks = {}
    tasks["daily-revenue"] = SparkKubernetesOperator(
        task_id="daily-revenue",
        namespace="data-jobs",
        kubernetes_conn_id=None,
        in_cluster=True,
        do_xcom_push=False,
        name="daily-revenue",
        get_logs=True,
        deferrable=False,
        startup_timeout_seconds=900,
        application_file=(
            "{\n"
            "  \"apiVersion\": \"sparkoperator.k8s.io/v1beta2\",\n"
            "  \"kind\": \"SparkApplication\",\n"
            "  \"metadata\": {\n"
            "    \"name\": \"daily-revenue\",\n"
            "    \"namespace\": \"data-jobs\"\n"
            "  },\n"
            "  \"spec\": {\n"
            "    \"arguments\": [\n"
            "      \"{\\u007b ds }}\",\n"
            "      \"{\\u0025 raw %}{\\u0023 note #}{\\u007b{\",\n"
            "      \"config.yaml\",\n"
            "      \"it's \\\"quoted\\\" \\\\ and\\nbroken\\ttext\\n\",\n"
            "      \"café \\u2028 \\u202e 🚀\",\n"
            "      \"--flag=$(HOME)\",\n"
            "      \"'''\\\"\\\"\\\"\"\n"
            "    ],\n"
            "    \"mainApplicationFile\": \"local:///opt/acme/settings.yaml\"\n"
            "  }\n"
            "}\n"
        ),
    )
    tasks["fx-rates"] = KubernetesPodOperator(
        task_id="fx-rates",
        namespace="data-jobs",
        kubernetes_conn_id=None,
        in_cluster=True,
        do_xcom_push=False,
        base_container_name="python",
        get_logs=True,
        deferrable=False,
        startup_timeout_seconds=900,
        pod_template_dict=literal({
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {
                "name": "fx-rates",
                "namespace": "data-jobs",
                "labels": {
                    "app.kubernetes.io/name": "python",
                    "plimsoll.dev/job": "fx-rates",
                    "plimsoll.dev/role": "python",
                },
                "annotations": {
                    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
                    "karpenter.sh/do-not-disrupt": "true",
                },
            },
            "spec": {
                "automountServiceAccountToken": False,
                "containers": [
                    {
                        "name": "python",
                        "args": [
                            "/opt/acme/fx.py",
                            "{{ ds }}",
                            "{% raw %}{# note #}{{{",
                            "config.yaml",
                            "it's \"quoted\" \\ and\nbroken\ttext\n",
                            "café \u2028 \u202e 🚀",
                            "--flag=$(HOME)",
                            "'''\"\"\"",
                        ],
                        "command": [
                            "python",
                        ],
                        "env": [
                            {
                                "name": "PYTHONUNBUFFERED",
                                "value": "1",
                            },
                            {
                                "name": "PYTHONDONTWRITEBYTECODE",
                                "value": "1",
                            },
                        ],
                        "image": "registry.acme.example/py:1.0.0",
                        "resources": {
                            "limits": {
                                "memory": "1Gi",
                            },
                            "requests": {
                                "cpu": "500m",
                                "memory": "1Gi",
                            },
                        },
                        "securityContext": {
                            "allowPrivilegeEscalation": False,
                            "capabilities": {
                                "drop": [
                                    "ALL",
                                ],
                            },
                            "readOnlyRootFilesystem": True,
                        },
                        "volumeMounts": [
                            {
                                "name": "tmp",
                                "mountPath": "/tmp",
                            },
                        ],
                    },
                ],
                "enableServiceLinks": False,
                "restartPolicy": "Never",
                "securityContext": {
                    "runAsNonRoot": True,
                    "seccompProfile": {
                        "type": "RuntimeDefault",
                    },
                },
                "serviceAccountName": "python",
                "volumes": [
                    {
                        "name": "tmp",
                        "emptyDir": {
                            "sizeLimit": "1Gi",
                        },
                    },
                ],
            },
        }),
    )
    tasks["marts"] = KubernetesPodOperator(
        task_id="marts",
        namespace="data-jobs",
        kubernetes_conn_id=None,
        in_cluster=True,
        do_xcom_push=False,
        base_container_name="dbt",
        get_logs=True,
        deferrable=False,
        startup_timeout_seconds=900,
        pod_template_dict=literal({
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {
                "name": "marts",
                "namespace": "data-jobs",
                "labels": {
                    "app.kubernetes.io/name": "dbt",
                    "plimsoll.dev/job": "marts",
                    "plimsoll.dev/role": "dbt",
                },
                "annotations": {
                    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
                    "karpenter.sh/do-not-disrupt": "true",
                },
            },
            "spec": {
                "automountServiceAccountToken": False,
                "containers": [
                    {
                        "name": "dbt",
                        "args": [
                            "build",
                            "--select",
                            "marts",
                        ],
                        "command": [
                            "dbt",
                        ],
                        "env": [
                            {
                                "name": "DBT_TARGET_PATH",
                                "value": "/tmp/dbt/target",
                            },
                            {
                                "name": "DBT_LOG_PATH",
                                "value": "/tmp/dbt/logs",
                            },
                            {
                                "name": "DBT_SEND_ANONYMOUS_USAGE_STATS",
                                "value": "false",
                            },
                        ],
                        "image": "registry.acme.example/dbt:2.1.0",
                        "resources": {
                            "limits": {
                                "memory": "1Gi",
                            },
                            "requests": {
                                "cpu": "500m",
                                "memory": "1Gi",
                            },
                        },
                        "securityContext": {
                            "allowPrivilegeEscalation": False,
                            "capabilities": {
                                "drop": [
                                    "ALL",
                                ],
                            },
                            "readOnlyRootFilesystem": True,
                        },
                        "volumeMounts": [
                            {
                                "name": "tmp",
                                "mountPath": "/tmp",
                            },
                        ],
                    },
                ],
                "enableServiceLinks": False,
                "restartPolicy": "Never",
                "securityContext": {
                    "runAsNonRoot": True,
                    "seccompProfile": {
                        "type": "RuntimeDefault",
                    },
                },
                "serviceAccountName": "dbt",
                "volumes": [
                    {
                        "name": "tmp",
                        "emptyDir": {
                            "sizeLimit": "1Gi",
                        },
                    },
                ],
            },
        }),
    )
    tasks["topic"] = CustomResourceOperator(
        task_id="topic",
        plural="backfills",
        field=["status", "applicationState", "state"],
        succeeded=["COMPLETED"],
        failed=["FAILED", "SUBMISSION_FAILED"],
        body={
            "apiVersion": "acme.example/v1",
            "kind": "Backfill",
            "metadata": {
                "name": "topic",
                "namespace": "data-jobs",
            },
            "spec": {
                "mainApplicationFile": "local:///opt/acme/settings.yaml",
                "arguments": [
                    "{{ ds }}",
                    "{% raw %}{# note #}{{{",
                    "config.yaml",
                    "it's \"quoted\" \\ and\nbroken\ttext\n",
                    "café \u2028 \u202e 🚀",
                    "--flag=$(HOME)",
                    "'''\"\"\"",
                ],
            },
        },
    )
    tasks["report"] = KubernetesPodOperator(
        task_id="report",
        namespace="data-jobs",
        kubernetes_conn_id=None,
        in_cluster=True,
        do_xcom_push=False,
        base_container_name="python",
        get_logs=True,
        deferrable=False,
        startup_timeout_seconds=900,
        pod_template_dict=literal({
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {
                "name": "report",
                "namespace": "data-jobs",
                "labels": {
                    "app.kubernetes.io/name": "python",
                    "plimsoll.dev/job": "report",
                    "plimsoll.dev/role": "python",
                },
                "annotations": {
                    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
                    "karpenter.sh/do-not-disrupt": "true",
                },
            },
            "spec": {
                "automountServiceAccountToken": False,
                "containers": [
                    {
                        "name": "python",
                        "args": [
                            "-m",
                            "acme.report",
                        ],
                        "command": [
                            "python",
                        ],
                        "env": [
                            {
                                "name": "PYTHONUNBUFFERED",
                                "value": "1",
                            },
                            {
                                "name": "PYTHONDONTWRITEBYTECODE",
                                "value": "1",
                            },
                        ],
                        "image": "registry.acme.example/py:1.0.0",
                        "resources": {
                            "limits": {
                                "memory": "1Gi",
                            },
                            "requests": {
                                "cpu": "500m",
                                "memory": "1Gi",
                            },
                        },
                        "securityContext": {
                            "allowPrivilegeEscalation": False,
                            "capabilities": {
                                "drop": [
                                    "ALL",
                                ],
                            },
                            "readOnlyRootFilesystem": True,
                        },
                        "volumeMounts": [
                            {
                                "name": "tmp",
                                "mountPath": "/tmp",
                            },
                        ],
                    },
                ],
                "enableServiceLinks": False,
                "restartPolicy": "Never",
                "securityContext": {
                    "runAsNonRoot": True,
                    "seccompProfile": {
                        "type": "RuntimeDefault",
                    },
                },
                "serviceAccountName": "python",
                "volumes": [
                    {
                        "name": "tmp",
                        "emptyDir": {
                            "sizeLimit": "1Gi",
                        },
                    },
                ],
            },
        }),
    )
    cross_downstream([tasks["daily-revenue"], tasks["fx-rates"]], [tasks["marts"], tasks["topic"]])
    cross_downstream([tasks["marts"], tasks["topic"]], [tasks["report"]])
