"""Sound objects as charts and people write them: whole workloads with everything around them, rather than one field of each kind."""


def labels(name, **more):
    return {"app.kubernetes.io/name": name, "app.kubernetes.io/instance": "prod", "app.kubernetes.io/version": "2.4.1", "app.kubernetes.io/managed-by": "Helm", "helm.sh/chart": f"{name}-1.2.3", **more}


def o(api_version, kind, name, namespace="default", annotations=None, **rest):
    metadata = {"name": name, "labels": labels(name.replace(":", "-"))}
    if namespace:
        metadata["namespace"] = namespace
    if annotations:
        metadata["annotations"] = annotations
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **rest}


SELECT = {"matchLabels": {"app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "prod"}}
SECURE = {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "runAsNonRoot": True, "runAsUser": 10001, "capabilities": {"drop": ["ALL"]}, "seccompProfile": {"type": "RuntimeDefault"}}
SIZES = {"requests": {"cpu": "250m", "memory": "256Mi", "ephemeral-storage": "1Gi"}, "limits": {"cpu": "1", "memory": "512Mi"}}
HEALTH = {"httpGet": {"path": "/healthz", "port": "http", "httpHeaders": [{"name": "X-Probe", "value": "k8s"}]}, "initialDelaySeconds": 10, "periodSeconds": 10, "timeoutSeconds": 3, "failureThreshold": 6}
ENV = [
    {"name": "LOG_LEVEL", "value": "info"},
    {"name": "POD_NAME", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}},
    {"name": "POD_IP", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "status.podIP"}}},
    {"name": "CPU_LIMIT", "valueFrom": {"resourceFieldRef": {"containerName": "web", "resource": "limits.cpu", "divisor": "1m"}}},
    {"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "web-db", "key": "password", "optional": False}}},
    {"name": "FEATURES", "valueFrom": {"configMapKeyRef": {"name": "web", "key": "features.json"}}},
]
WEB = {
    "name": "web",
    "image": "registry.example.com/shop/web:2.4.1@sha256:" + "0123456789abcdef" * 4,
    "imagePullPolicy": "IfNotPresent",
    "command": ["/usr/bin/tini", "--"],
    "args": ["serve", "--config=/etc/web/config.yaml"],
    "env": ENV,
    "envFrom": [{"configMapRef": {"name": "web-env"}}, {"prefix": "S_", "secretRef": {"name": "web-secret", "optional": True}}],
    "ports": [{"name": "http", "containerPort": 8080, "protocol": "TCP"}, {"name": "metrics", "containerPort": 9090}],
    "livenessProbe": HEALTH,
    "readinessProbe": {**HEALTH, "successThreshold": 2},
    "startupProbe": {"tcpSocket": {"port": "http"}, "failureThreshold": 30, "periodSeconds": 5},
    "lifecycle": {"preStop": {"exec": {"command": ["/bin/sh", "-c", "sleep 5"]}}},
    "resources": SIZES,
    "securityContext": SECURE,
    "terminationMessagePolicy": "FallbackToLogsOnError",
    "volumeMounts": [
        {"name": "config", "mountPath": "/etc/web", "readOnly": True},
        {"name": "tls", "mountPath": "/etc/tls", "readOnly": True},
        {"name": "tmp", "mountPath": "/tmp"},
        {"name": "token", "mountPath": "/var/run/secrets/tokens", "readOnly": True},
        {"name": "config", "mountPath": "/etc/features.json", "subPath": "features.json"},
    ],
}
SIDECAR = {"name": "proxy", "image": "registry.example.com/proxy:1", "restartPolicy": "Always", "ports": [{"name": "proxy", "containerPort": 15001}], "startupProbe": {"grpc": {"port": 15001}}, "securityContext": SECURE}
MIGRATE = {"name": "migrate", "image": "registry.example.com/shop/web:2.4.1", "command": ["migrate"], "env": ENV[:2], "securityContext": SECURE}
VOLUMES = [
    {"name": "config", "configMap": {"name": "web", "defaultMode": 420, "items": [{"key": "config.yaml", "path": "config.yaml"}, {"key": "features.json", "path": "features.json", "mode": 292}]}},
    {"name": "tls", "secret": {"secretName": "web-tls", "defaultMode": 256}},
    {"name": "tmp", "emptyDir": {"medium": "Memory", "sizeLimit": "64Mi"}},
    {"name": "token", "projected": {"defaultMode": 420, "sources": [{"serviceAccountToken": {"path": "token", "expirationSeconds": 3600, "audience": "vault"}}, {"configMap": {"name": "ca", "items": [{"key": "ca.crt", "path": "ca.crt"}]}}, {"downwardAPI": {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}}]}},
]
AFFINITY = {
    "nodeAffinity": {
        "requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "kubernetes.io/arch", "operator": "In", "values": ["amd64", "arm64"]}]}]},
        "preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 50, "preference": {"matchExpressions": [{"key": "pool", "operator": "NotIn", "values": ["spot"]}]}}],
    },
    "podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": {"topologyKey": "kubernetes.io/hostname", "labelSelector": SELECT}}]},
}
POD = {
    "serviceAccountName": "web",
    "automountServiceAccountToken": False,
    "imagePullSecrets": [{"name": "registry"}],
    "securityContext": {"runAsNonRoot": True, "fsGroup": 10001, "fsGroupChangePolicy": "OnRootMismatch", "seccompProfile": {"type": "RuntimeDefault"}},
    "initContainers": [MIGRATE, SIDECAR],
    "containers": [WEB],
    "volumes": VOLUMES,
    "affinity": AFFINITY,
    "tolerations": [{"key": "dedicated", "operator": "Equal", "value": "shop", "effect": "NoSchedule"}, {"key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 30}],
    "topologySpreadConstraints": [{"maxSkew": 1, "topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "ScheduleAnyway", "labelSelector": SELECT}],
    "priorityClassName": "system-cluster-critical",
    "terminationGracePeriodSeconds": 60,
    "dnsConfig": {"options": [{"name": "ndots", "value": "2"}]},
    "nodeSelector": {"kubernetes.io/os": "linux"},
    "enableServiceLinks": False,
}
TEMPLATE = {"metadata": {"labels": labels("web"), "annotations": {"checksum/config": "3b1f", "prometheus.io/scrape": "true", "prometheus.io/port": "9090"}}, "spec": POD}
JOB_POD = {"restartPolicy": "OnFailure", "containers": [{"name": "report", "image": "registry.example.com/report:1", "command": ["report"], "resources": SIZES, "volumeMounts": [{"name": "work", "mountPath": "/work"}]}], "volumes": [{"name": "work", "ephemeral": {"volumeClaimTemplate": {"metadata": {"labels": {"a": "b"}}, "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "fast", "resources": {"requests": {"storage": "10Gi"}}}}}}]}
PATHS = [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"name": "http"}}}}, {"path": "/api(/|$)(.*)", "pathType": "ImplementationSpecific", "backend": {"service": {"name": "api", "port": {"number": 8080}}}}]

CHARTS = {
    "chart-deployment": o("apps/v1", "Deployment", "web", spec={"replicas": 3, "revisionHistoryLimit": 5, "progressDeadlineSeconds": 300, "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 0}}, "selector": SELECT, "template": TEMPLATE}),
    "chart-statefulset": o("apps/v1", "StatefulSet", "web", spec={"serviceName": "web-headless", "replicas": 3, "podManagementPolicy": "OrderedReady", "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 0}}, "persistentVolumeClaimRetentionPolicy": {"whenDeleted": "Retain", "whenScaled": "Delete"}, "selector": SELECT, "template": TEMPLATE, "volumeClaimTemplates": [{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data", "labels": labels("web")}, "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "fast", "resources": {"requests": {"storage": "100Gi"}}}}]}),
    "chart-daemonset": o("apps/v1", "DaemonSet", "web", "kube-system", spec={"minReadySeconds": 10, "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "20%"}}, "selector": SELECT, "template": {"metadata": {"labels": labels("web")}, "spec": {"hostNetwork": True, "hostPID": True, "dnsPolicy": "ClusterFirstWithHostNet", "tolerations": [{"operator": "Exists"}], "containers": [{"name": "agent", "image": "registry.example.com/agent:3", "args": ["--path.rootfs=/host"], "ports": [{"name": "metrics", "containerPort": 9100, "hostPort": 9100}], "securityContext": {"privileged": True}, "volumeMounts": [{"name": "root", "mountPath": "/host", "readOnly": True, "mountPropagation": "HostToContainer"}]}], "volumes": [{"name": "root", "hostPath": {"path": "/", "type": "Directory"}}, {"name": "run", "hostPath": {"path": "/run/x.sock", "type": "Socket"}}]}}}),
    "chart-cronjob": o("batch/v1", "CronJob", "report", spec={"schedule": "*/15 2-6 * * MON-FRI", "timeZone": "Europe/Berlin", "concurrencyPolicy": "Forbid", "startingDeadlineSeconds": 300, "successfulJobsHistoryLimit": 3, "failedJobsHistoryLimit": 1, "jobTemplate": {"metadata": {"labels": labels("report")}, "spec": {"backoffLimit": 2, "activeDeadlineSeconds": 3600, "ttlSecondsAfterFinished": 86400, "template": {"metadata": {"labels": labels("report")}, "spec": JOB_POD}}}}),
    "chart-job": o("batch/v1", "Job", "migrate", annotations={"helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-weight": "-5", "helm.sh/hook-delete-policy": "before-hook-creation"}, spec={"completions": 1, "backoffLimit": 0, "podFailurePolicy": {"rules": [{"action": "FailJob", "onExitCodes": {"containerName": "report", "operator": "In", "values": [42]}}, {"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}]}]}, "template": {"metadata": {"labels": labels("migrate")}, "spec": {**JOB_POD, "restartPolicy": "Never"}}}),
    "chart-pod": o("v1", "Pod", "web-test", annotations={"helm.sh/hook": "test"}, spec={"restartPolicy": "Never", "containers": [{"name": "wget", "image": "busybox:1.36", "command": ["wget"], "args": ["web:80"]}]}),
    "chart-service": o("v1", "Service", "web", annotations={"service.beta.kubernetes.io/aws-load-balancer-type": "external"}, spec={"type": "LoadBalancer", "selector": SELECT["matchLabels"], "externalTrafficPolicy": "Local", "loadBalancerSourceRanges": ["10.0.0.0/8", "192.168.0.0/16"], "ports": [{"name": "http", "port": 80, "targetPort": "http", "protocol": "TCP"}, {"name": "https", "port": 443, "targetPort": 8443, "appProtocol": "https"}]}),
    "chart-headless": o("v1", "Service", "web-headless", spec={"type": "ClusterIP", "clusterIP": "None", "publishNotReadyAddresses": True, "selector": SELECT["matchLabels"], "ports": [{"name": "http", "port": 80, "targetPort": "http"}]}),
    "chart-ingress": o("networking.k8s.io/v1", "Ingress", "web", annotations={"cert-manager.io/cluster-issuer": "letsencrypt", "nginx.ingress.kubernetes.io/rewrite-target": "/$2"}, spec={"ingressClassName": "nginx", "tls": [{"hosts": ["shop.example.com", "*.shop.example.com"], "secretName": "web-tls"}], "rules": [{"host": "shop.example.com", "http": {"paths": PATHS[:1]}}, {"host": "*.shop.example.com", "http": {"paths": PATHS[:1]}}]}),
    "chart-configmap": o("v1", "ConfigMap", "web", data={"config.yaml": "server:\n  port: 8080\n", "features.json": '{"a": true}', "nginx.conf": "http {}\n"}),
    "chart-secret": o("v1", "Secret", "web-db", type="Opaque", stringData={"password": "x", "url": "postgres://a:b@db:5432/shop"}),
    "chart-account": o("v1", "ServiceAccount", "web", annotations={"eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/web"}, automountServiceAccountToken=False, imagePullSecrets=[{"name": "registry"}]),
    "chart-role": o("rbac.authorization.k8s.io/v1", "Role", "web", rules=[{"apiGroups": [""], "resources": ["configmaps", "pods", "pods/log"], "verbs": ["get", "list", "watch"]}, {"apiGroups": ["coordination.k8s.io"], "resources": ["leases"], "resourceNames": ["web"], "verbs": ["get", "update"]}]),
    "chart-clusterrole": o("rbac.authorization.k8s.io/v1", "ClusterRole", "shop:web", None, rules=[{"apiGroups": ["apps", "batch"], "resources": ["*"], "verbs": ["*"]}, {"nonResourceURLs": ["/metrics"], "verbs": ["get"]}]),
    "chart-binding": o("rbac.authorization.k8s.io/v1", "RoleBinding", "web", roleRef={"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "web"}, subjects=[{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}, {"kind": "Group", "name": "oidc:team-shop", "apiGroup": "rbac.authorization.k8s.io"}]),
    "chart-hpa": o("autoscaling/v2", "HorizontalPodAutoscaler", "web", spec={"minReplicas": 3, "maxReplicas": 20, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}, "metrics": [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 70}}}, {"type": "Resource", "resource": {"name": "memory", "target": {"type": "AverageValue", "averageValue": "400Mi"}}}, {"type": "Pods", "pods": {"metric": {"name": "requests_per_second"}, "target": {"type": "AverageValue", "averageValue": "100"}}}, {"type": "External", "external": {"metric": {"name": "queue_depth", "selector": {"matchLabels": {"queue": "orders"}}}, "target": {"type": "Value", "value": "30"}}}], "behavior": {"scaleDown": {"stabilizationWindowSeconds": 300, "selectPolicy": "Min", "policies": [{"type": "Percent", "value": 10, "periodSeconds": 60}]}, "scaleUp": {"policies": [{"type": "Pods", "value": 4, "periodSeconds": 15}]}}}),
    "chart-pdb": o("policy/v1", "PodDisruptionBudget", "web", spec={"minAvailable": 2, "selector": SELECT}),
    "chart-policy": o("networking.k8s.io/v1", "NetworkPolicy", "web", spec={"podSelector": SELECT, "policyTypes": ["Ingress", "Egress"], "ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress"}}, "podSelector": {"matchLabels": {"app.kubernetes.io/name": "nginx"}}}], "ports": [{"protocol": "TCP", "port": "http"}]}], "egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}], "ports": [{"protocol": "TCP", "port": 5432}, {"port": 30000, "endPort": 32767}]}, {"to": [{"namespaceSelector": {}}], "ports": [{"protocol": "UDP", "port": 53}]}]}),
    "chart-claim": o("v1", "PersistentVolumeClaim", "data", annotations={"helm.sh/resource-policy": "keep"}, spec={"accessModes": ["ReadWriteMany"], "storageClassName": "", "volumeName": "data", "resources": {"requests": {"storage": "10Gi"}}}),
    "chart-class": o("storage.k8s.io/v1", "StorageClass", "fast", None, annotations={"storageclass.kubernetes.io/is-default-class": "true"}, provisioner="ebs.csi.aws.com", parameters={"type": "gp3", "encrypted": "true"}, allowVolumeExpansion=True, volumeBindingMode="WaitForFirstConsumer", reclaimPolicy="Delete"),
    "chart-quota": o("v1", "ResourceQuota", "shop", spec={"hard": {"requests.cpu": "20", "requests.memory": "64Gi", "limits.cpu": "40", "limits.memory": "128Gi", "pods": "100", "services.loadbalancers": "2", "count/jobs.batch": "50", "requests.nvidia.com/gpu": "4", "persistentvolumeclaims": "20"}}),
    "chart-limits": o("v1", "LimitRange", "shop", spec={"limits": [{"type": "Container", "default": {"cpu": "500m", "memory": "512Mi"}, "defaultRequest": {"cpu": "100m", "memory": "128Mi"}, "max": {"cpu": "8", "memory": "32Gi"}, "min": {"cpu": "10m", "memory": "16Mi"}}]}),
    "chart-priority": o("scheduling.k8s.io/v1", "PriorityClass", "shop-high", None, value=100000, globalDefault=False, preemptionPolicy="PreemptLowerPriority", description="orders"),
    "chart-webhook": o("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "injector", None, webhooks=[{"name": "inject.shop.example.com", "admissionReviewVersions": ["v1"], "sideEffects": "None", "failurePolicy": "Ignore", "reinvocationPolicy": "Never", "timeoutSeconds": 10, "clientConfig": {"service": {"name": "injector", "namespace": "shop", "path": "/inject", "port": 443}}, "namespaceSelector": {"matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["kube-system"]}]}, "objectSelector": {"matchLabels": {"inject": "true"}}, "rules": [{"operations": ["CREATE", "UPDATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"], "scope": "Namespaced"}]}]),
    "chart-namespace": o("v1", "Namespace", "shop", None),
    "chart-lease": o("coordination.k8s.io/v1", "Lease", "web", spec={"holderIdentity": "web-0", "leaseDurationSeconds": 15}),
    "chart-service-class": o("networking.k8s.io/v1", "IngressClass", "nginx", None, annotations={"ingressclass.kubernetes.io/is-default-class": "true"}, spec={"controller": "k8s.io/ingress-nginx"}),
}
