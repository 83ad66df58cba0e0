/**
 * What Plimsoll has to say about an input or an output, and where.
 *
 * <p>Lives here: {@link dev.plimsoll.finding.Finding} and the words that it is made of, {@link
 * dev.plimsoll.finding.Code code}, {@link dev.plimsoll.finding.Stage stage}, {@link
 * dev.plimsoll.finding.Severity severity}, {@link dev.plimsoll.finding.Where place}; {@link
 * dev.plimsoll.finding.Origin}, which every node of a tree carries; the registry of codes. Imports
 * nothing of Plimsoll. Every other package adds findings to a {@link dev.plimsoll.finding.Findings}
 * that it is handed, and never decides what is printed.
 */
package dev.plimsoll.finding;
