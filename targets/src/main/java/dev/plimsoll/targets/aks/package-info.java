/**
 * Azure Kubernetes Service: its configuration, its bindings, and how intents become Kubernetes
 * there.
 *
 * <p>Imports core, {@code dev.plimsoll.targets} and its internal package. {@link
 * dev.plimsoll.targets.aks.AksTarget} is found by {@link java.util.ServiceLoader}.
 */
package dev.plimsoll.targets.aks;
