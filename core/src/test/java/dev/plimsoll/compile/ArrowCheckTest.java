package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.reach.ArrowCheck;
import dev.plimsoll.check.reach.ReachCodes;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.overlay.Overlay;
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
import dev.plimsoll.workload.PlainEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof backwards: what is emitted against what was declared, with overlays that differ. */
class ArrowCheckTest {
  private static final NamespaceName SHOP = NamespaceName.of("shop");
  private static final NamespaceName BANK = NamespaceName.of("bank");
  private static final Endpoint.Pods WEB = Endpoint.pods(SHOP, "web");
  private static final Endpoint.Pods API = Endpoint.pods(BANK, "api");
  private static final Endpoint.Pods TASK = Endpoint.pods(SHOP, "task");

  private static final Sketch SKETCH =
      Sketch.of(
              ArrowLoweringTest.PODS,
              Arrow.calls(WEB, API, "grpc"),
              Arrow.calls(TASK, WEB, "http"),
              Arrow.calls(new Endpoint.Ingress("shop"), WEB, "http"),
              Arrow.calls(new Endpoint.KubernetesApi(), API, "metrics"),
              Arrow.calls(WEB, Endpoint.External.https("ledger.acme.example")),
              new Arrow.Scrapes(WEB, API, PortRef.named("metrics"), HttpPath.of("/metrics")),
              manages(SHOP, Grant.of("", "pods", "get", "list")),
              manages(BANK, Grant.of("", "configmaps", "get").onlyNamed("lock")),
              manages(SHOP, Grant.of("", "serviceaccounts", "get").onlyNamed("web")),
              new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/lake"), Access.READS),
              new Arrow.Uses(TASK, new Endpoint.Bound("database/orders"), Access.USES),
              new Arrow.Uses(TASK, new Endpoint.Bound("identity/jobs"), Access.USES))
          .using(ObjectStore.named("lake"), Database.postgres("orders"), Identity.named("jobs"));

  private static Arrow manages(NamespaceName in, Grant grant) {
    return new Arrow.Manages(
        WEB, Optional.of(in), List.of(grant), "manages", new Endpoint.KubernetesApi());
  }

  @Test
  void whatArrowsBecomeIsWhatTheyDeclare() {
    assertThat(findings("")).isEmpty();
  }

  @Test
  void namesThatTheEnvironmentChangesAreFollowed() {
    Environment<NoSettings> environment =
        environment("")
            .withNaming(
                Naming.unchanged().withPrefix("acme-").withNamespaces(Map.of("bank", "acme-bank")));
    assertThat(FindingFiles.text(check(environment))).isEmpty();
  }

  @Test
  void anArrowThatAnOverlayCutsIsAnError() {
    assertThat(
            findings(
                """
                - target: { kind: NetworkPolicy, namespace: bank, name: api }
                  remove: true
                  after: connect
                """))
        .isEqualTo(
            """
            error PLM6101 arrow "kubernetes-api calls bank/api": no ingress policy of bank/api admits TCP 9090
              fix: take the overlay back that changed the policy or the labels of the pods, or take the arrow out
            error PLM6101 arrow "shop/web calls bank/api": no ingress policy of bank/api admits TCP 9000
              fix: take the overlay back that changed the policy or the labels of the pods, or take the arrow out
            error PLM6101 arrow "shop/web scrapes bank/api": no ingress policy of bank/api admits TCP 9090
              fix: take the overlay back that changed the policy or the labels of the pods, or take the arrow out
            """);
    assertThat(
            findings(
                """
                - target: { kind: NetworkPolicy, namespace: shop, name: task }
                  patch: { spec: { egress: [] } }
                  after: connect
                """))
        .isEqualTo(
            """
            error PLM6101 arrow "shop/task calls shop/web": no egress policy of shop/task admits TCP 8080
              fix: take the overlay back that changed the policy or the labels of the pods, or take the arrow out
            error PLM6101 arrow "shop/task uses database/orders": no egress policy of shop/task admits TCP 5432
              fix: take the overlay back that changed the policy or the labels of the pods, or take the arrow out
            error PLM6101 arrow "shop/task uses identity/jobs": no egress policy of shop/task admits TCP 80
              fix: take the overlay back that changed the policy or the labels of the pods, or take the arrow out
            """);
  }

