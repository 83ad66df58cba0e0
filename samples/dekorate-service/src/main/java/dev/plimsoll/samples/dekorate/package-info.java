/**
 * A service whose manifests Dekorate writes, as part of a platform.
 *
 * <p>Lives here: {@link dev.plimsoll.samples.dekorate.RatesApi}, the service, with Dekorate's
 * annotations; {@link dev.plimsoll.samples.dekorate.RatesPlatform}, which imports what Dekorate
 * wrote from them. Imports {@code core}; its environments lie in the folder {@code environments} of
 * the sample.
 */
package dev.plimsoll.samples.dekorate;
