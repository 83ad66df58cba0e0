package dev.plimsoll.schema;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.internal.CompactData;
import dev.plimsoll.schema.internal.CustomKinds;
import dev.plimsoll.schema.internal.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * The kinds that an API server of one minor serves: built-in ones from the data of the {@code
 * schemas} module or from the cluster's own OpenAPI document, and the custom resources of
 * definitions that were joined. Immutable and thread-safe; a type is read when it is first needed.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Schemas {
  private static final Map<KubernetesVersion, Schemas> LOADED = new ConcurrentHashMap<>();

  private final KubernetesVersion version;
  private final Map<String, KindSchema> kinds;
  private final Map<String, ObjectType> typesByName;
  private final Optional<CompactData> data;
  private final Set<String> builtInGroups;

  private Schemas(
      KubernetesVersion version, Map<String, KindSchema> kinds, Optional<CompactData> data) {
    this.version = version;
    this.kinds = Collections.unmodifiableMap(kinds);
    this.data = data;
    this.typesByName = new TreeMap<>();
    var groups = new TreeSet<String>();
    for (KindSchema kind : kinds.values()) {
      if (!kind.isCustom()) {
        groups.add(kind.group());
        typesByName.put(kind.type().name(), kind.type());
      }
    }
    this.builtInGroups = Collections.unmodifiableSet(groups);
  }

  /**
   * The schemas of a minor that come with Plimsoll.
   *
   * @throws IllegalArgumentException if the minor is none of {@link KubernetesVersion#SUPPORTED}
   */
  public static Schemas of(KubernetesVersion version) {
    if (!version.isSupported()) {
      throw new IllegalArgumentException(
          "Plimsoll knows the schemas of Kubernetes "
              + KubernetesVersion.SUPPORTED.get(0)
              + " to "
              + KubernetesVersion.SUPPORTED.get(KubernetesVersion.SUPPORTED.size() - 1)
              + ", not of "
              + version
              + "; give the cluster's own OpenAPI document (kubectl get --raw /openapi/v2)");
    }
    return LOADED.computeIfAbsent(version, Schemas::load);
  }

  private static Schemas load(KubernetesVersion version) {
    String file = "/dev/plimsoll/schemas/" + version + ".txt";
    try (InputStream in = Schemas.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the class path lacks " + file + " of the artifact plimsoll-schemas");
      }
      var data = new CompactData(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return new Schemas(version, data.kinds(), Optional.of(data));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * The schemas of a cluster instead of ours: what it serves under {@code /openapi/v2}, or all
   * documents under {@code /openapi/v3}. The minor may be any; it decides which hand-written rules
   * of the server apply.
   *
   * @throws IllegalArgumentException if a document is no OpenAPI document, or not of a Kubernetes
   *     API server
   */
  public static Schemas ofOpenApi(KubernetesVersion version, Collection<MapNode> documents) {
    return new Schemas(version, new OpenApiDocument(documents).kinds(), Optional.empty());
  }

  /**
   * These schemas and the kinds that custom resource definitions serve. A definition joined later
   * wins over an earlier one of the same kind. Trees that are no definition, or that say too
   * little, add nothing: the check of the definition itself reports them.
   */
  public Schemas with(Collection<MapNode> customResourceDefinitions) {
    if (customResourceDefinitions.isEmpty()) {
      return this;
    }
    var reader = new CustomKinds(objectMeta());
    var all = new LinkedHashMap<>(kinds);
    for (MapNode definition : customResourceDefinitions) {
      for (KindSchema kind : reader.read(definition)) {
        all.put(CompactData.key(kind.apiVersion(), kind.kind()), kind);
      }
    }
    return new Schemas(version, all, data);
  }

  /**
   * Whether a tree is a definition that {@link #with} takes kinds from: a CustomResourceDefinition
   * of {@code apiextensions.k8s.io/v1} that serves a version.
   */
  public static boolean defines(MapNode customResourceDefinition) {
    return CustomKinds.defines(customResourceDefinition);
  }

  /**
   * These schemas and the kinds of definitions that are not served here yet, in any version; see
   * {@link #with}.
   */
  public Schemas withMissing(Collection<MapNode> customResourceDefinitions) {
    return with(
        customResourceDefinitions.stream().filter(definition -> !isServed(definition)).toList());
  }

  private boolean isServed(MapNode definition) {
    Optional<MapNode> spec = definition.findMap("spec");
    String group = spec.flatMap(s -> s.findText("group")).orElse("");
    String kind = spec.flatMap(s -> s.findMap("names")).flatMap(n -> n.findText("kind")).orElse("");
    return kinds.values().stream()
        .anyMatch(served -> served.kind().equals(kind) && served.group().equals(group));
  }

  private ObjectType objectMeta() {
    KindSchema anyKind =
        kinds.values().stream().filter(kind -> !kind.isCustom()).findFirst().orElseThrow();
    return (ObjectType) anyKind.type().field("metadata").orElseThrow().type();
  }

  /** The minor that these schemas are of. */
  public KubernetesVersion version() {
    return version;
  }

  /** A kind by its apiVersion, for example {@code apps/v1}, and name, if it is served. */
  public Optional<KindSchema> find(String apiVersion, String kind) {
    return Optional.ofNullable(kinds.get(CompactData.key(apiVersion, kind)));
  }

  /** All kinds: built-in ones by apiVersion and name, then custom ones as they were joined. */
  public Collection<KindSchema> kinds() {
    return kinds.values();
  }

  /**
   * A built-in object type by its short name, for example {@code core.v1.PodSpec}, if there is one.
   */
  public Optional<ObjectType> type(String shortName) {
    return data.flatMap(d -> d.find(shortName))
        .or(() -> Optional.ofNullable(typesByName.get(shortName)));
  }

  /**
   * Whether all kinds of an API group are built in, so that a kind that is not here is none; the
   * core group is empty.
   */
  public boolean isBuiltIn(String group) {
    return builtInGroups.contains(group);
  }
}
