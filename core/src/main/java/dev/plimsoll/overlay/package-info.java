/**
 * Edits that an environment or a target makes to manifests, rendered and imported alike: typed
 * edits, patches merged by key, JSON patches, transformers, removals.
 *
 * <p>Imports {@code finding} to {@code target}. An overlay works on trees and must match; what it
 * writes has an origin of layer {@code overlay}.
 */
package dev.plimsoll.overlay;
