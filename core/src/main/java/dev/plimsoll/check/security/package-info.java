/**
 * What an attacker would look for: rights that are too wide, ways from one account to another,
 * secrets in clear, tokens that nobody uses.
 *
 * <p>Lives here: {@link dev.plimsoll.check.security.RoleCheck}, {@link
 * dev.plimsoll.check.security.AccountCheck} and {@link
 * dev.plimsoll.check.security.ClearSecretCheck}. Imports {@code finding} to {@code reference} and
 * {@code check}. Findings go to whoever asked for the check.
 */
package dev.plimsoll.check.security;
