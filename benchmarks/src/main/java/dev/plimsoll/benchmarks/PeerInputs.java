package dev.plimsoll.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same fleet, and the same changes for an environment, as each peer would have them: a Helm
 * chart with values, a Kustomize base with overlays, a Jsonnet file with one file for each
 * environment.
 */
final class PeerInputs {
  private PeerInputs() {}

  static void write(Path folder, int members, int environments) throws IOException {
    List<FleetMember> fleet = FleetMember.fleet(members);
    helm(folder.resolve("helm"), fleet, environments);
    kustomize(folder.resolve("kustomize"), fleet, environments);
    jsonnet(folder.resolve("jsonnet"), fleet, environments);
  }

  private static void helm(Path folder, List<FleetMember> fleet, int environments)
      throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(
        folder.resolve("Chart.yaml"), "apiVersion: v2\nname: fleet\nversion: 1.0.0\n");
    var values = new StringBuilder("members:\n");
    int index = 0;
    for (FleetMember member : fleet) {
      values.append(
          String.format(
              Locale.ROOT,
              """
          - name: %s
            namespace: %s
            repository: %s
            port: %d
            replicas: %d
            millicores: %d
            mebibytes: %d
            patched: %s
            config:
          """,
              member.name(),
              member.namespace(),
              member.repository(),
              member.port(),
              member.replicas(),
              member.millicores(),
              member.mebibytes(),
              index++ % 10 == 0));
      member.config().forEach((key, value) -> values.append(entry("    ", key, value)));
    }
    Files.writeString(folder.resolve("values.yaml"), values);
    for (int i = 0; i < environments; i++) {
      Files.writeString(
          folder.resolve("values-" + FleetFolder.environment(i) + ".yaml"),
          "environment: %s\nprefix: %s\nregistry: %s\ntag: \"%s\"\n"
              .formatted(
                  FleetFolder.environment(i),
                  FleetFolder.prefix(i),
                  FleetFolder.registry(i),
                  FleetFolder.tag(i)));
    }
    Files.writeString(folder.resolve("templates/fleet.yaml"), Texts.of("fleet.helm.yaml"));
  }

  private static void kustomize(Path folder, List<FleetMember> fleet, int environments)
      throws IOException {
    Path base = Files.createDirectories(folder.resolve("base"));
    String template = Texts.of("fleet.kustomize.yaml");
    var resources = new StringBuilder("resources:\n");
    var generators = new StringBuilder("configMapGenerator:\n");
    var patches = new StringBuilder("patches:\n");
    int index = 0;
    for (FleetMember member : fleet) {
      String text = template;
      for (var fact : facts(member).entrySet()) {
        text = text.replace("@" + fact.getKey() + "@", fact.getValue());
      }
      Files.writeString(base.resolve(member.name() + ".yaml"), text);
      resources.append("- ").append(member.name()).append(".yaml\n");
      generators
          .append("- name: ")
          .append(member.name())
          .append("\n  namespace: ")
          .append(member.namespace())
          .append("\n  literals:\n");
      member
          .config()
          .forEach(
              (key, value) ->
                  generators.append("  - ").append(key).append('=').append(value).append('\n'));
      if (index++ % 10 == 0) {
        patches
            .append("- target: { kind: Deployment, name: ")
            .append(member.name())
            .append(" }\n  patch: '[{\"op\": \"add\", \"path\": \"/spec/minReadySeconds\",")
            .append(" \"value\": 7}]'\n");
      }
    }
    Files.writeString(base.resolve("kustomization.yaml"), resources.toString() + generators);
    for (int i = 0; i < environments; i++) {
      Path overlay = Files.createDirectories(folder.resolve(FleetFolder.environment(i)));
      var images = new StringBuilder("images:\n");
      for (int image = 0; image < FleetMember.REPOSITORIES; image++) {
        images.append(
            String.format(
                Locale.ROOT,
                "- { name: %s/apps/app-%d, newName: %s/apps/app-%d, newTag: \"%s\" }\n",
                FleetMember.REGISTRY,
                image,
                FleetFolder.registry(i),
                image,
                FleetFolder.tag(i)));
      }
      Files.writeString(
          overlay.resolve("kustomization.yaml"),
          """
          resources: [../base]
          namePrefix: %s
          labels:
          - pairs: { environment: %s, team: platform }
            includeTemplates: true
          """
                  .formatted(FleetFolder.prefix(i), FleetFolder.environment(i))
              + images
              + patches);
    }
  }

  private static void jsonnet(Path folder, List<FleetMember> fleet, int environments)
      throws IOException {
    Files.createDirectories(folder);
    var members = new StringBuilder("[\n");
    int index = 0;
    for (FleetMember member : fleet) {
      members.append("  {");
      facts(member)
          .forEach(
              (key, value) ->
                  members.append(
                      key.equals("name") || key.equals("namespace") || key.equals("repository")
                          ? " %s: '%s',".formatted(key, value)
                          : " %s: %s,".formatted(key, value)));
      members.append(" patched: ").append(index++ % 10 == 0).append(", config: {");
      member.config().forEach((key, value) -> members.append(" %s: '%s',".formatted(key, value)));
      members.append(" } },\n");
    }
    Files.writeString(folder.resolve("members.libsonnet"), members.append("]\n"));
    Files.writeString(folder.resolve("fleet.libsonnet"), Texts.of("fleet.libsonnet"));
    for (int i = 0; i < environments; i++) {
      Files.writeString(
          folder.resolve(FleetFolder.environment(i) + ".jsonnet"),
          "(import 'fleet.libsonnet')('%s', '%s', '%s', '%s')\n"
              .formatted(
                  FleetFolder.environment(i),
                  FleetFolder.prefix(i),
                  FleetFolder.registry(i),
                  FleetFolder.tag(i)));
    }
  }

  private static Map<String, String> facts(FleetMember member) {
    return new TreeMap<>(
        Map.of(
            "name", member.name(),
            "namespace", member.namespace(),
            "repository", member.repository(),
            "port", Integer.toString(member.port()),
            "replicas", Integer.toString(member.replicas()),
            "millicores", Integer.toString(member.millicores()),
            "mebibytes", Integer.toString(member.mebibytes())));
  }

  private static String entry(String indent, String key, String value) {
    return indent + key + ": \"" + value + "\"\n";
  }
}
