package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The way from a field to another field of the same object. Written with slashes: {@code optional}
 * is a sibling, {@code ../../name} a field of the map two levels above the sibling, {@code
 * /spec/selector} starts at the object. A slash in a field name is written {@code ~1}, as in a JSON
 * pointer.
 *
 * @param up how many levels above the field's own map, from 0; -1 for the object itself
 * @param fields the way down from there; {@code *} is each item of a list
 */
@API(status = API.Status.EXPERIMENTAL)
public record RelativePath(int up, List<String> fields) {
  public RelativePath {
    fields = List.copyOf(fields);
    if (up < -1) {
      throw new IllegalArgumentException("a way cannot lead " + up + " levels up");
    }
  }

  /** Reads a way. */
  public static RelativePath parse(String text) {
    if (text.startsWith("/")) {
      return new RelativePath(
          -1,
          Arrays.stream(text.substring(1).split("/", -1))
              .map(step -> step.replace("~1", "/"))
              .toList());
    }
    int up = 0;
    var fields = new ArrayList<String>();
    for (String step : text.split("/", -1)) {
      if (step.equals("..") && fields.isEmpty()) {
        up++;
      } else {
        fields.add(step.replace("~1", "/"));
      }
    }
    return new RelativePath(up, fields);
  }

  /**
   * The field that this way leads to.
   *
   * @param document where the object begins, {@link FieldPath#ROOT} unless it is embedded
   * @param field the field from which the way starts
   */
  FieldPath from(FieldPath document, FieldPath field) {
    FieldPath at = start(document, field);
    for (String name : fields) {
      at = at.field(name);
    }
    return at;
  }

  /** Where the way turns downward. */
  FieldPath start(FieldPath document, FieldPath field) {
    if (up < 0) {
      return document;
    }
    FieldPath at = field.parent();
    for (int i = 0; i < up; i++) {
      at = at.parent();
    }
    return at;
  }

  @Override
  public String toString() {
    return (up < 0 ? "/" : "../".repeat(up))
        + String.join("/", fields.stream().map(field -> field.replace("/", "~1")).toList());
  }
}
