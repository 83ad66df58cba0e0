package dev.plimsoll.schema;

import org.apiguardian.api.API;

/** What a single value may be, as the API server's reader takes it. */
@API(status = API.Status.EXPERIMENTAL)
public enum ScalarKind {
  /** Text; numbers and truth values must be quoted. */
  STRING("string", "a string"),
  /** A whole number of any size (custom resources). */
  INTEGER("integer", "a whole number"),
  /** A whole number from -2147483648 to 2147483647. */
  INT32("int32", "a whole number of 32 bits"),
  /** A whole number from -9223372036854775808 to 9223372036854775807. */
  INT64("int64", "a whole number of 64 bits"),
  /** A number, with or without a fraction. */
  NUMBER("number", "a number"),
  /** {@code true} or {@code false}. */
  BOOL("bool", "true or false"),
  /** A whole number or text, such as a port number or name, or a count or percentage. */
  INT_OR_STRING("int-or-string", "a whole number or a string"),
  /** An amount with a suffix, such as {@code 500m} or {@code 2Gi}; a plain number too. */
  QUANTITY("quantity", "a quantity such as 500m or 2Gi"),
  /** Bytes, written in base64. */
  BYTES("bytes", "base64 text"),
  /** A moment, RFC 3339. */
  TIME("time", "a time such as 2026-01-31T12:00:00Z"),
  /** A moment with exactly six digits of the second, RFC 3339. */
  MICRO_TIME("micro-time", "a time such as 2026-01-31T12:00:00.000000Z");

  private final String word;
  private final String phrase;

  ScalarKind(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** The word in compact data and explanations, for example {@code int32}. */
  public String word() {
    return word;
  }

  /** For messages: "must be " and this. */
  public String phrase() {
    return phrase;
  }
}
