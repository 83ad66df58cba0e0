package dev.plimsoll.environment;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.schema.record.RecordSchema;
import dev.plimsoll.target.TargetProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The JSON Schema (draft 2020-12) of environment files, so that an editor completes keys and marks
 * mistakes. It has the targets and bindings of the modules on a class path, and the settings of one
 * definition.
 *
 * <p>A file may leave to the environment that it {@code extends} what it does not say itself, so
 * that no key but the two that name it is required; what is missing in the end {@link
 * EnvironmentLoader} reports.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class EnvironmentSchema {
  private static final Origin ORIGIN = Origin.render("", "EnvironmentSchema");
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private EnvironmentSchema() {}

  /**
   * The schema.
   *
   * @param loader finds targets
   * @param settings the definition's record of settings; without one, any settings are allowed
   */
  public static MapNode of(ClassLoader loader, Optional<Class<? extends Record>> settings) {
    SortedMap<String, TargetProvider> targets = new TreeMap<>();
    ServiceLoader.load(TargetProvider.class, loader)
        .forEach(target -> targets.put(target.name(), target));
    MapNode externals = RecordSchema.of(ExternalList.Listed.class);
    MapNode disputes = RecordSchema.of(DisputeList.Listed.class);
    var properties =
        MapNode.builder(ORIGIN)
            .put("schema", map().put("const", EnvironmentFolder.SCHEMA).build())
            .put("environment", map().put("type", "string").put("minLength", 1).build())
            .put("description", text())
            .put("extends", text())
            .put("stage", map().put("enum", stages()).build())
            .put("target", target(targets))
            .put("openApi", text())
            .put("crds", map().put("type", "array").put("items", text()).build())
            .put("bindings", bindings(targets))
            .put(
                "settings",
                settings
                    .map(type -> partial(RecordSchema.of(type)))
                    .orElseGet(() -> map().put("type", "object").build()))
            .put("naming", partial(RecordSchema.of(EnvironmentLoader.NamingKeys.class)))
            .put(
                "externals",
                externals.findMap("properties").flatMap(p -> p.find("externals")).orElseThrow())
            .put("labels", map().put("type", "object").put("additionalProperties", text()).build())
            .put("images", partial(RecordSchema.of(OverlayFile.ImageKeys.class)))
            .put("overlays", map().put("type", "array").put("items", text()).build());
    for (String key : List.of("disputed", "accepted")) {
      properties.put(key, disputes.findMap("properties").flatMap(p -> p.find(key)).orElseThrow());
    }
    return map()
        .put("$schema", DRAFT)
        .put("title", "An environment of a Plimsoll platform")
        .put("type", "object")
        .put("required", ListNode.ofStrings(List.of("schema", "environment"), ORIGIN))
        .put("additionalProperties", false)
        .put("properties", properties.build())
        .build();
  }

  private static MapNode target(SortedMap<String, TargetProvider> targets) {
    var properties = MapNode.builder(ORIGIN);
    targets.forEach(
        (name, target) -> properties.put(name, partial(RecordSchema.of(target.configuration()))));
    return map()
        .put("type", "object")
        .put("minProperties", 1)
        .put("maxProperties", 1)
        .put("additionalProperties", false)
        .put("properties", properties.build())
        .build();
  }

  /** One pattern for each kind of intent; which target it is for stands elsewhere in the file. */
  private static MapNode bindings(SortedMap<String, TargetProvider> targets) {
    var patterns = MapNode.builder(ORIGIN);
    for (String word : IntentKinds.words()) {
      Class<? extends Intent> kind = IntentKinds.find(word).orElseThrow();
      List<Node> choices = new ArrayList<>();
      for (TargetProvider target : targets.values()) {
        target
            .binding(kind)
            .map(type -> partial(RecordSchema.of(type)))
            .filter(schema -> !choices.contains(schema))
            .ifPresent(choices::add);
      }
      if (!choices.isEmpty()) {
        patterns.put("^" + word + "/.+$", map().put("anyOf", ListNode.of(choices, ORIGIN)).build());
      }
    }
    return map()
        .put("type", "object")
        .put("additionalProperties", false)
        .put("patternProperties", patterns.build())
        .build();
  }

  /**
   * A schema of a map of which an extending file may give a part: its keys, and those of maps in
   * it, are not required. Items of a list are given whole.
   */
  private static MapNode partial(MapNode schema) {
    MapNode open = schema.without("required");
    Optional<MapNode> properties = open.findMap("properties");
    if (properties.isPresent()) {
      var each = MapNode.builder(ORIGIN);
      properties.get().forEach((key, value) -> each.put(key, partial((MapNode) value)));
      open = open.with("properties", each.build());
    }
    Optional<MapNode> entries = open.findMap("additionalProperties");
    return entries.isPresent() ? open.with("additionalProperties", partial(entries.get())) : open;
  }

  private static ListNode stages() {
    return ListNode.ofStrings(Arrays.stream(Stage.values()).map(Stage::word).toList(), ORIGIN);
  }

  private static MapNode text() {
    return map().put("type", "string").build();
  }

  private static MapNode.Builder map() {
    return MapNode.builder(ORIGIN);
  }
}
