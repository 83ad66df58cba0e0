/**
 * Whether a bundle will be accepted, and will work.
 *
 * <p>Lives here: the stages of the check, each rule a small class with its codes. Imports every
 * package of core but {@code emit}; adds findings to a {@link dev.plimsoll.finding.Findings},
 * changes nothing. From here a bundle goes to {@code emit}.
 */
package dev.plimsoll.check;
