/**
 * The sample platform: a pipeline of jobs that Airflow runs in a workspace, with one workspace more
 * for each tenant.
 */
package dev.plimsoll.samples.dataplatform;
