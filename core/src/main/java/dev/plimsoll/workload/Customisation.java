package dev.plimsoll.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.UnaryOperator;

/** A user's edit of every object of one class that a workload makes. */
record Customisation<T extends HasMetadata>(Class<T> kind, UnaryOperator<T> change) {}
