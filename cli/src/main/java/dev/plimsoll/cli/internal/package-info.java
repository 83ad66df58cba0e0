/**
 * What the command line needs and no user calls: the run that fills the class archive.
 *
 * <p>Imports {@code dev.plimsoll.cli}. Only the build and the start script come here.
 */
package dev.plimsoll.cli.internal;
