package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.DEFINITIONS;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of custom resource definitions, apart from their schemas. */
final class DefinitionRules {
  static final Rule NAME =
      rule("PLM3971", "Y1", "spec.group")
          .says("a definition is named by plural and group, and the group is a domain name")
          .fix("write metadata.name PLURAL.GROUP")
          .source(DEFINITIONS, "ValidateCustomResourceDefinition");
  static final Rule VERSIONS =
      rule("PLM3972", "Y2", "spec.versions")
          .says("versions have names of their own and schemas, and one is stored")
          .fix("write storage: true for one version, and schema.openAPIV3Schema for each")
          .source(DEFINITIONS, "validateCustomResourceDefinitionSpec");
  static final Rule NAMES =
      rule("PLM3973", "Y3", "spec.names")
          .says(
              "the names of a kind are labels of a domain name, and the scope is Cluster or Namespaced")
          .fix("write plural, singular and kind, and the scope")
          .source(DEFINITIONS, "ValidateCustomResourceDefinitionNames");
  static final Rule DEPRECATION =
      rule("PLM3974", "Y4", "spec.versions.deprecationWarning")
          .says("a deprecation warning is a line of up to 256 characters for a deprecated version")
          .fix("write deprecated: true, or remove the warning")
          .source(DEFINITIONS, "validateDeprecationWarning");
  static final Rule COLUMNS =
      rule("PLM3980", "Y10", "spec.versions.subresources")
          .says("paths of subresources, columns and selectable fields lead to what they need")
          .fix("write paths such as .spec.replicas")
          .source(DEFINITIONS, "ValidateCustomResourceColumnDefinition");
  static final Rule CONVERSION =
      rule("PLM3981", "Y11", "spec.conversion")
          .says("a conversion is None, or a webhook that is reached by an https URL or a Service")
          .fix("write strategy: None")
          .source(DEFINITIONS, "validateCustomResourceConversion");

  private static final Pattern JSON_PATH =
      Pattern.compile("(\\.[a-zA-Z0-9_][a-zA-Z0-9_-]*(\\[[^\\]]*\\])?)+");
  private static final List<String> COLUMN_TYPES =
      List.of("integer", "number", "string", "boolean", "date");
  private static final List<String> COLUMN_FORMATS =
      List.of("", "int32", "int64", "float", "double", "byte", "date", "date-time", "password");

  private DefinitionRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void check(Field root) {
    Field spec = root.at("spec");
    name(root, spec);
    if (!List.of("Cluster", "Namespaced").contains(spec.text("scope"))) {
      spec.at("scope").refuse(NAMES, spec.at("scope").shown() + " must be Cluster or Namespaced");
    }
    names(spec.at("names"));
    versions(spec);
    conversion(spec.at("conversion"));
    if (spec.isTrue("preserveUnknownFields")) {
      spec.at("preserveUnknownFields")
          .refuse(
              VERSIONS,
              "preserveUnknownFields must be false",
              "write x-kubernetes-preserve-unknown-fields in the schema");
    }
  }

  private static void name(Field root, Field spec) {
    String group = spec.text("group");
    String wanted = spec.at("names").text("plural") + "." + group;
    Field name = root.at("metadata", "name");
    if (!name.text().isEmpty() && !name.text().equals(wanted)) {
      name.refuse(NAME, name.shown() + " must be " + Shown.quoted(wanted));
    }
    Field prefix = root.at("metadata", "generateName");
    if (prefix.isGiven() && !prefix.text().isEmpty()) {
      if (name.text().isEmpty()) {
        prefix.refuse(NAME, "a definition has a generated name");
      } else if (!prefix.text().equals(wanted)) {
        // The server asks of the prefix, which it does not use, what it asks of the name.
        prefix.refuse(NAME, prefix.shown() + " must be " + Shown.quoted(wanted), "remove it");
      }
    }
    Field field = spec.at("group");
    Optional<String> syntax = NameRules.dns1123Subdomain(group);
    field.refuse(NAME, syntax);
    if (syntax.isEmpty() && group.indexOf('.') < 0) {
      field.refuse(NAME, field.shown() + " must have a dot");
    }
    boolean guarded =
        group.equals("k8s.io")
            || group.endsWith(".k8s.io")
            || group.equals("kubernetes.io")
            || group.endsWith(".kubernetes.io");
    String approved = root.at("metadata", "annotations").text("api-approved.kubernetes.io");
    if (guarded && !approved.startsWith("unapproved") && !isUrl(approved)) {
      root.at("metadata", "annotations")
          .refuse(
              NAME,
              "the group "
                  + group
                  + " is Kubernetes' own and needs the annotation api-approved.kubernetes.io",
              "write a group of your own, or the annotation with the URL of the approval");
    }
  }

