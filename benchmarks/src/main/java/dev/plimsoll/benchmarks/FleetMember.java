package dev.plimsoll.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One made-up workload: a Deployment, a Service, a ConfigMap that it refers to three times, and a
 * ServiceAccount.
 *
 * @param name the name of all four objects
 * @param namespace one of {@value #NAMESPACES}
 * @param repository the image without registry and tag
 * @param port where it listens
 * @param replicas how many pods
 * @param millicores CPU requested
 * @param mebibytes memory, requested and limit
 * @param config entries of the ConfigMap
 */
record FleetMember(
    String name,
    String namespace,
    String repository,
    int port,
    int replicas,
    int millicores,
    int mebibytes,
    SortedMap<String, String> config) {
  /** The seed that every published figure was measured with. */
  static final long SEED = 20_261_124L;

  /** How many namespaces share the fleet. */
  static final int NAMESPACES = 4;

  /** How many image repositories there are. */
  static final int REPOSITORIES = 8;

  /** The registry of images before an environment changes it. */
  static final String REGISTRY = "registry.acme.example";

  /** The key that a container reads by itself. */
  static final String KEY = "MODE";

  private static final List<String> WORDS =
      List.of("orders", "billing", "search", "ledger", "stock", "mail", "quotes", "risk");

  /** A fleet of so many members, always the same for the same number. */
  static List<FleetMember> fleet(int members) {
    var random = new SplittableRandom(SEED);
    List<FleetMember> fleet = new ArrayList<>(members);
    for (int i = 0; i < members; i++) {
      var config = new TreeMap<String, String>();
      config.put(KEY, random.nextBoolean() ? "batch" : "serve");
      int entries = random.nextInt(3, 9);
      for (int entry = 0; entry < entries; entry++) {
        config.put(
            "SETTING_" + entry,
            WORDS.get(random.nextInt(WORDS.size())) + "-" + random.nextInt(1_000_000));
      }
      fleet.add(
          new FleetMember(
              WORDS.get(random.nextInt(WORDS.size()))
                  + "-"
                  + Integer.toString(100_000 + i).substring(1),
              "fleet-" + i % NAMESPACES,
              "apps/app-" + random.nextInt(REPOSITORIES),
              random.nextInt(8000, 9000),
              random.nextInt(1, 4),
              random.nextInt(1, 20) * 50,
              random.nextInt(1, 16) * 64,
              config));
    }
    return fleet;
  }
}
