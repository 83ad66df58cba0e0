package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.STRING;

/**
 * What mutations need to write paths of a JSON patch.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/">Mutating
 *     Admission Policy</a>
 */
final class PatchLibrary {
  private static final String ESCAPE = "jsonpatch.escapeKey";
  private static final String OVERLOAD = "string_jsonpatch_escapeKey_string";

  static final Functions FUNCTIONS =
      new Functions()
          .global(ESCAPE, OVERLOAD, STRING, STRING)
          .does(ESCAPE, OVERLOAD, String.class, key -> key.replace("~", "~0").replace("/", "~1"));

  private PatchLibrary() {}
}
