/**
 * Schemas of Kubernetes kinds. Imports {@code finding}, {@code unit}, {@code node}, {@code
 * manifest}.
 */
package dev.plimsoll.schema;
