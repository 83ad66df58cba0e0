package dev.plimsoll.cli;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the command line: PLM0021 to PLM0039. */
@API(status = API.Status.EXPERIMENTAL)
public final class CommandCodes implements CodeProvider {
  /** A source file, and a Java that cannot compile. */
  public static final Code NO_COMPILER =
      Code.error(
          "PLM0021",
          Stage.USAGE,
          "a definition in source needs a JDK",
          "`--definition FILE.java` compiles the file, and a Java runtime without compiler (a JRE)"
              + " cannot. A class that was compiled elsewhere runs on a JRE.");

  /** A source file that does not compile. */
  public static final Code NOT_COMPILED =
      Code.error(
          "PLM0022",
          Stage.DEFINE,
          "a definition in source compiles",
          "The Java compiler refuses the file; the message is the compiler's. The file sees"
              + " Plimsoll, its targets and templates, and what `--class-path` names.");

  /** For {@link java.util.ServiceLoader}. */
  public CommandCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(NO_COMPILER, NOT_COMPILED);
  }
}
