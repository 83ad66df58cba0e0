package dev.plimsoll.site;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The frame around each page, from a template that escapes everything it is not told to leave. */
final class Layout {
  private final Template template;

  /**
   * One page as the template sees it. Public getters, since FreeMarker reads them.
   *
   * @param values what the template names
   */
  record Model(Map<String, Object> values) {}

  Layout() {
    var configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Layout.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    try {
      template = configuration.getTemplate("page.ftlh");
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** A whole page as HTML. */
  String html(Model model) {
    var text = new StringWriter();
    try {
      template.process(model.values(), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (TemplateException wrong) {
      throw new IllegalStateException(wrong);
    }
    return text.toString();
  }
}
