package dev.plimsoll.check;

import org.apiguardian.api.API;

/** What the API server would answer to one document, judged by the stages that are the server's. */
@API(status = API.Status.EXPERIMENTAL)
public enum Verdict {
  /** It would create the object. */
  ACCEPTED("accepted"),
  /** It would refuse the object. */
  REFUSED("refused"),
  /** Nobody here knows the kind. */
  NOT_CHECKED("notChecked");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word in reports: {@code accepted}, {@code refused}, {@code notChecked}. */
  public String word() {
    return word;
  }
}
