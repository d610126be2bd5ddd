package dateline.answer;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How each provider is spoken to, in LangChain4j's words.
final class Providers {

  private static final int LEAST_CONTEXT = 8_192;

  /// Characters of a token at the least, but for rare scripts.
  private static final int TOKEN = 3;

  private static final double SOBER = 0.0;

  /// What a model takes. Found out by asking: there is no list of it.
  ///
  /// @param shape how far it can be held to a form of output
  /// @param temperature whether it lets us choose how much it varies
  /// @param maxTokens whether the length is bounded by `max_tokens`, not `max_completion_tokens`
  record Habits(Shape shape, boolean temperature, boolean maxTokens) {
    static final Habits ALL = new Habits(Shape.SCHEMA, true, true);

    /// What to try after a refusal; empty when that has nothing to do with these.
    Optional<Habits> after(String refusal, ModelSettings.Provider provider, boolean shaped) {
      if (temperature && refusal.contains("temperature")) {
        return Optional.of(new Habits(shape, false, maxTokens));
      }
      if (maxTokens
          && provider == ModelSettings.Provider.OPENAI
          && refusal.contains("max_completion_tokens")) {
        return Optional.of(new Habits(shape, temperature, false));
      }
      return shaped
          ? shape.looser(provider).map(looser -> new Habits(looser, temperature, maxTokens))
          : Optional.empty();
    }
  }

  /// How far a model can be held to a form of output.
  enum Shape {
    /// To a schema.
    SCHEMA,
    /// To some JSON.
    JSON,
    /// Not at all.
    FREE;

    private Optional<Shape> looser(ModelSettings.Provider provider) {
      return switch (this) {
        case SCHEMA -> Optional.of(provider == ModelSettings.Provider.ANTHROPIC ? FREE : JSON);
        case JSON -> Optional.of(FREE);
        case FREE -> Optional.empty();
      };
    }
  }

  private Providers() {}

  /// Where the provider's API begins, in the form that LangChain4j takes. A server named without a
  /// path gets the usual one; what people copy from a documentation is cut to what is meant.
  static String base(ModelSettings settings) {
    Optional<URI> given = settings.base();
    String usual =
        switch (settings.provider()) {
          case OPENAI -> "https://api.openai.com/v1";
          case OLLAMA -> "http://127.0.0.1:11434";
          case ANTHROPIC -> "https://api.anthropic.com/v1";
          case GEMINI -> "https://generativelanguage.googleapis.com/v1beta";
          case MISTRAL -> "https://api.mistral.ai/v1";
        };
    if (given.isEmpty()) {
      return usual;
    }
    List<String> ends =
        switch (settings.provider()) {
          case OPENAI, MISTRAL -> List.of("/", "/chat/completions");
          case OLLAMA -> List.of("/", "/chat", "/api", "/v1");
          case ANTHROPIC -> List.of("/", "/messages");
          case GEMINI -> List.of("/", "/models");
        };
    String base = given.get().toString();
    for (String end : ends) {
      if (base.endsWith(end)) {
        base = base.substring(0, base.length() - end.length());
      }
    }
    boolean bare = URI.create(base).getRawPath().isEmpty();
    return bare ? base + URI.create(usual).getRawPath() : base;
  }

  /// How many tokens a prompt and its output need. Ollama forgets the beginning of a longer prompt,
  /// unless told; and it loads the model anew where that changes, so it changes in large steps.
  static int context(Prompt prompt, int tokens) {
    int needed = (prompt.system().length() + prompt.user().length()) / TOKEN + tokens;
    return needed <= LEAST_CONTEXT ? LEAST_CONTEXT : Integer.highestOneBit(needed - 1) << 1;
  }

  /// The provider's client for one call.
  ///
  /// @param context how many tokens it has to keep in mind, where it asks
  static StreamingChatModel open(ModelSettings settings, HttpClientBuilder wire, int context) {
    String base = base(settings);
    String key = settings.key().map(Secret::reveal).orElse("none");
    Duration timeout = settings.timeout();
    return switch (settings.provider()) {
      case OPENAI -> {
        OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
            new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
                .httpClientBuilder(wire)
                .baseUrl(base)
                .modelName(settings.model())
                .strictJsonSchema(true)
                .timeout(timeout);
        settings.key().ifPresent(secret -> builder.apiKey(secret.reveal()));
        yield builder.build();
      }
      case OLLAMA ->
          new OllamaStreamingChatModel.OllamaStreamingChatModelBuilder()
              .httpClientBuilder(wire)
              .baseUrl(base)
              .customHeaders(
                  settings
                      .key()
                      .map(secret -> Map.of("Authorization", "Bearer " + secret.reveal()))
                      .orElse(Map.of()))
              .modelName(settings.model())
              .numCtx(context)
              .think(false)
              .timeout(timeout)
              .build();
      case ANTHROPIC ->
          new AnthropicStreamingChatModel.AnthropicStreamingChatModelBuilder()
              .httpClientBuilder(wire)
              .baseUrl(base)
              .apiKey(key)
              .modelName(settings.model())
              .timeout(timeout)
              .build();
      case GEMINI ->
          GoogleAiGeminiStreamingChatModel.builder()
              .httpClientBuilder(wire)
              .baseUrl(base)
              .apiKey(key)
              .modelName(settings.model())
              .returnThinking(false)
              .timeout(timeout)
              .build();
      case MISTRAL ->
          new MistralAiStreamingChatModel.MistralAiStreamingChatModelBuilder()
              .httpClientBuilder(wire)
              .baseUrl(base)
              .apiKey(key)
              .modelName(settings.model())
              .strictJsonSchema(true)
              .timeout(timeout)
              .build();
    };
  }

  /// The question in the form that a client takes.
  static ChatRequest request(ModelSettings settings, Prompt prompt, int tokens, Habits habits) {
    DefaultChatRequestParameters.Builder<?> parameters = parameters(tokens, habits);
    if (habits.temperature()) {
      parameters.temperature(SOBER);
    }
    prompt.shape().flatMap(shape -> format(shape, habits)).ifPresent(parameters::responseFormat);
    return ChatRequest.builder()
        .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
        .parameters(parameters.modelName(settings.model()).build())
        .build();
  }

  private static Optional<ResponseFormat> format(JsonObjectSchema shape, Habits habits) {
    return switch (habits.shape()) {
      case SCHEMA ->
          Optional.of(
              ResponseFormat.builder()
                  .type(ResponseFormatType.JSON)
                  .jsonSchema(JsonSchema.builder().name("reply").rootElement(shape).build())
                  .build());
      case JSON -> Optional.of(ResponseFormat.JSON);
      case FREE -> Optional.empty();
    };
  }

  private static DefaultChatRequestParameters.Builder<?> parameters(int tokens, Habits habits) {
    return habits.maxTokens()
        ? ChatRequestParameters.builder().maxOutputTokens(tokens)
        : OpenAiChatRequestParameters.builder().maxCompletionTokens(tokens);
  }
}
