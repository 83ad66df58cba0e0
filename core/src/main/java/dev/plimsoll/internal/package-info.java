/**
 * What stands behind the front door: the verbs of {@link dev.plimsoll.Border}, and how a request
 * and its answer are read and written.
 *
 * <p>May import all of core. Nothing but the front door uses it.
 */
package dev.plimsoll.internal;
