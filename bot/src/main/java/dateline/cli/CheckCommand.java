package dateline.cli;

import dateline.answer.LanguageModel;
import dateline.answer.ModelSettings;
import dateline.answer.Trouble;
import dateline.search.IndexException;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Tells whether what answers rest on works, and what to do where it doesn't.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tells whether settings, index and language model work, and what to do where they don't."
          + " A model is asked for one word, which may cost a little; without one nothing is sent"
          + " anywhere."
    },
    footerHeading = "%nTo have answers written by a language model:%n",
    footer = {
      "  On this machine: DATELINE_LLM_PROVIDER=ollama DATELINE_LLM_MODEL=NAME, or",
      "  for llama.cpp, vLLM and LM Studio DATELINE_LLM_PROVIDER=openai and",
      "  DATELINE_LLM_BASE_URL=http://127.0.0.1:PORT. Elsewhere: DATELINE_LLM_PROVIDER",
      "  openai, anthropic, gemini or mistral, with DATELINE_LLM_API_KEY.",
      "",
      "  DATELINE_LLM_PROVIDER=ollama DATELINE_LLM_MODEL=NAME dateline check",
      "",
      "config/dateline.yaml explains these and all other settings, and keeps them.",
      "Exit code: 0 all is well, 1 something is not."
    })
final class CheckCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  private boolean well = true;

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Optional<Settings> settings = settings();
    if (settings.isPresent()) {
      index(index.directory(settings.get()));
      writer(settings.get());
    }
    return well ? Dateline.DONE : Dateline.FAILED;
  }

  private Optional<Settings> settings() {
    Path file = environment.project().resolve("config").resolve("dateline.yaml");
    try {
      Settings settings = Settings.read(environment);
      List<String> variables =
          Settings.KEYS.stream()
              .map(Settings::variable)
              .filter(name -> environment.variable(name).isPresent())
              .toList();
      good("settings", file + (variables.isEmpty() ? "" : ", " + String.join(", ", variables)));
      return Optional.of(settings);
    } catch (CommandException e) {
      String.valueOf(e.getMessage()).lines().forEach(problem -> bad("settings", problem));
      note("settings", "index and language model are looked at when these are right");
      return Optional.empty();
    }
  }

  private void index(Path directory) {
    try {
      if (ReadyIndex.isMissing(directory)) {
        note(
            "index",
            "none at "
                + directory
                + " yet; make one with: dateline index PATH (or just ask: then the example"
                + " articles are indexed)");
        return;
      }
      try (PassageSearcher searcher = PassageSearcher.open(directory)) {
        int articles = searcher.articles().size();
        if (articles == 0) {
          bad("index", directory + " holds no articles; add some with: dateline index PATH");
          return;
        }
        good("index", directory + ", " + Count.of(articles, "article"));
        if (!searcher.hasVectors()) {
          note(
              "index",
              "it is searched by words alone; the same dateline index without --no-vectors adds"
                  + " the search by meaning");
        }
      }
    } catch (CommandException | IndexException e) {
      bad("index", String.valueOf(e.getMessage()));
    }
  }

  private void writer(Settings settings) {
    Optional<ModelSettings> configured;
    try {
      configured = settings.model();
    } catch (CommandException e) {
      bad("model", String.valueOf(e.getMessage()));
      return;
    }
    if (configured.isEmpty()) {
      if (settings.writer() == Settings.Writer.LLM) {
        bad(
            "model",
            "none, but answer.writer is llm; set llm.provider and llm.model, or answer.writer to"
                + " auto");
      } else {
        good("model", "none; answers are made of the articles' own sentences");
      }
      return;
    }
    if (settings.writer() == Settings.Writer.EXTRACTIVE) {
      note("model", "answer.writer is extractive, so it is never asked; set auto or llm");
    }
    try (LanguageModel model =
        LanguageModel.of(configured.get(), environment.ledger(), environment.clock())) {
      warnOfOpenKey(configured.get(), model);
      LanguageModel.Trial trial = model.trial();
      String named = model.name() + " at " + model.address();
      if (trial.trouble().isPresent()) {
        bad("model", named + " " + advice(trial.trouble().get(), trial.detail(), configured.get()));
        return;
      }
      good("model", named + ", answers in " + Count.of(trial.took()));
      if (!trial.shaped()) {
        note("model", "it can't be held to a form, so more of its answers will be of no use");
      }
    }
  }

  private void warnOfOpenKey(ModelSettings settings, LanguageModel model) {
    URI address = URI.create(model.address());
    if (settings.key().isPresent()
        && "http".equals(address.getScheme())
        && !isHere(address.getHost())) {
      note(
          "model",
          "its key goes to " + address.getHost() + " unencrypted; use https in llm.base-url");
    }
  }

  private static boolean isHere(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }

  /// What happened, after the model's name, and what to do.
  private static String advice(Trouble trouble, String detail, ModelSettings settings) {
    String cause = " (" + detail + "); ";
    boolean local = settings.base().isPresent();
    return switch (trouble) {
      case UNREACHABLE ->
          "can't be reached"
              + cause
              + (local || settings.provider() == ModelSettings.Provider.OLLAMA
                  ? "start the server, or correct llm.base-url"
                  : "check this machine's connection");
      case TOO_SLOW ->
          "did not answer within "
              + Count.of(settings.timeout())
              + cause
              + "raise llm.timeout, or take a smaller model";
      case KEY_REFUSED ->
          settings.key().isPresent()
              ? "refuses the key"
                  + cause
                  + "check llm.api-key, and with the provider what the key may do and whether it is"
                  + " paid for"
              : "wants a key" + cause + "set DATELINE_LLM_API_KEY or llm.api-key-file";
      case BUSY -> "is busy" + cause + "try again later, or see your limits with the provider";
      case BROKEN -> "failed" + cause + "try again later, or see the server's own log";
      case REJECTED ->
          "does not take what it is asked"
              + cause
              + "check llm.model and llm.base-url, and whether llm.provider names its format";
      case RESTING -> "is left alone for a while" + cause + "try again later";
      case BUDGET -> "was not asked" + cause + "raise that, or wait";
      case CUT_OFF ->
          "stopped in the middle" + cause + "raise llm.max-tokens, which thinking counts towards";
      case ENDLESS -> "does not come to an end" + cause + "take another model";
      case EMPTY ->
          "said nothing"
              + cause
              + "raise llm.max-tokens, which thinking counts towards, or check llm.base-url";
      case DECLINED -> "declined" + cause + "take another model";
      case MALFORMED, UNSUPPORTED -> "can't be understood" + cause + "take another model";
    };
  }

  private void good(String part, String text) {
    line("ok  ", part, text);
  }

  private void note(String part, String text) {
    line("note", part, text);
  }

  private void bad(String part, String text) {
    well = false;
    line("bad ", part, text);
  }

  private void line(String mark, String part, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(mark + "  " + part + " ".repeat(10 - part.length()) + Page.harmless(text));
    out.flush();
  }
}
