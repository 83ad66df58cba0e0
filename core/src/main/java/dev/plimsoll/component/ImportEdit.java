package dev.plimsoll.component;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.UnaryOperator;

/** A user's edit of every imported object of one class. */
record ImportEdit<T extends HasMetadata>(Class<T> kind, UnaryOperator<T> change) {}
