package dev.plimsoll.flink;

import dev.plimsoll.manifest.Bundle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the operator says for all clusters: the settings of its ConfigMap, if that is among the
 * manifests.
 *
 * @param defaults by key
 * @param areKnown whether the ConfigMap was there
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-release-1.15/docs/operations/configuration/">The
 *     operator's configuration</a>
 */
record Operators(Map<String, String> defaults, boolean areKnown) {
  static Operators of(Bundle bundle) {
    var defaults = new TreeMap<String, String>();
    List<ConfigFile> files =
        bundle
            .ofKind("", "ConfigMap")
            .filter(map -> map.identity().name().startsWith(FlinkOperatorParts.CONFIG))
            .flatMap(map -> ConfigFile.of(map).stream())
            .toList();
    files.forEach(file -> defaults.putAll(FlinkSettings.byKey(file.settings())));
    return new Operators(defaults, !files.isEmpty());
  }
}
