/**
 * The platform that Plimsoll began with: its picture is the program.
 *
 * <p>Imports core, targets and the three template modules; what leaves here is a platform for
 * {@code plimsoll generate}.
 */
package dev.plimsoll.samples.seedlayout;
