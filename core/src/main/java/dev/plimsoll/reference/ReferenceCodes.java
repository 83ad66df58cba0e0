package dev.plimsoll.reference;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of this package. */
@API(status = API.Status.EXPERIMENTAL)
public final class ReferenceCodes implements CodeProvider {
  /** A line of a reference catalogue that is not understood. */
  public static final Code CATALOGUE_LINE =
      Code.error(
          "PLM5090",
          Stage.USAGE,
          "A line of a reference catalogue is not understood",
          "A catalogue in the text form has one rule per line, below a line `kinds KIND…` or `shape NAME`; its words are described at `ReferenceCatalogue`. A line"
              + " that is not understood would silently check nothing, so the whole text is refused.");

  static final String CATALOGUE_FIX =
      "write it as the documentation of ReferenceCatalogue says, for example \"spec.secretName -> Secret\"";

  @Override
  public List<Code> codes() {
    return List.of(CATALOGUE_LINE);
  }
}
