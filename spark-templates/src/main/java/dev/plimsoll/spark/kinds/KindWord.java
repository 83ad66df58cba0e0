package dev.plimsoll.spark.kinds;

/** One of the words that a field takes. */
interface KindWord {
  /** The word as the object holds it. */
  String text();
}
