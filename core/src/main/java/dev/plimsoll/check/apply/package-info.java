/**
 * What becomes of an object that the API server accepts when it is applied and run: sizes, ways of
 * applying, names of what controllers make, fields that others own.
 *
 * <p>Imports {@code finding}, {@code node}, {@code manifest}, {@code schema}, {@code reference} and
 * {@code check}. Findings go to whoever asked for the check.
 */
package dev.plimsoll.check.apply;
