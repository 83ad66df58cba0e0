package dev.plimsoll.testing.internal;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object as people name it: {@code Deployment airflow/scheduler}, {@code Namespace airflow},
 * {@code Ingress.networking.k8s.io airflow/web}.
 *
 * @param kind its kind
 * @param group its API group, if it is named
 * @param namespace its namespace, if it has one
 * @param name its name
 */
public record ObjectName(
    String kind, Optional<String> group, Optional<String> namespace, String name) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9]+)(?:\\.([a-z0-9.-]+))? (?:([^/ ]+)/)?([^/ ]+)");

  /**
   * The object of a text.
   *
   * @throws IllegalArgumentException if the text is not kind and name
   */
  public static ObjectName of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" names no object; write kind, namespace and name as in \"Deployment airflow/scheduler\", or \"Namespace airflow\"");
    }
    return new ObjectName(
        matcher.group(1),
        Optional.ofNullable(matcher.group(2)),
        Optional.ofNullable(matcher.group(3)),
        matcher.group(4));
  }

  /** The manifests that are named so: none, one, or one for each group that has such a kind. */
  public List<Manifest> in(Bundle bundle) {
    return bundle.all().stream().filter(manifest -> matches(manifest.identity())).toList();
  }

  private boolean matches(Identity id) {
    return id.kind().equals(kind)
        && group.map(id.group()::equals).orElse(true)
        && id.namespace().equals(namespace)
        && id.name().equals(name);
  }

  /** What to say if the object is not there. */
  public String missing(Bundle bundle) {
    var ofKind = new TreeSet<String>();
    var kinds = new TreeSet<String>();
    bundle.all().stream()
        .map(Manifest::identity)
        .forEach(
            id -> {
              kinds.add(id.kind());
              if (id.kind().equals(kind)) {
                ofKind.add(id.toString());
              }
            });
    String text = "Expecting " + this + ", but no manifest is named so";
    if (ofKind.isEmpty()) {
      return text
          + "\nno object is of kind "
          + kind
          + Nearest.of(kind, kinds).map(near -> "; maybe you mean " + near).orElse("")
          + "\nthere are:\n  "
          + (kinds.isEmpty() ? "none" : String.join(", ", kinds));
    }
    return text
        + Nearest.of(toString(), ofKind).map(near -> "; maybe you mean " + near).orElse("")
        + "\nof this kind there are:\n  "
        + String.join("\n  ", ofKind);
  }

  /** What to say if several objects are named so. */
  public String several(List<Manifest> found) {
    var kinds = new TreeSet<String>();
    found.forEach(
        manifest -> kinds.add(manifest.identity().kind() + "." + manifest.identity().group()));
    return kinds.size() > 1
        ? "Expecting one "
            + this
            + ", but several groups have that kind; write one of\n  "
            + String.join("\n  ", kinds)
        : "Expecting one " + this + ", but it is declared " + found.size() + " times";
  }

  @Override
  public String toString() {
    return kind
        + group.map(g -> "." + g).orElse("")
        + " "
        + namespace.map(ns -> ns + "/").orElse("")
        + name;
  }
}
