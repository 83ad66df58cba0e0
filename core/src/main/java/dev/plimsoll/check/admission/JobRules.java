package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.BATCH;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.OptionalLong;

/** Rules of Jobs. */
final class JobRules {
  static final Rule COUNTS =
      Rule.of("PLM3831", "J1")
          .at("spec.parallelism")
          .says("the numbers of a Job are not negative")
          .fix("write a number from 0")
          .source(BATCH, "validateJobSpec");
  static final Rule RESTART =
      Rule.of("PLM3832", "J2")
          .at("spec.template.spec.restartPolicy")
          .says("pods of a Job restart on failure or never")
          .fix("write restartPolicy: Never or OnFailure")
          .source(BATCH, "validateJobSpec");
  static final Rule MODE =
      Rule.of("PLM3833", "J3")
          .at("spec.completionMode")
          .says("completionMode is NonIndexed, or Indexed with completions")
          .fix("write completions")
          .source(BATCH, "validateJobSpec");
  static final Rule PARALLELISM =
      Rule.of("PLM3834", "J4")
          .at("spec.parallelism")
          .says("an indexed Job runs at most 100000 pods at once")
          .fix("lower parallelism")
          .source(BATCH, "validateJobSpec");
  static final Rule FAILED_INDEXES =
      Rule.of("PLM3835", "J5")
          .at("spec.maxFailedIndexes")
          .says("maxFailedIndexes goes with backoffLimitPerIndex and is at most completions")
          .fix("write backoffLimitPerIndex, and at most completions")
          .source(BATCH, "validateJobSpec");
  static final Rule MANY =
      Rule.of("PLM3836", "J6")
          .at("spec.completions")
          .says("a Job of over 100000 indexes with backoffLimitPerIndex has small limits")
          .fix("write maxFailedIndexes and parallelism of at most 10000")
          .source(BATCH, "validateJobSpec");
  static final Rule INDEXED_ONLY =
      Rule.of("PLM3837", "J7")
          .at("spec.backoffLimitPerIndex")
          .says(
              "backoffLimitPerIndex, maxFailedIndexes and successPolicy need completionMode Indexed")
          .fix("write completionMode: Indexed, or remove the field")
          .source(BATCH, "validateJobSpec");
  static final Rule MANAGED_BY =
      Rule.of("PLM3838", "J8")
          .at("spec.managedBy")
          .says("managedBy is a domain and a path of at most 63 characters")
          .fix("write for example example.com/controller")
          .source(BATCH, "validateJobSpec");
  static final Rule REPLACEMENT =
      Rule.of("PLM3843", "J13")
          .at("spec.podReplacementPolicy")
          .says("podReplacementPolicy is Failed, or without a failure policy TerminatingOrFailed")
          .fix("write Failed")
          .source(BATCH, "validateJobSpec");
  static final Rule SUCCESS =
      Rule.of("PLM3844", "J14")
          .at("spec.successPolicy")
          .says("a success policy has up to 20 rules with indexes or a count that the Job has")
          .fix("write succeededIndexes such as 0-2, or succeededCount")
          .source(BATCH, "validateSuccessPolicyRule");
  static final Rule OWN_SELECTOR =
      Rule.of("PLM3845", "J15")
          .at("spec.selector")
          .says("the selector of a Job is generated")
          .fix("remove selector and manualSelector")
          .source(BATCH, "validateGeneratedSelector");
  static final Rule NAME =
      Rule.of("PLM3846", "J16")
          .at("metadata.name")
          .says(
              "the name of a Job fits into a label and, of an indexed Job, into host names of its pods")
          .fix("shorten the name, and write lower-case letters, digits and '-'")
          .source(BATCH, "ValidateJob");

  private static final int MANY_INDEXES = 100_000;

  private JobRules() {}

  static void job(Field root) {
    Field spec = root.at("spec");
    name(root.at("metadata"), spec);
    boolean manual = spec.isTrue("manualSelector");
    if (spec.has("selector") || manual) {
      ownSelector(spec, manual);
    }
    spec(spec);
  }

