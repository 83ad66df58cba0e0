package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.check.internal.Base64Text;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.internal.JsonNodes;
import dev.plimsoll.unit.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Rules of ConfigMaps, Secrets and namespaces. */
final class ConfigRules {
  static final Rule NAMESPACE_FINALIZER =
      rule("PLM3021", "N1", "spec.finalizers")
          .says("a finalizer of a namespace is kubernetes, or a name with a domain")
          .fix("remove spec.finalizers; the server sets it")
          .source(CORE, "ValidateNamespace");
  static final Rule KEY =
      rule("PLM3023", "N3", "data")
          .says("a key of a ConfigMap has letters, digits, '-', '_' and '.'")
          .fix("write a key such as app.yaml")
          .source(CORE, "ValidateConfigMap");
  static final Rule KEY_ONCE =
      rule("PLM3024", "N4", "binaryData")
          .says("a key stands in data or in binaryData")
          .fix("rename one of them")
          .source(CORE, "ValidateConfigMap");
  static final Rule SIZE =
      rule("PLM3025", "N5", "data")
          .says("a ConfigMap has at most 1 MiB of values")
          .fix("split it, or keep the file elsewhere")
          .source(CORE, "ValidateConfigMap");
  static final Rule SECRET_KEY =
      rule("PLM3027", "N7", "data")
          .says("a key of a Secret has letters, digits, '-', '_' and '.'")
          .fix("write a key such as password")
          .source(CORE, "ValidateSecret");
  static final Rule SECRET_SIZE =
      rule("PLM3028", "N8", "data")
          .says("a Secret has at most 1 MiB of values")
          .fix("split it")
          .source(CORE, "ValidateSecret");
  static final Rule TOKEN =
      rule("PLM3029", "N9", "metadata.annotations")
          .says("a token Secret names its service account")
          .fix("add the annotation kubernetes.io/service-account.name")
          .source(CORE, "ValidateSecret");
  static final Rule DOCKERCFG =
      rule("PLM3030", "N10", "data")
          .says("a Secret of type kubernetes.io/dockercfg holds JSON under .dockercfg")
          .fix("write .dockercfg")
          .source(CORE, "ValidateSecret");
  static final Rule DOCKER_JSON =
      rule("PLM3031", "N11", "data")
          .says(
              "a Secret of type kubernetes.io/dockerconfigjson holds JSON under .dockerconfigjson")
          .fix("write .dockerconfigjson")
          .source(CORE, "ValidateSecret");
  static final Rule BASIC =
      rule("PLM3032", "N12", "data")
          .says("a Secret of type kubernetes.io/basic-auth has username or password")
          .fix("add one of them")
          .source(CORE, "ValidateSecret");
  static final Rule SSH =
      rule("PLM3033", "N13", "data")
          .says("a Secret of type kubernetes.io/ssh-auth has ssh-privatekey")
          .fix("add ssh-privatekey")
          .source(CORE, "ValidateSecret");
  static final Rule TLS =
      rule("PLM3034", "N14", "data")
          .says("a Secret of type kubernetes.io/tls has tls.crt and tls.key")
          .fix("add both")
          .source(CORE, "ValidateSecret");

  private static final int MOST = 1024 * 1024;

  private ConfigRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void namespace(Field root) {
    for (Field finalizer : root.at("spec", "finalizers").items()) {
      Field at = finalizer;
      NameRules.qualifiedName(at.text())
          .ifPresent(problem -> at.refuse(NAMESPACE_FINALIZER, at.shown() + " " + problem));
      if (at.text().indexOf('/') < 0
          && !List.of("kubernetes", "orphan", "foregroundDeletion").contains(at.text())) {
        at.refuse(NAMESPACE_FINALIZER, at.shown() + " must be kubernetes, or a name with a domain");
      }
    }
  }

