package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types of the variables that an admission policy may name.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression">Validation
 *     expression</a>
 */
final class AdmissionTypes {
  /** The name of the type whose values are applied. */
  static final String OBJECT = "Object";

  /** The name of the type of one step of a JSON patch. */
  static final String PATCH = "JSONPatch";

  private static final Pattern OBJECTS = Pattern.compile("\\bObject(?:\\.[A-Za-z_]\\w*)*");
  private static final Pattern FIELDS = Pattern.compile("([A-Za-z_]\\w*)\\s*:");
  private static final ListType TEXTS = ListType.create(STRING);
  private static final MapType TEXT_BY_TEXT = MapType.create(STRING, STRING);

  private AdmissionTypes() {}

  /** The type of {@code request}. */
  static CelType request(Structs structs) {
    CelType kind =
        structs.add(
            "kubernetes.GroupVersionKind",
            Map.of("group", STRING, "version", STRING, "kind", STRING));
    CelType resource =
        structs.add(
            "kubernetes.GroupVersionResource",
            Map.of("group", STRING, "version", STRING, "resource", STRING));
    CelType user =
        structs.add(
            "kubernetes.UserInfo",
            Map.of(
                "username", STRING,
                "uid", STRING,
                "groups", TEXTS,
                "extra", MapType.create(STRING, TEXTS)));
    return structs.add(
        "kubernetes.AdmissionRequest",
        ImmutableMap.<String, CelType>builder()
            .put("kind", kind)
            .put("resource", resource)
            .put("subResource", STRING)
            .put("requestKind", kind)
            .put("requestResource", resource)
            .put("requestSubResource", STRING)
            .put("name", STRING)
            .put("namespace", STRING)
            .put("operation", STRING)
            .put("userInfo", user)
            .put("dryRun", BOOL)
            .put("options", DYN)
            .buildOrThrow());
  }

  /** The type of {@code namespaceObject}. */
  static CelType namespace(Structs structs) {
    CelType condition =
        structs.add(
            "kubernetes.NamespaceCondition",
            Map.of(
                "status", STRING,
                "type", STRING,
                "lastTransitionTime", TIMESTAMP,
                "message", STRING,
                "reason", STRING));
    CelType metadata =
        structs.add(
            "kubernetes.NamespaceMetadata",
            ImmutableMap.<String, CelType>builder()
                .put("name", STRING)
                .put("generateName", STRING)
                .put("namespace", STRING)
                .put("labels", TEXT_BY_TEXT)
                .put("annotations", TEXT_BY_TEXT)
                .put("UID", STRING)
                .put("creationTimestamp", TIMESTAMP)
                .put("deletionGracePeriodSeconds", INT)
                .put("deletionTimestamp", TIMESTAMP)
                .put("generation", INT)
                .put("resourceVersion", STRING)
                .put("finalizers", TEXTS)
                .buildOrThrow());
    CelType spec = structs.add("kubernetes.NamespaceSpec", Map.of("finalizers", TEXTS));
    CelType status =
        structs.add(
            "kubernetes.NamespaceStatus",
            Map.of("conditions", ListType.create(condition), "phase", STRING));
    return structs.add(
        "kubernetes.Namespace", Map.of("metadata", metadata, "spec", spec, "status", status));
  }

  /**
   * The types that a mutation makes values of. Any field is allowed in an {@code Object}: those
   * that an expression names are.
   */
  static void patches(Structs structs, String expression) {
    structs.add(PATCH, Map.of("op", STRING, "from", STRING, "path", STRING, "value", DYN));
    Map<String, CelType> fields = new LinkedHashMap<>();
    Matcher named = FIELDS.matcher(expression);
    while (named.find()) {
      fields.put(named.group(1), DYN);
    }
    structs.add(OBJECT, fields);
    Matcher objects = OBJECTS.matcher(expression);
    while (objects.find()) {
      structs.add(objects.group(), fields);
    }
  }
}
