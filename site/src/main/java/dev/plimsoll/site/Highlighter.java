package dev.plimsoll.site;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.renderer.html.HtmlWriter;

/** Sets off comments, texts, keys and words of the language in code, with nothing that runs. */
final class Highlighter {
  private static final String JAVA_WORDS =
      "abstract|class|default|enum|extends|final|for|if|implements|import|instanceof|interface|new|"
          + "package|private|protected|public|record|return|static|switch|this|throw|var|void";

  /** What is set off, by the name of the group that matches it. */
  private static final Map<String, Pattern> LANGUAGES =
      Map.of(
          "java",
          Pattern.compile(
              "(?<c>//[^\\n]*|/\\*.*?\\*/)|(?<s>\"(?:\\\\.|[^\"\\\\\\n])*\")|(?<a>@\\w+)|(?<k>\\b(?:"
                  + JAVA_WORDS
                  + ")\\b)",
              Pattern.DOTALL),
          "yaml",
          Pattern.compile(
              "(?<c>(?:^|(?<=\\s))#[^\\n]*)|(?<k>(?:(?<=[{,] )|(?<=^)|(?<=^[ -]{1,60}))[\\w./*-]+(?=:(?:\\s|$)))|(?<s>\"(?:\\\\.|[^\"\\\\\\n])*\"|'[^'\\n]*')",
              Pattern.MULTILINE),
          "sh",
          Pattern.compile(
              "(?<c>(?:^|(?<=\\s))#[^\\n]*)|(?<s>\"[^\"]*\"|'[^']*')", Pattern.MULTILINE),
          "xml",
          Pattern.compile("(?<c><!--.*?-->)|(?<k></?[\\w.:-]+|/?>)", Pattern.DOTALL),
          "text",
          Pattern.compile("(?<k>^(?:error|warning|note) PLM\\d{4})", Pattern.MULTILINE));

  private Highlighter() {}

  /** Writes code. */
  static void write(String language, String code, HtmlWriter html) {
    Pattern pattern = LANGUAGES.get(language);
    if (pattern == null) {
      html.text(code);
      return;
    }
    Matcher match = pattern.matcher(code);
    int at = 0;
    while (match.find()) {
      html.text(code.substring(at, match.start()));
      html.tag("i", Map.of("class", kind(pattern, match)));
      html.text(match.group());
      html.tag("/i");
      at = match.end();
    }
    html.text(code.substring(at));
  }

  private static String kind(Pattern pattern, Matcher match) {
    for (String group : new String[] {"c", "s", "a", "k"}) {
      if (pattern.pattern().contains("(?<" + group + ">") && match.group(group) != null) {
        return group;
      }
    }
    throw new IllegalStateException("no group matched " + match.group());
  }
}
