package dateline.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import dateline.answer.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log: all that libraries and failures have to say. It goes to a file; only a service
/// ([#service]) also logs to standard error.
///
/// Nothing is set up before something is logged, so that a command that has nothing to log doesn't
/// pay for it.
public final class Log extends ContextAwareBase implements Configurator {

  private static final String FILE = "dateline.log.file";
  private static final FileSize LARGEST = FileSize.valueOf("5 mb");
  private static final int OLD_FILES = 3;
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} [%thread] %msg %kvp%n";

  /// Made by logback, which finds this class as a service.
  public Log() {}

  /// Says where to log and turns the JDK's own logging, which Lucene uses, the same way.
  static void configure(Environment environment) {
    System.setProperty(FILE, file(environment).toString());
    System.setProperty("java.util.logging.config.class", JdkLog.class.getName());
  }

  private static Path file(Environment environment) {
    return environment.stateDirectory().resolve("dateline.log");
  }

  /// Keeps the cause of a failure that is told in one line.
  static void expected(Exception failure) {
    if (failure.getCause() != null) {
      logger().info("a command failed", failure);
    }
  }

  /// Keeps a failure that nobody foresaw, and tells it in one line.
  static String unexpected(Throwable failure, Environment environment) {
    logger().error("a command failed unexpectedly", failure);
    String message = failure.getMessage();
    String what = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return "unexpected failure, please report it with "
        + file(environment)
        + " ("
        + Page.harmless(what)
        + ")";
  }

  /// Covers a secret wherever it would be logged.
  static void hide(Secret secret) {
    MaskedEncoder.hide(secret);
  }

  /// Logs to a stream too, until that is closed: of Dateline itself what the settings say, of
  /// libraries what is wrong.
  static Streaming service(Settings.Logging settings, OutputStream stream) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(
        masked(
            context,
            switch (settings.format()) {
              case TEXT -> textEncoder();
              case JSON -> jsonEncoder();
            }));
    appender.setOutputStream(stream);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("dateline").setLevel(Level.convertAnSLF4JLevel(settings.level()));
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return new Streaming(context, appender);
  }

  /// A stream that is logged to.
  static final class Streaming implements AutoCloseable {
    private final LoggerContext context;
    private final OutputStreamAppender<ILoggingEvent> appender;

    private Streaming(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
      this.context = context;
      this.appender = appender;
    }

    @Override
    public void close() {
      context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
      appender.stop();
    }
  }

  private static MaskedEncoder masked(LoggerContext context, Encoder<ILoggingEvent> plain) {
    MaskedEncoder encoder = new MaskedEncoder(plain);
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> textEncoder() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(LINE);
    return encoder;
  }

  private static Encoder<ILoggingEvent> jsonEncoder() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithContext(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithMarkers(false);
    encoder.setWithMDC(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    return encoder;
  }

  static Logger logger() {
    return LoggerFactory.getLogger(Dateline.class);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    String file = System.getProperty(FILE);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    // it tells at every start where it found its native library, and warns of its own default
    context.getLogger("ai.djl").setLevel(Level.ERROR);
    if (file == null || !canBeMade(Path.of(file).toAbsolutePath())) {
      return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file);
    appender.setEncoder(masked(context, textEncoder()));
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
    full.setContext(context);
    full.setMaxFileSize(LARGEST);
    full.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(full);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static boolean canBeMade(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.isWritable(file.getParent());
    } catch (IOException e) {
      return false; // then nothing is logged; a command must not fail for its log
    }
  }

  /// Sends what is logged through the JDK to the log file.
  public static final class JdkLog extends Handler {

    /// Lucene's advice to load an incubator module comes with every start; to hear of it would take
    /// longer than what the module saves. Kept here, since the JDK forgets loggers nobody holds.
    private static final java.util.logging.Logger ADVICE =
        java.util.logging.Logger.getLogger(
            "org.apache.lucene.internal.vectorization.VectorizationProvider");

    /// Made by the JDK when something is logged for the first time.
    public JdkLog() {
      LogManager.getLogManager().reset();
      ADVICE.setLevel(java.util.logging.Level.SEVERE);
      java.util.logging.Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() < java.util.logging.Level.INFO.intValue()) {
        return;
      }
      Logger logger = LoggerFactory.getLogger(String.valueOf(record.getLoggerName()));
      if (record.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
        logger.warn(record.getMessage(), record.getThrown());
      } else {
        logger.info(record.getMessage(), record.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
