package dev.plimsoll.workload;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.topology.Access;

/** A named intent that pods use, and what they do with it. */
record Bound(Intent intent, Access access) {}
