package dev.plimsoll.schema.internal;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Scope;
import dev.plimsoll.schema.TypeSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what an API server serves under {@code /openapi/v2}, or the documents of all groups under
 * {@code /openapi/v3}. Kinds, their plural, scope and subresources are read from the paths, since
 * the definitions do not tell which of them are served.
 */
public final class OpenApiDocument {
  private static final String GROUP_VERSION_KIND = "x-kubernetes-group-version-kind";
  private static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
  private static final Set<String> API_ROOTS = Set.of("api", "apis");

  private final Map<String, MapNode> definitions = new HashMap<>();
  private final Map<String, MapNode> paths = new TreeMap<>();

  /**
   * Reads documents that belong together.
   *
   * @throws IllegalArgumentException if one of them is no OpenAPI document of version 2 or 3, or
   *     together they are not those of a Kubernetes API server
   */
  public OpenApiDocument(Collection<MapNode> documents) {
    for (MapNode document : documents) {
      MapNode schemas =
          document
              .findMap("definitions")
              .or(
                  () ->
                      document
                          .findMap("components")
                          .flatMap(components -> components.findMap("schemas")))
              .or(
                  () ->
                      document
                          .findMap("openapi")
                          .or(() -> Optional.of(MapNode.empty(document.origin()))))
              .orElseThrow();
      if (!document.has("swagger") && !document.has("openapi")) {
        throw new IllegalArgumentException("neither \"swagger\" nor \"openapi\" is among its keys");
      }
      schemas.forEach((name, schema) -> definitions.put(name, map(schema, name)));
      document
          .findMap("paths")
          .ifPresent(all -> all.forEach((path, item) -> paths.put(path, map(item, path))));
    }
    if (!definitions.containsKey(OBJECT_META)) {
      throw new IllegalArgumentException("it does not define " + OBJECT_META);
    }
  }

  static MapNode map(Node node, String name) {
    if (node instanceof MapNode map) {
      return map;
    }
    throw new IllegalArgumentException(name + " is no map");
  }

  /** The kinds that can be created or read, by {@link CompactData#key}. */
  public Map<String, KindSchema> kinds() {
    var types = new OpenApiTypes(definitions);
    var customs = new StructuralTypes((ObjectType) types.named(OBJECT_META));
    SortedMap<String, Served> served = served();
    Map<String, KindSchema> kinds = new TreeMap<>();
    for (Served kind : served.values()) {
      TypeSchema type =
          kind.isCustom()
              ? customs.root(definitions.get(kind.definition), kind.kind)
              : types.named(kind.definition);
      var traits =
          new KindSchema.Traits(
              kind.scope, kind.subresources, kind.creatable, kind.isCustom(), Optional.empty());
      kinds.put(
          CompactData.key(kind.apiVersion, kind.kind),
          new KindSchema(kind.apiVersion, kind.kind, kind.plural, traits, (ObjectType) type));
    }
    return kinds;
  }

  /** What the paths of one resource say, gathered. */
  private static final class Served {
    private String apiVersion = "";
    private String kind = "";
    private String plural = "";
    private String definition = "";
    private Scope scope = Scope.CLUSTER;
    private boolean creatable;
    private final SortedSet<String> subresources = new TreeSet<>();

    boolean isCustom() {
      return !definition.startsWith("io.k8s.api")
          && !definition.startsWith("io.k8s.kube-aggregator");
    }
  }

  private SortedMap<String, Served> served() {
    var byResource = new TreeMap<String, Served>();
    paths.forEach(
        (path, item) -> {
          List<String> steps = Arrays.asList(path.substring(1).split("/"));
          int start = steps.get(0).equals("api") ? 2 : 3;
          if (!API_ROOTS.contains(steps.get(0))
              || steps.size() <= start
              || steps.get(start).equals("watch")) {
            return;
          }
          boolean namespaced =
              steps.size() > start + 2
                  && steps.get(start).equals("namespaces")
                  && steps.get(start + 1).equals("{namespace}");
          List<String> resource = steps.subList(namespaced ? start + 2 : start, steps.size());
          Served kind =
              byResource.computeIfAbsent(
                  String.join("/", steps.subList(0, start)) + " " + resource.get(0),
                  key -> new Served());
          if (resource.size() == 3) {
            kind.subresources.add(resource.get(2));
          } else if (resource.size() == 1) {
            read(kind, item, steps.subList(1, start), resource.get(0));
            kind.scope = namespaced ? Scope.NAMESPACED : kind.scope;
          }
        });
    byResource.values().removeIf(kind -> kind.definition.isEmpty());
    return byResource;
  }

  private void read(Served kind, MapNode item, List<String> groupVersion, String plural) {
    Optional<MapNode> create = item.findMap("post").filter(post -> post.has(GROUP_VERSION_KIND));
    Optional<MapNode> any =
        create.or(() -> item.findMap("get").filter(get -> get.has(GROUP_VERSION_KIND)));
    boolean known = !kind.definition.isEmpty();
    if (any.isEmpty() || (known && create.isEmpty())) {
      return;
    }
    MapNode identity = any.get().findMap(GROUP_VERSION_KIND).orElseThrow();
    kind.kind = OpenApiTypes.text(identity, "kind");
    kind.apiVersion = String.join("/", groupVersion);
    kind.plural = plural;
    kind.creatable = create.isPresent();
    kind.definition =
        create.flatMap(OpenApiDocument::body).or(() -> definitionOf(identity)).orElse("");
  }

  private static Optional<String> body(MapNode operation) {
    var schemas = new ArrayList<MapNode>();
    operation
        .findMap("requestBody")
        .flatMap(body -> body.findMap("content"))
        .ifPresent(
            content ->
                content.forEach(
                    (type, media) -> map(media, type).findMap("schema").ifPresent(schemas::add)));
    operation
        .findList("parameters")
        .ifPresent(
            parameters ->
                parameters.forEach(
                    parameter ->
                        Optional.of(map(parameter, "parameter"))
                            .filter(known -> OpenApiTypes.text(known, "in").equals("body"))
                            .flatMap(known -> known.findMap("schema"))
                            .ifPresent(schemas::add)));
    return schemas.stream()
        .flatMap(schema -> schema.findText("$ref").stream())
        .map(OpenApiTypes::target)
        .findFirst();
  }

  private Optional<String> definitionOf(MapNode identity) {
    return definitions.entrySet().stream()
        .filter(
            entry ->
                entry
                    .getValue()
                    .findList(GROUP_VERSION_KIND)
                    .filter(kinds -> kinds.size() == 1 && kinds.get(0).equals((Node) identity))
                    .isPresent())
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
