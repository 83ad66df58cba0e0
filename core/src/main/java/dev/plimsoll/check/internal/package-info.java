/**
 * The walkers behind the checks of decoding and schema. Not for users.
 *
 * <p>Imports what {@link dev.plimsoll.check} imports.
 */
package dev.plimsoll.check.internal;
