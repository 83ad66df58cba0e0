package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.COORDINATION;

/** Rules of Leases. */
final class LeaseRules {
  static final Rule LEASE =
      Rule.of("PLM3755", "LE1")
          .at("spec")
          .says("a lease has a duration above 0, and counts transitions from 0")
          .fix("leave Leases to their holders")
          .source(COORDINATION, "ValidateLeaseSpec");

  private LeaseRules() {}

  static void lease(Field root) {
    Field spec = root.at("spec");
    spec.at("leaseDurationSeconds").within(LEASE, 1, Integer.MAX_VALUE);
    spec.at("leaseTransitions").within(LEASE, 0, Integer.MAX_VALUE);
    // strategy and preferredHolder are behind a gate that is off: the server drops them.
  }
}
