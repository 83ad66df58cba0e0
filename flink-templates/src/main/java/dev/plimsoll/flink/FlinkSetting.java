package dev.plimsoll.flink;

import dev.plimsoll.finding.Where;

/**
 * One setting as somebody wrote it.
 *
 * @param key with dots between its parts, whether it was written so or nested
 * @param value in Flink's words
 * @param where it stands
 */
record FlinkSetting(String key, String value, Where where) {}
