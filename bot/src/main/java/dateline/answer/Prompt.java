package dateline.answer;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.Optional;

/// What a language model is asked.
///
/// @param version names the text it is made of, and changes with it
/// @param system what it is to do: our words alone
/// @param user what it is to do it with: other people's words, in the places marked for them
/// @param shape what its output is to look like, for providers that can hold it to that
/// @param tokens the most tokens of output
record Prompt(
    String version, String system, String user, Optional<JsonObjectSchema> shape, int tokens) {}
