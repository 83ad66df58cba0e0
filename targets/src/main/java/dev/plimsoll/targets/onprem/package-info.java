/**
 * A cluster of your own: its configuration, its bindings, and how intents become Kubernetes there.
 *
 * <p>Imports core, {@code dev.plimsoll.targets} and its internal package. {@link
 * dev.plimsoll.targets.onprem.OnPremTarget} is found by {@link java.util.ServiceLoader}; a target
 * of your own may ask it for what it does not do differently.
 */
package dev.plimsoll.targets.onprem;