  private static void ownSelector(Field spec, boolean manual) {
    Field selector = spec.at("selector");
    Field labels = spec.at("template", "metadata", "labels");
    if (!manual) {
      generated(selector, labels, spec.parent().at("metadata").text("name"));
      return;
    }
    if (!selector.isGiven()) {
      selector.refuse(OWN_SELECTOR, "manualSelector: true without a selector");
      return;
    }
    SelectorRules.check(selector);
    if (!SelectorRules.selects(selector, SelectorRules.asMap(labels))) {
      labels.refuse(
          OWN_SELECTOR,
          "the selector does not match the labels of the template",
          "give the template the labels of the selector");
    }
  }

  /**
   * What is given is joined with what the server generates, and must select the template, whose
   * labels it adds to.
   */
  private static void generated(Field selector, Field labels, String name) {
    var all = SelectorRules.asMap(labels);
    all.put("job-name", name);
    all.put("batch.kubernetes.io/job-name", name);
    SelectorRules.check(selector);
    if (!SelectorRules.selects(selector, all)) {
      selector.refuse(
          OWN_SELECTOR,
          "a selector without manualSelector: true that does not match the labels of the template");
    }
  }

  private static void name(Field metadata, Field spec) {
    boolean generated = metadata.text("name").isEmpty();
    Field name = metadata.at(generated ? "generateName" : "name");
    if (name.text().isEmpty()) {
      return;
    }
    String text = generated ? MetadataRules.made(name.text()) : name.text();
    boolean manual = spec.isTrue("manualSelector");
    if (!manual && text.length() > NameRules.LABEL_MAX) {
      name.refuse(NAME, name.shown() + " must be at most 63 characters long");
    } else if (spec.text("completionMode").equals("Indexed")
        && spec.at("completions").number(0) > 0) {
      String pod = text + "-" + (spec.at("completions").number(0) - 1);
      NameRules.dns1123Label(pod)
          .ifPresent(problem -> name.refuse(NAME, "the pod " + Shown.quoted(pod) + " " + problem));
    }
  }

  static void spec(Field spec) {
    for (String key :
        List.of(
            "parallelism",
            "completions",
            "activeDeadlineSeconds",
            "backoffLimit",
            "ttlSecondsAfterFinished",
            "backoffLimitPerIndex",
            "maxFailedIndexes")) {
      spec.at(key).within(COUNTS, 0, Long.MAX_VALUE);
    }
    boolean indexed = spec.text("completionMode").equals("Indexed");
    if (spec.has("completionMode")) {
      spec.at("completionMode").oneOf(MODE, List.of("NonIndexed", "Indexed"));
    }
    if (indexed && !spec.has("completions")) {
      spec.at("completions").refuse(MODE, "an indexed Job without completions");
    }
    if (indexed && spec.at("parallelism").number(0) > MANY_INDEXES) {
      spec.at("parallelism")
          .refuse(PARALLELISM, spec.at("parallelism").shown() + " must be at most " + MANY_INDEXES);
    }
    indexes(spec, indexed);
    Field manager = spec.at("managedBy");
    if (manager.isGiven()) {
      manager.refuse(MANAGED_BY, Syntax.domainPrefixedPath(manager.text()));
      if (manager.text().length() > 63) {
        manager.refuse(MANAGED_BY, manager.shown() + " must be at most 63 characters long");
      }
    }
    JobFailureRules.failurePolicy(spec);
    if (spec.has("podReplacementPolicy")) {
      List<String> allowed =
          spec.has("podFailurePolicy")
              ? List.of("Failed")
              : List.of("Failed", "TerminatingOrFailed");
      spec.at("podReplacementPolicy").oneOf(REPLACEMENT, allowed);
    }
    successPolicy(spec);
    PodRules.checkTemplate(spec.at("template"), spec.at("none"));
    Field restart = spec.at("template", "spec", "restartPolicy");
    if (restart.text().equals("Always") || restart.text().isEmpty()) {
      restart.refuse(
          RESTART,
          (spec.at("template").has("spec") ? restart.shown() : "nothing")
              + " must be OnFailure or Never");
    }
  }

