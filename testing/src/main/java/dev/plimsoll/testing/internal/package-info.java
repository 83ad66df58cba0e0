/**
 * How the kit reads a bundle as a cluster would: which pods a policy lets talk, what an account may
 * do; and how it reads paths and compares folders. Not for users.
 *
 * <p>Imports {@code core}. The assertions of {@code dev.plimsoll.testing} ask it and write the
 * texts.
 */
package dev.plimsoll.testing.internal;
