/**
 * A target of your own: k3s.
 *
 * <p>Lives here: {@link dev.plimsoll.samples.k3s.K3sTarget}, found by {@link
 * java.util.ServiceLoader} like the targets that Plimsoll brings. It imports core and the public
 * packages of {@code dev.plimsoll.targets}; what k3s does not settle it leaves to the on-prem
 * target.
 */
package dev.plimsoll.samples.k3s;
