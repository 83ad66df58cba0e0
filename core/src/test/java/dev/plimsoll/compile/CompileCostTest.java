package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.overlay.Overlays.Title;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Access;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.PlainEnvironment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Twice the objects cost about twice the work, in every stage. Counted as bytes that the thread
 * allocates, which do not depend on the machine's load: what copies the bundle once per object
 * would need four times as many.
 */
class CompileCostTest {
  private static final NamespaceName SHOP = NamespaceName.of("shop");
  private static final int SOME = 300;
  private static final double AT_MOST = 2.6;

  private static final Naming NAMING =
      Naming.unchanged().withPrefix("acme-").withHashes(ContentHashes.NAMED);

  @Test
  void identitiesOfManyAccounts() {
    isLinear(
        count ->
            () ->
                compiled(
                    count,
                    i -> new Arrow.Uses(pods(i), new Endpoint.Bound("identity/jobs"), Access.USES),
                    List.of(),
                    Naming.unchanged()));
  }

  @Test
  void rightsAndPoliciesOfManyRoles() {
    Grant grant = Grant.of("", "pods", "get", "list");
    isLinear(
        count ->
            () ->
                compiled(
                    count,
                    i ->
                        new Arrow.Manages(
                            pods(i),
                            Optional.of(SHOP),
                            List.of(grant),
                            "manages",
                            new Endpoint.KubernetesApi()),
                    List.of(),
                    Naming.unchanged()));
  }

  @Test
  void anOverlayForEachObject() {
    isLinear(
        count -> {
          List<Overlay> overlays = new ArrayList<>();
          MapNode data = MapNode.builder(Origin.UNKNOWN).put("b", "2").build();
          MapNode patch = MapNode.builder(Origin.UNKNOWN).put("data", data).build();
          for (int i = 0; i < count; i++) {
            ManifestSelector selector = ManifestSelector.kind("ConfigMap").named("config-" + i);
            overlays.add(Overlays.patch(Title.java("overlay-" + i), selector, patch));
          }
          return () -> compiled(count, i -> calls(i), overlays, Naming.unchanged());
        });
  }

  @Test
  void namesAndHashesOfManyObjects() {
    isLinear(count -> () -> compiled(count, i -> calls(i), List.of(), NAMING));
  }

  private static Arrow calls(int i) {
    return Arrow.calls(pods(i), new Endpoint.KubernetesApi());
  }

  private static Endpoint.Pods pods(int i) {
    return Endpoint.pods(SHOP, "role-" + i);
  }

  private static void isLinear(IntFunction<Runnable> work) {
    work.apply(SOME).run();
    long once = allocated(work.apply(SOME));
    long twice = allocated(work.apply(2 * SOME));
    assertThat((double) twice / once)
        .as("%s bytes for %s objects, %s for twice as many", once, SOME, twice)
        .isLessThan(AT_MOST);
  }

  private static long allocated(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private static void compiled(
      int count, IntFunction<Arrow> arrow, List<Overlay> overlays, Naming naming) {
    var yaml = new StringBuilder();
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrows.add(arrow.apply(i));
      yaml.append(i == 0 ? "" : "---\n")
          .append(
              """
              apiVersion: v1
              kind: ServiceAccount
              metadata: { name: role-NUMBER, namespace: shop }
              ---
              apiVersion: v1
              kind: ConfigMap
              metadata: { name: config-NUMBER, namespace: shop }
              data: { a: "NUMBER" }
              ---
              apiVersion: apps/v1
              kind: Deployment
              metadata: { name: web-NUMBER, namespace: shop }
              spec:
                selector: { matchLabels: { app: web-NUMBER } }
                template:
                  metadata: { labels: { app: web-NUMBER, plimsoll.dev/role: role-NUMBER } }
                  spec:
                    serviceAccountName: role-NUMBER
                    containers:
                      - name: web
                        image: "registry.acme.example/web:1"
                        envFrom: [{ configMapRef: { name: config-NUMBER } }]
              ---
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata: { name: web-NUMBER, namespace: shop }
              spec:
                scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web-NUMBER }
                maxReplicas: 3
              """
                  .replace("NUMBER", Integer.toString(i)));
    }
    var sketch =
        new Sketch("sketch", SHOP, yaml.toString(), arrows, List.of(Identity.named("jobs")));
    Environment<NoSettings> environment =
        Environment.of(
                PlainEnvironment.of(Stage.PROD),
                Schemas.of(KubernetesVersion.V1_35),
                new NoSettings())
            .withOverlays(overlays)
            .withNaming(naming);
    Compiled compiled =
        new PlatformCompiler().compile(Platform.named("acme").with(sketch), environment);
    var findings = new Findings();
    findings.addAll(compiled.findings());
    assertThat(findings.hasErrors()).as(FindingFiles.text(findings.sorted())).isFalse();
  }
}