  private static boolean isUrl(String text) {
    int scheme = text.indexOf("://");
    return scheme > 0 && text.length() > scheme + 3;
  }

  private static void names(Field names) {
    names.at("plural").refuse(NAMES, NameRules.dns1035Label(names.text("plural")));
    if (!names.text("singular").isEmpty()) {
      names.at("singular").refuse(NAMES, NameRules.dns1035Label(names.text("singular")));
    }
    kind(names.at("kind"));
    for (String key : List.of("shortNames", "categories")) {
      for (Field item : names.at(key).items()) {
        item.refuse(NAMES, NameRules.dns1035Label(item.text()));
      }
    }
    kind(names.at("listKind"));
    if (!names.text("kind").isEmpty() && names.text("kind").equals(names.text("listKind"))) {
      names.at("listKind").refuse(NAMES, "kind and listKind are the same");
    }
  }

  private static void kind(Field kind) {
    kind.refuse(NAMES, NameRules.dns1035Label(kind.text().toLowerCase(Locale.ROOT)));
  }

  private static void versions(Field spec) {
    Set<String> seen = new HashSet<>();
    int stored = 0;
    for (Field version : spec.at("versions").items()) {
      Field name = version.at("name");
      name.refuse(VERSIONS, NameRules.dns1035Label(name.text()));
      if (!seen.add(name.text())) {
        name.refuse(VERSIONS, name.shown() + " stands twice");
      }
      stored += version.isTrue("storage") ? 1 : 0;
      deprecation(version);
      Field schema = version.at("schema", "openAPIV3Schema");
      if (!schema.isGiven()) {
        schema.refuse(VERSIONS, "there is no schema");
      } else {
        SchemaRules.check(schema);
        RootSchemaRules.check(schema, version.at("subresources").has("status"));
      }
      subresources(version.at("subresources"));
      columns(version.at("additionalPrinterColumns"));
      selectable(version.at("selectableFields"), schema);
    }
    hoisted(spec.at("versions").items());
    if (stored != 1) {
      spec.at("versions")
          .refuse(VERSIONS, stored == 0 ? "no version is stored" : stored + " versions are stored");
    }
  }

  /**
   * Schemas that all versions share are moved to the top inside the server, which then misses them
   * beside selectable fields that differ.
   */
  private static void hoisted(List<Field> versions) {
    long schemas = versions.stream().map(version -> version.at("schema").node()).distinct().count();
    long fields =
        versions.stream().map(version -> version.at("selectableFields").node()).distinct().count();
    if (versions.size() > 1 && schemas == 1 && fields > 1) {
      versions.stream()
          .filter(version -> !version.at("selectableFields").isEmpty())
          .forEach(
              version ->
                  version
                      .at("selectableFields")
                      .refuse(COLUMNS, "selectable fields differ between versions of one schema"));
    }
  }

  private static void deprecation(Field version) {
    Field warning = version.at("deprecationWarning");
    if (!warning.isGiven()) {
      return;
    }
    if (!version.isTrue("deprecated")) {
      warning.refuse(DEPRECATION, "a warning of a version that is not deprecated");
    }
    String text = warning.text();
    if (text.isEmpty() || Bytes.of(text) > 256 || text.chars().anyMatch(Character::isISOControl)) {
      warning.refuse(DEPRECATION, warning.shown() + " must be a line of 1 to 256 characters");
    }
  }

  private static void subresources(Field subresources) {
    Field scale = subresources.at("scale");
    if (!scale.isGiven()) {
      return;
    }
    path(scale.at("specReplicasPath"), ".spec.");
    path(scale.at("statusReplicasPath"), ".status.");
    Field labels = scale.at("labelSelectorPath");
    if (!labels.text().isEmpty()
        && !labels.text().startsWith(".spec.")
        && !labels.text().startsWith(".status.")) {
      labels.refuse(COLUMNS, labels.shown() + " must be a path under .spec or .status");
    }
  }

