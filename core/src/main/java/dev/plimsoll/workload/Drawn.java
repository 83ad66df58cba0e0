package dev.plimsoll.workload;

import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;

/** An arrow that begins, or ends, at pods whose namespace is not known yet. */
@FunctionalInterface
interface Drawn {
  Arrow at(Endpoint.Pods self);
}
