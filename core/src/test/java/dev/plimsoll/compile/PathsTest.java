package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.check.reach.PathAnswer;
import dev.plimsoll.check.reach.Paths;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Access;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.PlainEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code plimsoll path}: each layer can stop the way, and is named. */
class PathsTest {
  private static final Endpoint.Pods WEB = Endpoint.pods(NamespaceName.of("shop"), "web");
  private static final Endpoint.Pods TASK = Endpoint.pods(NamespaceName.of("shop"), "task");
  private static final Endpoint.Pods API = Endpoint.pods(NamespaceName.of("bank"), "api");

  private static final String PODS =
      ArrowLoweringTest.PODS
          + """
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: api, namespace: bank }
            spec:
              selector: { app: api }
              ports: [{ name: grpc, port: 80, targetPort: grpc }]
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: web, namespace: shop }
            spec:
              selector: { app: web }
              ports: [{ port: 8080 }]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: shop, namespace: shop }
            spec:
              defaultBackend: { service: { name: web, port: { number: 8080 } } }
            """;

  private static final Sketch SKETCH =
      Sketch.of(
              PODS,
              Arrow.calls(WEB, API, "grpc"),
              Arrow.calls(new Endpoint.Ingress("shop"), WEB, "http"),
              new Arrow.Scrapes(WEB, API, PortRef.named("metrics"), HttpPath.of("/metrics")),
              Arrow.calls(WEB, Endpoint.External.https("ledger.acme.example")),
              new Arrow.Uses(TASK, new Endpoint.Bound("objectStore/lake"), Access.READS))
          .using(ObjectStore.named("lake"));

  @Test
  void whatIsDeclaredIsNotStopped() {
    assertThat(path("", "shop/web", "bank/api"))
        .isEqualTo(
            """
            shop/web to bank/api: nothing stops it on TCP 9000, TCP 9090
              arrow   shop/web calls, scrapes bank/api
              service Service bank/api: grpc (80) leads to TCP 9000
              port    StatefulSet bank/api declares TCP 9000, TCP 9090
              egress  NetworkPolicy shop/web at spec.egress[1], NetworkPolicy shop/web at spec.egress[2] admits TCP 9000, TCP 9090
              ingress NetworkPolicy bank/api at spec.ingress[0], NetworkPolicy bank/api at spec.ingress[1] admits TCP 9000, TCP 9090
              engine  network engine "calico" enforces policies\
            """);
  }

  @Test
  void aWayInNamesTheRoute() {
    assertThat(path("", "ingress/shop", "shop/web"))
        .isEqualTo(
            """
            ingress/shop to shop/web: nothing stops it on TCP 8080
              arrow   ingress/shop calls shop/web
              route   Ingress shop/shop sends it to Service web
              service Service shop/web: TCP 8080 leads to TCP 8080
              port    Deployment shop/web declares TCP 8080
              ingress NetworkPolicy shop/web at spec.ingress[0] admits TCP 8080
              engine  network engine "calico" enforces policies\
            """);
    assertThat(
            path(
                """
                - target: { kind: Ingress, name: shop }
                  remove: true
                """,
                "ingress/shop",
                "shop/web"))
        .contains("shop/web: stopped by a route that is missing\n")
        .contains("route   STOPS: no Ingress, HTTPRoute leads to a Service of these pods\n");
  }

  @Test
  void aWayOutOfPodsThatOthersMakeNamesThePurpose() {
    assertThat(path("", "shop/task", "objectStore/lake"))
        .isEqualTo(
            """
            shop/task to objectStore/lake: nothing stops it on TCP 80, TCP 443
              arrow   shop/task reads objectStore/lake
              egress  objects: NetworkPolicy shop/task at spec.egress[1] admits TCP 443
              egress  tokens: NetworkPolicy shop/task at spec.egress[0] admits TCP 80
              engine  network engine "calico" enforces policies\
            """);
  }

  @Test
  void whatNobodyDeclaredIsStoppedAtBothEnds() {
    assertThat(path("", "shop/task", "bank/api:grpc"))
        .isEqualTo(
            """
            shop/task to bank/api: stopped by the egress policies of shop/task
              arrow   none is declared
              service Service bank/api: grpc (80) leads to TCP 9000
              port    StatefulSet bank/api declares TCP 9000
              egress  STOPS: no rule of NetworkPolicy shop/allow-dns, NetworkPolicy shop/default-deny, NetworkPolicy shop/task admits it on TCP 9000
              ingress STOPS: no rule of NetworkPolicy bank/default-deny, NetworkPolicy bank/api admits it on TCP 9000
              engine  network engine "calico" enforces policies\
            """);
  }

