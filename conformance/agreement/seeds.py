"""Sound objects of every built-in kind that can be created, some plain, some that use as many fields as fit together. Mutations start from them.

Each is accepted by API servers of 1.34 to 1.37; `corpus.py` asks before it uses one.
"""


def obj(api_version, kind, name, **rest):
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": name}, **rest}


def container(**rest):
    return {"name": "main", "image": "registry.example/app:1", **rest}


def pod_spec(**rest):
    return {"containers": [container()], **rest}


def template(labels, **spec):
    return {"metadata": {"labels": labels}, "spec": pod_spec(**spec)}


APP = {"app": "web"}

RICH_CONTAINER = container(
    command=["/bin/app"],
    args=["--port", "8080"],
    workingDir="/work",
    imagePullPolicy="IfNotPresent",
    ports=[{"name": "http", "containerPort": 8080, "protocol": "TCP"}, {"name": "metrics", "containerPort": 9090, "hostPort": 19090}],
    env=[
        {"name": "PLAIN", "value": "x"},
        {"name": "NODE", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "spec.nodeName"}}},
        {"name": "CPU", "valueFrom": {"resourceFieldRef": {"containerName": "main", "resource": "limits.cpu", "divisor": "1m"}}},
        {"name": "FROM_MAP", "valueFrom": {"configMapKeyRef": {"name": "conf", "key": "a.b", "optional": True}}},
        {"name": "FROM_SECRET", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "password"}}},
    ],
    envFrom=[{"prefix": "X_", "configMapRef": {"name": "conf", "optional": True}}, {"secretRef": {"name": "secret"}}],
    resources={"requests": {"cpu": "100m", "memory": "64Mi", "ephemeral-storage": "1Gi"}, "limits": {"cpu": 1, "memory": "128Mi", "example.com/gpu": "1"}},
    volumeMounts=[
        {"name": "data", "mountPath": "/data"},
        {"name": "conf", "mountPath": "/etc/conf", "readOnly": True, "subPath": "a/b"},
        {"name": "scratch", "mountPath": "/tmp", "mountPropagation": "HostToContainer"},
    ],
    livenessProbe={"httpGet": {"path": "/live", "port": "http", "scheme": "HTTP", "httpHeaders": [{"name": "X-Probe", "value": "1"}]}, "initialDelaySeconds": 1, "periodSeconds": 5},
    readinessProbe={"tcpSocket": {"port": 8080}, "timeoutSeconds": 2, "successThreshold": 2, "failureThreshold": 3},
    startupProbe={"exec": {"command": ["true"]}, "terminationGracePeriodSeconds": 5},
    lifecycle={"preStop": {"exec": {"command": ["sleep", "1"]}}, "postStart": {"httpGet": {"port": 8080, "path": "/"}}},
    terminationMessagePath="/dev/termination-log",
    terminationMessagePolicy="FallbackToLogsOnError",
    securityContext={
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]},
        "privileged": False,
        "readOnlyRootFilesystem": True,
        "runAsNonRoot": True,
        "runAsUser": 1000,
        "runAsGroup": 1000,
        "seccompProfile": {"type": "RuntimeDefault"},
        "appArmorProfile": {"type": "Localhost", "localhostProfile": "k8s-x"},
        "procMount": "Default",
        "seLinuxOptions": {"type": "container_t", "level": "s0:c1,c2"},
    },
    stdin=False,
    tty=False,
)

