/**
 * How targets lower what is alike among them: secret sources, databases, gateways, node pools,
 * egress.
 *
 * <p>Not for users. Imports core and {@code dev.plimsoll.targets}. Results go to the lowering of
 * each target.
 */
package dev.plimsoll.targets.internal;
