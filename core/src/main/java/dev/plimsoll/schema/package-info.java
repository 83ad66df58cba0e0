/**
 * What a Kubernetes API server knows about the shape of objects: kinds, their scope, their fields
 * and types.
 *
 * <p>Lives here: {@link dev.plimsoll.schema.Schemas}, the kinds of one minor, to which custom
 * resource definitions and a cluster's own OpenAPI document can be joined; {@link
 * dev.plimsoll.schema.KindSchema} and {@link dev.plimsoll.schema.TypeSchema}, the model; and the
 * same as JSON Schema. Imports {@code finding}, {@code unit}, {@code node}, {@code manifest}. The
 * check, the reference catalogue and the patches read it; it judges nothing itself.
 */
package dev.plimsoll.schema;