RICH_VOLUMES = [
    {"name": "data", "persistentVolumeClaim": {"claimName": "data", "readOnly": False}},
    {"name": "conf", "configMap": {"name": "conf", "defaultMode": 420, "optional": True, "items": [{"key": "a", "path": "a/b", "mode": 256}]}},
    {"name": "scratch", "emptyDir": {"medium": "Memory", "sizeLimit": "1Gi"}},
    {"name": "secret", "secret": {"secretName": "secret", "defaultMode": 256, "items": [{"key": "k", "path": "p"}]}},
    {"name": "host", "hostPath": {"path": "/var/log", "type": "Directory"}},
    {
        "name": "projected",
        "projected": {
            "defaultMode": 420,
            "sources": [
                {"serviceAccountToken": {"path": "token", "expirationSeconds": 3600, "audience": "x"}},
                {"configMap": {"name": "conf", "items": [{"key": "a", "path": "conf/a"}]}},
                {"secret": {"name": "secret", "optional": True}},
                {"downwardAPI": {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}},
            ],
        },
    },
    {"name": "info", "downwardAPI": {"items": [{"path": "cpu", "resourceFieldRef": {"containerName": "main", "resource": "limits.cpu", "divisor": 1}}, {"path": "name", "fieldRef": {"fieldPath": "metadata.name"}, "mode": 292}]}},
    {"name": "csi", "csi": {"driver": "csi.example.com", "fsType": "ext4", "readOnly": True, "volumeAttributes": {"a": "b"}, "nodePublishSecretRef": {"name": "secret"}}},
    {"name": "generic", "ephemeral": {"volumeClaimTemplate": {"metadata": {"labels": {"a": "b"}}, "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "standard", "resources": {"requests": {"storage": "1Gi"}}}}}},
    {"name": "nfs", "nfs": {"server": "nfs.example", "path": "/export", "readOnly": True}},
]

RICH_POD = pod_spec(
    containers=[RICH_CONTAINER, {"name": "side", "image": "side:1", "ports": [{"containerPort": 53, "protocol": "UDP"}], "resources": {"limits": {"hugepages-2Mi": "4Mi", "memory": "1Gi"}}}],
    initContainers=[{"name": "init", "image": "init:1", "volumeMounts": [{"name": "data", "mountPath": "/data", "subPathExpr": "$(NODE)"}]}, {"name": "sidecar", "image": "s:1", "restartPolicy": "Always", "startupProbe": {"grpc": {"port": 9000, "service": "x"}}}],
    volumes=RICH_VOLUMES,
    restartPolicy="Always",
    terminationGracePeriodSeconds=30,
    dnsPolicy="None",
    dnsConfig={"nameservers": ["10.0.0.1"], "searches": ["a.example"], "options": [{"name": "ndots", "value": "2"}]},
    nodeSelector={"kubernetes.io/os": "linux"},
    serviceAccountName="default",
    automountServiceAccountToken=False,
    securityContext={"fsGroup": 2000, "fsGroupChangePolicy": "OnRootMismatch", "runAsNonRoot": True, "supplementalGroups": [1, 2], "sysctls": [{"name": "net.ipv4.tcp_syncookies", "value": "1"}], "seccompProfile": {"type": "Localhost", "localhostProfile": "a/b.json"}, "supplementalGroupsPolicy": "Merge"},
    imagePullSecrets=[{"name": "pull"}],
    hostname="host",
    subdomain="sub",
    affinity={
        "nodeAffinity": {
            "requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "zone", "operator": "In", "values": ["a", "b"]}, {"key": "n", "operator": "Gt", "values": ["1"]}], "matchFields": [{"key": "metadata.name", "operator": "In", "values": ["node-1"]}]}]},
            "preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 10, "preference": {"matchExpressions": [{"key": "x", "operator": "Exists"}]}}],
        },
        "podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": "db"}}, "namespaces": ["default"], "namespaceSelector": {"matchLabels": {"team": "a"}}}]},
        "podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": {"topologyKey": "zone", "labelSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["x"]}]}, "matchLabelKeys": ["rev"]}}]},
    },
    tolerations=[{"key": "spot", "operator": "Equal", "value": "true", "effect": "NoSchedule"}, {"key": "gone", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 30}, {"operator": "Exists"}],
    topologySpreadConstraints=[{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": {"matchLabels": {"app": "web"}}, "minDomains": 2, "nodeAffinityPolicy": "Honor", "nodeTaintsPolicy": "Ignore", "matchLabelKeys": ["rev"]}],
    hostAliases=[{"ip": "10.1.2.3", "hostnames": ["a.example", "b"]}],
    readinessGates=[{"conditionType": "example.com/ready"}],
    enableServiceLinks=False,
    preemptionPolicy="PreemptLowerPriority",
    schedulerName="default-scheduler",
    shareProcessNamespace=False,
    setHostnameAsFQDN=False,
    os={"name": "linux"},
)


def without(spec, *keys):
    return {k: v for k, v in spec.items() if k not in keys}


JOB_POD = without(RICH_POD, "restartPolicy")

PVC_SPEC = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}

