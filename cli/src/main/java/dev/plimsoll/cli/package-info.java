/**
 * The command line: a thin shell over the façade of core.
 *
 * <p>Lives here: {@link dev.plimsoll.cli.Main} and one class for each command. May import all of
 * core's public packages, the targets and the templates. Reads arguments, prints findings, and
 * turns them into an exit status; decides nothing about manifests.
 */
package dev.plimsoll.cli;
