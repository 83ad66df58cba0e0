/**
 * Apache Flink on its Kubernetes operator: what the operator and Flink refuse, in manifests of any
 * origin, and Flink jobs as latent FlinkDeployments. Imports core only. What leaves here are
 * findings and manifests; JobManager and TaskManager pods are derived from the FlinkDeployments
 * after overlays.
 */
package dev.plimsoll.flink;
