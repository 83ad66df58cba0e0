package dev.plimsoll.finding;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** All codes of the modules on the class path. Immutable. */
@API(status = API.Status.EXPERIMENTAL)
public final class CodeRegistry {
  private final SortedMap<String, Code> byId;

  private CodeRegistry(SortedMap<String, Code> byId) {
    this.byId = Collections.unmodifiableSortedMap(byId);
  }

  /**
   * Loads the codes that the modules visible to a class loader name.
   *
   * @throws IllegalStateException if two different rules claim one id
   */
  public static CodeRegistry load(ClassLoader loader) {
    var byId = new TreeMap<String, Code>();
    for (CodeProvider provider : ServiceLoader.load(CodeProvider.class, loader)) {
      for (Code code : provider.codes()) {
        Code before = byId.putIfAbsent(code.id(), code);
        if (before != null && !before.equals(code)) {
          throw new IllegalStateException(
              code.id()
                  + " is claimed by two rules: \""
                  + before.title()
                  + "\" and \""
                  + code.title()
                  + "\"");
        }
      }
    }
    return new CodeRegistry(byId);
  }

  /** All codes, by id. */
  public Collection<Code> all() {
    return byId.values();
  }

  /** The code with an id such as {@code PLM2001}, if a module on the class path has it. */
  public Optional<Code> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
