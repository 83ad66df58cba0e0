/**
 * Judges manifests: would the API server take them, and will they work?
 *
 * <p>Lives here: {@link dev.plimsoll.check.Checks}, which runs every {@link
 * dev.plimsoll.check.Check} over documents or over a bundle and answers a {@link
 * dev.plimsoll.check.Judgement} for each document; the checks of decoding and schema. The
 * hand-written rules of the API server are in {@code check.admission}, one class for each area,
 * what becomes of an accepted object in {@code check.podsecurity} and {@code check.apply}. Bundles
 * go through {@link dev.plimsoll.check.ReferenceCheck}, which resolves references once for all
 * {@link dev.plimsoll.check.ResolvedCheck}s. Other modules bring checks of their own by a {@link
 * dev.plimsoll.check.CheckProvider}. Imports everything before it in the order of packages; the
 * façade and {@code emit} come after.
 */
package dev.plimsoll.check;
