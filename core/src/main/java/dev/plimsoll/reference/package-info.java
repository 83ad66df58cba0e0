/**
 * Which field of an object names another object, key, port, item or set of pods: one catalogue, as
 * data, and its answer for a bundle.
 *
 * <p>Lives here: {@link dev.plimsoll.reference.ReferenceCatalogue} (rules per kind, custom kinds
 * included, open to users), {@link dev.plimsoll.reference.References} (all references of a bundle,
 * each with what it leads to), {@link dev.plimsoll.reference.Externals} (what exists outside of the
 * bundle). Imports {@code finding}, {@code unit}, {@code node}, {@code manifest}, {@code schema}.
 * The check of references, renames and hashes, the topology that is drawn from emitted YAML, and
 * the report all read it, so that they cannot disagree.
 */
package dev.plimsoll.reference;
