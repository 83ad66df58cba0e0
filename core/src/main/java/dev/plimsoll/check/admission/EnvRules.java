package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.ContainerRules.rule;
import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import dev.plimsoll.unit.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of environment variables. */
final class EnvRules {
  static final Rule NAME =
      rule("PLM3209", "C9", "env.name")
          .says("the name of an environment variable is printable ASCII without '='")
          .fix("write letters, digits and '_'")
          .source(CORE, "ValidateEnv");
  static final Rule SOURCE =
      rule("PLM3210", "C10", "env.valueFrom")
          .says("an environment variable has a value or one source")
          .fix("write value, or one field of valueFrom")
          .source(CORE, "validateEnvVarValueFrom");
  static final Rule FIELD =
      rule("PLM3211", "C11", "env.valueFrom.fieldRef")
          .says(
              "a variable can show name, namespace, uid, a label, an annotation, node, service account and addresses of its pod")
          .fix("write for example metadata.name or metadata.labels['app']")
          .source(CORE, "validateObjectFieldSelector");
  static final Rule RESOURCE =
      rule("PLM3212", "C12", "env.valueFrom.resourceFieldRef")
          .says(
              "a variable can show limits and requests of cpu, memory, ephemeral-storage and huge pages")
          .fix("write for example limits.cpu with divisor 1m")
          .source(CORE, "validateContainerResourceFieldSelector");
  static final Rule KEY =
      rule("PLM3213", "C13", "env.valueFrom.configMapKeyRef")
          .says("a variable from a ConfigMap or Secret names the object and a key")
          .fix("write name and key")
          .source(CORE, "validateConfigMapKeySelector");
  static final Rule FILE =
      rule("PLM3214", "C14", "env.valueFrom.fileKeyRef")
          .says("a variable from a file names a key, an emptyDir volume of the pod and a path")
          .fix("write key, volumeName and path")
          .source(CORE, "validateFileKeySelector")
          .since(KubernetesVersion.V1_35);
  static final Rule FROM =
      rule("PLM3215", "C15", "envFrom")
          .says("an entry of envFrom names one ConfigMap or Secret")
          .fix("write configMapRef or secretRef with a name")
          .source(CORE, "ValidateEnvFrom");

