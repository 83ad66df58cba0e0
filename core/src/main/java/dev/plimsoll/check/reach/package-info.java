/**
 * The proof backwards: what the emitted policies and roles permit, drawn from the trees, against
 * the arrows that were declared.
 *
 * <p>Lives here: {@link dev.plimsoll.check.reach.ArrowCheck}. Imports {@code finding} to {@code
 * check}. It says what the YAML permits, never what is reachable: a network engine may cover less.
 */
package dev.plimsoll.check.reach;
