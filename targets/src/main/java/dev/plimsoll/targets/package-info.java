/**
 * What bindings and configurations of all targets have in common: address blocks, taints, secret
 * sources, databases; and the codes of this module.
 *
 * <p>Lives here: values that environment files are read into. Imports core only. The packages
 * {@code eks}, {@code gke}, {@code aks} and {@code onprem} each hold one target, {@code internal}
 * what they share; none of the four imports another. A target answers the lowering interface of
 * core's {@code intent} package, and components write what it answers.
 */
package dev.plimsoll.targets;
