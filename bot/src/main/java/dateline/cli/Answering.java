package dateline.cli;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Archive;
import dateline.answer.LanguageModel;
import dateline.answer.ModelSettings;
import dateline.answer.OutputCache;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Records;
import dateline.answer.Strictness;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.Optional;

/// Who answers in one run of the program: the articles' own sentences, or the language model of the
/// settings as far as what it says stands.
final class Answering implements AutoCloseable {

  private final Answerer answerer;
  private final Optional<LanguageModel> model;
  private final Archive archive;

  private Answering(Answerer answerer, Optional<LanguageModel> model, Archive archive) {
    this.answerer = answerer;
    this.model = model;
    this.archive = archive;
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
  /// @param archive what is kept of what it writes
  /// @param strictness how sure it has to be
  static Answering of(
      Optional<ModelSettings> given,
      Strictness strictness,
      Archive archive,
      PassageSearcher searcher,
      Environment environment) {
    Optional<LanguageModel> model =
        given.map(each -> LanguageModel.of(each, environment.ledger(), environment.clock()));
    model.ifPresent(LanguageModel::prepare);
    Answerer answerer =
        model
            .map(each -> new Answerer(searcher, each, archive.outputs(), strictness))
            .orElseGet(() -> new Answerer(searcher, strictness));
    return new Answering(answerer, model, archive);
  }

  /// What is kept of what language models write.
  static Archive archive(Settings settings, Environment environment) {
    Path outputs = environment.stateDirectory().resolve("llm-outputs");
    return new Archive(
        settings
            .kept()
            .records()
            .map(folder -> Records.at(folder, settings.store().keep(), environment.clock())),
        settings.kept().cache().map(keep -> OutputCache.at(outputs, keep, environment.clock())));
  }

  /// Answers a question, and keeps a record of that.
  Answer answer(Question question, Progress progress) {
    Answerer.Explained explained = explain(question, progress);
    keep(explained);
    return explained.answer();
  }

  /// Answers a question, and keeps no record yet.
  Answerer.Explained explain(Question question, Progress progress) {
    return answerer.explain(question, progress);
  }

  /// Keeps a record of an answer, if a language model had a part in it.
  ///
  /// @return its id; empty where there is none
  Optional<String> keep(Answerer.Explained explained) {
    return archive.keep(explained);
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
