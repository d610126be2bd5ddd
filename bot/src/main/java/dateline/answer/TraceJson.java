package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.article.Span;
import dateline.search.Hit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The JSON form of a [Trace], in records and for `dateline ask --json --explain`; the only code
/// that knows its keys.
public final class TraceJson {

  /// The number of this form; raised when a record of the form before can't be read any more.
  private static final int FORMAT = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private TraceJson() {}

  /// How an answer came about, as a JSON object.
  public static ObjectNode of(Trace trace) {
    ObjectNode json = NODES.objectNode();
    json.put("question", trace.question()).put("earlier", trace.earlier());
    json.put("completed", trace.completed()).put("completed_by", word(trace.completedBy()));
    json.put("survey", trace.survey());
    ArrayNode calls = json.putArray("calls");
    trace.calls().forEach(call -> write(call, calls.addObject()));
    ArrayNode evidence = json.putArray("evidence");
    trace.evidence().forEach(sentence -> write(sentence, evidence.addObject()));
    ArrayNode statements = json.putArray("statements");
    trace.judged().forEach(judged -> write(judged, statements.addObject()));
    json.put("trouble", trace.trouble().map(TraceJson::word).orElse(null));
    json.putObject("took_ms")
        .put("completing", milliseconds(trace.timing().completing()))
        .put("searching", milliseconds(trace.timing().searching()))
        .put("weighing", milliseconds(trace.timing().weighing()))
        .put("deciding", milliseconds(trace.timing().deciding()))
        .put("writing", milliseconds(trace.timing().writing()))
        .put("checking", milliseconds(trace.timing().checking()));
    return json;
  }

  /// What was decided on before anything was written, as a JSON object.
  public static ObjectNode of(Weighing weighing) {
    ObjectNode json = NODES.objectNode();
    ObjectNode asked = json.putObject("asked").put("kind", weighing.asked().kind());
    put(asked, "words", weighing.asked().words());
    put(asked, "names", weighing.asked().names());
    put(asked, "numbers", weighing.asked().numbers());
    put(asked, "outlets", weighing.asked().outlets());
    ArrayNode passages = json.putArray("passages");
    for (Hit hit : weighing.passages()) {
      ObjectNode passage = passages.addObject().put("rank", hit.rank()).put("score", hit.score());
      write(hit.passage().span(), passage);
      hit.lexicalRank().ifPresent(rank -> passage.put("lexical_rank", rank));
      hit.lexicalScore().ifPresent(score -> passage.put("lexical_score", score));
      hit.denseRank().ifPresent(rank -> passage.put("dense_rank", rank));
      hit.cosine().ifPresent(cosine -> passage.put("cosine", cosine));
    }
    ArrayNode sentences = json.putArray("sentences");
    for (Weighing.Sentence each : weighing.sentences()) {
      ObjectNode sentence = sentences.addObject().put("text", each.text());
      write(each.span(), sentence);
      sentence.put("score", each.score()).put("own", each.own()).put("context", each.context());
      sentence.put("kind", each.kind()).put("pairs", each.pairs()).put("passage", each.passage());
      sentence.put("quoted", each.quoted());
      each.meaning().ifPresent(meaning -> sentence.put("meaning", meaning));
    }
    weighing
        .judgement()
        .ifPresent(judgement -> {
          json.put("confidence", judgement.confidence());
          json.put("strictness", word(judgement.strictness()));
          json.put("enough", judgement.strictness().enough());
          ArrayNode signals = json.putArray("signals");
          for (Weighing.Part part : judgement.parts()) {
            signals
                .addObject()
                .put("signal", part.signal())
                .put("value", part.value())
                .put("adds", part.adds());
          }
        });
    return json;
  }

  private static void put(ObjectNode json, String key, List<String> values) {
    ArrayNode array = json.putArray(key);
    values.forEach(array::add);
  }

  private static void write(Trace.Call call, ObjectNode json) {
    json.put("part", word(call.part())).put("prompt", call.prompt()).put("model", call.model());
    json.put("output", call.output());
    json.put("trouble", call.trouble().map(TraceJson::word).orElse(null));
    json.put("detail", call.detail()).put("recalled", call.recalled());
    json.put("tokens_in", call.tokensIn()).put("tokens_out", call.tokensOut());
    json.put("dollars", call.dollars()).put("took_ms", milliseconds(call.took()));
  }

  private static void write(Trace.Sentence sentence, ObjectNode json) {
    json.put("number", sentence.number());
    write(sentence.span(), json);
    json.put("quote", sentence.quote());
    json.put("outlet", sentence.outlet().orElse(null));
    json.put("published", sentence.published().map(Object::toString).orElse(null));
    json.put("speaker", sentence.speaker().orElse(null));
  }

  private static void write(Trace.Judged judged, ObjectNode json) {
    json.put("text", judged.text()).put("speaker", judged.speaker().orElse(null));
    json.set("quotes", spans(judged.quotes()));
    json.put("fate", word(judged.fate()));
    json.set("objections", objections(judged.objections()));
  }

  private static ArrayNode spans(List<Span> spans) {
    ArrayNode json = NODES.arrayNode();
    spans.forEach(span -> write(span, json.addObject()));
    return json;
  }

  private static void write(Span span, ObjectNode json) {
    json.put("article", span.article()).put("start", span.start()).put("end", span.end());
  }

  private static ArrayNode objections(List<Verdict.Objection> objections) {
    ArrayNode json = NODES.arrayNode();
    for (Verdict.Objection objection : objections) {
      json.addObject()
          .put("about", word(objection.about()))
          .put("words", objection.words())
          .put("text", objection.text());
    }
    return json;
  }

