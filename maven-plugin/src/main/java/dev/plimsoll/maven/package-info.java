/**
 * The Maven plugin: a thin shell over the side door of core, {@code dev.plimsoll.Border}.
 *
 * <p>Lives here: one class for each goal, and the class loader in which the project's own Plimsoll
 * runs. Imports nothing of Plimsoll, so that a project may use another version than the plugin's;
 * what crosses the loader's border is JSON. Decides nothing about manifests.
 */
package dev.plimsoll.maven;
