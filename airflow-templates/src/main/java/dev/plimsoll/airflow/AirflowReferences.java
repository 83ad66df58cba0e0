package dev.plimsoll.airflow;

import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.ReferenceProvider;
import org.apiguardian.api.API;

/** What {@code airflow.cfg} names, so that renames and the check of references reach into it. */
@API(status = API.Status.EXPERIMENTAL)
public final class AirflowReferences implements ReferenceProvider {
  private static final String FILE = "airflow.references";

  @Override
  public ReferenceCatalogue rules() {
    return ReferenceCatalogue.empty().withText(Texts.of(FILE), FILE);
  }
}
