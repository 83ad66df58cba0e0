package dev.plimsoll.airflow;

/** A setting of {@code airflow.cfg}. */
record Setting(String section, String key, String value) {
  String path() {
    return "[" + section + "] " + key;
  }
}
