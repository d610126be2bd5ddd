package dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.answer.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

final class LogTest {

  private static final Logger OWN = LoggerFactory.getLogger("dateline.test");
  private static final Logger LIBRARY = LoggerFactory.getLogger("okhttp3.test");

  private static String logged(Settings.Logging.Format format, Level level, Runnable logging) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (Log.Streaming _ = Log.service(new Settings.Logging(format, level), stream)) {
      logging.run();
    }
    return stream.toString(UTF_8);
  }

  @Test
  void service_text_isALineWithItsValues() {
    String log =
        logged(
            Settings.Logging.Format.TEXT,
            Level.INFO,
            () -> OWN.atInfo().addKeyValue("chat", 12).log("parked"));

    assertThat(log).matches("\\d{4}-\\S+ INFO  test \\[main\\] parked chat=\"12\"\\R");
  }

  @Test
  void service_json_isAnObjectALine() throws IOException {
    String log =
        logged(
            Settings.Logging.Format.JSON,
            Level.INFO,
            () ->
                OWN.atWarn()
                    .addKeyValue("chat", 12)
                    .setCause(new IllegalStateException("two\nlines"))
                    .log("parked"));

    assertThat(log).hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(log);
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("formattedMessage").asText()).isEqualTo("parked");
    assertThat(json.path("kvpList").path(0).path("chat").asText()).isEqualTo("12");
    assertThat(json.path("throwable").path("message").asText()).isEqualTo("two\nlines");
  }

  @Test
  void service_level_isOfDatelineAlone() {
    Runnable logging =
        () -> {
          OWN.debug("own debug");
          OWN.warn("own warning");
          LIBRARY.info("library info");
          LIBRARY.warn("library warning");
        };

    assertThat(logged(Settings.Logging.Format.TEXT, Level.DEBUG, logging))
        .contains("own debug", "own warning", "library warning")
        .doesNotContain("library info");
    assertThat(logged(Settings.Logging.Format.TEXT, Level.WARN, logging))
        .contains("own warning", "library warning")
        .doesNotContain("own debug");
    assertThat(logged(Settings.Logging.Format.TEXT, Level.INFO, () -> {})).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void service_secret_isCoveredWhereverItStands(Settings.Logging.Format format) {
    Log.hide(new Secret("987:to\"ken\\"));
    Throwable cause =
        new IOException("unexpected end of stream on http://h/bot987:to\"ken\\/getMe");
    Throwable failure = new IllegalStateException("wrapped", cause);
    failure.addSuppressed(new IOException("also 987:to\"ken\\"));

    String log =
        logged(
            format,
            Level.INFO,
            () ->
                OWN.atError()
                    .addKeyValue("url", "http://h/bot987:to\"ken\\/getMe")
                    .setCause(failure)
                    .log("at bot987:to\"ken\\"));

    assertThat(log)
        .contains("unexpected end of stream", "wrapped", Secret.HIDDEN)
        .doesNotContain("987", "ken\\");
  }

  @ParameterizedTest
  @EnumSource
  void service_exceptionsThatQuote_areNotQuoted(Settings.Logging.Format format) {
    Exception quoting = new Exception();
    try {
      new ObjectMapper().readValue("{\"text\": \"Who called Jilani?\"}", int[].class);
    } catch (IOException e) {
      quoting = e;
    }
    try {
      new ObjectMapper().readValue("\"Who called Jilani?\"", int.class);
    } catch (IOException e) {
      quoting.addSuppressed(e);
    }
    assertThat(quoting.getSuppressed()[0]).hasMessageContaining("Jilani");
    Exception failure = new IllegalStateException(quoting);

    String log = logged(format, Level.INFO, () -> OWN.error("could not read", failure));

    assertThat(log)
        .contains("could not read", "InvalidFormatException", "MismatchedInputException")
        .doesNotContain("Jilani");
  }
}
