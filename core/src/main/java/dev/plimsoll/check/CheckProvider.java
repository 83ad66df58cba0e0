package dev.plimsoll.check;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the checks of a module. Found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL)
public interface CheckProvider {
  /**
   * CustomResourceDefinitions of kinds that the module knows, so that documents of these kinds are
   * judged although no cluster was asked. Those that the schemas have already win. Default: none.
   */
  default List<MapNode> definitions() {
    return List.of();
  }

  /**
   * The checks, in any order.
   *
   * @param schemas the kinds that the documents are judged by; its version is the server's
   */
  List<Check> checks(Schemas schemas);
}
