/**
 * Targets: kinds of cluster. Open: a target is found by {@link java.util.ServiceLoader}.
 *
 * <p>Lives here: {@link dev.plimsoll.target.TargetProvider}, which a target implements. Imports
 * {@code finding} to {@code component}. The environment loader asks the provider whose name the
 * environment file gives.
 */
package dev.plimsoll.target;
