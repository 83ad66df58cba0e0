package dev.plimsoll.spark;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A class with a {@code main} method, in a file that is still to be said.
 *
 * @param name for example {@code com.acme.DailyRevenue}
 */
@API(status = API.Status.EXPERIMENTAL)
public record MainClass(String name) {
  /**
   * A class in a file.
   *
   * @param main the class
   * @param jar the file
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record InFile(MainClass main, InImage jar) implements SparkProgram {
    public InFile {
      Objects.requireNonNull(main, "main");
      Objects.requireNonNull(jar, "jar");
    }

    @Override
    public String file() {
      return jar.uri();
    }
  }

  public MainClass {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a main class without a name; write com.acme.Main");
    }
  }

  /** A class by its full name. */
  public static MainClass of(String name) {
    return new MainClass(name);
  }

  /** This class in a jar. */
  public InFile from(InImage jar) {
    return new InFile(this, jar);
  }
}
