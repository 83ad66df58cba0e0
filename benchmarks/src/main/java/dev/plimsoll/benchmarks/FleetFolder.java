package dev.plimsoll.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Environment files for the fleet. Each adds a prefix, labels, a registry and tag, a patch on each
 * tenth workload, and a hash of its content to the name of every ConfigMap.
 */
final class FleetFolder {
  private FleetFolder() {}

  /** The name of an environment, counted from 0. */
  static String environment(int index) {
    return String.format(Locale.ROOT, "env-%02d", index);
  }

  /** What an environment puts before every name. */
  static String prefix(int index) {
    return "acme" + index + "-";
  }

  /** The registry of an environment. */
  static String registry(int index) {
    return "mirror-" + index + ".acme.example";
  }

  /** The tag that an environment gives to every image. */
  static String tag(int index) {
    return "2.0." + index;
  }

  /** The members that an environment patches. */
  static List<FleetMember> patched(int members) {
    List<FleetMember> fleet = FleetMember.fleet(members);
    return IntStream.range(0, fleet.size()).filter(i -> i % 10 == 0).mapToObj(fleet::get).toList();
  }

  /** Writes the files of so many environments for a fleet of so many members. */
  static void write(Path folder, int members, int environments) throws IOException {
    Files.createDirectories(folder.resolve("overlays"));
    var overlay = new StringBuilder("schema: plimsoll/overlays/v1\noverlays:\n");
    for (FleetMember member : patched(members)) {
      overlay
          .append("- target: { kind: Deployment, name: ")
          .append(member.name())
          .append(" }\n  patch: { spec: { minReadySeconds: 7 } }\n");
    }
    Files.writeString(folder.resolve("overlays/tenth.yaml"), overlay);
    for (int i = 0; i < environments; i++) {
      Files.writeString(folder.resolve(environment(i) + ".yaml"), file(i, members));
    }
  }

  private static String file(int index, int members) {
    var tags = new StringBuilder();
    FleetMember.fleet(members).stream()
        .map(FleetMember::repository)
        .distinct()
        .sorted()
        .forEach(repository -> tags.append("    %s: \"%s\"\n".formatted(repository, tag(index))));
    return String.format(
        Locale.ROOT,
        """
        schema: plimsoll/environment/v1
        environment: %s
        stage: prod
        target:
          on-prem:
            kubernetes: "1.35"
            networkEngine: calico
            controlPlane: ["10.20.0.10/32:6443"]
            addresses: { services: 10.96.0.0/12, network: [10.0.0.0/8] }
            storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export } }
        naming: { prefix: %s, hashes: named }
        labels: { environment: %s, team: platform }
        images:
          registries: { "*": %s }
          tags:
        %ssettings: { members: %d }
        overlays: [ overlays/tenth.yaml ]
        """,
        environment(index),
        prefix(index),
        environment(index),
        registry(index),
        tags,
        members);
  }
}
