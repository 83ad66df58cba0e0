/**
 * Measures and names: what a number with a unit, a name or a key may be, as a type that cannot hold
 * anything else.
 *
 * <p>Lives here: {@link dev.plimsoll.unit.Quantity} and the typed sizes made from it, names and
 * keys, {@link dev.plimsoll.unit.Image}, {@link dev.plimsoll.unit.Cron}, ports and durations. The
 * bare rules, for whoever checks text that somebody else wrote, are in {@link
 * dev.plimsoll.unit.NameRules}, {@link dev.plimsoll.unit.CronRules} and {@link
 * dev.plimsoll.unit.Quantity#isValid}. Imports nothing of Plimsoll. Values from here stand in the
 * API of every package above, which turns them into text only when it renders a manifest.
 *
 * <p>A type that text can become has exactly one static method that takes one {@code String}:
 * {@code parse} for a measure, {@code of} for a name. It throws {@link
 * dev.plimsoll.unit.InvalidValueException}, which holds what, value, rule and repair apart. {@code
 * toString()} of every type is the text that belongs into a manifest.
 */
package dev.plimsoll.unit;