  private static void indexes(Field spec, boolean indexed) {
    boolean perIndex = spec.has("backoffLimitPerIndex");
    for (String key : List.of("backoffLimitPerIndex", "maxFailedIndexes", "successPolicy")) {
      if (!indexed && spec.has(key)) {
        spec.at(key).refuse(INDEXED_ONLY, key + " of a Job that is not indexed");
      }
    }
    Field failed = spec.at("maxFailedIndexes");
    long completions = spec.at("completions").number(Long.MAX_VALUE);
    if (failed.isGiven()) {
      if (!perIndex) {
        failed.refuse(FAILED_INDEXES, "maxFailedIndexes without backoffLimitPerIndex");
      }
      if (indexed && failed.number(0) > Math.min(completions, MANY_INDEXES)) {
        failed.refuse(
            FAILED_INDEXES,
            failed.shown() + " must be at most " + Math.min(completions, MANY_INDEXES));
      }
    }
    if (indexed && perIndex && spec.has("completions") && completions > MANY_INDEXES) {
      if (!failed.isGiven() || failed.number(0) > 10_000) {
        failed.refuse(
            MANY,
            failed.isGiven()
                ? failed.shown() + " of so many indexes must be at most 10000"
                : "so many indexes without maxFailedIndexes");
      }
      if (spec.at("parallelism").number(0) > 10_000) {
        spec.at("parallelism")
            .refuse(
                MANY,
                spec.at("parallelism").shown()
                    + " at once of so many indexes must be at most 10000");
      }
    }
  }

  private static void successPolicy(Field spec) {
    Field policy = spec.at("successPolicy");
    if (!policy.isGiven() || !spec.text("completionMode").equals("Indexed")) {
      return;
    }
    Field rules = policy.at("rules");
    if (rules.isEmpty() || rules.size() > 20) {
      rules.refuse(SUCCESS, rules.size() + " rules must be from 1 to 20");
    }
    long completions = spec.at("completions").number(0);
    for (Field rule : rules.items()) {
      successRule(rule, completions);
    }
  }

  private static void successRule(Field rule, long completions) {
    Field indexes = rule.at("succeededIndexes");
    Field count = rule.at("succeededCount");
    if (!indexes.isGiven() && !count.isGiven()) {
      rule.refuse(SUCCESS, "a rule has neither succeededIndexes nor succeededCount");
    }
    long listed = completions;
    if (indexes.isGiven()) {
      OptionalLong number =
          indexes.text().length() > 64 * 1024
              ? OptionalLong.empty()
              : indexes(indexes.text(), completions);
      if (number.isEmpty()) {
        indexes.refuse(
            SUCCESS,
            indexes.shown() + " must be ascending indexes below " + completions + " such as 0-2,5");
      }
      listed = number.orElse(completions);
    }
    if (count.isGiven()) {
      count.within(SUCCESS, 0, Long.MAX_VALUE);
      if (count.number(0) > completions || (indexes.isGiven() && count.number(0) > listed)) {
        count.refuse(SUCCESS, count.shown() + " is more than there are indexes");
      }
    }
  }

  /** How many indexes a list such as {@code 0-2,5} names; empty if it is malformed. */
  private static OptionalLong indexes(String text, long completions) {
    if (text.isEmpty()) {
      return OptionalLong.of(0);
    }
    long total = 0;
    long before = -1;
    for (String interval : text.split(",", -1)) {
      String[] ends = interval.split("-", -1);
      if (ends.length > 2) {
        return OptionalLong.empty();
      }
      long first = index(ends[0]);
      long last = ends.length == 2 ? index(ends[1]) : first;
      if (first <= before
          || last >= completions
          || last < first
          || (ends.length == 2 && first == last)) {
        return OptionalLong.empty();
      }
      total += last - first + 1;
      before = last;
    }
    return OptionalLong.of(total);
  }

  private static long index(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    boolean number =
        !digits.isEmpty()
            && digits.length() < 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Long.parseLong(digits) : -1;
  }
}
