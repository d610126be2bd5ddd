package dateline.cli;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.LanguageModel;
import dateline.answer.ModelSettings;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.search.PassageSearcher;
import java.util.Optional;

/// Who answers in one run of the program: the articles' own sentences, or the language model of the
/// settings as far as what it says stands.
final class Answering implements AutoCloseable {

  private final Answerer answerer;
  private final Optional<LanguageModel> model;

  private Answering(Answerer answerer, Optional<LanguageModel> model) {
    this.answerer = answerer;
    this.model = model;
  }

  /// The model that is to write; empty for none.
  ///
  /// @param wanted who is to write, where the command line says so
  /// @throws CommandException where a model is wanted and none is configured, or its key can't be
  ///   read
  static Optional<ModelSettings> model(Settings settings, Optional<Settings.Writer> wanted) {
    return switch (wanted.orElse(settings.writer())) {
      case EXTRACTIVE -> Optional.empty();
      case AUTO -> settings.model();
      case LLM ->
          Optional.of(
              settings
                  .model()
                  .orElseThrow(() ->
                      new CommandException(
                          "no language model is configured; set llm.provider and llm.model in"
                              + " config/dateline.yaml, or let the articles' own sentences"
                              + " answer (--answer extractive, answer.writer)")));
    };
  }

  /// Gets ready to answer; calls no model yet.
  ///
  /// @param given the model that is to write
  static Answering of(
      Optional<ModelSettings> given, PassageSearcher searcher, Environment environment) {
    Optional<LanguageModel> model =
        given.map(each -> LanguageModel.of(each, environment.ledger(), environment.clock()));
    model.ifPresent(LanguageModel::prepare);
    return new Answering(
        model.map(each -> new Answerer(searcher, each)).orElseGet(() -> new Answerer(searcher)),
        model);
  }

  Answer answer(Question question, Progress progress) {
    return answerer.answer(question, progress);
  }

  /// Whether a language model may write.
  boolean hasModel() {
    return model.isPresent();
  }

  @Override
  public void close() {
    model.ifPresent(LanguageModel::close);
  }
}
