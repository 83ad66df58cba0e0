/**
 * The picture of a platform as data: boxes, and arrows between them.
 *
 * <p>Lives here: {@link dev.plimsoll.topology.Endpoint}, {@link dev.plimsoll.topology.Box}, {@link
 * dev.plimsoll.topology.Arrow} with its four kinds, {@link dev.plimsoll.topology.Topology}, and its
 * texts (JSON, Mermaid). Imports {@code finding} to {@code intent}. Components declare boxes and
 * arrows; the connect stage lowers them into rights and policies; checks and reports read them.
 */
package dev.plimsoll.topology;
