/**
 * Judges what the Common Expression Language says of manifests.
 *
 * <p>Lives here: {@link dev.plimsoll.policies.PolicyChecks}, which {@link
 * dev.plimsoll.check.Checks} finds by itself once this module is on the class path; the check of
 * custom resources by the rules of their definitions, the check that expressions in definitions,
 * policies, webhooks and device classes compile, and the check of a bundle by the admission
 * policies in it. The language itself is in {@code internal}. Imports core only. Findings go where
 * those of all checks go.
 */
package dev.plimsoll.policies;
