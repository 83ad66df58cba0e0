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

/**
 * The frame around each page, and pictures, from templates that escape what they are not told to
 * leave.
 */
final class Layout {
  private final Template page;
  private final Template picture;

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
      page = configuration.getTemplate("page.ftlh");
      picture = configuration.getTemplate("picture.ftlh");
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** A whole page as HTML, of the values that the template names. */
  String page(Map<String, Object> values) {
    return text(page, values);
  }

  /** A picture as SVG. */
  String picture(Picture drawn) {
    return text(
        picture,
        Map.of(
            "width", drawn.width(),
            "height", drawn.height(),
            "groups", drawn.groups(),
            "boxes", drawn.boxes(),
            "lines", drawn.lines()));
  }

  private static String text(Template template, Map<String, Object> values) {
    var text = new StringWriter();
    try {
      template.process(values, text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (TemplateException wrong) {
      throw new IllegalStateException(wrong);
    }
    return text.toString();
  }
}
