/**
 * What the fuzzer calls: each class takes bytes and throws if a promise is broken. Imports what it
 * tries. The inputs that are kept are in {@code corpus}, a folder for each class.
 */
package dev.plimsoll.fuzz;
