package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.intent.StoreProtocol;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Access;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.Goldens;
import dev.plimsoll.workload.PlainEnvironment;
import dev.plimsoll.workload.PlainLowering;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What each kind of arrow becomes, and what arrows cannot be. */
class ArrowLoweringTest {
  private static final NamespaceName SHOP = NamespaceName.of("shop");
  private static final NamespaceName BANK = NamespaceName.of("bank");
  private static final Endpoint.Pods WEB = Endpoint.pods(SHOP, "web");
  private static final Endpoint.Pods API = Endpoint.pods(BANK, "api");
  private static final Endpoint.Pods TASK = Endpoint.pods(SHOP, "task");

  static final String PODS =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: { name: web, namespace: shop }
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: { name: task, namespace: shop }
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      spec:
        replicas: 2
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web, plimsoll.dev/role: web } }
          spec:
            serviceAccountName: web
            automountServiceAccountToken: false
            securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
            containers:
              - name: web
                image: "registry.acme.example/web:1"
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                resources: { requests: { cpu: 500m, memory: 1Gi } }
                ports: [{ name: http, containerPort: 8080 }]
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: task, namespace: shop, labels: { plimsoll.dev/role: task }, annotations: { test/latent: shop/web } }
      spec:
        serviceAccountName: task
        restartPolicy: Never
        securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
        initContainers: [{ name: fetch, image: "registry.acme.example/fetch:1", securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }, resources: { requests: { cpu: "2", memory: 128Mi } } }]
        containers: [{ name: base, image: "registry.acme.example/task:1", securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }, resources: { requests: { cpu: "1", memory: 2Gi } } }]
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: api, namespace: bank }
      spec:
        serviceName: api
        replicas: 3
        selector: { matchLabels: { app: api } }
        template:
          metadata: { labels: { app: api, plimsoll.dev/role: api } }
          spec:
            securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
            initContainers:
              - name: proxy
                image: "registry.acme.example/proxy:1"
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                restartPolicy: Always
                ports: [{ name: metrics, containerPort: 9090 }, { name: gossip, containerPort: 7946, protocol: UDP }]
                resources: { limits: { cpu: 100m, memory: 64Mi } }
            containers:
              - name: api
                image: "registry.acme.example/api:1"
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                ports: [{ name: grpc, containerPort: 9000 }]
                resources: { requests: { cpu: 200m, memory: 256Mi } }
      """;

  /** A store that is reached with an identity, and databases behind known addresses. */
  static class Cloud extends PlainLowering {
    @Override
    public Lowered.Account identity(Identity identity) {
      return new Lowered.Account(
          new TreeMap<>(Map.of("cloud.example/role", "role-of-" + identity.name())),
          new TreeMap<>(Map.of("cloud.example/use", "true")),
          new TreeMap<>(),
          List.of(
              new Lowered.Egress(
                  "tokens",
                  List.of(Peer.Addresses.of("169.254.170.23/32")),
                  List.of(PeerPort.tcp(80)))),
          List.of(
              new Lowered.HandOff(
                  "Trust in <service-account>", "Let <namespace>/<service-account> in.")));
    }

    @Override
    public Lowered.Store objectStore(ObjectStore store) {
      return new Lowered.Store(
          StoreProtocol.S3,
          "acme-" + store.name(),
          new TreeMap<>(),
          identity(Identity.named(store.name())),
          Optional.empty(),
          List.of(
              new Lowered.Egress(
                  "objects",
                  List.of(new Peer.Addresses("52.0.0.0/8", List.of("52.1.0.0/16"))),
                  List.of(PeerPort.tcp(443)))));
    }

    @Override
    public Lowered.Postgres database(Database database, NamespaceName namespace) {
      Lowered.Postgres plain = super.database(database, namespace);
      return new Lowered.Postgres(
          plain.host(),
          plain.port(),
          plain.database(),
          plain.sslMode(),
          plain.credentials(),
          List.of(
              new Lowered.Egress(
                  "database",
                  List.of(Peer.Addresses.of("10.0.48.0/24")),
                  List.of(PeerPort.tcp(5432)))));
    }
  }

  @Test
  void callsOpenBothEndsForThePortsThatTheyName() {
    golden(
        "calls",
        sketch(
            Arrow.calls(WEB, API, "grpc"),
            Arrow.calls(TASK, WEB, "http"),
            new Arrow.Calls(
                TASK, API, List.of(PortRef.named("gossip"), PortRef.tcp(9999)), "gossips", false)));
  }

  @Test
  void callsFromAndToTheOutsideOpenOneEnd() {
    golden(
        "calls-outside",
        sketch(
            Arrow.calls(new Endpoint.Ingress("shop"), WEB, "http"),
            Arrow.calls(
                new Endpoint.LoadBalancer(Endpoint.LoadBalancer.Reach.INTERNAL), API, "grpc"),
            Arrow.calls(new Endpoint.KubernetesApi(), API, "metrics"),
            Arrow.calls(TASK, new Endpoint.KubernetesApi())));
  }

  @Test
  void aHostOutsideHasNoAddressSoThatThePolicyAdmitsAnyAndSaysSo() {
    Compiled compiled =
        sketch(
                Arrow.calls(WEB, Endpoint.External.https("ledger.acme.example")),
                Arrow.calls(Endpoint.External.https("partner.example"), API, "grpc"))
            .compile();
    assertThat(FindingFiles.text(compiled.findings()))
        .isEqualTo(
            """
            warning PLM8405 arrow "external/partner.example:443 calls bank/api": the policy admits any address: the addresses of external/partner.example:443 are not known
              fix: accept the warning with a reason: no environment can give these addresses
            warning PLM8405 arrow "shop/web calls external/ledger.acme.example:443": the policy admits any address: the addresses of ledger.acme.example are not known, and no policy can name a host
              fix: accept the warning with a reason: no environment can give these addresses
            """);
    Goldens.matches("compile/calls-any-address.yaml", connected(compiled));
  }

  @Test
  void scrapesOpenTheMetricsPort() {
    golden(
        "scrapes",
        sketch(new Arrow.Scrapes(WEB, API, PortRef.named("metrics"), HttpPath.of("/metrics"))));
  }

  @Test
  void managesGivesExactlyTheRightsThere() {
    golden(
        "manages",
        sketch(
            manages(WEB, Optional.of(SHOP), Grant.of("", "pods", "get", "list", "create")),
            manages(WEB, Optional.of(SHOP), Grant.of("", "pods/log", "get")),
            manages(WEB, Optional.of(SHOP), Grant.of("", "configmaps", "get").onlyNamed("lock")),
            manages(WEB, Optional.of(BANK), Grant.of("batch", "jobs", "get", "list", "create")),
            manages(WEB, Optional.of(BANK), Grant.of("", "pods", "get", "list", "create")),
            manages(TASK, Optional.empty(), Grant.of("", "nodes", "get", "list"))));
  }

  @Test
  void usesGivesAnIdentityAndTheWayThere() {
    Sketch sketch =
        sketch(
                new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/lake"), Access.READS),
                new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/lake"), Access.WRITES),
                new Arrow.Uses(WEB, new Endpoint.Bound("database/orders"), Access.USES),
                new Arrow.Uses(TASK, new Endpoint.Bound("identity/jobs"), Access.USES))
            .using(ObjectStore.named("lake"), Database.postgres("orders"), Identity.named("jobs"));
    Compiled compiled = sketch.compile(PlainEnvironment.of(Stage.PROD, new Cloud()));
    assertThat(FindingFiles.text(compiled.findings())).isEmpty();
    Goldens.matches("compile/uses.yaml", connected(compiled));
    assertThat(compiled.handOffs().stream().map(Lowered.HandOff::text))
        .containsExactlyInAnyOrder("Let shop/web in.", "Let shop/task in.");
  }

  @Test
  void everyNamespaceIsClosedButForDnsAndHasQuotaAndLimits() {
    List<Manifest> own =
        sketch().compile().bundle().all().stream()
            .filter(
                m ->
                    m.is("", "Namespace")
                        || m.is("networking.k8s.io", "NetworkPolicy")
                        || m.identity().name().equals("plimsoll"))
            .toList();
    Goldens.matches("compile/namespaces.yaml", own);
  }

  @Test
  void aNamespaceWithAPodOnEachNodeHasNoQuota() {
    Compiled compiled =
        Sketch.of(
                PODS.replace("kind: StatefulSet", "kind: DaemonSet")
                    .replace("  serviceName: api\n", "")
                    .replace("  replicas: 3\n", ""))
            .compile();
    assertThat(compiled.bundle().ofKind("", "ResourceQuota").map(m -> m.identity().namespace()))
        .containsExactly(Optional.of("shop"));
  }

  @Test
  void saysWhichEndsHaveNoPods() {
    assertThat(
            findings(
                sketch(
                    Arrow.calls(Endpoint.pods(SHOP, "wbe"), API, "grpc"),
                    Arrow.calls(WEB, Endpoint.pods(SHOP, "api"), "grpc"),
                    manages(
                        Endpoint.pods(BANK, "web"),
                        Optional.of(BANK),
                        Grant.of("", "pods", "get")))))
        .isEqualTo(
            """
            error PLM8401 arrow "bank/web manages kubernetes-api": no workload and no latent pod has the role bank/web
              fix: correct the namespace or the role of the arrow, or add the component that has it
            error PLM8401 arrow "shop/wbe calls bank/api": no workload and no latent pod has the role shop/wbe
              fix: correct the namespace or the role of the arrow, or add the component that has it
            error PLM8401 arrow "shop/web calls shop/api": no workload and no latent pod has the role shop/api
              fix: correct the namespace or the role of the arrow, or add the component that has it
            """);
  }

  @Test
  void saysWhichPortsNobodyOpens() {
    assertThat(
            findings(
                sketch(
                    Arrow.calls(WEB, API, "grcp"),
                    Arrow.calls(TASK, API, "https"),
                    new Arrow.Scrapes(
                        WEB, TASK, PortRef.named("metrics"), HttpPath.of("/metrics")))))
        .isEqualTo(
            """
            error PLM8402 arrow "shop/web scrapes shop/task": no container of shop/task opens a port named "metrics"
              fix: give the container a port of that name
              at: test.yaml:28:1
            error PLM8402 arrow "shop/task calls bank/api": no container of bank/api opens a port named "https"
              fix: use one of gossip, grpc, metrics
              at: test.yaml:45:3
            error PLM8402 arrow "shop/web calls bank/api": no container of bank/api opens a port named "grcp"
              fix: write "grpc"
              at: test.yaml:45:3
            """);
  }

  @Test
  void givesNoRightsAndNoIdentityToTheDefaultAccount() {
    Sketch sketch =
        sketch(
                manages(API, Optional.of(BANK), Grant.of("", "pods", "get")),
                new Arrow.Uses(API, new Endpoint.Bound("identity/jobs"), Access.USES))
            .using(Identity.named("jobs"));
    Compiled compiled = sketch.compile();
    assertThat(FindingFiles.text(compiled.findings()))
        .isEqualTo(
            """
            error PLM8403 arrow "bank/api manages kubernetes-api": pods of bank/api run as the service account "default"
              fix: give them a service account of their own
              at: test.yaml:45:3
            error PLM8403 arrow "bank/api uses identity/jobs": pods of bank/api run as the service account "default"
              fix: give them a service account of their own
              at: test.yaml:45:3
            """);
    assertThat(compiled.bundle().ofKind("rbac.authorization.k8s.io", "Role")).isEmpty();
  }

  @Test
  void oneAccountHasOneIdentity() {
    Sketch sketch =
        sketch(
                new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/lake"), Access.READS),
                new Arrow.Uses(WEB, new Endpoint.Bound("identity/jobs"), Access.USES))
            .using(ObjectStore.named("lake"), Identity.named("jobs"));
    assertThat(
            FindingFiles.text(
                sketch.compile(PlainEnvironment.of(Stage.PROD, new Cloud())).findings()))
        .isEqualTo(
            """
            error PLM8404 arrow "shop/web reads objectStore/lake": ServiceAccount shop/web acts as "role-of-jobs" already and would have to act as "role-of-lake" too
              fix: bind what shop/web uses to one identity, or give part of the work another role
            """);
  }

  @Test
  void anIdentityNeedsAnAccountThatIsThere() {
    String without = PODS.substring(PODS.indexOf("---\n") + 4);
    Sketch sketch =
        Sketch.of(without, new Arrow.Uses(WEB, new Endpoint.Bound("identity/jobs"), Access.USES))
            .using(Identity.named("jobs"));
    assertThat(FindingFiles.text(sketch.compile().findings()))
        .isEqualTo(
            """
            error PLM8406 arrow "shop/web uses identity/jobs": service account shop/web is not there
              fix: let the component that makes the pods render it
              at: test.yaml:14:7
            """);
  }

  @Test
  void anAccountThatAnOverlayTookAwayIsMissedThere() {
    var findings = new Findings();
    var overlays =
        OverlayFile.read(
            """
            schema: plimsoll/overlays/v1
            overlays:
            - { target: { kind: ServiceAccount, name: web }, remove: true }
            - { target: { kind: Pod, name: task }, patch: { spec: { serviceAccountName: default } } }
            """
                .getBytes(StandardCharsets.UTF_8),
            "prod.yaml",
            findings);
    Sketch sketch =
        sketch(
                new Arrow.Uses(WEB, new Endpoint.Bound("identity/jobs"), Access.USES),
                manages(TASK, Optional.of(SHOP), Grant.of("", "pods", "get")))
            .using(Identity.named("jobs"));
    findings.addAll(
        sketch
            .compile(
                Environment.of(
                        PlainEnvironment.of(Stage.PROD),
                        Schemas.of(KubernetesVersion.V1_35),
                        new NoSettings())
                    .withOverlays(overlays))
            .findings());
    assertThat(FindingFiles.text(findings.sorted()))
        .isEqualTo(
            """
            error PLM8406 arrow "shop/web uses identity/jobs": service account shop/web is not there
              fix: let the component that makes the pods render it
              at: overlay prod.yaml:3:3
            error PLM8403 arrow "shop/task manages kubernetes-api": pods of shop/task run as the service account "default"
              fix: give them a service account of their own
              at: overlay prod.yaml:4:57
            """);
  }

  @Test
  void anArrowToAnIntentNeedsTheIntent() {
    Sketch sketch =
        sketch(
                new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/laek"), Access.READS),
                Arrow.calls(TASK, new Endpoint.Bound("database/orders")))
            .using(ObjectStore.named("lake"));
    assertThat(FindingFiles.text(sketch.compile().findings()))
        .isEqualTo(
            """
            error PLM8407 arrow "shop/task calls database/orders": no component says that it uses database/orders
              fix: let the component that draws the arrow declare the intent
            error PLM8407 arrow "shop/web reads objectStore/laek": no component says that it uses objectStore/laek
              fix: write "objectStore/lake"
            """);
  }

  @Test
  void theOrderOfArrowsDoesNotShow() {
    Arrow[] arrows = {
      Arrow.calls(WEB, API, "grpc"),
      Arrow.calls(TASK, API, "grpc"),
      manages(WEB, Optional.of(SHOP), Grant.of("", "pods", "get")),
      manages(WEB, Optional.of(SHOP), Grant.of("", "pods/log", "get"))
    };
    List<String> one = text(sketch(arrows).compile());
    Arrow[] reversed = arrows.clone();
    java.util.Collections.reverse(Arrays.asList(reversed));
    assertThat(text(sketch(reversed).compile())).isEqualTo(one);
  }

  private static List<String> text(Compiled compiled) {
    return compiled.bundle().all().stream().map(m -> m.tree().toString()).toList();
  }

  private static Arrow manages(Endpoint.Pods from, Optional<NamespaceName> in, Grant grant) {
    return new Arrow.Manages(from, in, List.of(grant), "manages", new Endpoint.KubernetesApi());
  }

  private static Sketch sketch(Arrow... arrows) {
    return Sketch.of(PODS, arrows);
  }

  private static String findings(Sketch sketch) {
    return FindingFiles.text(sketch.compile().findings());
  }

  private static void golden(String name, Sketch sketch) {
    Compiled compiled = sketch.compile();
    assertThat(FindingFiles.text(compiled.findings())).isEmpty();
    Goldens.matches("compile/" + name + ".yaml", connected(compiled));
  }

  /** What connect made or changed. */
  private static List<Manifest> connected(Compiled compiled) {
    List<Manifest> before = sketch().compile().bundle().all();
    return compiled.bundle().all().stream()
        .filter(m -> before.stream().noneMatch(b -> b.tree().equals(m.tree())))
        .toList();
  }
}
