/**
 * The kit for tests of your own platform: JUnit 5 and AssertJ.
 *
 * <p>Lives here: {@link dev.plimsoll.testing.PlatformTest}, which renders environments for a test
 * class and hands them to its methods; {@link dev.plimsoll.testing.PlimsollAssertions}, the entry
 * to assertions on what was rendered; {@link dev.plimsoll.testing.Golden}, output that is compared
 * byte for byte. Imports {@code core} and no other module. Nothing comes after it: it ends in a
 * test that passes or fails.
 */
package dev.plimsoll.testing;
