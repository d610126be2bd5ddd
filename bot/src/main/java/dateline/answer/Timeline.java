package dateline.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.article.TimeReference;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What happened, in order, in the articles' own sentences.
///
/// @param entries by day, the first first
/// @param all how many there are with those that were left out for the limit
public record Timeline(List<Entry> entries, int all) {

  /// The most entries.
  public static final int MAX_LIMIT = 500;

  public Timeline {
    entries = List.copyOf(entries);
    if (all < entries.size()) {
      throw new IllegalArgumentException(entries.size() + " of " + all + " entries");
    }
    int marker = 0;
    for (Entry entry : entries) {
      for (Citation citation : entry.all()) {
        if (citation.marker() != ++marker) {
          throw new IllegalArgumentException("markers count from 1 in order: " + citation);
        }
      }
    }
  }

  /// What is to be told.
  ///
  /// @param topic what it is about; the main events of the collection where it is empty
  /// @param outlets only what these tell, compared without case; empty for all
  /// @param since only what happened on this day or later
  /// @param until only what happened on this day or earlier
  /// @param limit the most entries, from 1 to [#MAX_LIMIT]
  public record Wanted(
      Optional<String> topic,
      Set<String> outlets,
      Optional<LocalDate> since,
      Optional<LocalDate> until,
      int limit) {

    public Wanted {
      outlets = Set.copyOf(outlets);
      if (topic.filter(String::isBlank).isPresent()) {
        throw new IllegalArgumentException("a topic is not blank");
      }
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException(
            "limit must be from 1 to " + MAX_LIMIT + ", not " + limit);
      }
    }
  }

  /// One thing that happened.
  ///
  /// @param time when; the place of the words that say so is in the first citation's article
  /// @param words these words
  /// @param citations a sentence of each article that tells it, the best first, at least one
  /// @param otherwise the same on another day, as others have it
  public record Entry(
      TimeReference time, String words, List<Citation> citations, List<OtherDay> otherwise) {

    public Entry {
      citations = List.copyOf(citations);
      otherwise = List.copyOf(otherwise);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("what happened on " + time + " is cited");
      }
    }

    /// What happened: the exact sentence of the first citation.
    public String text() {
      return citations.getFirst().quote();
    }

    /// Who tells it, each once, in the order of the citations.
    public List<String> outlets() {
      return citations.stream().flatMap(each -> each.outlet().stream()).distinct().toList();
    }

    /// All citations, those of other days last.
    public List<Citation> all() {
      List<Citation> all = new ArrayList<>(citations);
      otherwise.forEach(each -> all.addAll(each.citations()));
      return all;
    }
  }

  /// The day that others have for the same.
  public record OtherDay(TimeReference time, List<Citation> citations) {
    public OtherDay {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("another day is cited: " + time);
      }
    }
  }

  /// Reads it out of an index; without a topic, all articles are read.
  public static Timeline of(PassageSearcher searcher, Wanted wanted) {
    return of(searcher, wanted, _ -> {});
  }

  /// Reads it out of an index.
  ///
  /// @param progress is told how many articles are read, where all are
  public static Timeline of(
      PassageSearcher searcher, Wanted wanted, Consumer<ArticleIndex.Progress> progress) {
    return new Chronicle(searcher, wanted, progress).timeline();
  }

  /// All citations, in the order of their markers.
  public List<Citation> citations() {
    return entries.stream().flatMap(entry -> entry.all().stream()).toList();
  }

  /// An entry as a JSON object.
  public static ObjectNode json(Entry entry) {
    ObjectNode json = time(entry.time());
    json.put("words", entry.words()).put("text", entry.text());
    entry.outlets().forEach(json.putArray("outlets")::add);
    json.set("citations", AnswerJson.citations(entry.citations()));
    ArrayNode otherwise = json.putArray("other_days");
    for (OtherDay other : entry.otherwise()) {
      ObjectNode day = time(other.time());
      Set<String> outlets = new HashSet<>();
      ArrayNode names = day.putArray("outlets");
      other.citations().stream()
          .flatMap(each -> each.outlet().stream())
          .filter(outlets::add)
          .forEach(names::add);
      day.set("citations", AnswerJson.citations(other.citations()));
      otherwise.add(day);
    }
    return json;
  }

  private static ObjectNode time(TimeReference time) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", time.from().toString())
        .put("to", time.to().toString())
        .put("precision", time.precision().name().toLowerCase(Locale.ROOT))
        .put("inferred", time.inferred());
  }
}
