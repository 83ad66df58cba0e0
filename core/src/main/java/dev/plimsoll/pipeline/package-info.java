/**
 * Jobs in order, on a schedule.
 *
 * <p>Imports {@code finding} to {@code job}. An engine, which is a component, turns a pipeline into
 * its own document: a DAG file, a workflow.
 */
package dev.plimsoll.pipeline;
