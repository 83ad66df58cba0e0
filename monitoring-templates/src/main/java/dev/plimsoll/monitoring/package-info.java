/**
 * Prometheus, Grafana and Loki as one component.
 *
 * <p>Lives here: {@link dev.plimsoll.monitoring.Monitoring} and the configuration files of its
 * three programs. Imports {@code dev.plimsoll} core only: what is scraped follows from the metrics
 * that other components declare. What leaves here are manifests, with configuration as embedded
 * YAML.
 */
package dev.plimsoll.monitoring;
