package dev.plimsoll.testing.internal;

/** Whether goldens are compared or written anew. */
public enum GoldenMode {
  /** They are compared. */
  COMPARE,
  /** They are written. */
  UPDATE;

  /**
   * The mode of this run of the tests.
   *
   * @param property the system property that asks for an update
   * @throws IllegalStateException if an update is asked for in CI
   * @throws IllegalArgumentException if the property has another value than {@code update}
   */
  public static GoldenMode ofThisRun(String property) {
    String asked = System.getProperty(property, "");
    return of(property, asked, "true".equals(System.getenv("CI")));
  }

  static GoldenMode of(String property, String asked, boolean isCi) {
    if (asked.isEmpty()) {
      return COMPARE;
    }
    if (!asked.equals("update")) {
      throw new IllegalArgumentException(
          "-D" + property + "=" + asked + " has no meaning; write -D" + property + "=update");
    }
    if (isCi) {
      throw new IllegalStateException(
          "-D"
              + property
              + "=update is refused where the environment variable CI is true: a test that writes its own"
              + " expectation proves nothing. Update the goldens on your machine, and commit them.");
    }
    return UPDATE;
  }

  /** Whether goldens are written anew. */
  public boolean isUpdate() {
    return this == UPDATE;
  }
}
