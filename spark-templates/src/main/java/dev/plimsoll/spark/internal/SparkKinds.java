package dev.plimsoll.spark.internal;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The CustomResourceDefinitions of the operator, made of the specification. They hold no
 * descriptions, so that they fit into the annotation of a client-side apply.
 */
public final class SparkKinds {
  private static final String GROUP = "sparkoperator.k8s.io";

  private final KindText kinds;
  private final Expansion expansion;

  private SparkKinds(KindText kinds) {
    this.kinds = kinds;
    this.expansion =
        new Expansion(kinds, Schemas.of(KubernetesVersion.V1_34), Older.read(text("spark.older")));
  }

  /** The definitions of release 2.5.2, in the order SparkApplication, Scheduled, Connect. */
  public static List<MapNode> definitions(Origin origin) {
    var specification = new SparkKinds(specification());
    return specification.kinds.kinds().stream()
        .map(kind -> (MapNode) ObjectNodes.from(specification.definition(kind), origin))
        .toList();
  }

  /** The specification, of which the builders are made too. */
  public static KindText specification() {
    return KindText.read(text("spark.kinds"));
  }

  private static String text(String file) {
    String path = "/dev/plimsoll/spark/" + file;
    try (InputStream in = SparkKinds.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + path + " of the Spark templates");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private Map<String, Object> definition(KindText.Kind kind) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", kind.plural() + "." + GROUP);
    // The API server asks for it in groups below k8s.io.
    metadata.put(
        "annotations",
        Map.of(
            "api-approved.kubernetes.io", "https://github.com/kubeflow/spark-operator/pull/1298"));
    var names = new LinkedHashMap<String, Object>();
    names.put("kind", kind.name());
    names.put("listKind", kind.name() + "List");
    names.put("plural", kind.plural());
    names.put("shortNames", List.of(kind.shortName()));
    names.put("singular", kind.singular());
    var spec = new LinkedHashMap<String, Object>();
    spec.put("group", GROUP);
    spec.put("names", names);
    spec.put("scope", "Namespaced");
    spec.put("versions", List.of(version(kind)));
    var definition = new LinkedHashMap<String, Object>();
    definition.put("apiVersion", "apiextensions.k8s.io/v1");
    definition.put("kind", "CustomResourceDefinition");
    definition.put("metadata", metadata);
    definition.put("spec", spec);
    return definition;
  }

  private Map<String, Object> version(KindText.Kind kind) {
    var version = new LinkedHashMap<String, Object>();
    version.put(
        "additionalPrinterColumns", kind.columns().stream().map(SparkKinds::column).toList());
    version.put("name", kind.version());
    version.put("schema", Map.of("openAPIV3Schema", schema(kind)));
    version.put("served", true);
    version.put("storage", true);
    version.put("subresources", Map.of("status", Map.of()));
    return version;
  }

  private static Map<String, Object> column(KindText.Column column) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("jsonPath", column.path());
    entry.put("name", column.name());
    entry.put("type", column.type());
    return entry;
  }

  private Map<String, Object> schema(KindText.Kind kind) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("apiVersion", Map.of("type", "string"));
    properties.put("kind", Map.of("type", "string"));
    properties.put("metadata", Map.of("type", "object"));
    properties.put("spec", expansion.expression(kind.spec()));
    properties.put("status", expansion.expression(kind.status()));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of("metadata", "spec"));
    return schema;
  }
}
