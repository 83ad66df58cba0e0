#!/usr/bin/env python3
"""For rules of which the drawn corpus has no example: a sound seed, and the edits that break one rule of it. And each seed as it is.

usage: pairs.py make KUBECONFIG...    asks each server, and writes core/src/test/resources/agreement/pairs.jsonl

A line has the rule, the seed, the edits, and one letter for each minor from 1.34 on.
"""

import json
import os
import sys

from ask import Bench
from corpus import FOLDER, MINORS, SEEDS, decided, dump, judged, minor

C = "/spec/containers/0"
T = "/spec/template/spec"
A = "/spec/affinity"
LONG = "a" * 64

ANCHOR = "\n".join([
    "-----BEGIN CERTIFICATE-----",
    "MIIBbzCCARWgAwIBAgIUFaHIs+mCn7/DOhwBfY2eui4d1OowCgYIKoZIzj0EAwIw",
    "DDEKMAgGA1UEAwwBYTAgFw0yNjExMjUyMzU0MDRaGA8yMTI2MTEwMTIzNTQwNFow",
    "DDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEZ2BcNc9erF",
    "uQnJ6c+ztNQCDhbfqfsjOXgYD08/mcMltdNhE+Nqe0sGvlxPNSkS9r/MOHV9e/M0",
    "P55M+ctO2eujUzBRMB0GA1UdDgQWBBRLs5qzSJ8Y3jclS4+276SRRvPIujAfBgNV",
    "HSMEGDAWgBRLs5qzSJ8Y3jclS4+276SRRvPIujAPBgNVHRMBAf8EBTADAQH/MAoG",
    "CCqGSM49BAMCA0gAMEUCIQDN3gFNKnS5R+h9G4xroiCQ8JpLYizn0GWCX5zSE9/e",
    "rQIgSKTqBkHZlSgq0nS7/odeCJaQmxjxtdbMdpxnrtRo+sc=",
    "-----END CERTIFICATE-----",
    "",
])