  @Test
  void aServiceThatLeadsElsewhereCutsTheArrowsThroughIt() {
    Sketch sketch =
        Sketch.of(
            ArrowLoweringTest.PODS
                + """
                  ---
                  apiVersion: v1
                  kind: Service
                  metadata: { name: api, namespace: bank, labels: { app.kubernetes.io/name: api, app.kubernetes.io/instance: bank } }
                  spec:
                    selector: { app: api }
                    ports: [{ name: grpc, port: 80, targetPort: grpc }]
                  """,
            Arrow.calls(WEB, API, "grpc"),
            new Arrow.Scrapes(WEB, API, PortRef.named("metrics"), HttpPath.of("/metrics")));
    assertThat(FindingFiles.text(check(sketch, environment("")))).isEmpty();
    assertThat(
            FindingFiles.text(
                check(
                    sketch,
                    environment(
                        """
                        - target: { kind: Service, name: api }
                          after: connect
                          patch: { spec: { ports: [{ port: 80, targetPort: 9001 }] } }
                        """))))
        .isEqualTo(
            """
            error PLM6107 arrow "shop/web calls bank/api": no Service leads to TCP 9000 of bank/api: Service bank/api: grpc (80) leads to TCP 9001
              fix: take the overlay back that changed the Service, or take the arrow out
            """);
    Sketch labelled =
        Sketch.of(
            sketch
                .yaml()
                .replace(
                    "labels: { app: api, plimsoll.dev/role: api }",
                    "labels: { app: api, app.kubernetes.io/name: api, app.kubernetes.io/instance:"
                        + " bank, plimsoll.dev/role: api }"),
            Arrow.calls(WEB, API, "grpc"));
    assertThat(
            FindingFiles.text(
                check(
                    labelled,
                    environment(
                        """
                        - target: { kind: Service, name: api }
                          after: connect
                          patch: { spec: { selector: { app: web } } }
                        """))))
        .isEqualTo(
            """
            error PLM6107 arrow "shop/web calls bank/api": no Service leads to TCP 9000 of bank/api: Service bank/api selects app=web, which these pods are not
              fix: take the overlay back that changed the Service, or take the arrow out
            """);
  }

  @Test
  void podsThatAreGoneCutTheirArrows() {
    assertThat(
            findings(
                """
                - target: { kind: StatefulSet, name: api }
                  remove: true
                  after: connect
                """))
        .isEqualTo(
            """
            error PLM6101 arrow "kubernetes-api calls bank/api": no pods of bank/api are left
              fix: take the overlay back that removed them or their role, or take the arrow out
            error PLM6101 arrow "shop/web calls bank/api": no pods of bank/api are left
              fix: take the overlay back that removed them or their role, or take the arrow out
            error PLM6101 arrow "shop/web scrapes bank/api": no pods of bank/api are left
              fix: take the overlay back that removed them or their role, or take the arrow out
            """);
  }

  @Test
  void aPathThatNobodyDeclaredIsAWarningWithThePlaceOfTheOverlay() {
    assertThat(
            findings(
                """
                - target: { kind: NetworkPolicy, namespace: bank, name: api }
                  after: connect
                  jsonPatch:
                    - { op: add, path: /spec/ingress/-, value: { from: [{ namespaceSelector: {} }], ports: [{ port: 9000, endPort: 9005 }, { port: metrics }] } }
                - target: { kind: NetworkPolicy, namespace: shop, name: task }
                  after: connect
                  patch: { spec: { egress: [{}] } }
                """))
        .isEqualTo(
            """
            warning PLM6102 NetworkPolicy bank/api at spec.ingress[3]: admits shop/task to bank/api on TCP 9000 to 9005, TCP 9090, which no arrow declares
              fix: draw the arrow, or narrow the policy
              at: overlay overlays.yaml:6:41
            """);
  }

  @Test
  void podsThatNoPolicyIsolatesAreAWarning() {
    assertThat(
            findings(
                """
                - target: { kind: NetworkPolicy, namespace: bank, name: default-deny }
                  remove: true
                  after: connect
                - target: { kind: NetworkPolicy, namespace: bank, name: allow-dns }
                  remove: true
                  after: connect
                """))
        .isEqualTo(
            """
            warning PLM6103 StatefulSet bank/api: no policy isolates its pods for egress traffic
              fix: add a policy that selects them, or let a component declare the namespace
              at: test.yaml:38:1
            """);
  }

  @Test
  void rightsThatAreCutOrTooMuchAreFound() {
    assertThat(
            findings(
                """
                - target: { kind: Role, namespace: shop, name: web }
                  after: connect
                  patch: { rules: [{ apiGroups: [""], resources: [pods, secrets], verbs: [get] }] }
                - target: { kind: RoleBinding, namespace: bank }
                  after: connect
                  remove: true
                """))
        .isEqualTo(
            """
            error PLM6104 arrow "shop/web manages kubernetes-api": no role lets service account shop/web get configmaps "lock" in bank
              fix: take the overlay back that changed the role, its binding or the account, or take the arrow out
            error PLM6104 arrow "shop/web manages kubernetes-api": no role lets service account shop/web get serviceaccounts "web" in shop
              fix: take the overlay back that changed the role, its binding or the account, or take the arrow out
            error PLM6104 arrow "shop/web manages kubernetes-api": no role lets service account shop/web list pods in shop
              fix: take the overlay back that changed the role, its binding or the account, or take the arrow out
            warning PLM6105 Role shop/web at rules: lets service account shop/web get secrets in shop, which no arrow needs
              fix: draw the arrow that needs it, or take it out
              at: overlay overlays.yaml:5:12
            """);
  }

