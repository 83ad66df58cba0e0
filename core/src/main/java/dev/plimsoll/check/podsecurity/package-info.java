/**
 * The Pod Security Standards, and what a bundle's namespaces make of them: what a level forbids, in
 * each of its versions, on Pods and on everything that will make Pods.
 *
 * <p>Imports {@code finding}, {@code node}, {@code manifest}, {@code schema}, {@code reference},
 * {@code component} for the levels, and {@code check}. Findings go to whoever asked for the check.
 */
package dev.plimsoll.check.podsecurity;
