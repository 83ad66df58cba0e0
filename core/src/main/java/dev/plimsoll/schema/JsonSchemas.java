package dev.plimsoll.schema;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.internal.JsonSchemaWriter;
import org.apiguardian.api.API;

/**
 * Kinds as JSON Schema (draft 2020-12), for editors and other validators. Strict: a field that the
 * type does not have is an error. It says what an API server's reader takes, and of custom
 * resources what their schemas limit; what servers check by hand beyond that no schema can say.
 *
 * <p>Null stands for "not given" wherever the server takes it so. {@code x-kubernetes-list-type}
 * and {@code x-kubernetes-list-map-keys} are kept as annotations.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class JsonSchemas {
  private JsonSchemas() {}

  /**
   * The schema of a kind, with all types that it needs under {@code $defs}. Equal kinds give equal
   * schemas.
   */
  public static MapNode of(KindSchema kind) {
    return new JsonSchemaWriter(kind).write();
  }
}
