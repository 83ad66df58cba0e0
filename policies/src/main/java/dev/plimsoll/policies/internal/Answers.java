package dev.plimsoll.policies.internal;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import java.util.List;

/** What an expression may answer. */
public enum Answers {
  /** True or false. */
  TRUTH,
  /** A text. */
  TEXT,
  /** A text, or null for none. */
  TEXT_OR_NULL,
  /** True or false, as far as one can tell before it runs. */
  TRUTH_OR_UNKNOWN,
  /** The part of an object that is to be applied. */
  OBJECT,
  /** Steps of a JSON patch. */
  PATCH,
  /** Anything. */
  ANYTHING;

  List<CelType> types() {
    return switch (this) {
      case TRUTH -> List.of(SimpleType.BOOL);
      case TEXT -> List.of(SimpleType.STRING);
      case TEXT_OR_NULL -> List.of(SimpleType.STRING, SimpleType.NULL_TYPE);
      case TRUTH_OR_UNKNOWN -> List.of(SimpleType.BOOL, SimpleType.ANY);
      case OBJECT -> List.of(StructTypeReference.create(AdmissionTypes.OBJECT));
      case PATCH -> List.of(ListType.create(StructTypeReference.create(AdmissionTypes.PATCH)));
      case ANYTHING -> List.of();
    };
  }
}
