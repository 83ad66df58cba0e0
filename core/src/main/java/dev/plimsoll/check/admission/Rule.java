package dev.plimsoll.check.admission;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A rule of the API server that no schema states.
 *
 * @param code its code, whose title is what the rule says
 * @param id its name in our catalogue, for example {@code P1}; fixtures go by it
 * @param path the field that it is about, from the root of the part it belongs to
 * @param fix how to repair a breach
 * @param versions the minors that apply it
 */
@API(status = API.Status.EXPERIMENTAL)
public record Rule(Code code, String id, String path, String fix, Versions versions) {
  /**
   * The minors that apply a rule, both ends included.
   *
   * @param since the first
   * @param until the last
   */
  public record Versions(KubernetesVersion since, KubernetesVersion until) {
    /** All minors that Plimsoll knows the rules of. */
    public static final Versions ALL =
        new Versions(new KubernetesVersion(0), new KubernetesVersion(Integer.MAX_VALUE));

    /** Whether a minor applies the rule. */
    public boolean include(KubernetesVersion version) {
      return version.isAtLeast(since) && until.isAtLeast(version);
    }
  }

  public Rule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(versions, "versions");
  }

  /** Begins a rule that all minors apply. */
  static Draft of(String code, String id) {
    return new Draft(code, id, "", "", "");
  }

  /** This rule, applied by a minor and those after it. */
  Rule since(KubernetesVersion first) {
    return new Rule(code, id, path, fix, new Versions(first, versions.until()));
  }

  /** This rule, applied by a minor and those before it. */
  Rule until(KubernetesVersion last) {
    return new Rule(code, id, path, fix, new Versions(versions.since(), last));
  }

  /** A rule that is being written down. */
  record Draft(String code, String id, String path, String title, String fix) {
    Draft at(String field) {
      return new Draft(code, id, field, title, fix);
    }

    /** What the rule says, as a sentence without a final stop. */
    Draft says(String sentence) {
      return new Draft(code, id, path, sentence, fix);
    }

    /** How to repair a breach, as a sentence without a final stop. */
    Draft fix(String sentence) {
      return new Draft(code, id, path, title, sentence);
    }

    /** Where the server has the rule. */
    Rule source(Source file, String function) {
      String where = path.isEmpty() ? "" : "At `" + path + "`. ";
      String explanation =
          where
              + "The API server applies this rule by hand; no schema states it ("
              + file.link(function)
              + "). To repair: "
              + fix
              + ".";
      Code made = Code.error(code, Stage.ADMISSION, title, explanation);
      return new Rule(made, id, path, fix, Versions.ALL);
    }
  }
}