  static final Set<String> POD_FIELDS =
      Set.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  static final Set<String> CPU_DIVISORS = Set.of("0", "1m", "1");
  private static final Set<String> MEMORY_DIVISORS =
      Set.of(
          "0", "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

  /** A sign, a zero before another digit, an exponent: the server does not shorten these first. */
  private static final Pattern AS_WRITTEN = Pattern.compile("\\+|0\\d|[\\d.]+[eE]\\d");

  private static final List<String> SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

  private EnvRules() {}

  static void check(Field container, PodContext context) {
    for (Field variable : container.at("env").items()) {
      Field name = variable.at("name");
      name.refuse(NAME, NameRules.envVarName(name.text()));
      if (variable.has("valueFrom")) {
        source(variable, context);
      }
    }
    for (Field from : container.at("envFrom").items()) {
      from(from);
    }
  }

  private static void source(Field variable, PodContext context) {
    Field from = variable.at("valueFrom");
    long given = SOURCES.stream().filter(from::has).count();
    if (from.has("fileKeyRef") && !from.run().isAtLeast(KubernetesVersion.V1_35)) {
      // The gate is off: the server drops the field.
      given--;
    }
    if (given != 1) {
      from.refuse(
          SOURCE, given == 0 ? "valueFrom has no source" : "valueFrom has " + given + " sources");
    } else if (!variable.text("value").isEmpty()) {
      from.refuse(SOURCE, "a variable has both value and valueFrom");
    }
    if (from.has("fieldRef")) {
      fieldRef(from.at("fieldRef"), FIELD, POD_FIELDS);
    }
    if (from.has("resourceFieldRef")) {
      resourceFieldRef(from.at("resourceFieldRef"), RESOURCE, false);
    }
    keyRef(from.at("configMapKeyRef"));
    keyRef(from.at("secretKeyRef"));
    if (from.has("fileKeyRef")) {
      fileRef(from.at("fileKeyRef"), context);
    }
  }

  /** A field of the pod: one of the allowed, or a label or annotation by key. */
  static void fieldRef(Field ref, Rule rule, Set<String> allowed) {
    Field version = ref.at("apiVersion");
    Field path = ref.at("fieldPath");
    if (path.text().isEmpty()) {
      path.refuse(rule, "there is no fieldPath");
      return;
    }
    if (version.text().isEmpty() || !version.text().equals("v1")) {
      version.refuse(rule, version.shown() + " must be v1");
      return;
    }
    if (allowed.contains(path.text())) {
      return;
    }
    Optional<String> label = subscript(path.text(), "metadata.labels");
    Optional<String> annotation = subscript(path.text(), "metadata.annotations");
    if (label.isPresent()) {
      path.refuse(
          rule,
          NameRules.qualifiedName(label.get()).map(problem -> "names a label that " + problem));
    } else if (annotation.isPresent()) {
      path.refuse(
          rule,
          NameRules.annotationKey(annotation.get())
              .map(problem -> "names an annotation that " + problem));
    } else {
      path.refuse(rule, path.shown() + " is no field that can be shown");
    }
  }

  private static Optional<String> subscript(String path, String map) {
    return path.startsWith(map + "['") && path.endsWith("']") && path.length() >= map.length() + 4
        ? Optional.of(path.substring(map.length() + 2, path.length() - 2))
        : Optional.empty();
  }

  /** A resource of a container. */
  static void resourceFieldRef(Field ref, Rule rule, boolean volume) {
    Field container = ref.at("containerName");
    Field resource = ref.at("resource");
    if (volume && container.text().isEmpty()) {
      container.refuse(rule, "there is no containerName");
      return;
    }
    String name = resource.text();
    if (name.isEmpty()) {
      resource.refuse(rule, "there is no resource");
      return;
    }
    boolean known =
        Set.of(
                "limits.cpu",
                "limits.memory",
                "limits.ephemeral-storage",
                "requests.cpu",
                "requests.memory",
                "requests.ephemeral-storage")
            .contains(name);
    boolean pages = name.startsWith("limits.hugepages-") || name.startsWith("requests.hugepages-");
    if (!known && !pages) {
      resource.refuse(rule, resource.shown() + " is no resource that can be shown");
      return;
    }
    Field divisor = ref.at("divisor");
    if (divisor.isGiven()) {
      String canonical =
          AS_WRITTEN.matcher(divisor.text()).lookingAt()
              ? divisor.text()
              : Quantity.parse(divisor.text()).toString();
      Set<String> allowed = name.endsWith(".cpu") ? CPU_DIVISORS : MEMORY_DIVISORS;
      if (!allowed.contains(canonical)) {
        divisor.refuse(
            rule,
            divisor.shown() + " is no divisor of " + name,
            "write " + (name.endsWith(".cpu") ? "1 or 1m" : "a power of 1000 or 1024 such as 1Mi"));
      }
    }
  }

  private static void keyRef(Field ref) {
    if (!ref.isGiven()) {
      return;
    }
    Field name = ref.at("name");
    name.refuse(KEY, NameRules.dns1123Subdomain(name.text()));
    Field key = ref.at("key");
    key.refuse(KEY, NameRules.configMapKey(key.text()));
  }

  private static void fileRef(Field ref, PodContext context) {
    Field key = ref.at("key");
    key.refuse(FILE, NameRules.envVarName(key.text()));
    Field volume = ref.at("volumeName");
    Optional<String> problem = NameRules.dns1123Label(volume.text());
    volume.refuse(FILE, problem);
    Field named = context.volumes().get(volume.text());
    if (problem.isEmpty() && (named == null || !named.has("emptyDir"))) {
      volume.refuse(FILE, volume.shown() + " is no emptyDir volume of the pod");
    }
    Field path = ref.at("path");
    if (path.text().isEmpty()) {
      path.refuse(FILE, "there is no path");
    } else {
      path.refuse(FILE, Syntax.localUnreservedPath(path.text()));
    }
  }

  private static void from(Field from) {
    Field prefix = from.at("prefix");
    if (!prefix.text().isEmpty()) {
      prefix.refuse(FROM, NameRules.envVarName(prefix.text()));
    }
    boolean configMap = from.has("configMapRef");
    boolean secret = from.has("secretRef");
    if (configMap == secret) {
      from.refuse(FROM, configMap ? "an entry with two sources" : "an entry without a source");
    }
    for (String key : List.of("configMapRef", "secretRef")) {
      if (from.has(key)) {
        Field name = from.at(key, "name");
        name.refuse(FROM, NameRules.dns1123Subdomain(name.text()));
      }
    }
  }
}
