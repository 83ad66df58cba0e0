package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bindings that contradict each other, and what a target cannot do, with the whole text. */
class BindingChecksTest {
  @TempDir private Path folder;

  @Test
  void refusesACertificateOfAnotherRegionAndARoleOfAnotherPartition() {
    assertThat(
            eks(
                "region: eu-west-1",
                """
                  endpoint/grafana: { host: grafana.acme.example, visibility: public, certificate: "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef" }
                  objectStore/lake: { bucket: acme-lake, role: "arn:aws-cn:iam::123456789012:role/lake" }
                """))
        .isEqualTo(
            """
            error PLM0305 environment "test" at bindings[endpoint/grafana].certificate: certificate "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef" is in us-east-1, but the eks cluster and its load balancers are in eu-west-1
              fix: request a certificate for grafana.acme.example in eu-west-1
              at: test.yaml:6:71
            error PLM0305 environment "test" at bindings[objectStore/lake].role: role "arn:aws-cn:iam::123456789012:role/lake" is in partition aws-cn, but the eks cluster in eu-west-1 is in aws
              fix: name a role of an account in partition aws
              at: test.yaml:7:42""");
  }

  @Test
  void refusesPoolsThatNothingSelectsAndLabelsOfOthers() {
    assertThat(
            eks(
                "region: eu-west-1, mode: auto",
                """
                  nodePool/any: { taints: ["spot=true:NoSchedule"], capacity: spot }
                  nodePool/nvme: { labels: { karpenter.k8s.aws/instance-local-nvme: "100", cloud.google.com/gke-spot: "true" } }
                """))
        .isEqualTo(
            """
            error PLM0306 environment "test" at bindings[nodePool/any]: nothing selects the nodes of the pool
              fix: name the pool, or write a label of its nodes under labels
              at: test.yaml:6:3
            error PLM0307 environment "test" at bindings[nodePool/nvme].labels[cloud.google.com/gke-spot]: label "cloud.google.com/gke-spot" is never on a node here: it is another cloud's
              fix: write a label of EKS or of your own
              at: test.yaml:7:3
            error PLM0307 environment "test" at bindings[nodePool/nvme].labels[karpenter.k8s.aws/instance-local-nvme]: label "karpenter.k8s.aws/instance-local-nvme" is never on a node here: nodes of EKS Auto Mode carry eks.amazonaws.com/ instead
              fix: write the label of Auto Mode, for example eks.amazonaws.com/instance-family
              at: test.yaml:7:3""");
  }

  @Test
  void refusesAStoreThatSignsInWithAnAccountOfPodIdentity() {
    assertThat(
            eks(
                "region: eu-west-1, identity: pod-identity, secretStores: { aws: { account: external-secrets/reader } }",
                """
                  secret/keys: { store: aws, key: "prod keys" }
                """))
        .isEqualTo(
            """
            error PLM0309 environment "test" at target.eks.secretStores.aws.account: store "aws" signs in as service account external-secrets/reader, which has no IRSA role where identity is pod-identity
              fix: leave account out; the controller's own account then signs in
              at: test.yaml:4:104
            error PLM0308 environment "test" at bindings[secret/keys].key: AWS Secrets Manager has no entry "prod keys": a name must be letters, digits and /_+=.@-
              fix: rename the entry, for example to "prod-keys"
              at: test.yaml:6:30""");
  }

  @Test
  void refusesSecretsInClearOutsideDev() {
    assertThat(
            eks(
                "region: eu-west-1",
                """
                  secret/keys: { literal: { b: two, a: one } }
                  database/db: { host: db.acme.example, secret: { literal: { username: u, password: p } } }
                """))
        .isEqualTo(
            """
            error PLM0304 environment "test" at bindings[secret/keys].literal: values of a, b are written in clear in a prod stage
              fix: bind it to a store (store, key) or to a Secret that exists (existing)
              at: test.yaml:6:18
            error PLM0304 environment "test" at bindings[database/db].secret.literal: values of password, username are written in clear in a prod stage
              fix: bind it to a store (store, key) or to a Secret that exists (existing)
              at: test.yaml:7:51""");
  }

  @Test
  void saysAloudThatSecretsAreInClearInDev() {
    assertThat(
            findings(
                "dev",
                "on-prem: { kubernetes: \"1.36\", networkEngine: calico, storage: { driver: local-path } }",
                """
                  objectStore/lake: { endpoint: "http://minio.minio.svc:9000", bucket: lake, secret: { literal: { access-key: a, secret-key: b } } }
                """))
        .isEqualTo(
            """
            warning PLM0303 environment "test" at bindings[objectStore/lake].secret.literal: values of access-key, secret-key are written in clear in a dev stage
              fix: bind them to a store before anything here is worth protecting
              at: test.yaml:6:88""");
  }

