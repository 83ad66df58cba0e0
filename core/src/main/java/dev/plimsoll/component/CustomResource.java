package dev.plimsoll.component;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.NamespaceName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * An object of a kind that a CustomResourceDefinition brings, as data: for kinds that no module has
 * a type for. Immutable.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/">Custom
 *     resources</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class CustomResource {
  /** Whether objects of the kind lie in a namespace. */
  private enum Scope {
    NAMESPACED,
    CLUSTER
  }

  private final String apiVersion;
  private final String kind;
  private final DnsSubdomain name;
  private final Scope scope;
  private final Labels labels;
  private final Map<String, Object> fields;

  private CustomResource(
      CustomResource of, Scope scope, Labels labels, Map<String, Object> fields) {
    this(of.apiVersion, of.kind, of.name, scope, labels, fields);
  }

  private CustomResource(
      String apiVersion,
      String kind,
      DnsSubdomain name,
      Scope scope,
      Labels labels,
      Map<String, Object> fields) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.name = name;
    this.scope = scope;
    this.labels = labels;
    this.fields = fields;
  }

  /**
   * An object without fields.
   *
   * @param apiVersion group and version, for example {@code kafka.strimzi.io/v1}
   * @param kind for example {@code KafkaTopic}
   * @param name its name
   * @throws IllegalArgumentException if the name is not a DNS subdomain
   */
  public static CustomResource of(String apiVersion, String kind, String name) {
    return new CustomResource(
        apiVersion, kind, DnsSubdomain.of(name), Scope.NAMESPACED, Labels.empty(), Map.of());
  }

  /** This with what stands under {@code spec}: maps, lists, texts, numbers and truth values. */
  public CustomResource withSpec(Map<String, ?> spec) {
    return with("spec", spec);
  }

  /** This with a field beside {@code metadata}; what it is given is not copied. */
  public CustomResource with(String field, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new CustomResource(this, scope, labels, more);
  }

  /** This with a label. */
  public CustomResource withLabel(String key, String value) {
    return new CustomResource(this, scope, labels.with(key, value), fields);
  }

  /** This outside of namespaces. */
  public CustomResource clusterScoped() {
    return new CustomResource(this, Scope.CLUSTER, labels, fields);
  }

  /** The object, in a namespace if its kind has one. */
  Manifest manifest(NamespaceName namespace, Origin origin) {
    var metadata = MapNode.builder(origin).put("name", name.value());
    if (scope == Scope.NAMESPACED) {
      metadata.put("namespace", namespace.value());
    }
    if (!labels.isEmpty()) {
      metadata.put("labels", ObjectNodes.from(labels.asMap(), origin));
    }
    var tree =
        MapNode.builder(origin)
            .put("apiVersion", apiVersion)
            .put("kind", kind)
            .put("metadata", metadata.build());
    fields.forEach((field, value) -> tree.put(field, ObjectNodes.from(value, origin)));
    return Manifest.of(tree.build());
  }

  @Override
  public String toString() {
    return apiVersion + " " + kind + " " + name;
  }
}
