package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.extensions.CelExtensions;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What expressions of admission policies, webhooks and device classes may name. Not thread-safe:
 * each policy has its own, since variables are added one by one.
 */
public final class AdmissionScope {
  /** Variables that only some places have. */
  public enum Part {
    /** {@code params}: the policy has a kind of parameters. */
    PARAMS,
    /** {@code authorizer}: who may do what. */
    AUTHORIZER,
    /** Types of what a mutation applies. */
    PATCHES
  }

  /** The variables of a policy. */
  public static final String VARIABLES = "variables";

  static final String VARIABLES_TYPE = "kubernetes.variables";

  private final KubernetesVersion version;
  private final Map<String, CelType> variables = new LinkedHashMap<>();
  private final Map<Set<Part>, Scope> known = new LinkedHashMap<>();

  /** A scope without variables of the policy's own. */
  public AdmissionScope(KubernetesVersion version) {
    this.version = version;
  }

  /** Adds a variable of the policy for the expressions after it. */
  public void add(String name, Compilation value) {
    variables.put(name, value instanceof Compiled compiled ? declared(compiled.type()) : DYN);
    known.clear();
  }

  /**
   * What the server declares a variable to be: types of the language itself, lists and maps of
   * them; any other it takes for dynamic (apiserver, convertCelTypeToDeclType).
   */
  private static CelType declared(CelType type) {
    if (type instanceof ListType list && list.hasElemType()) {
      return ListType.create(declared(list.elemType()));
    }
    if (type instanceof MapType map) {
      return MapType.create(declared(map.keyType()), declared(map.valueType()));
    }
    return type instanceof SimpleType ? type : DYN;
  }

  /** Compiles an expression of a policy. */
  public Compilation compile(String text, Set<Part> parts, Answers answers) {
    boolean ofItsOwn = parts.contains(Part.PATCHES);
    Scope scope =
        ofItsOwn ? scope(text, parts) : known.computeIfAbsent(parts, key -> scope("", key));
    return scope.compile(text, answers.types());
  }

  private Scope scope(String text, Set<Part> parts) {
    var structs = new Structs();
    Map<String, CelType> named = new LinkedHashMap<>();
    named.put("object", DYN);
    named.put("oldObject", DYN);
    named.put("request", AdmissionTypes.request(structs));
    named.put("namespaceObject", AdmissionTypes.namespace(structs));
    if (!variables.isEmpty()) {
      named.put(VARIABLES, structs.add(VARIABLES_TYPE, variables));
    }
    if (parts.contains(Part.PARAMS)) {
      named.put("params", DYN);
    }
    if (parts.contains(Part.AUTHORIZER)) {
      named.put("authorizer", KubernetesTypes.AUTHORIZER);
      named.put("authorizer.requestResource", KubernetesTypes.RESOURCE_CHECK);
    }
    CelCompilerBuilder builder = KubernetesLibrary.compiler(version);
    if (parts.contains(Part.PATCHES)) {
      AdmissionTypes.patches(structs, text);
      builder.addLibraries(PatchLibrary.FUNCTIONS);
    }
    return Scope.of(builder, named, structs);
  }

  /**
   * Compiles the selector of a device.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/device-class-v1/">DeviceClass</a>
   */
  public static Compilation device(KubernetesVersion version, String text) {
    var structs = new Structs();
    Map<String, CelType> fields = new LinkedHashMap<>();
    fields.put("driver", STRING);
    fields.put("attributes", MapType.create(STRING, MapType.create(STRING, SimpleType.ANY)));
    fields.put(
        "capacity", MapType.create(STRING, MapType.create(STRING, KubernetesTypes.QUANTITY)));
    if (version.isAtLeast(KubernetesVersion.V1_36)) {
      fields.put("allowMultipleAllocations", BOOL);
    }
    CelCompilerBuilder builder =
        KubernetesLibrary.compiler(version).addLibraries(CelExtensions.bindings());
    return Scope.of(builder, Map.of("device", structs.add("kubernetes.DRADevice", fields)), structs)
        .compile(text, Answers.TRUTH_OR_UNKNOWN.types());
  }
}
