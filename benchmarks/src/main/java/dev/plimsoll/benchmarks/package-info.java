/**
 * How fast, and with how much memory.
 *
 * <p>Lives here: a fleet of made-up workloads that follows from a seed, the same fleet as input of
 * Helm, Kustomize and Jsonnet, JMH benchmarks of the stages, and the entry points of the script
 * {@code benchmarks/run} that sets whole processes side by side. May import everything below;
 * nothing imports it, and it is not released.
 */
package dev.plimsoll.benchmarks;
