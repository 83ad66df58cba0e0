package dev.plimsoll.workload;

/** What becomes of a disk of a pod. */
enum DiskStyle {
  /** A claim that goes with each pod. */
  WITH_THE_POD,
  /** One claim for all pods of the workload. */
  SHARED,
  /** A claim for each replica, which the controller makes from a template. */
  FOR_EACH_REPLICA
}
