package dev.plimsoll;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the front door. */
@API(status = API.Status.EXPERIMENTAL)
public final class PlimsollCodes implements CodeProvider {
  /** The user's definition threw. */
  public static final Code DEFINE_FAILED =
      Code.error(
          "PLM0109",
          Stage.DEFINE,
          "A definition that fails",
          "The definition's `define` threw an exception. Values that cannot exist, such as a negative"
              + " size or a name that is no DNS label, are refused where they are made, so the message"
              + " usually names the value, the rule and the repair.");

  /** For {@link java.util.ServiceLoader}. */
  public PlimsollCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(DEFINE_FAILED);
  }
}
