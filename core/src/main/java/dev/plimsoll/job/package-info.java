/**
 * Units of data work, and how an engine launches one: as a pod, or as a custom resource with end
 * conditions.
 *
 * <p>Imports {@code finding} to {@code workload}. A job does not know the engine that runs it, nor
 * does an engine know kinds of jobs: all that passes between them is a {@link
 * dev.plimsoll.job.Launch}.
 */
package dev.plimsoll.job;