  /// A statement as a replay judges it, as a JSON object.
  static ObjectNode of(Trace.Judged judged) {
    ObjectNode json = NODES.objectNode().put("stands", judged.stands());
    json.put("speaker", judged.speaker().orElse(null));
    json.set("quotes", spans(judged.quotes()));
    json.set("objections", objections(judged.objections()));
    return json;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static BigDecimal milliseconds(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos() / 1_000, 3);
  }

  /// A record: an answer, how it came about, and when.
  static byte[] record(Answerer.Explained explained, Instant at) {
    ObjectNode json = NODES.objectNode().put("format", FORMAT).put("at", at.toString());
    json.setAll(of(explained.trace()));
    json.set("answer", AnswerJson.of(explained.answer()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // nodes can always be written
    }
  }

  /// Reads how an answer came about from a record.
  ///
  /// @throws IllegalArgumentException that says what is wrong with the record, behind its name
  static Trace trace(byte[] record) {
    JsonNode json;
    try {
      json = JSON.readTree(record);
    } catch (IOException e) {
      throw new IllegalArgumentException("is not JSON", e);
    }
    if (!json.path("format").isInt()) {
      throw new IllegalArgumentException("is no record of an answer");
    }
    int format = json.path("format").intValue();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "is of format " + format + ", and this version of dateline reads " + FORMAT);
    }
    try {
      return trace(json);
    } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("is no whole record: " + e.getMessage(), e);
    }
  }

  private static Trace trace(JsonNode json) {
    JsonNode took = json.path("took_ms");
    return new Trace(
        text(json, "question"),
        number(json, "earlier"),
        text(json, "completed"),
        choice(json, "completed_by", Trace.CompletedBy.class),
        truth(json, "survey"),
        each(json, "calls", TraceJson::call),
        each(json, "evidence", TraceJson::sentence),
        each(json, "statements", TraceJson::judged),
        perhaps(json, "trouble").map(_ -> choice(json, "trouble", Trouble.class)),
        new Trace.Timing(
            duration(took, "completing"),
            duration(took, "searching"),
            later(took, "weighing"),
            later(took, "deciding"),
            duration(took, "writing"),
            duration(took, "checking")));
  }

  private static Trace.Call call(JsonNode json) {
    return new Trace.Call(
        choice(json, "part", Trace.Part.class),
        text(json, "prompt"),
        text(json, "model"),
        text(json, "output"),
        perhaps(json, "trouble").map(_ -> choice(json, "trouble", Trouble.class)),
        text(json, "detail"),
        truth(json, "recalled"),
        number(json, "tokens_in"),
        number(json, "tokens_out"),
        decimal(json, "dollars"),
        duration(json, "took_ms"));
  }

  private static Trace.Sentence sentence(JsonNode json) {
    return new Trace.Sentence(
        number(json, "number"),
        span(json),
        text(json, "quote"),
        perhaps(json, "outlet"),
        perhaps(json, "published").map(LocalDate::parse),
        perhaps(json, "speaker"));
  }

  private static Trace.Judged judged(JsonNode json) {
    return new Trace.Judged(
        text(json, "text"),
        perhaps(json, "speaker"),
        each(json, "quotes", TraceJson::span),
        choice(json, "fate", Trace.Fate.class),
        each(
            json,
            "objections",
            objection ->
                new Verdict.Objection(
                    choice(objection, "about", Verdict.About.class), text(objection, "words"))));
  }

  private static Span span(JsonNode json) {
    return new Span(text(json, "article"), number(json, "start"), number(json, "end"));
  }

  private static String text(JsonNode json, String key) {
    return perhaps(json, key).orElseThrow(() -> not(key, "a text"));
  }

  private static Optional<String> perhaps(JsonNode json, String key) {
    JsonNode value = json.path(key);
    if (!value.isNull() && !value.isTextual()) {
      throw not(key, "a text");
    }
    return Optional.ofNullable(value.textValue());
  }

  private static int number(JsonNode json, String key) {
    if (!json.path(key).isInt()) {
      throw not(key, "a number");
    }
    return json.path(key).intValue();
  }

  private static boolean truth(JsonNode json, String key) {
    if (!json.path(key).isBoolean()) {
      throw not(key, "true or false");
    }
    return json.path(key).booleanValue();
  }

  /// A number of a few digits: one such as `1e999999999` would take all memory later.
  private static BigDecimal decimal(JsonNode json, String key) {
    JsonNode value = json.path(key);
    BigDecimal decimal = value.isNumber() ? value.decimalValue() : BigDecimal.ONE.negate();
    if (decimal.signum() < 0 || decimal.precision() > 30 || Math.abs(decimal.scale()) > 20) {
      throw not(key, "a number");
    }
    return decimal;
  }

  private static Duration duration(JsonNode json, String key) {
    return Duration.ofNanos(decimal(json, key).movePointRight(6).longValue());
  }

  /// A time that records of earlier versions counted in with searching.
  private static Duration later(JsonNode json, String key) {
    return json.has(key) ? duration(json, key) : Duration.ZERO;
  }

  private static <E extends Enum<E>> E choice(JsonNode json, String key, Class<E> values) {
    String word = text(json, key);
    for (E value : values.getEnumConstants()) {
      if (word(value).equals(word)) {
        return value;
      }
    }
    throw not(key, "a word known here");
  }

  private static <T> List<T> each(JsonNode json, String key, Function<JsonNode, T> form) {
    if (!json.path(key).isArray()) {
      throw not(key, "a list");
    }
    List<T> values = new ArrayList<>();
    json.path(key).forEach(value -> values.add(form.apply(value)));
    return values;
  }

  private static IllegalArgumentException not(String key, String form) {
    return new IllegalArgumentException(key + " is not " + form);
  }
}
