/**
 * Judges manifests that lie in files, whoever made them: Helm, Kustomize, a person.
 *
 * <p>Lives here: {@link dev.plimsoll.check.files.ManifestCheck}, which reads sources document by
 * document, judges each, and then all of them together; and the forms in which the answer is
 * written. May import core up to {@code check}. The shells print what comes out.
 */
package dev.plimsoll.check.files;
