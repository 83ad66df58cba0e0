/**
 * Our own tree: immutable nodes with an origin each, structural sharing, and embedded documents;
 * its reader and its writer.
 *
 * <p>Lives here: {@link dev.plimsoll.node.Node} and its four kinds, {@code YamlReader} (kubectl's
 * meaning of every scalar), {@code YamlWriter} (block style, a quoting rule that no reader
 * misreads), the formats of embedded documents, and the way from a fabric8 object to a node.
 * Imports {@code finding} and {@code unit}. From here on every stage works on nodes.
 */
package dev.plimsoll.node;
