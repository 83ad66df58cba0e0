/**
 * Workloads: one expression that becomes a Deployment, StatefulSet, DaemonSet, Job or CronJob with
 * everything around it.
 *
 * <p>Lives here: {@link dev.plimsoll.workload.Workload}, the values that it is made of ({@link
 * dev.plimsoll.workload.Container}, {@link dev.plimsoll.workload.Pod}, {@link
 * dev.plimsoll.workload.Volume}, {@link dev.plimsoll.workload.Probe}, {@link
 * dev.plimsoll.workload.Scaling}), and their lowering to fabric8 objects. Imports {@code finding}
 * to {@code topology}. Jobs lower a pod of their own; components render workloads and declare their
 * boxes and arrows.
 */
package dev.plimsoll.workload;