SEEDS = {
    "pod-plain": obj("v1", "Pod", "p", spec=pod_spec()),
    "pod-rich": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "default", "labels": {"app": "web", "example.com/x": "y"}, "annotations": {"example.com/note": "Any text: yes", "a": "b"}, "finalizers": ["example.com/f"], "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "o", "uid": "1-2", "controller": True, "blockOwnerDeletion": False}]}, "spec": RICH_POD},
    "pod-gated": obj("v1", "Pod", "p", spec=pod_spec(schedulingGates=[{"name": "example.com/gate"}], hostUsers=False, activeDeadlineSeconds=60)),
    "pod-host": obj("v1", "Pod", "p", spec=pod_spec(hostNetwork=True, hostPID=True, dnsPolicy="ClusterFirstWithHostNet", containers=[container(ports=[{"containerPort": 80, "hostPort": 80}], securityContext={"privileged": True}, volumeMounts=[{"name": "h", "mountPath": "/h", "mountPropagation": "Bidirectional"}])], volumes=[{"name": "h", "hostPath": {"path": "/"}}])),
    "pod-windows": obj("v1", "Pod", "p", spec=pod_spec(os={"name": "windows"}, hostNetwork=True, securityContext={"windowsOptions": {"hostProcess": True, "runAsUserName": "NT AUTHORITY\\SYSTEM"}}, containers=[container(securityContext={"runAsNonRoot": False, "windowsOptions": {"gmsaCredentialSpecName": "x"}})])),
    "pod-block": obj("v1", "Pod", "p", spec=pod_spec(containers=[container(volumeDevices=[{"name": "d", "devicePath": "/dev/x"}], volumeMounts=[{"name": "i", "mountPath": "/i", "readOnly": True, "recursiveReadOnly": "IfPossible"}])], volumes=[{"name": "d", "persistentVolumeClaim": {"claimName": "d"}}, {"name": "i", "image": {"reference": "registry.example/x:1", "pullPolicy": "Always"}}])),
    "pod-claims": obj("v1", "Pod", "p", spec=pod_spec(resourceClaims=[{"name": "gpu", "resourceClaimTemplateName": "gpu"}], resources={"limits": {"cpu": "2", "memory": "1Gi"}, "requests": {"cpu": "1"}}, containers=[container(resources={"claims": [{"name": "gpu", "request": "r"}], "requests": {"cpu": "500m"}}, resizePolicy=[{"resourceName": "cpu", "restartPolicy": "NotRequired"}, {"resourceName": "memory", "restartPolicy": "RestartContainer"}])])),
    "configmap": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c", "labels": {"a": "b"}}, "data": {"a.b": "x", "file.yaml": "a: b\n"}, "binaryData": {"bin": "AAEC"}, "immutable": True},
    "secret": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "Opaque", "data": {"a": "YQ=="}, "stringData": {"b": "x"}},
    "secret-tls": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "kubernetes.io/tls", "data": {"tls.crt": "YQ==", "tls.key": "YQ=="}},
    "secret-docker": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "kubernetes.io/dockerconfigjson", "data": {".dockerconfigjson": "e30="}},
    "secret-dockercfg": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "kubernetes.io/dockercfg", "stringData": {".dockercfg": "{}"}},
    "secret-basic": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "kubernetes.io/basic-auth", "stringData": {"username": "u", "password": "p"}},
    "secret-ssh": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "kubernetes.io/ssh-auth", "data": {"ssh-privatekey": "YQ=="}},
    "secret-token": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "annotations": {"kubernetes.io/service-account.name": "default"}}, "type": "kubernetes.io/service-account-token"},
    "serviceaccount": {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a"}, "automountServiceAccountToken": False, "imagePullSecrets": [{"name": "x"}], "secrets": [{"name": "y"}]},
    "namespace": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "n", "labels": {"pod-security.kubernetes.io/enforce": "restricted"}}, "spec": {"finalizers": ["kubernetes"]}},
    "node": {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n", "labels": {"a": "b"}}, "spec": {"podCIDR": "10.2.0.0/24", "podCIDRs": ["10.2.0.0/24"], "providerID": "x://y", "unschedulable": True, "taints": [{"key": "a", "value": "b", "effect": "NoSchedule"}]}, "status": {"capacity": {"cpu": "4"}, "allocatable": {"cpu": "4"}, "addresses": [{"type": "InternalIP", "address": "10.0.0.1"}]}},
    "service": {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s"}, "spec": {"selector": APP, "type": "ClusterIP", "ports": [{"name": "http", "port": 80, "targetPort": "http", "protocol": "TCP", "appProtocol": "kubernetes.io/h2c"}, {"name": "dns", "port": 53, "protocol": "UDP", "targetPort": 5353}], "sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 60}}, "internalTrafficPolicy": "Local", "ipFamilyPolicy": "SingleStack", "ipFamilies": ["IPv4"], "publishNotReadyAddresses": True, "trafficDistribution": "PreferClose"}},
    "service-headless": obj("v1", "Service", "s", spec={"clusterIP": "None", "clusterIPs": ["None"], "selector": APP, "ports": [{"port": 80}]}),
    "service-lb": obj("v1", "Service", "s", spec={"type": "LoadBalancer", "selector": APP, "ports": [{"port": 443, "targetPort": 8443}], "loadBalancerSourceRanges": ["10.0.0.0/8"], "loadBalancerClass": "example.com/lb", "allocateLoadBalancerNodePorts": False, "externalTrafficPolicy": "Local", "externalIPs": ["198.51.100.7"]}),
    "service-nodeport": obj("v1", "Service", "s", spec={"type": "NodePort", "selector": APP, "ports": [{"port": 80, "nodePort": 31234}], "externalTrafficPolicy": "Cluster"}),
    "service-external": obj("v1", "Service", "s", spec={"type": "ExternalName", "externalName": "db.example.com"}),
    "endpoints": {"apiVersion": "v1", "kind": "Endpoints", "metadata": {"name": "e"}, "subsets": [{"addresses": [{"ip": "10.1.1.1", "hostname": "h", "targetRef": {"kind": "Pod", "name": "p"}}], "notReadyAddresses": [{"ip": "10.1.1.2"}], "ports": [{"name": "a", "port": 80, "protocol": "TCP", "appProtocol": "http"}]}]},
    "endpointslice": {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": {"name": "e", "labels": {"kubernetes.io/service-name": "s"}}, "addressType": "IPv4", "endpoints": [{"addresses": ["10.1.1.1"], "conditions": {"ready": True, "serving": True, "terminating": False}, "hostname": "h", "nodeName": "n", "zone": "z", "hints": {"forZones": [{"name": "z"}]}, "targetRef": {"kind": "Pod", "name": "p"}}], "ports": [{"name": "http", "port": 80, "protocol": "TCP", "appProtocol": "http"}]},
    "event": {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e", "namespace": "default"}, "involvedObject": {"kind": "Pod", "namespace": "default", "name": "p", "apiVersion": "v1"}, "reason": "Test", "message": "x", "type": "Normal", "count": 1, "firstTimestamp": "2026-01-01T00:00:00Z", "lastTimestamp": "2026-01-01T00:00:00Z", "source": {"component": "x"}},
    "event-new": {"apiVersion": "events.k8s.io/v1", "kind": "Event", "metadata": {"name": "e", "namespace": "default"}, "eventTime": "2026-01-01T00:00:00.000000Z", "action": "A", "reason": "R", "note": "x", "type": "Normal", "reportingController": "example.com/c", "reportingInstance": "i", "regarding": {"kind": "Pod", "namespace": "default", "name": "p"}},
    "limitrange": obj("v1", "LimitRange", "l", spec={"limits": [{"type": "Container", "default": {"cpu": "500m"}, "defaultRequest": {"cpu": "100m"}, "min": {"cpu": "50m"}, "max": {"cpu": "2"}, "maxLimitRequestRatio": {"cpu": "10"}}, {"type": "PersistentVolumeClaim", "min": {"storage": "1Gi"}, "max": {"storage": "10Gi"}}, {"type": "Pod", "max": {"memory": "4Gi"}}]}),
    "resourcequota": obj("v1", "ResourceQuota", "q", spec={"hard": {"requests.cpu": "4", "limits.memory": "8Gi", "pods": "10", "count/deployments.apps": "5", "requests.storage": "1Ti", "gold.storageclass.storage.k8s.io/requests.storage": "1Gi", "requests.example.com/gpu": "2"}}),
    "resourcequota-scoped": obj("v1", "ResourceQuota", "q", spec={"hard": {"pods": "4"}, "scopes": ["NotTerminating"], "scopeSelector": {"matchExpressions": [{"scopeName": "PriorityClass", "operator": "In", "values": ["high"]}]}}),
    "pvc": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "c"}, "spec": {**PVC_SPEC, "storageClassName": "standard", "volumeMode": "Filesystem", "selector": {"matchLabels": {"a": "b"}}, "dataSource": {"kind": "PersistentVolumeClaim", "name": "other"}}},
    "pvc-ref": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "c"}, "spec": {"accessModes": ["ReadWriteMany", "ReadOnlyMany"], "resources": {"requests": {"storage": "1Gi"}, "limits": {"storage": "2Gi"}}, "volumeName": "pv", "dataSourceRef": {"apiGroup": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot", "name": "s"}}},
    "pv": obj("v1", "PersistentVolume", "v", spec={"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "persistentVolumeReclaimPolicy": "Retain", "storageClassName": "standard", "volumeMode": "Filesystem", "mountOptions": ["ro"], "csi": {"driver": "csi.example.com", "volumeHandle": "h", "fsType": "ext4", "volumeAttributes": {"a": "b"}}, "claimRef": {"namespace": "default", "name": "c"}, "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "zone", "operator": "In", "values": ["a"]}]}]}}}),
    "pv-local": obj("v1", "PersistentVolume", "v", spec={"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "local": {"path": "/mnt/x"}, "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "kubernetes.io/hostname", "operator": "In", "values": ["n"]}]}]}}}),
    "pv-nfs": obj("v1", "PersistentVolume", "v", spec={"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteMany"], "nfs": {"server": "s", "path": "/p"}}),
    "pv-hostpath": obj("v1", "PersistentVolume", "v", spec={"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "hostPath": {"path": "/p", "type": "DirectoryOrCreate"}}),
    "podtemplate": {"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": "t"}, "template": template(APP)},
    "rc": obj("v1", "ReplicationController", "r", spec={"replicas": 1, "selector": APP, "template": template(APP), "minReadySeconds": 1}),
    "deployment": obj("apps/v1", "Deployment", "d", spec={"replicas": 2, "selector": {"matchLabels": APP}, "template": template(APP), "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 1}}, "minReadySeconds": 5, "revisionHistoryLimit": 3, "progressDeadlineSeconds": 60, "paused": False}),
    "deployment-rich": obj("apps/v1", "Deployment", "d", spec={"selector": {"matchLabels": APP, "matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "x"]}, {"key": "gone", "operator": "DoesNotExist"}]}, "template": {"metadata": {"labels": {"app": "web", "rev": "1"}, "annotations": {"a": "b"}}, "spec": RICH_POD}, "strategy": {"type": "Recreate"}}),
    "replicaset": obj("apps/v1", "ReplicaSet", "r", spec={"replicas": 1, "selector": {"matchLabels": APP}, "template": template(APP), "minReadySeconds": 0}),
    "statefulset": obj("apps/v1", "StatefulSet", "s", spec={"serviceName": "s", "replicas": 3, "podManagementPolicy": "Parallel", "selector": {"matchLabels": APP}, "template": template(APP, containers=[container(volumeMounts=[{"name": "data", "mountPath": "/d"}])]), "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 1}}, "volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": {**PVC_SPEC, "storageClassName": "fast"}}], "persistentVolumeClaimRetentionPolicy": {"whenDeleted": "Retain", "whenScaled": "Delete"}, "ordinals": {"start": 1}, "minReadySeconds": 3, "revisionHistoryLimit": 2}),
    "daemonset": obj("apps/v1", "DaemonSet", "d", spec={"selector": {"matchLabels": APP}, "template": template(APP, tolerations=[{"operator": "Exists"}]), "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "10%", "maxSurge": 0}}, "minReadySeconds": 1, "revisionHistoryLimit": 4}),
    "controllerrevision": {"apiVersion": "apps/v1", "kind": "ControllerRevision", "metadata": {"name": "r"}, "revision": 1, "data": {"a": 1}},
    "job": obj("batch/v1", "Job", "j", spec={"parallelism": 2, "completions": 4, "completionMode": "Indexed", "backoffLimitPerIndex": 1, "maxFailedIndexes": 2, "activeDeadlineSeconds": 100, "ttlSecondsAfterFinished": 10, "suspend": True, "podReplacementPolicy": "Failed", "managedBy": "example.com/m", "podFailurePolicy": {"rules": [{"action": "FailIndex", "onExitCodes": {"containerName": "main", "operator": "In", "values": [1, 42]}}, {"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}]}]}, "successPolicy": {"rules": [{"succeededIndexes": "0-2", "succeededCount": 2}]}, "template": {"spec": pod_spec(restartPolicy="Never")}}),
    "job-plain": obj("batch/v1", "Job", "j", spec={"backoffLimit": 3, "template": {"metadata": {"labels": {"a": "b"}}, "spec": {**JOB_POD, "restartPolicy": "OnFailure"}}}),
    "cronjob": obj("batch/v1", "CronJob", "c", spec={"schedule": "0 3 * * 1-5", "timeZone": "Europe/Berlin", "concurrencyPolicy": "Forbid", "startingDeadlineSeconds": 60, "successfulJobsHistoryLimit": 1, "failedJobsHistoryLimit": 2, "suspend": False, "jobTemplate": {"metadata": {"labels": {"a": "b"}}, "spec": {"backoffLimit": 1, "template": {"spec": pod_spec(restartPolicy="Never")}}}}),
    "hpa": obj("autoscaling/v2", "HorizontalPodAutoscaler", "h", spec={
        "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "d"}, "minReplicas": 2, "maxReplicas": 10,
        "metrics": [
            {"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 70}}},
            {"type": "ContainerResource", "containerResource": {"name": "memory", "container": "main", "target": {"type": "AverageValue", "averageValue": "100Mi"}}},
            {"type": "Pods", "pods": {"metric": {"name": "rps", "selector": {"matchLabels": {"a": "b"}}}, "target": {"type": "AverageValue", "averageValue": "10"}}},
            {"type": "Object", "object": {"metric": {"name": "q"}, "describedObject": {"apiVersion": "v1", "kind": "Service", "name": "s"}, "target": {"type": "Value", "value": "5"}}},
            {"type": "External", "external": {"metric": {"name": "lag"}, "target": {"type": "AverageValue", "averageValue": "30"}}},
        ],
        "behavior": {"scaleDown": {"stabilizationWindowSeconds": 60, "selectPolicy": "Min", "policies": [{"type": "Percent", "value": 10, "periodSeconds": 60}]}, "scaleUp": {"selectPolicy": "Max", "policies": [{"type": "Pods", "value": 2, "periodSeconds": 30}]}}}),
    "hpa-v1": obj("autoscaling/v1", "HorizontalPodAutoscaler", "h", spec={"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "d"}, "minReplicas": 1, "maxReplicas": 3, "targetCPUUtilizationPercentage": 50}),
    "pdb": obj("policy/v1", "PodDisruptionBudget", "p", spec={"minAvailable": "50%", "selector": {"matchLabels": APP}, "unhealthyPodEvictionPolicy": "AlwaysAllow"}),
    "pdb-max": obj("policy/v1", "PodDisruptionBudget", "p", spec={"maxUnavailable": 1, "selector": {"matchExpressions": [{"key": "a", "operator": "Exists"}]}}),
    "ingress": {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "i", "annotations": {"nginx.ingress.kubernetes.io/x": "y"}}, "spec": {"ingressClassName": "nginx", "defaultBackend": {"service": {"name": "d", "port": {"number": 80}}}, "tls": [{"hosts": ["a.example.com"], "secretName": "tls"}], "rules": [{"host": "a.example.com", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "s", "port": {"name": "http"}}}}, {"path": "/x", "pathType": "Exact", "backend": {"resource": {"apiGroup": "example.com", "kind": "Bucket", "name": "b"}}}]}}, {"host": "*.example.com", "http": {"paths": [{"pathType": "ImplementationSpecific", "backend": {"service": {"name": "s", "port": {"number": 80}}}}]}}]}},
    "ingressclass": obj("networking.k8s.io/v1", "IngressClass", "i", spec={"controller": "example.com/c", "parameters": {"apiGroup": "example.com", "kind": "P", "name": "n", "scope": "Namespace", "namespace": "default"}}),
    "networkpolicy": obj("networking.k8s.io/v1", "NetworkPolicy", "n", spec={"podSelector": {"matchLabels": APP}, "policyTypes": ["Ingress", "Egress"], "ingress": [{"from": [{"podSelector": {}}, {"namespaceSelector": {"matchLabels": {"a": "b"}}, "podSelector": {"matchExpressions": [{"key": "x", "operator": "In", "values": ["y"]}]}}], "ports": [{"protocol": "TCP", "port": 80, "endPort": 90}, {"port": "http"}]}], "egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}], "ports": [{"protocol": "UDP", "port": 53}]}]}),
    "ipaddress": obj("networking.k8s.io/v1", "IPAddress", "192.168.1.1", spec={"parentRef": {"group": "", "resource": "services", "namespace": "default", "name": "s"}}),
    "servicecidr": obj("networking.k8s.io/v1", "ServiceCIDR", "s", spec={"cidrs": ["10.9.0.0/24"]}),
    "role": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["", "apps"], "resources": ["pods", "deployments/scale"], "resourceNames": ["x"], "verbs": ["get", "list"]}]},
    "clusterrole": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "system:x"}, "rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}, {"nonResourceURLs": ["/metrics", "/healthz/*"], "verbs": ["get"]}]},
    "clusterrole-aggregated": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "c"}, "aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"a": "b"}}]}},
    "rolebinding": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "r"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "r"}, "subjects": [{"kind": "ServiceAccount", "name": "a", "namespace": "default"}, {"kind": "User", "name": "Jane Doe", "apiGroup": "rbac.authorization.k8s.io"}, {"kind": "Group", "name": "g"}]},
    "clusterrolebinding": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "c"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "ServiceAccount", "name": "a", "namespace": "default"}]},
    "storageclass": {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "s"}, "provisioner": "ebs.csi.aws.com", "parameters": {"type": "gp3"}, "reclaimPolicy": "Delete", "volumeBindingMode": "WaitForFirstConsumer", "allowVolumeExpansion": True, "mountOptions": ["noatime"], "allowedTopologies": [{"matchLabelExpressions": [{"key": "zone", "values": ["a", "b"]}]}]},
    "csidriver": obj("storage.k8s.io/v1", "CSIDriver", "csi.example.com", spec={"attachRequired": True, "podInfoOnMount": False, "volumeLifecycleModes": ["Persistent", "Ephemeral"], "fsGroupPolicy": "File", "tokenRequests": [{"audience": "a", "expirationSeconds": 3600}], "requiresRepublish": True, "storageCapacity": False, "seLinuxMount": False}),
    "csinode": obj("storage.k8s.io/v1", "CSINode", "n", spec={"drivers": [{"name": "csi.example.com", "nodeID": "n", "topologyKeys": ["zone"], "allocatable": {"count": 5}}]}),
    "csistoragecapacity": {"apiVersion": "storage.k8s.io/v1", "kind": "CSIStorageCapacity", "metadata": {"name": "c"}, "storageClassName": "s", "capacity": "1Gi", "maximumVolumeSize": "1Gi", "nodeTopology": {"matchLabels": {"zone": "a"}}},
    "volumeattachment": obj("storage.k8s.io/v1", "VolumeAttachment", "v", spec={"attacher": "csi.example.com", "nodeName": "n", "source": {"persistentVolumeName": "pv"}}),
    "volumeattributesclass": {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttributesClass", "metadata": {"name": "v"}, "driverName": "csi.example.com", "parameters": {"iops": "3000"}},
    "priorityclass": {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": {"name": "p"}, "value": 1000, "globalDefault": False, "preemptionPolicy": "Never", "description": "x"},
    "runtimeclass": {"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass", "metadata": {"name": "r"}, "handler": "kata", "overhead": {"podFixed": {"cpu": "100m"}}, "scheduling": {"nodeSelector": {"a": "b"}, "tolerations": [{"key": "k", "operator": "Exists"}]}},
    "lease": obj("coordination.k8s.io/v1", "Lease", "l", spec={"holderIdentity": "x", "leaseDurationSeconds": 10, "acquireTime": "2026-01-01T00:00:00.000000Z", "renewTime": "2026-01-01T00:00:00.000000Z", "leaseTransitions": 1}),
    "csr": obj("certificates.k8s.io/v1", "CertificateSigningRequest", "c", spec={"request": "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIS01IRUNBUUF3RHpFTk1Bc0dBMVVFQXhNRWFtRnVaVEJaTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSApBMElBQkhTOVlrV25IK0JzSFNUd3NsWjZyUitoaVI2WGpyVG5MNjl1MVcrSGFxQ0RiREltY2ZuOVBHa1c4UG1ECkhTTFVKUTRSL3ZheWtiUk8zbGJTWXpRM3dqT2dBREFLQmdncWhrak9QUVFEQWdOSkFEQkdBaUVBMEJ6Q1VZNXMKTG1SUlIyR3BIak9YcGkwaWxvQ1dlNW5GYVBBcjBteDVNMEVDSVFDQks4ZnpjY25sb3NsaUJCQ05aNUw1RUpueApZUjJZVklqVWFvTS9XMFBKbUE9PQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K", "signerName": "kubernetes.io/kube-apiserver-client", "usages": ["client auth"], "expirationSeconds": 3600}),
    "flowschema": obj("flowcontrol.apiserver.k8s.io/v1", "FlowSchema", "f", spec={"priorityLevelConfiguration": {"name": "exempt"}, "matchingPrecedence": 100, "distinguisherMethod": {"type": "ByUser"}, "rules": [{"subjects": [{"kind": "ServiceAccount", "serviceAccount": {"name": "a", "namespace": "default"}}, {"kind": "User", "user": {"name": "u"}}, {"kind": "Group", "group": {"name": "g"}}], "resourceRules": [{"verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "namespaces": ["default"]}], "nonResourceRules": [{"verbs": ["get"], "nonResourceURLs": ["/healthz"]}]}]}),
    "prioritylevel": obj("flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration", "p", spec={"type": "Limited", "limited": {"nominalConcurrencyShares": 5, "lendablePercent": 10, "limitResponse": {"type": "Queue", "queuing": {"queues": 8, "handSize": 2, "queueLengthLimit": 10}}}}),
    "apiservice": obj("apiregistration.k8s.io/v1", "APIService", "v1.metrics.example.com", spec={"group": "metrics.example.com", "version": "v1", "groupPriorityMinimum": 100, "versionPriority": 10, "insecureSkipTLSVerify": True, "service": {"name": "m", "namespace": "default", "port": 443}}),
    "deviceclass": obj("resource.k8s.io/v1", "DeviceClass", "d.example.com", spec={"selectors": [{"cel": {"expression": "device.driver == 'gpu.example.com'"}}]}),
    "resourceclaim": obj("resource.k8s.io/v1", "ResourceClaim", "r", spec={"devices": {"requests": [{"name": "gpu", "exactly": {"deviceClassName": "d.example.com", "count": 1, "allocationMode": "ExactCount"}}]}}),
    "resourceclaimtemplate": obj("resource.k8s.io/v1", "ResourceClaimTemplate", "r", spec={"metadata": {"labels": {"a": "b"}}, "spec": {"devices": {"requests": [{"name": "gpu", "exactly": {"deviceClassName": "d.example.com"}}], "constraints": [{"requests": ["gpu"], "matchAttribute": "gpu.example.com/model"}]}}}),
    "resourceslice": obj("resource.k8s.io/v1", "ResourceSlice", "r", spec={"driver": "gpu.example.com", "nodeName": "n", "pool": {"name": "n", "generation": 1, "resourceSliceCount": 1}, "devices": [{"name": "gpu-0", "attributes": {"model": {"string": "x"}}, "capacity": {"memory": {"value": "1Gi"}}}]}),
    "tokenreview": obj("authentication.k8s.io/v1", "TokenReview", "t", spec={"token": "x"}),
    "accessreview": obj("authorization.k8s.io/v1", "SubjectAccessReview", "", spec={"user": "u", "resourceAttributes": {"verb": "get", "resource": "pods"}}),
    "webhooks-validating": {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration", "metadata": {"name": "w"}, "webhooks": [{"name": "a.example.com", "admissionReviewVersions": ["v1"], "sideEffects": "None", "timeoutSeconds": 5, "failurePolicy": "Fail", "matchPolicy": "Equivalent", "clientConfig": {"service": {"name": "s", "namespace": "default", "path": "/x", "port": 443}, "caBundle": ""}, "namespaceSelector": {"matchLabels": {"a": "b"}}, "objectSelector": {}, "rules": [{"operations": ["CREATE", "UPDATE"], "apiGroups": ["apps"], "apiVersions": ["v1"], "resources": ["deployments", "deployments/scale"], "scope": "Namespaced"}], "matchConditions": [{"name": "c", "expression": "request.name != 'x'"}]}]},
    "webhooks-mutating": {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "w"}, "webhooks": [{"name": "a.example.com", "admissionReviewVersions": ["v1", "v1beta1"], "sideEffects": "NoneOnDryRun", "reinvocationPolicy": "IfNeeded", "clientConfig": {"url": "https://x.example.com/y"}, "rules": [{"operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*/*"]}]}]},
    "vap": obj("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "v", spec={"failurePolicy": "Fail", "paramKind": {"apiVersion": "v1", "kind": "ConfigMap"}, "matchConstraints": {"matchPolicy": "Equivalent", "namespaceSelector": {"matchLabels": {"a": "b"}}, "resourceRules": [{"operations": ["CREATE"], "apiGroups": ["apps"], "apiVersions": ["v1"], "resources": ["deployments"], "resourceNames": ["x"]}]}, "matchConditions": [{"name": "m", "expression": "request.name != ''"}], "variables": [{"name": "n", "expression": "object.spec.replicas"}], "validations": [{"expression": "variables.n <= 5", "message": "too many", "reason": "Invalid"}], "auditAnnotations": [{"key": "k", "valueExpression": "'x'"}]}),
    "vapbinding": obj("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", "b", spec={"policyName": "v", "validationActions": ["Deny", "Audit"], "paramRef": {"name": "p", "namespace": "default", "parameterNotFoundAction": "Deny"}, "matchResources": {"objectSelector": {"matchLabels": {"a": "b"}}}}),
    "crd": {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "widgets.example.com"}, "spec": {"group": "example.com", "scope": "Namespaced", "names": {"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList", "shortNames": ["wg"], "categories": ["all"]}, "conversion": {"strategy": "None"}, "versions": [{"name": "v1", "served": True, "storage": True, "additionalPrinterColumns": [{"name": "Size", "type": "integer", "jsonPath": ".spec.size", "priority": 1}], "subresources": {"status": {}, "scale": {"specReplicasPath": ".spec.size", "statusReplicasPath": ".status.size", "labelSelectorPath": ".status.selector"}}, "selectableFields": [{"jsonPath": ".spec.mode"}], "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer", "minimum": 0, "maximum": 10, "default": 1}, "mode": {"type": "string", "enum": ["a", "b"], "pattern": "^[a-z]+$"}, "port": {"x-kubernetes-int-or-string": True, "anyOf": [{"type": "integer"}, {"type": "string"}]}, "tags": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set", "maxItems": 5}, "parts": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"], "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}, "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}, "labels": {"type": "object", "additionalProperties": {"type": "string"}}}}, "status": {"type": "object", "properties": {"size": {"type": "integer"}, "selector": {"type": "string"}}}}}}}, {"name": "v1beta1", "served": False, "storage": False, "deprecated": True, "deprecationWarning": "old", "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}}]}},
}
