package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Optional;

/** Rules of events, of the core group and of events.k8s.io. */
final class EventRules {
  static final Rule NAMESPACE =
      rule("PLM3754", "EV1", "involvedObject")
          .says("an event stands in the namespace of what it is about")
          .fix("write the namespace of the object")
          .source(CORE, "ValidateEventCreate");
  static final Rule FIELDS =
      rule("PLM3759", "EV2", "reportingController")
          .says("a new event says when, who, what and why, in short texts")
          .fix("write eventTime, reportingController, reportingInstance, action, reason and type")
          .source(CORE, "ValidateEventCreate");

  private EventRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void check(Field root) {
    boolean core = root.text("apiVersion").equals("v1");
    Field about = root.at(core ? "involvedObject" : "regarding");
    String place = root.at("metadata").text("namespace");
    String namespace = place.isEmpty() ? "default" : place;
    String object = about.text("namespace");
    boolean differs = object.isEmpty() ? !namespace.equals("default") : !object.equals(namespace);
    if (core && differs) {
      about
          .at("namespace")
          .refuse(
              NAMESPACE,
              about.at("namespace").shown()
                  + " is not the namespace "
                  + namespace
                  + " of the event");
    }
    if (core && !root.has("eventTime")) {
      return;
    }
    fields(root, core);
  }

  private static void fields(Field root, boolean core) {
    if (!root.has("eventTime")) {
      root.at("eventTime").refuse(FIELDS, "there is no eventTime");
    }
    Field controller = root.at(core ? "reportingComponent" : "reportingController");
    controller.refuse(
        FIELDS,
        controller.text().isEmpty()
            ? Optional.of("must not be empty")
            : NameRules.qualifiedName(controller.text()));
    for (String key : List.of("reportingInstance", "action", "reason")) {
      text(root.at(key), 128, true);
    }
    root.at("type").oneOf(FIELDS, List.of("Normal", "Warning"));
    if (!root.has("type")) {
      root.at("type").refuse(FIELDS, "there is no type");
    }
    text(root.at(core ? "message" : "note"), 1024, false);
    for (String key :
        core
            ? List.of("firstTimestamp", "lastTimestamp")
            : List.of("deprecatedFirstTimestamp", "deprecatedLastTimestamp")) {
      if (root.has(key)) {
        root.at(key).refuse(FIELDS, key + " beside eventTime");
      }
    }
    Field count = root.at(core ? "count" : "deprecatedCount");
    if (count.number(0) != 0) {
      count.refuse(FIELDS, count.shown() + " beside eventTime");
    }
    Field source = root.at(core ? "source" : "deprecatedSource");
    if (!source.text("component").isEmpty() || !source.text("host").isEmpty()) {
      source.refuse(FIELDS, "a source beside reportingController");
    }
    Field series = root.at("series");
    if (series.isGiven()) {
      if (series.at("count").number(0) < 2) {
        series.at("count").refuse(FIELDS, "a series of less than 2");
      }
      if (!series.has("lastObservedTime")) {
        series.at("lastObservedTime").refuse(FIELDS, "a series without lastObservedTime");
      }
    }
  }

  private static void text(Field field, int most, boolean needed) {
    int length = field.text().length();
    if ((needed && length == 0) || length > most) {
      field.refuse(
          FIELDS,
          length == 0
              ? "there is no " + field.key()
              : field.key() + " has " + length + " characters, more than " + most);
    }
  }
}