  @Test
  void noticesStoresThatAreNamedNearlyAsOthers() {
    String eks =
        """
        eks: { kubernetes: "1.35", region: eu-central-1, networkEngine: cilium, controlPlane: ["10.0.0.0/16:443"]%s }""";
    String bindings =
        """
          secret/one: { store: aws-secrets-manager, key: one }
          secret/two: { store: aws-secret-manager, key: two }
          secret/three: { store: aws-secrets-manager, key: three }
          secret/four: { store: vault, key: four }
        """;
    assertThat(findings("prod", eks.formatted(""), bindings))
        .isEqualTo(
            """
            warning PLM0312 environment "test" at bindings[secret/two].store: store "aws-secret-manager" is nearly "aws-secrets-manager", which 2 other bindings name
              fix: write "aws-secrets-manager", if the cluster does not have both
              at: test.yaml:7:17""");
    assertThat(
            findings(
                "prod",
                eks.formatted(", secretStores: { aws-secrets-manager: { account: eso/reader } }"),
                bindings))
        .isEqualTo(
            """
            warning PLM0312 environment "test" at bindings[secret/two].store: store "aws-secret-manager" is nearly "aws-secrets-manager", which secretStores declares
              fix: write "aws-secrets-manager", if the cluster does not have both
              at: test.yaml:7:17""");
  }

  @Test
  void refusesCertificatesThatTheGatewayClassDoesNotTake() {
    assertThat(
            findings(
                "prod",
                "gke: { kubernetes: \"1.36\", project: acme-prod, mode: autopilot, secretStores: { gsm: {} } }",
                """
                  endpoint/in: { host: in.acme.example, visibility: internal, certificateMap: acme }
                  endpoint/out: { host: out.acme.example, visibility: public, certificate: acme }
                  nodePool/batch: { nodePool: batch }
                  secret/keys: { store: gsm, key: prod/keys }
                """))
        .isEqualTo(
            """
            error PLM0301 environment "test" at bindings[endpoint/in].certificateMap: an internal endpoint on gke takes no certificate map: its load balancer is regional
              fix: write certificate, with the name of a regional certificate of Certificate Manager
              at: test.yaml:6:63
            error PLM0301 environment "test" at bindings[endpoint/out].certificate: a public endpoint on gke takes no regional certificate: its load balancer is global
              fix: write certificateMap, with the name of a certificate map of Certificate Manager
              at: test.yaml:7:63
            error PLM0301 environment "test" at bindings[nodePool/batch].nodePool: gke in mode autopilot has no node pools to name
              fix: write computeClass, or capacity: spot alone
              at: test.yaml:8:3
            error PLM0308 environment "test" at bindings[secret/keys].key: Google Secret Manager has no entry "prod/keys": a name must be letters, digits, dashes and underscores
              fix: rename the entry, for example to "prod-keys"
              at: test.yaml:9:30""");
  }

  @Test
  void refusesWhatApplicationGatewayForContainersCannotServe() {
    assertThat(
            findings(
                "prod",
                "aks: { kubernetes: \"1.36\", gateways: { gatewayClass: azure-alb-external }, secretStores: { vault: { vaultUrl: \"https://acme.vault.azure.net\", account: external-secrets/reader } } }",
                """
                  endpoint/in: { host: in.acme.example, visibility: internal, keyVault: { uri: "https://acme.vault.azure.net/certificates/in", clientId: 01234567-89ab-cdef-0123-456789abcdef } }
                  nodePool/batch: { nodePool: batch, labels: { kubernetes.azure.com/agentpool: batch } }
                  secret/keys: { store: vault, keys: { fernet: prod/fernet_key, jwt: prod-jwt } }
                """))
        .isEqualTo(
            """
            error PLM0301 environment "test" at bindings[endpoint/in].keyVault: gateway class azure-alb-external on aks takes no certificate from Key Vault
              fix: write issuer or secret, or gatewayClass: approuting-istio in the target
              at: test.yaml:6:63
            error PLM0301 environment "test" at bindings[endpoint/in].visibility: gateway class azure-alb-external on aks serves the internet only, not an internal endpoint
              fix: write visibility: public, or gatewayClass: approuting-istio in the target
              at: test.yaml:6:41
            error PLM0307 environment "test" at bindings[nodePool/batch].labels[kubernetes.azure.com/agentpool]: label "kubernetes.azure.com/agentpool" is never on a node here: nodes of node auto-provisioning are of no agent pool
              fix: leave it out; nodePool selects the nodes
              at: test.yaml:7:3
            error PLM0308 environment "test" at bindings[secret/keys].keys.fernet: Azure Key Vault has no entry "prod/fernet_key": a name must be letters, digits and dashes
              fix: rename the entry, for example to "prod-fernet-key"
              at: test.yaml:8:40""");
  }