  /** The server looks at the beginning of these paths only. */
  private static void path(Field path, String under) {
    if (path.text().isEmpty()) {
      path.refuse(COLUMNS, "there is no " + path.key());
    } else if (!path.text().startsWith(under)) {
      path.refuse(
          COLUMNS,
          path.shown() + " must be a path under " + under.substring(0, under.length() - 1));
    }
  }

  /** A path of names after dots, without brackets. */
  private static boolean isPath(String text) {
    return JSON_PATH.matcher(text).matches() && text.indexOf('[') < 0;
  }

  private static void columns(Field columns) {
    for (Field column : columns.items()) {
      if (column.text("name").isEmpty()) {
        column.at("name").refuse(COLUMNS, "a column has no name");
      }
      if (!COLUMN_TYPES.contains(column.text("type"))) {
        column
            .at("type")
            .refuse(COLUMNS, column.at("type").shown() + " must be " + Shown.either(COLUMN_TYPES));
      }
      if (!COLUMN_FORMATS.contains(column.text("format"))) {
        column
            .at("format")
            .refuse(COLUMNS, column.at("format").shown() + " is no format of a column");
      }
      Field path = column.at("jsonPath");
      if (path.text().isEmpty()) {
        path.refuse(COLUMNS, "a column has no jsonPath");
      } else if (!isSimplePath(path.text())) {
        path.refuse(COLUMNS, path.shown() + " must be a path such as .spec.replicas");
      }
    }
  }

  /** What the reader of column paths takes: a path that begins with a dot. */
  private static boolean isSimplePath(String text) {
    return text.startsWith(".");
  }

  private static void selectable(Field fields, Field schema) {
    if (fields.size() > 8) {
      fields.refuse(COLUMNS, fields.size() + " selectable fields are more than 8");
    }
    Set<String> seen = new HashSet<>();
    for (Field field : fields.items()) {
      Field path = field.at("jsonPath");
      if (path.text().isEmpty()) {
        path.refuse(COLUMNS, "a selectable field has no jsonPath");
        continue;
      }
      if (!seen.add(path.text())) {
        path.refuse(COLUMNS, path.shown() + " stands twice");
      }
      leads(path, schema);
    }
  }

  private static void leads(Field path, Field schema) {
    if (!isPath(path.text()) || path.text().startsWith(".metadata.")) {
      path.refuse(COLUMNS, path.shown() + " must be a path such as .spec.mode, not of metadata");
      return;
    }
    Field at = schema;
    for (String step : path.text().substring(1).split("\\.", -1)) {
      at = at.at("properties").at(step);
    }
    if (!List.of("string", "integer", "boolean").contains(at.text("type"))) {
      path.refuse(COLUMNS, path.shown() + " leads to no string, integer or boolean of the schema");
    }
  }

  private static void conversion(Field conversion) {
    if (!conversion.isGiven()) {
      return;
    }
    Field strategy = conversion.at("strategy");
    Field webhook = conversion.at("webhook");
    switch (strategy.text()) {
      case "Webhook" -> webhook(webhook);
      case "None" -> {
        if (webhook.has("clientConfig")) {
          webhook.at("clientConfig").refuse(CONVERSION, "a webhook beside strategy None");
        }
        if (!webhook.at("conversionReviewVersions").isEmpty()) {
          webhook
              .at("conversionReviewVersions")
              .refuse(CONVERSION, "review versions beside strategy None");
        }
      }
      default -> strategy.refuse(CONVERSION, strategy.shown() + " must be None or Webhook");
    }
  }

  private static void webhook(Field webhook) {
    Field config = webhook.at("clientConfig");
    if (!config.isGiven()) {
      config.refuse(CONVERSION, "strategy Webhook without clientConfig");
    } else {
      WebhookRules.client(config, CONVERSION);
    }
    Field versions = webhook.at("conversionReviewVersions");
    Set<String> seen = new HashSet<>();
    for (Field version : versions.items()) {
      version.refuse(CONVERSION, NameRules.dns1035Label(version.text()));
      if (!seen.add(version.text())) {
        version.refuse(CONVERSION, version.shown() + " stands twice");
      }
    }
    if (!seen.contains("v1") && !seen.contains("v1beta1")) {
      versions.refuse(CONVERSION, "there is neither v1 nor v1beta1");
    }
  }
}
