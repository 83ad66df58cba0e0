/**
 * The Common Expression Language as a Kubernetes API server speaks it, on top of CEL-Java.
 *
 * <p>Lives here: the libraries that Kubernetes adds ({@code KubernetesLibrary}), what schemas and
 * trees look like to an expression, and {@link dev.plimsoll.policies.internal.Compiled}, which runs
 * an expression within limits. Nothing of CEL-Java is loaded before a document has an expression.
 * Imports {@code finding}, {@code node}, {@code schema} and {@code unit} of core. What comes out
 * goes to the checks in {@code dev.plimsoll.policies}.
 */
package dev.plimsoll.policies.internal;
