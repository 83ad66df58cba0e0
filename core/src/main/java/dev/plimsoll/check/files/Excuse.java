package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Why a finding does not fail a check. It is told all the same.
 *
 * @param kind the sort of excuse
 * @param reason what a person wrote, or where the finding is known from; one sentence
 */
@API(status = API.Status.EXPERIMENTAL)
public record Excuse(Kind kind, String reason) {
  /** The sorts of excuse. */
  public enum Kind {
    /** It was there before: a baseline has it. */
    KNOWN,
    /** Somebody disputes the error, with a reason and for a time. */
    DISPUTED,
    /** Somebody accepts the warning, with a reason. */
    ACCEPTED
  }

  /** Excuses findings. */
  @FunctionalInterface
  public interface Source {
    /**
     * The excuse of a finding, if there is one.
     *
     * @param document the document that it was found in
     */
    Optional<Excuse> of(JudgedDocument document, Finding finding);

    /** Asks one source after the other. */
    static Source first(List<Source> sources) {
      List<Source> all = List.copyOf(sources);
      return (document, finding) ->
          all.stream()
              .map(source -> source.of(document, finding))
              .flatMap(Optional::stream)
              .findFirst();
    }
  }

  public Excuse {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
  }

  /** As a finding's line shows it, for example {@code disputed: the list is kept elsewhere}. */
  @Override
  public String toString() {
    String word =
        switch (kind) {
          case KNOWN -> "known";
          case DISPUTED -> "disputed";
          case ACCEPTED -> "accepted";
        };
    return word + ": " + reason;
  }
}