  @Test
  void refusesEndpointsThatNoControllerServes() {
    assertThat(
            findings(
                "prod",
                "on-prem: { kubernetes: \"1.36\", networkEngine: cilium, storage: { driver: local-path }, web: { internal: { ingressClass: traefik, namespace: traefik } } }",
                """
                  endpoint/out: { host: out.acme.example, visibility: public, issuer: acme }
                  nodePool/batch: { taints: ["batch:NoExecute"] }
                """))
        .isEqualTo(
            """
            warning PLM0311 environment "test" at target.on-prem.networkEngine: with cilium, a policy does not reach an API server on a node by its address
              fix: set policy-cidr-match-mode: nodes in Cilium, and accept this warning with that reason
              at: test.yaml:4:42
            error PLM0301 environment "test" at bindings[endpoint/out].visibility: no controller of the on-prem cluster serves public endpoints
              fix: write web.internet in the target, with the class of a controller that does
              at: test.yaml:6:43
            error PLM0306 environment "test" at bindings[nodePool/batch]: nothing selects the nodes of the pool
              fix: name the pool, or write a label of its nodes under labels
              at: test.yaml:7:3""");
  }

  @Test
  void warnsOfMinorsWhoseSupportHasEndedAndNotesThoseWhoseSupportSoonWill() {
    assertThat(
            findings(
                "prod",
                "eks: { kubernetes: \"1.34\", region: eu-west-1, asOf: 2026-12-03 }",
                "  {}\n"))
        .isEqualTo(
            """
            warning PLM0310 environment "test" at target.eks.kubernetes: support of Kubernetes 1.34 on eks ended on 2026-12-02, before 2026-12-03
              fix: upgrade the cluster to a later minor, or pay for longer support, until 2027-12-02
              at: test.yaml:4:18""");
    assertThat(
            findings(
                "prod",
                "eks: { kubernetes: \"1.34\", region: eu-west-1, asOf: 2026-12-02 }",
                "  {}\n"))
        .isEqualTo(
            """
            note PLM0310 environment "test" at target.eks.kubernetes: support of Kubernetes 1.34 on eks ends on 2026-12-02, within 60 days of 2026-12-02
              fix: upgrade the cluster to a later minor, or pay for longer support, until 2027-12-02
              at: test.yaml:4:18""");
    assertThat(
            findings(
                "prod",
                "on-prem: { kubernetes: \"1.34\", networkEngine: calico, storage: { driver: local-path }, asOf: 2026-11-01 }",
                "  {}\n"))
        .isEqualTo(
            """
            warning PLM0310 environment "test" at target.on-prem.kubernetes: support of Kubernetes 1.34 on on-prem ended on 2026-10-27, before 2026-11-01
              fix: upgrade the cluster to a later minor
              at: test.yaml:4:22""");
  }

  @Test
  void refusesConfigurationsThatCannotBe() {
    assertThat(
            eks(
                "region: eu-west-1a, controlPlane: [\"10.0.1.0/16:443\"], oidcIssuer: \"https://oidc.example\", storage: { fast: { throughput: 1000 }, kmsKey: alias/acme }",
                "  {}\n"))
        .isEqualTo(
            """
            error PLM0202 environment "test" at target.eks.controlPlane[0]: address block "10.0.1.0/16" must begin at its first address, 10.0.0.0/16; write 10.0.0.0/16
              fix: correct the value of "target.eks.controlPlane[0]"
              at: test.yaml:4:73
            error PLM0202 environment "test" at target.eks.region: region "eu-west-1a" must be the code of an AWS region; write eu-west-1, without the zone
              fix: correct the value of "target.eks.region"
              at: test.yaml:4:38
            error PLM0202 environment "test" at target.eks.storage.fast: throughput 1000 of a gp3 volume needs at least 4000 iops; raise iops, or lower throughput to 750
              fix: correct the value of "target.eks.storage.fast"
              at: test.yaml:4:140""");
  }