PAIRS = [
    ("G12", "configmap", [["set", "/metadata/annotations", {"a": ""}], ["fill", "/metadata/annotations/a", "x", 262144]]),
    ("G18a", "configmap", [["set", "/metadata/generation", -1]]),
    ("N2a", "namespace", [["set", "/metadata/labels", {"pod-security.kubernetes.io/enforce": "strict"}]]),
    ("N4", "configmap", [["set", "/binaryData/a.b", "AAEC"]]),
    ("N5", "configmap", [["fill", "/data/a.b", "x", 1048577]]),
    ("N8", "secret", [["fill", "/stringData/b", "x", 1048577]]),
    ("LE1", "lease", [["set", "/spec/leaseDurationSeconds", 0]]),
    ("P2", "pod-plain", [["set", "/spec/restartPolicy", "Sometimes"]]),
    ("P3", "pod-plain", [["set", "/spec/dnsPolicy", "Cluster"]]),
    ("P4", "pod-plain", [["set", "/spec/dnsPolicy", "None"]]),
    ("P6", "pod-plain", [["set", "/spec/dnsConfig", {"searches": ["a b"]}]]),
    ("P8", "pod-plain", [["set", "/spec/hostname", "A.b"]]),
    ("P11", "deployment", [["set", T + "/runtimeClassName", "A_b"]]),
    ("P12", "pod-gated", [["set", "/spec/nodeName", "n"]]),
    ("P14", "pod-plain", [["set", "/spec/activeDeadlineSeconds", 0]]),
    ("P17", "pod-plain", [["set", "/spec/readinessGates", [{"conditionType": "a b"}]]]),
    ("P18", "pod-plain", [["set", "/spec/hostNetwork", True], ["set", C + "/ports", [{"containerPort": 80, "hostPort": 81}]]]),
    ("P19", "pod-plain", [["set", "/spec/hostUsers", False], ["set", "/spec/hostPID", True]]),
    ("P20", "pod-plain", [["set", "/spec/hostPID", True], ["set", "/spec/shareProcessNamespace", True]]),
    ("P23", "pod-plain", [["set", "/spec/os", {"name": "linux"}], ["set", "/spec/securityContext", {"windowsOptions": {"runAsUserName": "a"}}]]),
    ("P25", "pod-windows", [["set", "/spec/hostNetwork", False]]),
    ("P28", "pod-plain", [["set", "/spec/overhead", {"cpu": "1m"}]]),
    ("P29", "pod-plain", [["set", "/metadata/annotations", {"controller.kubernetes.io/pod-deletion-cost": "+1"}]]),
    ("P30", "pod-plain", [["set", "/metadata/annotations", {"container.apparmor.security.beta.kubernetes.io/other": "runtime/default"}]]),
    ("P31", "pod-plain", [["set", "/metadata/annotations", {"seccomp.security.alpha.kubernetes.io/pod": "none"}]]),
    ("P32", "pod-plain", [["set", "/spec/priority", 7]]),
    ("A3", "pod-plain", [["set", "/spec/tolerations", [{"key": "a", "operator": "Exists", "value": "b"}]]]),
    ("A4", "pod-plain", [["set", "/spec/tolerations", [{"key": "a", "operator": "Exists", "effect": "NoSchedule", "tolerationSeconds": 5}]]]),
    ("A5", "pod-plain", [["set", "/spec/topologySpreadConstraints", [{"maxSkew": 0, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"}]]]),
    ("A6", "pod-plain", [["set", "/spec/topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "", "whenUnsatisfiable": "DoNotSchedule"}]]]),
    ("A7", "pod-plain", [["set", "/spec/topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "Never"}]]]),
    ("A8", "pod-plain", [["set", "/spec/topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway", "minDomains": 2}]]]),
    ("A9", "pod-plain", [["set", "/spec/topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "nodeTaintsPolicy": "Always"}]]]),
    ("A10", "pod-plain", [["set", "/spec/topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "matchLabelKeys": ["a"]}]]]),
    ("A16", "pod-plain", [["set", A, {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "zone", "matchLabelKeys": ["a"]}]}}]]),
    ("C4", "pod-plain", [["set", C + "/terminationMessagePolicy", "Log"]]),
    ("C5", "pod-plain", [["set", C + "/ports", [{"containerPort": 70000}]]]),
    ("C7", "pod-plain", [["set", C + "/ports", [{"containerPort": 80, "protocol": "tcp"}]]]),
    ("C8", "pod-plain", [["set", C + "/ports", [{"containerPort": 80, "hostPort": 80}, {"containerPort": 81, "hostPort": 80}]]]),
    ("C9", "pod-plain", [["set", C + "/env", [{"name": "A=B", "value": "x"}]]]),
    ("C11", "pod-plain", [["set", C + "/env", [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "status.phase"}}}]]]),
    ("C12", "pod-plain", [["set", C + "/env", [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.storage"}}}]]]),
    ("C14", "pod-plain", [["set", C + "/env", [{"name": "A", "valueFrom": {"fileKeyRef": {"key": "A", "path": "../x", "volumeName": "v"}}}]], ["set", "/spec/volumes", [{"name": "v", "emptyDir": {}}]]]),
    ("C19", "pod-plain", [["set", C + "/volumeMounts", [{"name": "v", "mountPath": "/v", "subPath": "../x"}]], ["set", "/spec/volumes", [{"name": "v", "emptyDir": {}}]]]),
    ("C20", "pod-plain", [["set", C + "/volumeMounts", [{"name": "v", "mountPath": "/v", "mountPropagation": "Bidirectional"}]], ["set", "/spec/volumes", [{"name": "v", "emptyDir": {}}]]]),
    ("C23", "pod-plain", [["set", C + "/livenessProbe", {"periodSeconds": 5}]]),
    ("C26", "pod-plain", [["set", C + "/livenessProbe", {"httpGet": {"port": 80, "scheme": "http"}}]]),
    ("C30", "pod-plain", [["set", "/spec/initContainers", [{"name": "i", "image": "x", "livenessProbe": {"exec": {"command": ["a"]}}}]]]),
    ("C32", "pod-plain", [["set", C + "/restartPolicy", "Never"], ["set", C + "/restartPolicyRules", [{"action": "Again", "exitCodes": {"operator": "In", "values": [1]}}]]]),
    ("R1", "pod-plain", [["set", C + "/resources", {"limits": {"gpu": "1"}}]]),
    ("R5", "pod-plain", [["set", C + "/resources", {"limits": {"nvidia.com/gpu": "500m"}}]]),
    ("R6", "pod-plain", [["set", C + "/resources", {"limits": {"hugepages-2Mi": "4Mi"}}]]),
    ("V3", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "emptyDir": {"sizeLimit": "-1Gi"}}]]]),
    ("V5", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "configMap": {}}]]]),
    ("V6", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "configMap": {"name": "c", "defaultMode": 644}}]]]),
    ("V9", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "projected": {"sources": [{"serviceAccountToken": {"path": "t", "expirationSeconds": 60}}]}}]]]),
    ("V10", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "projected": {"sources": [{"clusterTrustBundle": {"path": "t", "name": "a", "signerName": "example.com/a"}}]}}]]]),
    ("V13", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "csi": {"driver": ""}}]]]),
    ("V14", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "ephemeral": {}}]]]),
    ("V15", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "image": {}}]]]),
    ("V16", "pod-plain", [["set", "/spec/volumes", [{"name": "v", "iscsi": {"targetPortal": "", "iqn": "iqn.2026-01.example:a", "lun": 0}}]]]),
    ("S1", "pod-plain", [["set", "/spec/securityContext", {"runAsUser": -1}]]),
    ("S2", "pod-plain", [["set", C + "/securityContext", {"privileged": True, "allowPrivilegeEscalation": False}]]),
    ("S5", "pod-plain", [["set", C + "/securityContext", {"procMount": "Unmasked"}]]),
    ("S6", "pod-plain", [["set", "/spec/securityContext", {"sysctls": [{"name": "a b", "value": "1"}]}]]),
    ("S7", "pod-plain", [["set", "/spec/securityContext", {"fsGroup": 1, "fsGroupChangePolicy": "Sometimes"}]]),
    ("S8", "pod-plain", [["set", "/spec/securityContext", {"supplementalGroupsPolicy": "Loose"}]]),
    ("D3", "deployment", [["set", T + "/restartPolicy", "Never"]]),
    ("D4", "deployment", [["set", "/spec/replicas", -1]]),
    ("D6", "deployment", [["set", "/spec/strategy/type", "Rolling"], ["cut", "/spec/strategy/rollingUpdate"]]),
    ("D7", "deployment", [["set", "/spec/strategy/rollingUpdate", {"maxSurge": 0, "maxUnavailable": "0%"}]]),
    ("T1", "statefulset", [["set", "/spec/podManagementPolicy", "Ordered"]]),
    ("T2", "statefulset", [["set", "/spec/updateStrategy", {"type": "Recreate"}]]),
    ("T6", "statefulset", [["set", "/spec/serviceName", "A_b"]]),
    ("T7", "statefulset", [["set", "/spec/volumeClaimTemplates/0/metadata/name", "a.b"], ["set", T + "/containers/0/volumeMounts/0/name", "a.b"]]),
    ("J1", "job-plain", [["set", "/spec/backoffLimit", -1]]),
    ("J3", "job-plain", [["set", "/spec/completionMode", "Indexed"], ["set", "/spec/parallelism", 2]]),
    ("J4", "job-plain", [["set", "/spec/completionMode", "Indexed"], ["set", "/spec/completions", 5], ["set", "/spec/parallelism", 100001]]),
    ("J6", "job-plain", [["set", "/spec/completionMode", "Indexed"], ["set", "/spec/completions", 100001], ["set", "/spec/backoffLimitPerIndex", 1]]),
    ("J9", "job-plain", [["set", "/spec/podFailurePolicy", {"rules": [{"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget"}]}]}], ["set", T + "/restartPolicy", "OnFailure"]]),
    ("J12", "job", [["set", "/spec/podFailurePolicy", {"rules": [{"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget", "status": "Maybe"}]}]}]]),
    ("J14", "job", [["set", "/spec/successPolicy", {"rules": [{"succeededCount": 9}]}]]),
    ("J15", "job-plain", [["set", "/spec/selector", {"matchLabels": {"a": "other"}}]]),
    ("J16", "job-plain", [["set", "/metadata/name", LONG]]),
    ("J18", "cronjob", [["set", "/metadata/name", "a" * 53]]),
    ("J19", "cronjob", [["set", "/spec/schedule", "0 3 * *"]]),
    ("J22", "cronjob", [["set", "/spec/concurrencyPolicy", "Wait"]]),
    ("J23", "cronjob", [["set", "/spec/failedJobsHistoryLimit", -1]]),
    ("J24", "cronjob", [["set", "/spec/jobTemplate/spec/manualSelector", True]]),
    ("SV5", "service-headless", [["set", "/spec/type", "NodePort"]]),
    ("SV8", "service-nodeport", [["set", "/spec/sessionAffinity", "ClientIP"], ["set", "/spec/sessionAffinityConfig", {"clientIP": {"timeoutSeconds": 0}}]]),
    ("I1", "ingress", [["cut", "/spec/defaultBackend"], ["cut", "/spec/rules"]]),
    ("I2", "ingress", [["set", "/spec/rules/0/host", "10.0.0.1"]]),
    ("I7", "ingress", [["set", "/spec/ingressClassName", "A_b"]]),
    ("NP1", "networkpolicy", [["set", "/spec/ingress/0/ports", [{"protocol": "ICMP"}]]]),
    ("NP5", "networkpolicy", [["set", "/spec/policyTypes", ["Ingress", "Both"]]]),
    ("H8", "hpa-v1", [["set", "/spec/targetCPUUtilizationPercentage", 0]]),
    ("B2", "pdb", [["set", "/spec/unhealthyPodEvictionPolicy", "Never"]]),
    ("O1", "priorityclass", [["set", "/value", 1000000001]]),
    ("W4", "webhooks-validating", [["set", "/webhooks/0/failurePolicy", "Warn"]]),
    ("X1", "vap", [["cut", "/spec/matchConstraints"]]),
    ("Y1", "crd", [["set", "/metadata/name", "other.example.com"]]),
    ("Y3", "crd", [["set", "/spec/names/shortNames", ["W_g"]]]),
    ("Y4", "crd", [["set", "/spec/versions/0/deprecationWarning", "old"]]),
    ("Y8", "crd", [["set", "/spec/versions/0/schema/openAPIV3Schema/x-kubernetes-validations", [{"rule": " "}]]]),
    # Kinds that servers have from 1.37 on: no seed of theirs is accepted by all.
    ("TB1", "namespace", [["set", "/apiVersion", "certificates.k8s.io/v1"], ["set", "/kind", "ClusterTrustBundle"], ["set", "/spec", {"signerName": "example.com/s", "trustBundle": ANCHOR}]]),
    ("TB2", "namespace", [["set", "/apiVersion", "certificates.k8s.io/v1"], ["set", "/kind", "ClusterTrustBundle"], ["set", "/spec", {"trustBundle": "none"}]]),
    ("SM1", "namespace", [["set", "/apiVersion", "storagemigration.k8s.io/v1"], ["set", "/kind", "StorageVersionMigration"], ["set", "/spec", {"resource": {"group": "apps"}}]]),
    ("DR8", "namespace", [["set", "/apiVersion", "resource.k8s.io/v1"], ["set", "/kind", "DeviceTaintRule"], ["set", "/spec", {"taint": {"key": "a"}}]]),
]


def make(kubeconfigs):
    cases = PAIRS + [("", seed, []) for seed in SEEDS]
    found = {}
    for kubeconfig in kubeconfigs:
        bench = Bench(kubeconfig)
        found[minor(bench)] = judged(cases, bench)
        print(f"asked {bench.version}", file=sys.stderr)
    with open(os.path.join(FOLDER, "pairs.jsonl"), "w", encoding="utf-8") as file:
        for i, (rule, seed, edits) in enumerate(cases):
            answers = [found[m][i] for m in MINORS]
            if not all(map(decided, answers)):
                print(f"{rule}: {answers}", file=sys.stderr)
            letters = "".join("A" if accepted else "R" for accepted, _, _ in answers)
            if ("R" in letters) != bool(rule):
                print(f"{rule or seed}: {letters} {answers[-1]}", file=sys.stderr)
            file.write(dump({"rule": rule, "seed": seed, "edits": edits, "verdicts": letters}) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"] and len(sys.argv) > 2:
        make(sys.argv[2:])
    else:
        sys.exit(__doc__)
