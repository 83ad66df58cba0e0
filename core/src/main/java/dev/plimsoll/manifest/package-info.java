/**
 * Kubernetes objects as Plimsoll carries them: identity, tree, origin, applied or latent; and the
 * bundle of all of one environment.
 *
 * <p>Imports {@code finding}, {@code unit}, {@code node}. A bundle goes through the stages of
 * {@code compile} and ends in {@code emit}.
 */
package dev.plimsoll.manifest;
