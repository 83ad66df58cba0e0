package dev.plimsoll.testing;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Severity;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/** Assertions on findings. Failures show whole findings: the text with repair and place. */
@API(status = API.Status.EXPERIMENTAL)
public final class FindingsAssert extends AbstractAssert<FindingsAssert, List<Finding>> {
  FindingsAssert(List<Finding> actual) {
    super(actual, FindingsAssert.class);
  }

  /** Verifies that there is no error; warnings and notes may be there. */
  public FindingsAssert hasNoErrors() {
    return refuse("no error", Finding::isError);
  }

  /** Verifies that there is no error and no warning; notes may be there. */
  public FindingsAssert hasNoWarnings() {
    return refuse("no error and no warning", finding -> finding.severity() != Severity.NOTE);
  }

  /** Verifies that nothing was found. */
  public FindingsAssert isEmpty() {
    return refuse("nothing to be found", finding -> true);
  }

  private FindingsAssert refuse(String what, Predicate<Finding> refused) {
    isNotNull();
    List<Finding> found = actual.stream().filter(refused).toList();
    if (!found.isEmpty()) {
      throw failure("Expecting %s, but there %s:\n%s", what, count(found), text(found));
    }
    return this;
  }

  private static String count(List<Finding> found) {
    return found.size() == 1 ? "is one" : "are " + found.size();
  }

  /** Verifies that a rule was broken at least once. */
  public FindingsAssert contains(Code code) {
    isNotNull();
    if (of(code).isEmpty()) {
      throw failure("Expecting a finding %s (%s), but %s", code.id(), code.title(), whatIsThere());
    }
    return this;
  }

  /** Verifies that a rule was not broken. */
  public FindingsAssert doesNotContain(Code code) {
    return refuse(
        "no finding " + code.id() + " (" + code.title() + ")", finding -> is(finding, code));
  }

  /** Only the findings of a rule. */
  public FindingsAssert with(Code code) {
    isNotNull();
    return new FindingsAssert(of(code)).as(descriptionText());
  }

  /** Only the findings of a severity. */
  public FindingsAssert with(Severity severity) {
    isNotNull();
    return new FindingsAssert(
            actual.stream().filter(finding -> finding.severity() == severity).toList())
        .as(descriptionText());
  }

  /** Verifies how many there are. */
  public FindingsAssert hasSize(int expected) {
    isNotNull();
    if (actual.size() != expected) {
      throw failure("Expecting %s findings, but %s", expected, whatIsThere());
    }
    return this;
  }

  /**
   * Verifies the whole text of all findings, in order, as the shells print it.
   *
   * @param expected two or three lines for each finding; a final line break does not count
   */
  public FindingsAssert hasText(String expected) {
    isNotNull();
    String text = text(actual);
    String wanted =
        expected.endsWith("\n") ? expected.substring(0, expected.length() - 1) : expected;
    if (!text.equals(wanted)) {
      throw failureWithActualExpected(
          text, wanted, "Expecting findings\n%s\nbut %s", wanted, whatIsThere());
    }
    return this;
  }

  private List<Finding> of(Code code) {
    return actual.stream().filter(finding -> is(finding, code)).toList();
  }

  private static boolean is(Finding finding, Code code) {
    return finding.code().id().equals(code.id());
  }

  private String whatIsThere() {
    return actual.isEmpty() ? "nothing was found" : "there " + count(actual) + ":\n" + text(actual);
  }

  private static String text(List<Finding> findings) {
    return findings.stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
