package dev.plimsoll.intent;

import org.apiguardian.api.API;

/** Which clients speak to an object store. */
@API(status = API.Status.EXPERIMENTAL)
public enum StoreProtocol {
  /** Amazon S3, or something that speaks it, such as MinIO and Ceph. */
  S3,
  /** Google Cloud Storage. */
  GCS,
  /** Azure Data Lake Storage Gen2. */
  ABFS
}
