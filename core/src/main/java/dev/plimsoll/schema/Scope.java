package dev.plimsoll.schema;

import org.apiguardian.api.API;

/** Whether the objects of a kind live in a namespace. */
@API(status = API.Status.EXPERIMENTAL)
public enum Scope {
  /** In a namespace; without one, in {@code default}. */
  NAMESPACED,
  /** Once in a cluster; a namespace that is given is ignored. */
  CLUSTER
}
