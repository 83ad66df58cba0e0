"""Changes of objects that are there: what is tried, the former object, and the edits."""


def o(api_version, kind, name="x", **rest):
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": "agreement-" + name}, **rest}


LABELS = {"app": "x"}
POD = {"containers": [{"name": "main", "image": "registry.example/x:1", "resources": {"requests": {"cpu": "100m"}}}]}
TEMPLATE = {"metadata": {"labels": LABELS}, "spec": POD}
SELECTOR = {"matchLabels": LABELS}
WORKLOAD = {"selector": SELECTOR, "template": TEMPLATE}
CLAIM = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}

DEPLOYMENT = o("apps/v1", "Deployment", spec={"replicas": 0, **WORKLOAD})
RECREATED = o("apps/v1", "Deployment", "recreated", spec={"replicas": 0, "strategy": {"type": "Recreate"}, **WORKLOAD})
DAEMON_SET = o("apps/v1", "DaemonSet", spec=WORKLOAD)
REPLICA_SET = o("apps/v1", "ReplicaSet", spec={"replicas": 0, **WORKLOAD})
STATEFUL_SET = o("apps/v1", "StatefulSet", spec={"replicas": 0, "serviceName": "x", **WORKLOAD, "volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": CLAIM}]})
JOB_SPEC = {"template": {"metadata": {"labels": LABELS}, "spec": {**POD, "restartPolicy": "Never"}}}
JOB = o("batch/v1", "Job", spec={"suspend": True, **JOB_SPEC})
RUNNING_JOB = o("batch/v1", "Job", "running", spec=JOB_SPEC)
INDEXED_JOB = o("batch/v1", "Job", "indexed", spec={"suspend": True, "completionMode": "Indexed", "completions": 3, "parallelism": 3, **JOB_SPEC})
CRON_JOB = o("batch/v1", "CronJob", spec={"schedule": "0 3 * * *", "jobTemplate": {"spec": JOB_SPEC}})
CONFIG_MAP = o("v1", "ConfigMap", data={"a": "1"})
FIXED_MAP = o("v1", "ConfigMap", "fixed", immutable=True, data={"a": "1"}, binaryData={"b": "YQ=="})
SECRET = o("v1", "Secret", type="Opaque", data={"a": "YQ=="})
FIXED_SECRET = o("v1", "Secret", "fixed", immutable=True, data={"a": "YQ=="})
PORTS = [{"name": "http", "port": 80}]
SERVICE = o("v1", "Service", spec={"selector": LABELS, "ports": PORTS})
HEADLESS = o("v1", "Service", "headless", spec={"clusterIP": "None", "selector": LABELS, "ports": PORTS})
EXTERNAL = o("v1", "Service", "external", spec={"type": "ExternalName", "externalName": "db.example.com"})
BALANCED = o("v1", "Service", "balanced", spec={"type": "LoadBalancer", "loadBalancerClass": "example.com/a", "selector": LABELS, "ports": PORTS})
ROLE_BINDING = o("rbac.authorization.k8s.io/v1", "RoleBinding", roleRef={"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "a"}, subjects=[{"kind": "ServiceAccount", "name": "a", "namespace": "default"}])
CLUSTER_BINDING = o("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", roleRef={"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "agreement-none"}, subjects=[{"kind": "User", "name": "nobody"}])
PVC = o("v1", "PersistentVolumeClaim", spec={**CLAIM, "storageClassName": "agreement-none"})
PV = o("v1", "PersistentVolume", spec={"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "storageClassName": "agreement-none", "nfs": {"server": "a.example", "path": "/a"}})
STORAGE_CLASS = o("storage.k8s.io/v1", "StorageClass", provisioner="example.com/a", parameters={"tier": "a"})
DRIVER = o("storage.k8s.io/v1", "CSIDriver", spec={"attachRequired": True, "volumeLifecycleModes": ["Persistent"]})
DRIVER["metadata"]["name"] = "agreement.example.com"
INGRESS_CLASS = o("networking.k8s.io/v1", "IngressClass", spec={"controller": "example.com/a"})
PRIORITY = o("scheduling.k8s.io/v1", "PriorityClass", value=5, description="a")
RUNTIME = o("node.k8s.io/v1", "RuntimeClass", handler="a")
QUOTA = o("v1", "ResourceQuota", spec={"hard": {"pods": "5"}, "scopes": ["BestEffort", "NotTerminating"]})
BARE = o("v1", "Pod", spec={"nodeName": "agreement-none", "activeDeadlineSeconds": 600, "terminationGracePeriodSeconds": 0, **POD})
HPA = o("autoscaling/v2", "HorizontalPodAutoscaler", spec={"maxReplicas": 3, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "x"}})
PDB = o("policy/v1", "PodDisruptionBudget", spec={"maxUnavailable": 1, "selector": SELECTOR})
POLICY = o("networking.k8s.io/v1", "NetworkPolicy", spec={"podSelector": SELECTOR})
INGRESS = o("networking.k8s.io/v1", "Ingress", spec={"ingressClassName": "a", "defaultBackend": {"service": {"name": "x", "port": {"number": 80}}}})
DEFINITION = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": "changes.agreement.plimsoll.dev"},
    "spec": {
        "group": "agreement.plimsoll.dev",
        "scope": "Namespaced",
        "names": {"plural": "changes", "singular": "change", "kind": "Change", "listKind": "ChangeList"},
        "versions": [{"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": {"type": "object"}}}}}],
    },
}

CONTAINER = "/spec/template/spec/containers/0"
REPLACED = {"name": "main", "image": "registry.example/x:2"}

CASES = [
    ("nothing", DEPLOYMENT, []),
    ("an image", DEPLOYMENT, [["set", CONTAINER + "/image", "registry.example/x:2"]]),
    ("replicas", DEPLOYMENT, [["set", "/spec/replicas", 2]]),
    ("the strategy, which leaves the default of the former one", DEPLOYMENT, [["set", "/spec/strategy", {"type": "Recreate"}]]),
    ("the strategy, and none of the former one", DEPLOYMENT, [["set", "/spec/strategy", {"type": "Recreate", "rollingUpdate": None}]]),
    ("the strategy, from one without more", RECREATED, [["set", "/spec/strategy", {"type": "RollingUpdate"}]]),
    ("a selector, and the labels with it", DEPLOYMENT, [["set", "/spec/selector/matchLabels/tier", "a"], ["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("labels of the template", DEPLOYMENT, [["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("a selector, and the labels with it", DAEMON_SET, [["set", "/spec/selector/matchLabels/tier", "a"], ["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("the update strategy", DAEMON_SET, [["set", "/spec/updateStrategy", {"type": "OnDelete"}]]),
    ("a selector, and the labels with it", REPLICA_SET, [["set", "/spec/selector/matchLabels/tier", "a"], ["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("an image", STATEFUL_SET, [["set", CONTAINER + "/image", "registry.example/x:2"]]),
    ("replicas and strategy", STATEFUL_SET, [["set", "/spec/replicas", 1], ["set", "/spec/updateStrategy", {"type": "RollingUpdate", "rollingUpdate": {"partition": 1}}], ["set", "/spec/minReadySeconds", 5]]),
    ("the strategy, which leaves the default of the former one", STATEFUL_SET, [["set", "/spec/updateStrategy", {"type": "OnDelete"}]]),
    ("the strategy, and none of the former one", STATEFUL_SET, [["set", "/spec/updateStrategy", {"type": "OnDelete", "rollingUpdate": None}]]),
    ("retention of claims", STATEFUL_SET, [["set", "/spec/persistentVolumeClaimRetentionPolicy", {"whenDeleted": "Delete", "whenScaled": "Retain"}]]),
    ("history", STATEFUL_SET, [["set", "/spec/revisionHistoryLimit", 3]]),
    ("the service name", STATEFUL_SET, [["set", "/spec/serviceName", "y"]]),
    ("the size of a claim", STATEFUL_SET, [["set", "/spec/volumeClaimTemplates/0/spec/resources/requests/storage", "2Gi"]]),
    ("the size of a claim, written otherwise", STATEFUL_SET, [["set", "/spec/volumeClaimTemplates/0/spec/resources/requests/storage", "1024Mi"]]),
    ("no claims", STATEFUL_SET, [["cut", "/spec/volumeClaimTemplates"]]),
    ("the policy for pods", STATEFUL_SET, [["set", "/spec/podManagementPolicy", "Parallel"]]),
    ("the default said aloud", STATEFUL_SET, [["set", "/spec/podManagementPolicy", "OrderedReady"]]),
    ("a selector, and the labels with it", STATEFUL_SET, [["set", "/spec/selector/matchLabels/tier", "a"], ["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("nothing", RUNNING_JOB, []),
    ("an image", RUNNING_JOB, [["set", CONTAINER + "/image", "registry.example/x:2"]]),
    ("labels of the template", RUNNING_JOB, [["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("amounts written otherwise", RUNNING_JOB, [["set", CONTAINER + "/resources/requests/cpu", "0.1"]]),
    ("parallelism and deadline", RUNNING_JOB, [["set", "/spec/parallelism", 2], ["set", "/spec/activeDeadlineSeconds", 60], ["set", "/spec/backoffLimit", 2]]),
    ("completions", RUNNING_JOB, [["set", "/spec/completions", 2]]),
    ("completion mode", RUNNING_JOB, [["set", "/spec/completionMode", "Indexed"], ["set", "/spec/completions", 1]]),
    ("rules for failures", RUNNING_JOB, [["set", "/spec/podFailurePolicy", {"rules": [{"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget"}]}]}]]),
    ("its manager", RUNNING_JOB, [["set", "/spec/managedBy", "example.com/a"]]),
    ("completions with parallelism", INDEXED_JOB, [["set", "/spec/completions", 4], ["set", "/spec/parallelism", 4]]),
    ("completions alone", INDEXED_JOB, [["set", "/spec/completions", 4]]),
    ("a limit for each index", INDEXED_JOB, [["set", "/spec/backoffLimitPerIndex", 1]]),
    ("where a suspended one runs", JOB, [["set", "/spec/template/spec/nodeSelector", {"pool": "a"}], ["set", "/spec/template/spec/tolerations", [{"key": "a", "operator": "Exists"}]]]),
    ("labels of a suspended one", JOB, [["set", "/spec/template/metadata/labels/tier", "a"]]),
    ("the image of a suspended one", JOB, [["set", CONTAINER + "/image", "registry.example/x:2"]]),
    ("suspension", JOB, [["set", "/spec/suspend", False]]),
    ("anything", CRON_JOB, [["set", "/spec/schedule", "0 4 * * *"], ["set", "/spec/jobTemplate/spec/template/spec/containers/0/image", "registry.example/x:2"], ["set", "/spec/jobTemplate/spec/completions", 2]]),
    ("data", CONFIG_MAP, [["set", "/data/a", "2"]]),
    ("immutability", CONFIG_MAP, [["set", "/immutable", True]]),
    ("nothing", FIXED_MAP, []),
    ("labels", FIXED_MAP, [["set", "/metadata/labels", {"a": "b"}]]),
    ("data", FIXED_MAP, [["set", "/data/a", "2"]]),
    ("a new key", FIXED_MAP, [["set", "/data/c", "2"]]),
    ("binary data", FIXED_MAP, [["set", "/binaryData/b", "Yg=="]]),
    ("no immutability", FIXED_MAP, [["cut", "/immutable"]]),
    ("data", SECRET, [["set", "/data/a", "Yg=="]]),
    ("the type", SECRET, [["set", "/type", "example.com/other"]]),
    ("the type left out, which is the default", SECRET, [["cut", "/type"]]),
    ("data", FIXED_SECRET, [["set", "/data/a", "Yg=="]]),
    ("data as text", FIXED_SECRET, [["set", "/stringData", {"b": "x"}]]),
    ("no immutability", FIXED_SECRET, [["set", "/immutable", False]]),
    ("ports and selector", SERVICE, [["set", "/spec/ports/0/port", 81], ["set", "/spec/selector/tier", "a"]]),
    ("the type", SERVICE, [["set", "/spec/type", "NodePort"]]),
    ("the type, to a name outside", SERVICE, [["set", "/spec/type", "ExternalName"], ["set", "/spec/externalName", "a.example.com"]]),
    ("to headless", SERVICE, [["set", "/spec/clusterIP", "None"]]),
    ("nothing", HEADLESS, []),
    ("no longer headless", HEADLESS, [["cut", "/spec/clusterIP"]]),
    ("to an address", HEADLESS, [["set", "/spec/clusterIP", "10.96.0.77"]]),
    ("to a Service with an address", EXTERNAL, [["set", "/spec", {"ports": PORTS, "selector": LABELS}]]),
    ("to headless", EXTERNAL, [["set", "/spec", {"ports": PORTS, "selector": LABELS, "clusterIP": "None"}]]),
    ("the class of load balancer", BALANCED, [["set", "/spec/loadBalancerClass", "example.com/b"]]),
    ("no class of load balancer", BALANCED, [["cut", "/spec/loadBalancerClass"]]),
    ("the type", BALANCED, [["set", "/spec/type", "ClusterIP"], ["cut", "/spec/loadBalancerClass"]]),
    ("subjects", ROLE_BINDING, [["set", "/subjects/0/name", "b"]]),
    ("the role", ROLE_BINDING, [["set", "/roleRef/name", "b"]]),
    ("the kind of role", ROLE_BINDING, [["set", "/roleRef/kind", "ClusterRole"]]),
    ("the role", CLUSTER_BINDING, [["set", "/roleRef/name", "agreement-other"]]),
    ("labels", PVC, [["set", "/metadata/labels", {"a": "b"}]]),
    ("a smaller size", PVC, [["set", "/spec/resources/requests/storage", "512Mi"]]),
    ("access", PVC, [["set", "/spec/accessModes/0", "ReadWriteMany"]]),
    ("the class", PVC, [["set", "/spec/storageClassName", "agreement-other"]]),
    ("the mode", PVC, [["set", "/spec/volumeMode", "Block"]]),
    ("the volume's name, once", PVC, [["set", "/spec/volumeName", "agreement-x"]]),
    ("a selector", PVC, [["set", "/spec/selector", SELECTOR]]),
    ("capacity and policy", PV, [["set", "/spec/capacity/storage", "2Gi"], ["set", "/spec/persistentVolumeReclaimPolicy", "Retain"]]),
    ("the source", PV, [["set", "/spec/nfs/path", "/b"]]),
    ("the mode", PV, [["set", "/spec/volumeMode", "Block"]]),
    ("expansion", STORAGE_CLASS, [["set", "/allowVolumeExpansion", True]]),
    ("parameters", STORAGE_CLASS, [["set", "/parameters/tier", "b"]]),
    ("the provisioner", STORAGE_CLASS, [["set", "/provisioner", "example.com/b"]]),
    ("the reclaim policy", STORAGE_CLASS, [["set", "/reclaimPolicy", "Retain"]]),
    ("the binding mode", STORAGE_CLASS, [["set", "/volumeBindingMode", "WaitForFirstConsumer"]]),
    ("pod info", DRIVER, [["set", "/spec/podInfoOnMount", True]]),
    ("attachment", DRIVER, [["set", "/spec/attachRequired", False]]),
    ("modes", DRIVER, [["set", "/spec/volumeLifecycleModes", ["Ephemeral"]]]),
    ("the controller", INGRESS_CLASS, [["set", "/spec/controller", "example.com/b"]]),
    ("parameters", INGRESS_CLASS, [["set", "/spec/parameters", {"kind": "A", "name": "a"}]]),
    ("the description", PRIORITY, [["set", "/description", "b"]]),
    ("the value", PRIORITY, [["set", "/value", 6]]),
    ("preemption", PRIORITY, [["set", "/preemptionPolicy", "Never"]]),
    ("the handler", RUNTIME, [["set", "/handler", "b"]]),
    ("scheduling", RUNTIME, [["set", "/scheduling", {"nodeSelector": {"a": "b"}}]]),
    ("amounts", QUOTA, [["set", "/spec/hard/pods", "6"]]),
    ("scopes", QUOTA, [["set", "/spec/scopes", ["BestEffort"]]]),
    ("the order of scopes", QUOTA, [["set", "/spec/scopes", ["NotTerminating", "BestEffort"]]]),
    ("an image", BARE, [["set", "/spec/containers/0/image", "registry.example/x:2"]]),
    ("the environment", BARE, [["set", "/spec/containers/0/env", [{"name": "A", "value": "b"}]]]),
    ("a container more", BARE, [["set", "/spec/containers/1", {"name": "more", "image": "registry.example/x:1"}]]),
    ("a toleration more", BARE, [["set", "/spec/tolerations", [{"key": "a", "operator": "Exists"}]]]),
    ("an earlier deadline", BARE, [["set", "/spec/activeDeadlineSeconds", 60]]),
    ("a later deadline", BARE, [["set", "/spec/activeDeadlineSeconds", 900]]),
    ("no deadline", BARE, [["cut", "/spec/activeDeadlineSeconds"]]),
    ("the node selector", BARE, [["set", "/spec/nodeSelector", {"pool": "a"}]]),
    ("the restart policy", BARE, [["set", "/spec/restartPolicy", "Never"]]),
    ("anything", HPA, [["set", "/spec/maxReplicas", 5], ["set", "/spec/scaleTargetRef/name", "y"]]),
    ("the selector", PDB, [["set", "/spec/selector/matchLabels", {"app": "y"}], ["set", "/spec/maxUnavailable", "50%"]]),
    ("the pods", POLICY, [["set", "/spec/podSelector", {}]]),
    ("class and backend", INGRESS, [["set", "/spec/ingressClassName", "b"], ["set", "/spec/defaultBackend/service/name", "y"]]),
    ("a field of the schema", DEFINITION, [["set", "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties", {"a": {"type": "string"}}]]),
    ("the scope", DEFINITION, [["set", "/spec/scope", "Cluster"]]),
    ("the kind", DEFINITION, [["set", "/spec/names/kind", "Changed"]]),
    ("the list kind", DEFINITION, [["set", "/spec/names/listKind", "Changes"]]),
    ("a short name", DEFINITION, [["set", "/spec/names/shortNames", ["ch"]]]),
]