  @Test
  void aWildcardIsMoreThanAnyArrowNeeds() {
    assertThat(
            findings(
                """
                - target: { kind: Role, namespace: shop, name: web }
                  after: connect
                  patch: { rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }] }
                """))
        .isEqualTo(
            """
            warning PLM6105 Role shop/web at rules: lets service account shop/web * *.* in shop, which no arrow needs
              fix: draw the arrow that needs it, or take it out
              at: overlay overlays.yaml:5:12
            """);
  }

  @Test
  void anEngineThatEnforcesNothingIsSaidAloud() {
    EnvironmentFacts facts = PlainEnvironment.of(Stage.PROD, new ArrowLoweringTest.Cloud());
    var open =
        new EnvironmentFacts(
            facts.name(),
            facts.stage(),
            facts.target(),
            facts.kubernetes(),
            new NetworkEngine("none", false, false, false),
            facts.bindings(),
            facts.lowering());
    assertThat(
            FindingFiles.text(
                check(Environment.of(open, Schemas.of(KubernetesVersion.V1_35), new NoSettings()))))
        .isEqualTo(
            """
            note PLM6106 environment "prod-plain": network engine "none" enforces no policy
              fix: nothing, if this cluster may be open; else use another network engine
            """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomArrowsAreDrawnBackExactlyAndNoOneCanBeLeftOut(long seed) {
    var random = new Random(seed);
    List<Endpoint.Pods> pods = List.of(WEB, API, TASK);
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Endpoint.Pods from = pods.get(random.nextInt(3));
      Endpoint.Pods to = pods.get(random.nextInt(3));
      PortRef port = PortRef.tcp(8000 + random.nextInt(4));
      arrows.add(new Arrow.Calls(from, to, List.of(port), "calls", false));
    }
    Sketch all = Sketch.of(ArrowLoweringTest.PODS, arrows.toArray(Arrow[]::new));
    Environment<NoSettings> environment = environment("");
    Compiled compiled = all.compile(environment);
    var findings = new Findings();
    ArrowCheck.of(environment, compiled.topology()).check(compiled.bundle(), findings);
    assertThat(FindingFiles.text(findings.sorted())).isEmpty();
    Arrow left = arrows.get(random.nextInt(arrows.size()));
    List<Arrow> fewer = arrows.stream().filter(arrow -> !arrow.equals(left)).toList();
    Compiled less =
        Sketch.of(ArrowLoweringTest.PODS, fewer.toArray(Arrow[]::new)).compile(environment);
    var cut = new Findings();
    ArrowCheck.of(environment, compiled.topology()).check(less.bundle(), cut);
    assertThat(cut.sorted()).extracting(Finding::code).contains(ReachCodes.CUT);
    var undeclared = new Findings();
    ArrowCheck.of(environment, less.topology()).check(compiled.bundle(), undeclared);
    assertThat(undeclared.sorted()).extracting(Finding::code).contains(ReachCodes.UNDECLARED_PATH);
  }

  private static String findings(String overlays) {
    return FindingFiles.text(check(environment(overlays)));
  }

  private static List<Finding> check(Environment<NoSettings> environment) {
    return check(SKETCH, environment);
  }

  private static List<Finding> check(Sketch sketch, Environment<NoSettings> environment) {
    Compiled compiled = sketch.compile(environment);
    assertThat(compiled.findings()).noneMatch(Finding::isError);
    var findings = new Findings();
    ArrowCheck.of(environment, compiled.topology()).check(compiled.bundle(), findings);
    return findings.sorted();
  }

  private static Environment<NoSettings> environment(String overlays) {
    List<Overlay> all = List.of();
    if (!overlays.isEmpty()) {
      var findings = new Findings();
      String file = "schema: plimsoll/overlays/v1\noverlays:\n" + overlays;
      all = OverlayFile.read(file.getBytes(StandardCharsets.UTF_8), "overlays.yaml", findings);
      findings.throwIfErrors();
    }
    return Environment.of(
            PlainEnvironment.of(Stage.PROD, new ArrowLoweringTest.Cloud()),
            Schemas.of(KubernetesVersion.V1_35),
            new NoSettings())
        .withOverlays(all);
  }
}
