package dev.plimsoll.finding;

import org.apiguardian.api.API;

/** Where something was written by a person: a spot in a file, or a method of Java code. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Place {
  /**
   * A spot in a text file.
   *
   * @param file the path as the user gave it, with {@code /}
   * @param line from 1; 0 if only the file is known
   * @param column from 1, in code points; 0 if only the line is known
   */
  record InFile(String file, int line, int column) implements Place {
    @Override
    public String toString() {
      return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
  }

  /**
   * A method of Java code that made a value.
   *
   * @param component the component, workload or job that was being rendered, or empty
   * @param method class and method, for example {@code AirflowScheduler.deployment}
   */
  record InJava(String component, String method) implements Place {
    @Override
    public String toString() {
      return component.isEmpty() ? method : component + " (" + method + ")";
    }
  }

  /** Nothing is known, or nothing was written by a person. */
  record Unknown() implements Place {
    @Override
    public String toString() {
      return "unknown";
    }
  }

  /** The one {@link Unknown}. */
  Place UNKNOWN = new Unknown();

  /** A spot in a file; see {@link InFile}. */
  static Place file(String file, int line, int column) {
    return new InFile(file, line, column);
  }

  /** A method of Java code; see {@link InJava}. */
  static Place java(String component, String method) {
    return new InJava(component, method);
  }
}
