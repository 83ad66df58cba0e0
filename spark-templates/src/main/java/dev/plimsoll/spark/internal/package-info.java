/**
 * The operator's kinds as one small specification, and the CustomResourceDefinitions that are made
 * of it: {@code spark.kinds} names the operator's own types, those of Kubernetes come from the
 * {@code schemas} of one minor, without what {@code spark.older} lists. Imports {@code node} and
 * {@code schema} of core; {@link dev.plimsoll.spark.SparkDefinitions} hands the result on.
 */
package dev.plimsoll.spark.internal;
