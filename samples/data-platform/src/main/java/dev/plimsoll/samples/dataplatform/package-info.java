/**
 * The sample platform: a pipeline of jobs that Airflow runs in a workspace, with one workspace more
 * for each tenant.
 *
 * <p>Lives here: {@link dev.plimsoll.samples.dataplatform.AcmePlatform}. Imports core and the
 * templates, as any user's project does; its environments lie in the folder {@code environments} of
 * the sample.
 */
package dev.plimsoll.samples.dataplatform;
