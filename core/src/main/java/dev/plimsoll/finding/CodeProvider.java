package dev.plimsoll.finding;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Names the codes of a module, so that {@code explain} and the site know all of them. Found by
 * {@link java.util.ServiceLoader}.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface CodeProvider {
  /** All codes of the module, in any order. */
  List<Code> codes();
}
