package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.KubernetesTypes.SEMVER;

import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Optional;

/**
 * Semantic versions.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-semver-library">Kubernetes
 *     semver library</a>
 */
final class SemverLibrary {
  private SemverLibrary() {}

  static void addTo(Functions functions) {
    functions
        .global("semver", "string_to_semver", SEMVER, STRING)
        .does("semver", "string_to_semver", String.class, text -> known(text, Version.parse(text)))
        .global("semver", "string_bool_to_semver", SEMVER, STRING, BOOL)
        .does(
            "semver",
            CelFunctionBinding.from(
                "string_bool_to_semver",
                String.class,
                Boolean.class,
                (text, normalize) -> known(text, read(text, normalize))))
        .global("isSemver", "is_semver_string", BOOL, STRING)
        .does("isSemver", "is_semver_string", String.class, t -> Version.parse(t).isPresent())
        .global("isSemver", "is_semver_string_bool", BOOL, STRING, BOOL)
        .does(
            "isSemver",
            CelFunctionBinding.from(
                "is_semver_string_bool",
                String.class,
                Boolean.class,
                (text, normalize) -> read(text, normalize).isPresent()))
        .member("major", "semver_major", INT, SEMVER)
        .does("major", "semver_major", Version.class, version -> version.part(0))
        .member("minor", "semver_minor", INT, SEMVER)
        .does("minor", "semver_minor", Version.class, version -> version.part(1))
        .member("patch", "semver_patch", INT, SEMVER)
        .does("patch", "semver_patch", Version.class, version -> version.part(2));
    comparisons(functions);
  }

  private static void comparisons(Functions functions) {
    functions
        .member("isGreaterThan", "semver_is_greater_than", BOOL, SEMVER, SEMVER)
        .does(
            "isGreaterThan",
            CelFunctionBinding.from(
                "semver_is_greater_than",
                Version.class,
                Version.class,
                (a, b) -> a.compareTo(b) > 0))
        .member("isLessThan", "semver_is_less_than", BOOL, SEMVER, SEMVER)
        .does(
            "isLessThan",
            CelFunctionBinding.from(
                "semver_is_less_than", Version.class, Version.class, (a, b) -> a.compareTo(b) < 0))
        .member("compareTo", "semver_compare_to", INT, SEMVER, SEMVER)
        .does(
            "compareTo",
            CelFunctionBinding.from(
                "semver_compare_to",
                Version.class,
                Version.class,
                (a, b) -> (long) a.compareTo(b)));
  }

  private static Optional<Version> read(String text, boolean normalize) {
    return normalize ? Version.normalized(text) : Version.parse(text);
  }

  private static Version known(String text, Optional<Version> version) {
    return version.orElseThrow(
        () -> new CelBadFormatException("\"" + text + "\" is no semantic version"));
  }
}
