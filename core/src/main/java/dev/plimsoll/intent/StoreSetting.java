package dev.plimsoll.intent;

import org.apiguardian.api.API;

/** Facts that the clients of an object store need. */
@API(status = API.Status.EXPERIMENTAL)
public enum StoreSetting {
  /** S3: the endpoint's URL, where it is not Amazon's own. */
  ENDPOINT,
  /** S3: the region. */
  REGION,
  /** S3: {@code true} if buckets are in the path and not in the host name. */
  PATH_STYLE,
  /** S3: {@code irsa}, {@code pod-identity} or {@code keys}. */
  CREDENTIALS,
  /** ABFS: the storage account. */
  ACCOUNT,
  /** GCS: the project. */
  PROJECT
}