  @Test
  void aServiceThatAnOverlayTurnsAwayStopsIt() {
    String away =
        """
        - target: { kind: Service, namespace: shop, name: web }
          after: connect
          patch: { spec: { ports: [{ port: 8080, targetPort: 9999 }] } }
        """;
    assertThat(path(away, "ingress/shop", "shop/web"))
        .contains("shop/web: stopped by Services that lead elsewhere\n")
        .contains("service STOPS: Service shop/web: TCP 8080 leads to TCP 9999\n");
  }

  @Test
  void aPortThatIsNotThereStopsIt() {
    assertThat(path("", "shop/web", "bank/api:grcp"))
        .isEqualTo(
            """
            shop/web to bank/api: stopped by a port that is missing
              arrow   shop/web calls, scrapes bank/api
              port    STOPS: StatefulSet bank/api declares no such port, but TCP 9000, TCP 9090, UDP 7946\
            """);
  }

  @Test
  void aNumberHasTheProtocolThatThePodsDeclare() {
    assertThat(path("", "shop/web", "bank/api:7946"))
        .contains("  port    StatefulSet bank/api declares UDP 7946\n");
    assertThat(path("", "shop/web", "bank/api:7946/TCP"))
        .contains(
            "  port    StatefulSet bank/api does not declare TCP 7946, which may listen all the"
                + " same\n");
    assertThat(path("", "shop/web", "bank/api:9000/TCP"))
        .startsWith("shop/web to bank/api: nothing stops it on TCP 9000\n");
  }

  @Test
  void aPortOfAnEndOutsideIsAskedForAlone() {
    assertThat(path("", "shop/task", "objectStore/lake:443"))
        .isEqualTo(
            """
            shop/task to objectStore/lake: nothing stops it on TCP 443
              arrow   shop/task reads objectStore/lake
              egress  objects: NetworkPolicy shop/task at spec.egress[1] admits TCP 443
              engine  network engine "calico" enforces policies\
            """);
    assertThat(path("", "shop/task", "objectStore/lake:8443"))
        .isEqualTo(
            """
            shop/task to objectStore/lake: stopped by a port that is missing
              arrow   shop/task reads objectStore/lake
              port    STOPS: objectStore/lake is reached on TCP 80, TCP 443, not on 8443
              engine  network engine "calico" enforces policies\
            """);
  }

  @Test
  void everyPodMayAskForNames() {
    assertThat(path("", "shop/task", "dns"))
        .startsWith("shop/task to dns: nothing stops it on UDP 53\n")
        .contains("  arrow   every pod may ask for names\n");
  }

  @Test
  void aHostThatNoArrowNamesIsAnEndTooAndTheNearOneIsTold() {
    assertThat(path("", "shop/web", "external/ledger.acme.example:443"))
        .isEqualTo(
            """
            shop/web to external/ledger.acme.example:443: nothing stops it on TCP 443
              arrow   shop/web calls external/ledger.acme.example:443
              egress  external/ledger.acme.example:443: NetworkPolicy shop/web at spec.egress[0] admits TCP 443
              engine  network engine "calico" enforces policies\
            """);
    assertThat(path("", "shop/task", "external/ledgre.acme.example:8443"))
        .isEqualTo(
            """
            shop/task to external/ledgre.acme.example:8443: stopped by the egress policies of shop/task
              arrow   none is declared, but one to external/ledger.acme.example:443 is
              egress  STOPS: external/ledgre.acme.example:8443: no rule of NetworkPolicy shop/allow-dns, NetworkPolicy shop/default-deny, NetworkPolicy shop/task admits it on TCP 8443
              engine  network engine "calico" enforces policies\
            """);
  }

  @Test
  void blocksOfAddressesThatPodsMayHaveAreTold() {
    String block =
        """
        - target: { kind: NetworkPolicy, namespace: shop, name: task }
          after: connect
          patch: { spec: { egress: [{ to: [{ ipBlock: { cidr: 10.8.0.0/16 } }], ports: [{ port: 9000 }] }] } }
        """;
    assertThat(path(block, "shop/task", "bank/api:grpc"))
        .contains(
            "NetworkPolicy shop/task admits it on TCP 9000; it is admitted where bank/api has an"
                + " address of 10.8.0.0/16\n");
  }

  @Test
  void whatABlockLeavesOutIsNotAdmitted() {
    String except =
        """
        - target: { kind: NetworkPolicy, namespace: shop, name: task }
          after: connect
          patch: { spec: { egress: [{ to: [{ ipBlock: { cidr: 52.0.0.0/8, except: [52.1.0.0/16, 52.2.0.0/16] } }], ports: [{ port: 443 }] }] } }
        """;
    assertThat(path(except, "shop/task", "objectStore/lake:443"))
        .startsWith("shop/task to objectStore/lake: stopped by the egress policies of shop/task\n");
    assertThat(path(except.replace(", 52.2.0.0/16", ""), "shop/task", "objectStore/lake:443"))
        .startsWith("shop/task to objectStore/lake: nothing stops it on TCP 443\n");
  }

