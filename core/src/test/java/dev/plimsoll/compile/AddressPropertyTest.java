package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.environment.Surroundings;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host that a program looks up leads to the same Service, and pod, under any naming. What it
 * leads to is said by a resolver that knows only the rules of the cluster's DNS, with the search
 * list that a pod has: its namespace, {@code svc}, the cluster's domain.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">DNS for
 *     Services and Pods</a>
 */
class AddressPropertyTest {
  private static final List<String> NAMESPACES = List.of("shop", "tools", "a-shop");
  // With these prefixes a new name is the old one of another.
  private static final List<String> PREFIXES = List.of("a-", "db-", "blue-", "");
  private static final List<String> SERVICES = List.of("db", "a-db", "db-pods", "web", "db-db");

  /** What is in a cluster: by namespace and name the object as it was called at first. */
  private record Cluster(Map<String, String> services, Map<String, String> pods) {
    /** What a host leads to, asked by a pod of a namespace. */
    Optional<String> resolve(String host, String own) {
      for (String search : List.of("." + own + ".svc.cluster.local", ".svc.cluster.local", "")) {
        String full = host + search;
        String end = ".svc.cluster.local";
        if (full.endsWith(end)) {
          String[] labels = full.substring(0, full.length() - end.length()).split("\\.", -1);
          String behind = labels[labels.length - 1];
          String found =
              labels.length == 2
                  ? services.get(behind + "/" + labels[0])
                  : labels.length == 3
                      ? pods.get(behind + "/" + labels[1] + "/" + labels[0])
                      : null;
          if (found != null) {
            return Optional.of(found);
          }
        }
      }
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void aHostLeadsWhereItLedBefore(long seed) {
    var random = new Random(seed);
    String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
    var moves = new TreeMap<String, String>();
    NAMESPACES.forEach(
        namespace -> moves.put(namespace, random.nextBoolean() ? "b-" + namespace : namespace));
    var before = new Cluster(new TreeMap<>(), new TreeMap<>());
    var after = new Cluster(new TreeMap<>(), new TreeMap<>());
    var objects = new StringBuilder();
    for (String namespace : NAMESPACES) {
      for (String service : SERVICES) {
        if (random.nextInt(3) > 0) {
          String what = namespace + "/" + service;
          before.services().put(what, what);
          after.services().put(moves.get(namespace) + "/" + prefix + service, what);
          objects
              .append("---\napiVersion: v1\nkind: Service\n")
              .append("metadata: {name: " + service + ", namespace: " + namespace + "}\n")
              .append("spec: {selector: {app: x}, ports: [{port: 5432}]}\n")
              .append("---\napiVersion: apps/v1\nkind: StatefulSet\n")
              .append("metadata: {name: " + service + "-set, namespace: " + namespace + "}\n")
              .append("spec: {serviceName: " + service + "}\n");
          for (int pod = 0; pod < 2; pod++) {
            before.pods().put(what + "/" + service + "-set-" + pod, what + pod);
            after
                .pods()
                .put(
                    moves.get(namespace)
                        + "/"
                        + prefix
                        + service
                        + "/"
                        + prefix
                        + service
                        + "-set-"
                        + pod,
                    what + pod);
          }
        }
      }
    }
    List<String> hosts = hosts();
    String own = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    objects.append("---\napiVersion: v1\nkind: ConfigMap\n");
    objects.append("metadata: {name: hosts, namespace: " + own + "}\ndata:\n");
    for (int i = 0; i < hosts.size(); i++) {
      objects.append("  host." + i + ": \"" + hosts.get(i) + "\"\n");
      objects.append("  url." + i + ": \"http://" + hosts.get(i) + ":5432/x\"\n");
    }
    var naming = new Naming(prefix, "", moves, ContentHashes.MARKED);
    MapNode data = named(objects.toString(), naming);
    for (int i = 0; i < hosts.size(); i++) {
      String said = "seed " + seed + ", " + hosts.get(i) + " in " + own + " with " + naming;
      Optional<String> led = before.resolve(hosts.get(i), own);
      if (led.isEmpty()) {
        continue;
      }
      String bare = data.findText("host." + i).orElseThrow();
      String url = data.findText("url." + i).orElseThrow();
      assertThat(after.resolve(bare, moves.get(own))).as(said + ": " + bare).isEqualTo(led);
      assertThat(url).as(said).isEqualTo("http://" + bare + ":5432/x");
    }
  }

  /** Each form of each host, also of what is not there. */
  private static List<String> hosts() {
    var hosts = new ArrayList<String>();
    for (String service : SERVICES) {
      for (String one : List.of(service, service + "-set-0." + service)) {
        hosts.add(one);
        for (String namespace : NAMESPACES) {
          hosts.add(one + "." + namespace);
          hosts.add(one + "." + namespace + ".svc");
          hosts.add(one + "." + namespace + ".svc.cluster.local");
        }
      }
    }
    return hosts;
  }

  private static MapNode named(String objects, Naming naming) {
    var findings = new Findings();
    Bundle bundle =
        Bundle.of(
            YamlReader.read(objects, "test.yaml", findings).stream()
                .filter(document -> document.root() instanceof MapNode)
                .map(document -> Manifest.of((MapNode) document.root()))
                .toList());
    findings.throwIfErrors();
    Bundle named =
        new Namer("prod", used(naming, bundle), Surroundings.standard()).name(bundle, findings);
    findings.throwIfErrors();
    return named.all().stream()
        .filter(manifest -> manifest.is("", "ConfigMap"))
        .findFirst()
        .orElseThrow()
        .tree()
        .findMap("data")
        .orElseThrow();
  }

  /** Only namespaces that something is in can move. */
  private static Naming used(Naming naming, Bundle bundle) {
    var moves = new TreeMap<String, String>(naming.namespaces());
    moves
        .keySet()
        .removeIf(
            namespace ->
                bundle.all().stream()
                    .noneMatch(m -> m.identity().namespace().orElse("").equals(namespace)));
    return new Naming(naming.prefix(), naming.suffix(), moves, naming.hashes());
  }
}
