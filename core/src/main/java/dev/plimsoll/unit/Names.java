package dev.plimsoll.unit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Makes names: joins their parts, and shortens what is too long so that different long names stay
 * different.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Names {
  private static final int HASH_LENGTH = 8;

  private Names() {}

  /**
   * The name itself if it fits, else its beginning, {@code -} and eight hexadecimal digits of its
   * SHA-256. Equal names give equal results, on every machine and in every release; a change
   * elsewhere never changes them.
   *
   * @param name any name, not empty
   * @param max the most characters, at least 10
   * @return at most {@code max} characters; ends with a letter or digit if the name was cut
   */
  public static String shorten(String name, int max) {
    if (max < HASH_LENGTH + 2) {
      throw new InvalidValueException(
          "length",
          Integer.toString(max),
          "leaves no room for a hash",
          "allow at least " + (HASH_LENGTH + 2) + " characters");
    }
    if (name.length() <= max) {
      return name;
    }
    int end = max - HASH_LENGTH - 1;
    while (end > 1 && !isAlphanumeric(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + "-" + hash(name, HASH_LENGTH);
  }

  /**
   * The parts joined by {@code -} and shortened to a label of 63 characters; empty parts are left
   * out. Whether it is legal is for its type to say.
   */
  public static String join(String... parts) {
    return shorten(
        String.join("-", java.util.Arrays.stream(parts).filter(p -> !p.isEmpty()).toList()),
        NameRules.LABEL_MAX);
  }

  /**
   * The first digits of the SHA-256 of a text in UTF-8.
   *
   * @param length 1 to 64 hexadecimal digits
   */
  public static String hash(String text, int length) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The text, if it is a DNS label (RFC 1123, 63 characters).
   *
   * @param what the kind of name, for the message
   * @throws InvalidValueException if it is none
   */
  public static String requireLabel(String what, String text) {
    return require(what, text, NameRules::dns1123Label, "daily-revenue");
  }

  /**
   * The text, if the rule has nothing against it; the repair offers the nearest legal name, if
   * there is one, else the example.
   */
  static String require(
      String what, String text, Function<String, Optional<String>> rule, String example) {
    Optional<String> broken = rule.apply(text);
    if (broken.isPresent()) {
      throw refused(
          what,
          text,
          broken.get(),
          Optional.of(guess(text)).filter(g -> rule.apply(g).isEmpty()),
          example);
    }
    return text;
  }

  static InvalidValueException refused(
      String what, String text, String rule, Optional<String> guess, String example) {
    String repair =
        guess
            .filter(g -> !g.isEmpty() && !g.equals(text))
            .map(g -> "write \"" + g + "\"")
            .orElse("write a name, for example \"" + example + "\"");
    return new InvalidValueException(what, text, rule, repair);
  }

  /** Lower case, {@code -} for what is neither letter nor digit, none at the ends; cut at 63. */
  private static String guess(String text) {
    StringBuilder guess = new StringBuilder();
    for (char c : text.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
      boolean plain = isAlphanumeric(c);
      if (plain || c == '.' || (guess.length() > 0 && guess.charAt(guess.length() - 1) != '-')) {
        guess.append(plain || c == '.' ? c : '-');
      }
    }
    while (guess.length() > 0 && !isAlphanumeric(guess.charAt(guess.length() - 1))) {
      guess.setLength(guess.length() - 1);
    }
    return shorten(guess.toString(), NameRules.LABEL_MAX);
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
}
