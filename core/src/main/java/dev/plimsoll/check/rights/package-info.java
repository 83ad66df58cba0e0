/**
 * What the roles and bindings of a bundle give to service accounts, read once for all who ask.
 *
 * <p>Lives here: {@link dev.plimsoll.check.rights.AccountRights}. Imports {@code finding} to {@code
 * manifest}. {@code check.security} judges it by itself, {@code check.reach} compares it with the
 * arrows, the testing kit asserts on it. Not for users: {@link
 * org.apiguardian.api.API.Status#INTERNAL}.
 */
package dev.plimsoll.check.rights;