  @Test
  void refusesBindingsThatCannotBe() {
    assertThat(
            eks(
                "region: eu-west-1",
                """
                  nodePool/two: { nodeGroup: a, nodePool: b }
                  nodePool/bad: { labels: { a: b }, taints: ["spot=true"] }
                  secret/none: {}
                  secret/two: { store: a, key: b, existing: c }
                  secret/no-entry: { store: a }
                  objectStore/url: { bucket: "s3://lake", role: lake }
                """))
        .isEqualTo(
            """
            error PLM0202 environment "test" at bindings[nodePool/two]: no node is both of a managed node group and of a Karpenter NodePool; keep one of nodeGroup and nodePool or create
              fix: correct the value of "bindings[nodePool/two]"
              at: test.yaml:6:3
            error PLM0202 environment "test" at bindings[nodePool/bad].taints[0]: taint "spot=true" must end with a colon and NoSchedule, PreferNoSchedule or NoExecute; for example "spot=true:NoSchedule"
              fix: correct the value of "bindings[nodePool/bad].taints[0]"
              at: test.yaml:7:46
            error PLM0202 environment "test" at bindings[secret/none]: a secret has no source; write store and key, or existing
              fix: correct the value of "bindings[secret/none]"
              at: test.yaml:8:3
            error PLM0202 environment "test" at bindings[secret/two]: a secret has several sources; keep one of store, existing and literal
              fix: correct the value of "bindings[secret/two]"
              at: test.yaml:9:3
            error PLM0202 environment "test" at bindings[secret/no-entry]: a secret from store "a" names no entry; write key or keys
              fix: correct the value of "bindings[secret/no-entry]"
              at: test.yaml:10:3
            error PLM0202 environment "test" at bindings[objectStore/url].bucket: bucket "s3://lake" must be 3 to 63 lower-case letters, digits, dots and dashes; write the name alone, without the scheme
              fix: correct the value of "bindings[objectStore/url].bucket"
              at: test.yaml:11:22
            error PLM0202 environment "test" at bindings[objectStore/url].role: role "lake" must be the ARN of an IAM role; for example "arn:aws:iam::123456789012:role/lake"
              fix: correct the value of "bindings[objectStore/url].role"
              at: test.yaml:11:43""");
  }

  @Test
  void namesWhatIsWrongInTheTargetAndInBindingsAtOnce() {
    assertThat(eks("region: nowhere", "  secret/none: {}\n"))
        .isEqualTo(
            """
            error PLM0202 environment "test" at target.eks.region: region "nowhere" must be the code of an AWS region; for example "eu-west-1"
              fix: correct the value of "target.eks.region"
              at: test.yaml:4:38
            error PLM0202 environment "test" at bindings[secret/none]: a secret has no source; write store and key, or existing
              fix: correct the value of "bindings[secret/none]"
              at: test.yaml:6:3""");
  }

  /** What was written for EKS, moved to GKE: every key that GKE has no use for is named. */
  @Test
  void refusesBindingsOfAnotherTarget() {
    assertThat(
            findings(
                "prod",
                "gke: { kubernetes: \"1.35\", region: eu-west-1, networkEngine: vpc-cni }",
                """
                  objectStore/lake: { bucket: acme-lake, role: "arn:aws:iam::123456789012:role/lake" }
                  identity/jobs: { role: "arn:aws:iam::123456789012:role/jobs" }
                  endpoint/grafana: { host: grafana.acme.example, visibility: internal, certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef" }
                """))
        .isEqualTo(
            """
            error PLM0202 environment "test" at target.gke.networkEngine: "vpc-cni" is none of dataplane-v2, calico, none
              fix: correct the value of "target.gke.networkEngine"
              at: test.yaml:4:57
            error PLM0203 environment "test" at target.gke.project: "project" is missing
              fix: write "project: <project id>"
              at: test.yaml:4:11
            error PLM0225 environment "test" at target.gke.region: "region" is for eks, not for gke
              fix: use one of kubernetes, project, networkEngine, controlPlane, mode, projectNumber, addresses, storage, secretStores, asOf
              at: test.yaml:4:38
            error PLM0225 environment "test" at bindings[objectStore/lake].role: "role" is for eks, not for gke
              fix: use one of bucket, account, project
              at: test.yaml:6:42
            error PLM0225 environment "test" at bindings[identity/jobs].role: "role" is for eks, not for gke
              fix: use one of account
              at: test.yaml:7:20
            error PLM0202 environment "test" at bindings[endpoint/grafana].certificate: certificate "arn:aws:acm:eu-west-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef" must be a name in Certificate Manager: at most 63 letters, digits, - and _; for example "grafana"
              fix: correct the value of "bindings[endpoint/grafana].certificate"
              at: test.yaml:8:73""");
  }

  private String eks(String configuration, String bindings) {
    return findings("prod", "eks: { kubernetes: \"1.36\", " + configuration + " }", bindings);
  }

  private String findings(String stage, String target, String bindings) {
    return TestEnvironments.findings(
        folder,
        """
        schema: plimsoll/environment/v1
        environment: test
        stage: %s
        target: { %s }
        bindings:
        %s"""
            .formatted(stage, target, bindings));
  }
}