  static void configMap(Field root) {
    Field data = root.at("data");
    Field binary = root.at("binaryData");
    long bytes = 0;
    for (Field value : data.entries()) {
      key(value, KEY);
      bytes += Bytes.of(value.text());
      if (binary.has(value.key())) {
        binary.at(value.key()).refuse(KEY_ONCE, Shown.quoted(value.key()) + " stands in data too");
      }
    }
    for (Field value : binary.entries()) {
      key(value, KEY);
      bytes += Base64Text.size(value.text());
    }
    if (bytes > MOST) {
      root.at("data").refuse(SIZE, "values have " + bytes + " bytes, more than " + MOST);
    }
  }

  private static void key(Field value, Rule rule) {
    NameRules.configMapKey(value.key())
        .ifPresent(
            problem -> value.refuse(rule, "key " + Shown.quoted(value.key()) + " " + problem));
  }

  static void secret(Field root) {
    Field data = root.at("data");
    Field plain = root.at("stringData");
    long bytes = 0;
    for (Field value : data.entries()) {
      key(value, SECRET_KEY);
      bytes += plain.at(value.key()).isText() ? 0 : Base64Text.size(value.text());
    }
    for (Field value : plain.entries()) {
      key(value, SECRET_KEY);
      bytes += Bytes.of(value.text());
    }
    if (bytes > MOST) {
      data.refuse(SECRET_SIZE, "values have " + bytes + " bytes, more than " + MOST);
    }
    type(root);
  }

  private static void type(Field root) {
    boolean listed = !root.at("data").at("ssh-privatekey").isEmpty();
    switch (root.text("type")) {
      case "kubernetes.io/service-account-token" -> {
        if (root.at("metadata", "annotations")
            .text("kubernetes.io/service-account.name")
            .isEmpty()) {
          root.at("metadata", "annotations").refuse(TOKEN, "no annotation names a service account");
        }
      }
      case "kubernetes.io/dockercfg" -> json(root, ".dockercfg", DOCKERCFG);
      case "kubernetes.io/dockerconfigjson" -> json(root, ".dockerconfigjson", DOCKER_JSON);
      case "kubernetes.io/basic-auth" -> {
        if (!holds(root, "username") && !holds(root, "password")) {
          root.at("data").refuse(BASIC, "there is neither username nor password");
        }
      }
      case "kubernetes.io/ssh-auth" -> {
        if (!listed
            && root.at("stringData").text("ssh-privatekey").isEmpty()
            && Base64Text.size(root.at("data").text("ssh-privatekey")) == 0) {
          root.at("data").refuse(SSH, "there is no ssh-privatekey");
        }
      }
      case "kubernetes.io/tls" -> {
        for (String key : List.of("tls.crt", "tls.key")) {
          if (!holds(root, key)) {
            root.at("data").refuse(TLS, "there is no " + key);
          }
        }
      }
      default -> {
        // Other types are the users' own.
      }
    }
  }

  /** Whether a key is there, even with nothing in it. */
  private static boolean holds(Field root, String key) {
    return (root.at("data").node() instanceof MapNode data && data.has(key))
        || (root.at("stringData").node() instanceof MapNode plain && plain.has(key));
  }

  private static void json(Field root, String key, Rule rule) {
    if (!holds(root, key)) {
      root.at("data").refuse(rule, "there is no " + key);
      return;
    }
    Field plain = root.at("stringData").at(key);
    String text = plain.isText() ? plain.text() : decoded(root.at("data").text(key));
    if (!isJsonObject(text)) {
      (plain.isText() ? plain : root.at("data").at(key))
          .refuse(rule, key + " holds no JSON object", "write JSON such as {\"auths\": {}}");
    }
  }

  private static String decoded(String base64) {
    return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static boolean isJsonObject(String text) {
    try {
      return JsonNodes.read(text) instanceof MapNode || text.strip().equals("null");
    } catch (RuntimeException e) {
      return false;
    }
  }
}
