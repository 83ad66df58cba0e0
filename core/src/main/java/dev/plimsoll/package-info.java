/**
 * The front door: {@link dev.plimsoll.Plimsoll}.
 *
 * <p>Imports all packages of the core; nothing in the core imports it.
 */
package dev.plimsoll;
