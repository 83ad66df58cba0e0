package dev.plimsoll.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.apiguardian.api.API;

/**
 * Pods that run to their end once, when applied. The pod template of an applied Job cannot be
 * changed: a new run needs a new name or the old Job deleted.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class JobWorkload extends BatchWorkload<JobWorkload> {
  JobWorkload(Fields fields, BatchRules rules) {
    super(fields, rules);
  }

  @Override
  JobWorkload copy(Fields other) {
    return new JobWorkload(other, rules());
  }

  @Override
  JobWorkload ruled(BatchRules other) {
    return new JobWorkload(fields(), other);
  }

  @Override
  HasMetadata controller(ControllerParts parts) {
    return new JobBuilder()
        .withMetadata(parts.metadata())
        .withSpec(rules().spec(parts.pod().template()))
        .build();
  }
}
