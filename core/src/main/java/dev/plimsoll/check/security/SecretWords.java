package dev.plimsoll.check.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells secrets from other texts: by their form, which is sure, or by the name that they have,
 * which is a guess.
 */
final class SecretWords {
  /** Names that end so hold a password, whatever it is. */
  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "passphrase", "pwd", "pass");

  /** Names that end so hold a secret, or as often the name of one: the value must tell. */
  private static final Set<String> TOKENS =
      Set.of("secret", "token", "credential", "credentials", "apikey", "privatekey", "secretkey");

  /** What stands before {@code key} where the key is secret. */
  private static final Set<String> KEYS =
      Set.of("api", "access", "private", "secret", "encryption", "signing", "fernet", "master");

  private static final Pattern BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  /** What fills a gap instead of a secret: another's value, a path, a place to look. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "[$%{<*/].*|.*(\\$[({]|\\{\\{|%\\().*|(?i:true|false|null|none|yes|no|[0-9.]+|file:.*|vault:.*|ref\\+.*|arn:.*|env:.*|projects/.*|https?://.*)");

  /**
   * A form that only secrets have.
   *
   * @param needle what every text of the form holds; looked for first, because it is fast
   */
  private record Form(String what, String needle, Pattern pattern) {
    Form(String what, String needle, String pattern) {
      this(what, needle, Pattern.compile(pattern));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("a private key", "PRIVATE KEY-----", "-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          new Form("an access key of AWS", "AKIA", "\\bAKIA(?![A-Z0-9]*EXAMPLE)[A-Z2-7]{16}\\b"),
          new Form("a token of GitHub", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
          new Form("a token of GitHub", "github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{40,}\\b"),
          new Form("a token of GitLab", "glpat-", "\\bglpat-[A-Za-z0-9_-]{20,}"),
          new Form("a token of Slack", "xox", "\\bxox[abprs]-[A-Za-z0-9-]{20,}"),
          new Form("an API key of Google", "AIza", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
          new Form(
              "a JSON Web Token",
              "eyJ",
              "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}"));

  private static final Pattern LOGIN =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s:/@\"']+:([^\\s:/@\"']+)@");

  private SecretWords() {}

  /** What a text holds that is a secret by its form, for example {@code a private key}. */
  static Optional<String> form(String text) {
    for (Form form : FORMS) {
      if (text.contains(form.needle()) && form.pattern().matcher(text).find()) {
        return Optional.of(form.what());
      }
    }
    return Optional.empty();
  }

  /** Whether a text holds a URL with a password in it. */
  static boolean hasLogin(String text) {
    return text.contains("://")
        && text.indexOf('@') > 0
        && LOGIN.matcher(text).results().anyMatch(found -> isLiteral(found.group(1)));
  }

  /** Whether a value is a secret by the name that it has. */
  static boolean isNamedSecret(String name, String value) {
    if (!isLiteral(value)) {
      return false;
    }
    String[] words = BOUNDARY.split(name);
    if (words.length == 0) {
      return false;
    }
    String last = words[words.length - 1].toLowerCase(Locale.ROOT);
    if (PASSWORDS.contains(last)) {
      return true;
    }
    boolean key =
        last.equals("key")
            && words.length > 1
            && KEYS.contains(words[words.length - 2].toLowerCase(Locale.ROOT));
    return (key || TOKENS.contains(last)) && isRandom(value);
  }

  private static boolean isLiteral(String value) {
    return !value.isBlank() && !ELSEWHERE.matcher(value).matches();
  }

  /** Whether a value looks made, not thought of: long, with letters and digits, no words. */
  private static boolean isRandom(String value) {
    return value.length() >= 12
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && value.chars().noneMatch(c -> c == ' ' || c == '.' || c == ':');
  }
}
