package dev.plimsoll.samples.dataplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.Report;
import dev.plimsoll.check.FaultCodes;
import dev.plimsoll.compile.CompileCodes;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.overlay.Overlay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that cannot be, written by an overlay into fields of all kinds of objects of the sample
 * which stages and checks read: each is told by findings, and none stops a stage or a check.
 */
class BadValuesTest {
  private static final Origin ORIGIN = new Origin(Layer.OVERLAY, Place.file("bad.yaml", 1, 1));
  private static final Set<Code> FAULTS =
      Set.of(PlimsollCodes.INTERNAL_FAULT, FaultCodes.FAILED, CompileCodes.COMPONENT_FAILED);

  /** A value, as it is written, by a word for messages. */
  private static final Map<String, Node> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put("99999", ScalarNode.integer(99_999, ORIGIN));
    VALUES.put("0", ScalarNode.integer(0, ORIGIN));
    VALUES.put("-1", ScalarNode.integer(-1, ORIGIN));
    VALUES.put("beyond 32 bits", ScalarNode.integer(9_999_999_999L, ORIGIN));
    VALUES.put("an empty text", ScalarNode.string("", ORIGIN));
    VALUES.put("a text", ScalarNode.string("Not OK!", ORIGIN));
    VALUES.put("a label that is no name", ScalarNode.string("Not.OK", ORIGIN));
    VALUES.put("a long text", ScalarNode.string("x".repeat(300), ORIGIN));
    VALUES.put("a huge exponent", ScalarNode.string("1e999999999", ORIGIN));
    VALUES.put("a huge size", ScalarNode.string("99999999999999999999999999Gi", ORIGIN));
    VALUES.put("a truth value", ScalarNode.bool(true, ORIGIN));
    VALUES.put("nothing", ScalarNode.nothing(ORIGIN));
    VALUES.put("a map", MapNode.builder(ORIGIN).put("a", "b").build());
    VALUES.put("a list", ListNode.ofStrings(List.of("a"), ORIGIN));
  }

  /** A field of an object, and when an overlay can write it. */
  private record Spot(Overlay.Phase phase, Identity identity, FieldPath path) {}

  /** Sees what there is when it runs. */
  private record Seen(Overlay.Phase phase, List<Manifest> manifests) implements Overlay {
    @Override
    public String name() {
      return "seen";
    }

    @Override
    public Place place() {
      return Place.UNKNOWN;
    }

    @Override
    public Bundle apply(Bundle bundle, OverlayScope scope) {
      manifests.addAll(bundle.all());
      return bundle;
    }
  }

  private record Put(Spot spot, Node value) implements Overlay {
    @Override
    public String name() {
      return "bad.yaml#1";
    }

    @Override
    public Place place() {
      return ORIGIN.place();
    }

    @Override
    public Phase phase() {
      return spot.phase();
    }

    @Override
    public Bundle apply(Bundle bundle, OverlayScope scope) {
      return bundle.map(
          manifest ->
              manifest.identity().equals(spot.identity())
                  ? manifest.map(tree -> (MapNode) Nodes.set(tree, spot.path(), value))
                  : manifest);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Read by arrows and policies.
        "containerPort, targetPort, port, protocol, ports, cidr, policyTypes, podSelector",
        // Read by arrows, accounts and rights.
        "plimsoll.dev/role, serviceAccountName, subjects, verbs, roleRef, matchLabels",
        // Read by quotas and scalers.
        "cpu, memory, replicas, minReplicas, maxReplicas, parallelism, storage, limits",
        // Read by names, references and what other programs make of them.
        "image, schedule, driver, executor, instances, cores, sparkVersion, containers, env"
      })
  void areFindings(String words) {
    var plimsoll = Plimsoll.of(new AcmePlatform()).withEnvironments(Path.of("environments"));
    var environment = plimsoll.environment("prod-eks");
    List<String> fields = Stream.of(words.split(", ")).toList();
    List<Spot> spots =
        spots(plimsoll, environment).stream()
            .filter(spot -> fields.stream().anyMatch(field -> isAt(spot.path(), field)))
            .toList();
    assertThat(spots).hasSizeGreaterThan(fields.size());
    int refused = 0;
    for (Spot spot : spots) {
      // Another value at each spot, so that each is written somewhere, and some at each kind.
      for (Map.Entry<String, Node> value : some(spots.indexOf(spot))) {
        Report report =
            plimsoll.render(environment.withOverlays(List.of(new Put(spot, value.getValue()))));
        String said = value.getKey() + " at " + spot.path() + " of " + spot.identity();
        assertThat(report.findings())
            .as(said)
            .filteredOn(finding -> FAULTS.contains(finding.code()))
            .extracting(FindingText::render)
            .isEmpty();
        refused += report.findings().stream().anyMatch(Finding::isError) ? 1 : 0;
      }
    }
    assertThat(refused).as("values that were refused").isGreaterThan(spots.size());
  }

  private static List<Map.Entry<String, Node>> some(int number) {
    var all = new ArrayList<>(VALUES.entrySet());
    return List.of(
        all.get(number % all.size()),
        all.get((number + 5) % all.size()),
        all.get((number + 9) % all.size()));
  }

  private static boolean isAt(FieldPath path, String field) {
    return !path.isRoot()
        && path.last() instanceof FieldPath.Step.Field last
        && last.name().equals(field);
  }

  /** Each field of each kind once. */
  private static <S extends Record> List<Spot> spots(
      Plimsoll<S> plimsoll, Environment<S> environment) {
    var rendered = new Seen(Overlay.Phase.RENDERED, new ArrayList<>());
    var connected = new Seen(Overlay.Phase.CONNECTED, new ArrayList<>());
    plimsoll.render(environment.withOverlays(List.of(rendered, connected)));
    Set<Identity> early =
        rendered.manifests().stream().map(Manifest::identity).collect(Collectors.toSet());
    var spots = new LinkedHashMap<String, Spot>();
    for (Manifest manifest : connected.manifests()) {
      Overlay.Phase phase =
          early.contains(manifest.identity()) ? Overlay.Phase.RENDERED : Overlay.Phase.CONNECTED;
      walk(manifest, manifest.tree(), FieldPath.ROOT, phase, spots);
    }
    return List.copyOf(spots.values());
  }

  private static void walk(
      Manifest manifest, Node node, FieldPath path, Overlay.Phase phase, Map<String, Spot> spots) {
    String key = manifest.identity().kind() + " " + path.toString().replaceAll("\\[\\d+\\]", "[]");
    spots.putIfAbsent(key, new Spot(phase, manifest.identity(), path));
    if (node instanceof MapNode map) {
      map.forEach((name, child) -> walk(manifest, child, path.field(name), phase, spots));
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        walk(manifest, list.get(i), path.item(i), phase, spots);
      }
    }
  }
}
