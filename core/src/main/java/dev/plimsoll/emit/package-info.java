/**
 * Where a bundle becomes files: which file holds which object, how a folder is written so that it
 * is never half new, how it is checked and read back.
 *
 * <p>Lives here: {@link dev.plimsoll.emit.OutputLayout} (bundle to paths and order), {@link
 * dev.plimsoll.emit.Emitter} (paths to files, through a journal), {@link
 * dev.plimsoll.emit.Inventory} (what was written, for the next run), {@link
 * dev.plimsoll.emit.OutputCheck} (is the folder still what was written) and {@link
 * dev.plimsoll.emit.Why} (which layer wrote a value of a file). Imports everything below it in
 * core; nothing of core but the façade imports it. Files go through {@link java.nio.file.Path} of
 * any file system, never through {@code java.io.File}.
 *
 * <p>A run reads downward: {@code OutputLayout} → {@code RenderedOutput} → {@code OutputPlan} (what
 * differs) → {@code Staging} and {@code Journal} (from here on the next run completes it) → {@code
 * Landing} (rename by rename). {@code docs/decisions} says why.
 */
package dev.plimsoll.emit;
