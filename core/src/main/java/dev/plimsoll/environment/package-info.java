/**
 * Environments: target, bindings, settings and overlays, read from files; and the schema of those
 * files for editors.
 *
 * <p>Lives here: {@link dev.plimsoll.environment.Environment}. Imports {@code finding} to {@code
 * overlay}. A loaded environment is handed to the user's definition and to the compile package.
 */
package dev.plimsoll.environment;
