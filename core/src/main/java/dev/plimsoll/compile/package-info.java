/**
 * From a platform and an environment to a bundle: render, overlay, settle, connect, name. Checks
 * and emission come after.
 *
 * <p>Lives here: {@link dev.plimsoll.compile.PlatformCompiler}, which tells the pipeline once, and
 * a class for each stage. Imports {@code finding} to {@code platform}. One direction: no stage
 * reaches back.
 */
package dev.plimsoll.compile;
