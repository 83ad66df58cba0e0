package dev.plimsoll.check.security;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.check.DocumentCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Looks for secrets in clear: in ConfigMaps, and in the environment, command and arguments of
 * containers. A text that has the form of a key or token is an error; one that is a secret by its
 * name only is a warning. The findings do not repeat the secret. Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ClearSecretCheck implements DocumentCheck {
  private static final FieldPath DATA = FieldPath.of("data");
  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");

  /** Files of settings; programs have names of their own for what they read. */
  private static final Pattern SETTINGS =
      Pattern.compile(".*\\.(properties|ini|cfg|conf|ya?ml|json|env|toml)");

  private static final Pattern ENTRY =
      Pattern.compile("(?m)^[\\s,{\"'-]*([A-Za-z][\\w.-]*)[\"']?\\s*[:=]\\s*[\"']?([^\\s\"',#}]+)");

  private static final Pattern OPTION = Pattern.compile("--?([A-Za-z][\\w.-]*)=(\\S+)");
  private static final String REPAIR = "keep it in a Secret, and refer to that";
  private static final String REVOKE = "revoke it, and keep the next one in a Secret";

  /** The check. */
  public ClearSecretCheck() {}

  @Override
  public Stage stage() {
    return Stage.SECURITY;
  }

  @Override
  public void check(CheckedDocument document, Findings findings) {
    if (document.kind().kind().equals("ConfigMap") && document.kind().group().isEmpty()) {
      document.given().findMap("data").ifPresent(data -> data(data, document, findings));
      return;
    }
    PodPaths.of(document.kind().group(), document.kind().kind())
        .ifPresent(path -> containers(document, path.field("spec"), findings));
  }

  private static void data(MapNode data, CheckedDocument document, Findings findings) {
    data.forEach(
        (key, value) -> {
          if (value instanceof ScalarNode scalar && scalar.isString()) {
            new Text(document, DATA.field(key), scalar.text(), findings).ofKey(key);
          }
        });
  }

  private static void containers(CheckedDocument document, FieldPath spec, Findings findings) {
    for (String list : CONTAINERS) {
      List<Node> items = list(document.given(), spec.field(list));
      for (int i = 0; i < items.size(); i++) {
        FieldPath container = spec.field(list).item(i);
        env(document, container.field("env"), findings);
        for (String words : List.of("command", "args")) {
          List<Node> texts = list(document.given(), container.field(words));
          for (int j = 0; j < texts.size(); j++) {
            if (texts.get(j) instanceof ScalarNode scalar) {
              new Text(document, container.field(words).item(j), scalar.text(), findings)
                  .ofArgument();
            }
          }
        }
      }
    }
  }

  private static void env(CheckedDocument document, FieldPath env, Findings findings) {
    List<Node> variables = list(document.given(), env);
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i) instanceof MapNode variable) {
        String name = variable.findText("name").orElse("");
        String value = variable.findText("value").orElse("");
        new Text(document, env.item(i).field("value"), value, findings).ofVariable(name);
      }
    }
  }

  private static List<Node> list(MapNode tree, FieldPath path) {
    return tree.find(path)
        .filter(ListNode.class::isInstance)
        .map(node -> ((ListNode) node).items())
        .orElse(List.of());
  }

  /** A text of a document, and where it stands. */
  private record Text(CheckedDocument document, FieldPath path, String text, Findings findings) {
    void ofKey(String key) {
      if (isSecretByForm()) {
        return;
      }
      if (text.indexOf('\n') < 0) {
        if (SecretWords.isNamedSecret(key, text)) {
          report("\"" + key + "\" looks like a secret");
        }
      } else if (SETTINGS.matcher(key).matches()) {
        lines();
      }
    }

    void ofVariable(String name) {
      if (!text.isEmpty() && !isSecretByForm() && SecretWords.isNamedSecret(name, text)) {
        report("the value of " + name + " looks like a secret");
      }
    }

    void ofArgument() {
      if (isSecretByForm()) {
        return;
      }
      Matcher option = OPTION.matcher(text);
      if (option.matches() && SecretWords.isNamedSecret(option.group(1), option.group(2))) {
        report("the value of --" + option.group(1) + " looks like a secret");
      }
    }

    private void lines() {
      Matcher entry = ENTRY.matcher(text);
      int line = 1;
      int at = 0;
      while (entry.find()) {
        if (SecretWords.isNamedSecret(entry.group(1), entry.group(2))) {
          for (; at < entry.start(1); at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
          }
          report("\"" + entry.group(1) + "\" in its line " + line + " looks like a secret");
        }
      }
    }

    private boolean isSecretByForm() {
      Optional<String> form = SecretWords.form(text);
      if (form.isPresent()) {
        findings.add(
            SecurityCodes.KEY_IN_CLEAR,
            document.where(path),
            "holds " + form.get() + " in clear",
            REVOKE);
        return true;
      }
      if (SecretWords.hasLogin(text)) {
        report("holds a URL with a password");
        return true;
      }
      return false;
    }

    private void report(String problem) {
      findings.add(SecurityCodes.IN_CLEAR, document.where(path), problem, REPAIR);
    }
  }
}
