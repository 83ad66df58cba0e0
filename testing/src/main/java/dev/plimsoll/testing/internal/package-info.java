/**
 * How the kit asks what an account may do, reads paths and compares folders. Not for users.
 *
 * <p>Imports {@code core}. The assertions of {@code dev.plimsoll.testing} ask it and write the
 * texts.
 */
package dev.plimsoll.testing.internal;
