package dev.plimsoll.node;

/**
 * Counts values as go-yaml v2 does, to stop documents that aliases blow up.
 *
 * @see <a href="https://pkg.go.dev/go.yaml.in/yaml/v2">go.yaml.in/yaml/v2, "document contains
 *     excessive aliasing"</a>
 */
final class AliasBudget {
  private static final long SMALL = 400_000;
  private static final long LARGE = 4_000_000;
  private static final long MANY = Long.MAX_VALUE / 4;

  private long all;
  private long fromAliases;

  /** Counts one value that stands in the text. */
  void value() {
    all++;
  }

  /** How many values there are so far. */
  long count() {
    return all;
  }

  /** Counts an alias and the values behind it. */
  void alias(long size) {
    all = Math.min(MANY, all + 1 + size);
    fromAliases = Math.min(MANY, fromAliases + size);
  }

  /** Whether the share of values from aliases is more than kubectl bears. */
  boolean isExceeded() {
    return fromAliases > 100 && all > 1000 && (double) fromAliases / all > allowedShare();
  }

  private double allowedShare() {
    if (all <= SMALL) {
      return 0.99;
    }
    return all >= LARGE ? 0.10 : 0.99 - 0.89 * ((double) (all - SMALL) / (LARGE - SMALL));
  }
}
