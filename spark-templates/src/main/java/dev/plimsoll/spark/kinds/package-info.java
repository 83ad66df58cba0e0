/**
 * The operator's kinds as builders: a class for each type of {@code spark.kinds}, with a method for
 * each of its fields. All but {@link dev.plimsoll.spark.kinds.KindObject} and the checks of values
 * are written from that specification by {@code KindSourcesTest}; change it and run the test with
 * {@code -Dplimsoll.updateGoldens=true}. Imports {@code node} and {@code component} of core. What
 * leaves here are trees: a {@link dev.plimsoll.component.CustomResource}, or the spec of a Spark
 * job's SparkApplication.
 */
package dev.plimsoll.spark.kinds;
