/**
 * Hello world: what takes eight YAML files by hand, as one expression.
 *
 * <p>Lives here: {@link dev.plimsoll.samples.helloworld.HelloWorld}. Imports {@code core}; its
 * environments lie in the folder {@code environments} of the sample.
 */
package dev.plimsoll.samples.helloworld;
