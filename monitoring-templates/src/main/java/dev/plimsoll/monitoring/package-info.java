/**
 * Prometheus, Grafana, Loki and a collector of logs as one component.
 *
 * <p>Lives here: {@link dev.plimsoll.monitoring.Monitoring}, dashboards and rules as data, and the
 * configuration files of its four programs. Imports {@code dev.plimsoll} core only: what is scraped
 * follows from the metrics that other components declare. What leaves here are manifests, with
 * configuration as embedded documents.
 */
package dev.plimsoll.monitoring;
