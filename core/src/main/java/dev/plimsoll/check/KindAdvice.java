package dev.plimsoll.check;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import java.util.Optional;

/** Says what was probably meant by a kind that a server does not serve. */
final class KindAdvice {
  private KindAdvice() {}

  static String of(Schemas schemas, String apiVersion, String kind) {
    List<String> elsewhere =
        schemas.kinds().stream()
            .filter(known -> known.kind().equals(kind))
            .map(KindSchema::apiVersion)
            .toList();
    if (!elsewhere.isEmpty()) {
      return "write apiVersion: " + String.join(" or ", elsewhere);
    }
    Optional<String> near =
        Nearest.of(kind, schemas.kinds().stream().map(KindSchema::kind).distinct().toList());
    return near.map(
            name ->
                "write kind: "
                    + name
                    + schemas
                        .find(apiVersion, name)
                        .map(known -> "")
                        .orElse(
                            " of "
                                + schemas.kinds().stream()
                                    .filter(known -> known.kind().equals(name))
                                    .map(KindSchema::apiVersion)
                                    .findFirst()
                                    .orElse("")))
        .orElse("see which kinds this minor serves, or remove the document");
  }
}
