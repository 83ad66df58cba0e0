/**
 * Typed records read from trees, with all mistakes named at once, and the JSON Schema of such a
 * record for editors.
 *
 * <p>Used for settings, bindings and target configurations in environment files. Imports {@code
 * finding}, {@code unit}, {@code node}.
 */
package dev.plimsoll.schema.record;
