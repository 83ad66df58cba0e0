"""Lets the real Airflow send a metric and a span with the generated settings and variables, and reads what a collector gets.

usage: judge_otlp.py FOLDER, with files/ and manifests/ below it; exit status 0 if both arrive with the name of their process.
"""
import gzip
import os
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import yaml

folder = Path(sys.argv[1]).resolve()
deployment = yaml.safe_load((folder / "manifests" / "airflow.deployment.airflow-scheduler.yaml").read_text())
container = deployment["spec"]["template"]["spec"]["containers"][0]
variables = {entry["name"]: entry["value"] for entry in container["env"] if "value" in entry}
variables["POD_NAME"] = "airflow-scheduler-0"
for name in list(variables):
    if name.startswith("OTEL_"):
        os.environ[name] = variables[name].replace("$(POD_NAME)", variables["POD_NAME"])
os.environ["AIRFLOW_CONFIG"] = str(folder / "files" / "airflow.cfg")
# The provider of the log store is not installed here.
os.environ["AIRFLOW__LOGGING__REMOTE_LOGGING"] = "False"
problems = []
received = {}


class Collector(BaseHTTPRequestHandler):
    """Keeps the body of each request by its path."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        received.setdefault(self.path, []).append((self.headers["Content-Type"], body))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        """Says nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
threading.Thread(target=server.serve_forever, daemon=True).start()
wanted = urlsplit(os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"])
resolve = socket.getaddrinfo


def resolve_service(host, port, *arguments, **options):
    """The name of the Service leads to the collector of this program, and nothing else does."""
    if (host, port) == (wanted.hostname, wanted.port):
        return resolve("127.0.0.1", server.server_port, *arguments, **options)
    problems.append(f"{host}:{port} was asked for")
    raise socket.gaierror(host)


socket.getaddrinfo = resolve_service

import airflow.settings  # noqa: E402, F401 - it sets traces up
from airflow.observability.metrics import stats_utils  # noqa: E402
from opentelemetry import metrics, trace  # noqa: E402
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest  # noqa: E402
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest  # noqa: E402

logger = stats_utils.get_stats_factory()()
logger.incr("scheduler_heartbeat")
metrics.get_meter_provider().force_flush()
with trace.get_tracer("judge").start_as_current_span("a-span"):
    pass
trace.get_tracer_provider().force_flush()


def labels(resource):
    return {entry.key: entry.value.string_value for entry in resource.attributes}


def judged(path, message, found):
    for content, body in received.get(path, []):
        if content != "application/x-protobuf":
            problems.append(f"{path} has the content {content}")
        request = message()
        request.ParseFromString(body)
        yield from found(request)


sent = {
    metric.name: labels(group.resource)
    for group in judged("/v1/metrics", ExportMetricsServiceRequest, lambda request: request.resource_metrics)
    for scope in group.scope_metrics
    for metric in scope.metrics
}
spans = {
    span.name: labels(group.resource)
    for group in judged("/v1/traces", ExportTraceServiceRequest, lambda request: request.resource_spans)
    for scope in group.scope_spans
    for span in scope.spans
}
for what, found, name in (("metric", sent, "airflow.scheduler_heartbeat"), ("span", spans, "a-span")):
    if name not in found:
        problems.append(f"no {what} {name} arrived, but {sorted(found)}")
        continue
    for key, value in (("service.name", "airflow-scheduler"), ("service.instance.id", "airflow-scheduler-0")):
        if found[name].get(key) != value:
            problems.append(f"{what} {name}: {key} is {found[name].get(key)!r}, not {value!r}")

print("\n".join(problems) or f"a metric and a span arrived at {wanted.netloc} with the name of their process")
sys.exit(1 if problems else 0)
