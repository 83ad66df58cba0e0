/**
 * A platform as its author describes it: a value, made for one environment.
 *
 * <p>Lives here: {@link dev.plimsoll.platform.Platform} and {@link
 * dev.plimsoll.platform.PlatformDefinition}. Imports {@code finding} to {@code environment}. The
 * compile package turns a platform and an environment into a bundle.
 */
package dev.plimsoll.platform;
