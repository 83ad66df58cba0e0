/**
 * The rules that the API server has written by hand, beyond types: one class for each area, one
 * {@link dev.plimsoll.check.admission.Rule} for each rule.
 *
 * <p>How to add a rule: declare a {@code Rule} constant in the class of its area (a code that was
 * never used, the place, what it says, the repair, where the server has it), name it in {@code
 * AdmissionCodes}, refuse with it in the walk of that class, name the class in {@code
 * AdmissionRules} if it is new, and add a pair to {@code conformance/agreement/pairs.py}, which
 * asks the servers. Rules see the object with the server's defaults filled in and may rely on the
 * types of all values. Imports what {@link dev.plimsoll.check} imports.
 */
package dev.plimsoll.check.admission;
