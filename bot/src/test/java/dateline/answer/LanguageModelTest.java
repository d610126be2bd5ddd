package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.FakeModelServer.Reply;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LanguageModelTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Prompt PROMPT =
      new Prompt(
          "1",
          "You are brief.",
          "What is the ferry's name?",
          Optional.of(
              JsonObjectSchema.builder()
                  .addStringProperty("reply")
                  .required("reply")
                  .additionalProperties(false)
                  .build()),
          50);

  private static final LanguageModel.Patience SHORT =
      new LanguageModel.Patience(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ZERO);

  @TempDir private Path folder;

  /// Takes down what it hears.
  private static class Notes implements Model.Listener {
    final List<String> pieces = new ArrayList<>();

    @Override
    public void text(String piece) {
      pieces.add(piece);
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void complete_pieces_areHeardAsTheyCome(ModelSettings.Provider provider) {
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      server.then(Reply.text("The ", "Heron", "."));
      Notes notes = new Notes();

      Completion completion = complete(server, notes);

      assertThat(completion.detail()).isEmpty();
      assertThat(completion.trouble()).isEmpty();
      assertThat(completion.text()).isEqualTo("The Heron.");
      assertThat(notes.pieces).containsExactly("The ", "Heron", ".");
      assertThat(completion.usage().input()).isEqualTo(11);
      assertThat(completion.usage().output()).isEqualTo(7);
    }
  }

  private Completion complete(FakeModelServer server, Model.Listener listener) {
    try (LanguageModel model =
        new LanguageModel(server.settings(), folder.resolve("ledger"), Clock.systemUTC(), SHORT)) {
      return model.complete(PROMPT, LIMIT, listener);
    }
  }
}