  @Test
  void anEngineThatDoesNotCoverThePodsStopsNothing() {
    EnvironmentFacts facts = facts(new NetworkEngine("vpc-cni", true, false, false));
    assertThat(walk(environment(facts, ""), "shop/task", "bank/api:grpc"))
        .contains("bank/api: stopped by the ingress policies of bank/api\n")
        .contains(
            "engine  network engine \"vpc-cni\" enforces policies, but not those of pods without a"
                + " controller: shop/task");
    PathAnswer none =
        paths(environment(facts(new NetworkEngine("none", false, false, false)), ""))
            .between("shop/task", "bank/api:grpc");
    assertThat(none.verdict()).isEqualTo(PathAnswer.Verdict.NOT_ENFORCED);
    assertThat(none.summary())
        .isEqualTo(
            "open, since the egress policies of shop/task, which would stop it, are not enforced");
  }

  @Test
  void endsAreCalledAsTheEnvironmentCallsThem() {
    Environment<NoSettings> renamed =
        environment(facts(new NetworkEngine("calico", true, true, true)), "")
            .withNaming(Naming.unchanged().withNamespaces(Map.of("bank", "acme-bank")));
    assertThat(walk(renamed, "shop/web", "acme-bank/api"))
        .startsWith("shop/web to acme-bank/api: nothing stops it on TCP 9000, TCP 9090\n");
  }

  @Test
  void anEndThatIsNotThereIsToldWithTheNearName() {
    assertThat(refused("shop/wbe", "bank/api"))
        .isEqualTo(
            """
            error PLM6108 environment "prod-plain": the picture has no end "shop/wbe"
              fix: write "shop/web"
            """);
    assertThat(refused("ledger", "bank/api"))
        .isEqualTo(
            """
            error PLM6108 environment "prod-plain": the picture has no end "ledger"
              fix: use one of bank/api, external/ledger.acme.example:443, ingress/shop, objectStore/lake, shop/task, shop/web
            """);
    assertThat(refused("shop/web", "bank/api:99999"))
        .isEqualTo(
            """
            error PLM6108 path "bank/api:99999": port "99999" is not between 1 and 65535
              fix: write a number, such as :8080 or :9125/UDP, or the name of a container's port
            """);
    assertThat(refused("shop/web", "bank/api:9000/HTTP"))
        .isEqualTo(
            """
            error PLM6108 path "bank/api:9000/HTTP": protocol "HTTP" is none of TCP, UDP, SCTP
              fix: write a number, such as :8080 or :9125/UDP, or the name of a container's port
            """);
    assertThat(refused("shop/web", "external/10.0.0.7:443"))
        .isEqualTo(
            """
            error PLM6108 environment "prod-plain": host name "10.0.0.7" must be a name, not an address
              fix: write a name, for example "ledger.acme.example"
            """);
    assertThat(refused("ingress/shop", "objectStore/lake"))
        .isEqualTo(
            """
            error PLM6108 path "ingress/shop objectStore/lake": neither end is pods, so that no object says anything about it
              fix: ask for a path that begins or ends at pods, such as shop/web
            """);
  }

  private static String refused(String from, String to) {
    Paths paths = paths(environment(facts(new NetworkEngine("calico", true, true, true)), ""));
    return FindingFiles.text(
        catchThrowableOfType(FindingsException.class, () -> paths.between(from, to)).findings());
  }

  private static String path(String overlays, String from, String to) {
    return walk(
        environment(facts(new NetworkEngine("calico", true, true, true)), overlays), from, to);
  }

  private static String walk(Environment<NoSettings> environment, String from, String to) {
    return paths(environment).between(from, to).text();
  }

  private static Paths paths(Environment<NoSettings> environment) {
    Compiled compiled = SKETCH.compile(environment);
    return Paths.of(environment, compiled.topology(), compiled.bundle());
  }

  private static EnvironmentFacts facts(NetworkEngine engine) {
    EnvironmentFacts plain = PlainEnvironment.of(Stage.PROD, new ArrowLoweringTest.Cloud());
    return new EnvironmentFacts(
        plain.name(),
        plain.stage(),
        plain.target(),
        plain.kubernetes(),
        engine,
        plain.bindings(),
        plain.lowering());
  }

  private static Environment<NoSettings> environment(EnvironmentFacts facts, String overlays) {
    Environment<NoSettings> environment =
        Environment.of(facts, Schemas.of(KubernetesVersion.V1_35), new NoSettings());
    if (overlays.isEmpty()) {
      return environment;
    }
    var findings = new Findings();
    String file = "schema: plimsoll/overlays/v1\noverlays:\n" + overlays;
    var all = OverlayFile.read(file.getBytes(StandardCharsets.UTF_8), "overlays.yaml", findings);
    findings.throwIfErrors();
    return environment.withOverlays(all);
  }
}
