/**
 * Apache Airflow as a component, and as the engine that runs pipelines.
 *
 * <p>Lives here: {@link dev.plimsoll.airflow.Airflow} and the values that it is made of; what its
 * pods are; the documents that are rendered from latent manifests when arrows were lowered: the pod
 * template of task pods, and one DAG file per pipeline. Imports {@code dev.plimsoll} core only: it
 * knows of jobs what {@link dev.plimsoll.job.Launch} says, and no kind of job. What leaves here are
 * manifests, with DAG files as embedded documents that renames reach into.
 *
 * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/">Apache Airflow 3.3.2</a>
 */
package dev.plimsoll.airflow;
