/**
 * Apache Spark on the Spark operator: the operator as a component that serves workspaces, and Spark
 * jobs as latent SparkApplications. Imports core only. What leaves here are manifests; driver and
 * executor pods are derived from the SparkApplications after overlays.
 */
package dev.plimsoll.spark;
