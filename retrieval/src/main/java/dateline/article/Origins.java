package dateline.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many outlets tell a thing, and from how many origins they have it: copies of one agency's
/// text are one voice, however many print it.
///
/// Articles are of one origin that name the same agency for their text, that are near-copies of
/// each other, or whose sentences are nearly word for word the same and are nobody's quotation,
/// which anybody may have heard. Near-copies are told by the five-word shingles that the shorter
/// one has of the longer one's (containment, Broder 1997).
///
/// @param outlets how many outlets there are; an article that names none counts as one
/// @param origins from how many origins they have it, from 1 to `outlets`
/// @param name what the articles call the origin, where there is one and they do
public record Origins(int outlets, int origins, Optional<String> name) {

  private static final int SHINGLE = 5;

  /// From this share of its shingles on an article is a near-copy of a longer one.
  private static final double COPIED = 0.5;

  /// Sentences of fewer words may be the same by chance.
  private static final int LONG_ENOUGH = 12;

  /// From this share of its three-word shingles on a sentence repeats another.
  private static final double REPEATED = 0.8;

  private static final int SENTENCE_SHINGLE = 3;

  /// An article has fewer words in all where nothing can be told by its shingles.
  private static final int SHORT = 40;

  /// More of an article is not looked at, in characters.
  private static final int LONGEST = 50_000;

  /// The date line stands among so many first characters.
  private static final int TOP = 600;

  private static final int LONGEST_AGENCY = 24;

  /// A sentence of an article.
  public record Cited(Article article, Span sentence) {}

  public Origins {
    if (origins < 1 || outlets < origins) {
      throw new IllegalArgumentException(outlets + " outlets, " + origins + " origins");
    }
  }

  /// Those of sentences that tell the same.
  ///
  /// @param cited at least one
  public static Origins of(List<Cited> cited) {
    Map<String, Cited> ofOutlet = new LinkedHashMap<>();
    cited.forEach(each -> ofOutlet.putIfAbsent(outlet(each.article()), each));
    List<Voice> voices = ofOutlet.values().stream().map(Voice::new).toList();
    List<Set<Voice>> origins = new ArrayList<>();
    for (Voice voice : voices) {
      Set<Voice> joined = new LinkedHashSet<>(Set.of(voice));
      origins.removeIf(
          others -> others.stream().anyMatch(voice::isOfOneOrigin) && joined.addAll(others));
      origins.add(joined);
    }
    Optional<String> name =
        origins.size() == 1
            ? voices.stream().flatMap(voice -> voice.agency.stream()).findFirst()
            : Optional.empty();
    return new Origins(voices.size(), origins.size(), name);
  }

  /// Whether some outlets only repeat others.
  public boolean areFewer() {
    return origins < outlets;
  }

  private static String outlet(Article article) {
    return article.outlet().map(Origins::folded).orElse("\n" + article.id());
  }

  private static String folded(String name) {
    return String.join(" ", Shingles.words(name));
  }

  private static String start(Article article) {
    return article.text().substring(0, Math.min(LONGEST, article.text().length()));
  }

  /// One outlet's sentence and article.
  private static final class Voice {
    private final Cited cited;
    private final Optional<String> agency;

    /// What it goes by as an origin: the agency, or else the outlet itself.
    private final String source;

    private final List<String> sentence;
    private final Set<String> shingles;

    private Voice(Cited cited) {
      this.cited = cited;
      this.agency = agency(cited.article());
      this.source = agency.map(Origins::folded).orElseGet(() -> outlet(cited.article()));
      this.sentence = Shingles.words(cited.article().quote(cited.sentence()));
      this.shingles = Shingles.of(Shingles.words(start(cited.article())), SHINGLE);
    }

    private boolean isOfOneOrigin(Voice other) {
      return source.equals(other.source)
          || Shingles.contained(shingles, other.shingles, SHORT) >= COPIED
          || repeats(other);
    }

    private boolean repeats(Voice other) {
      return Math.min(sentence.size(), other.sentence.size()) >= LONG_ENOUGH
          && !isQuotation()
          && !other.isQuotation()
          && Shingles.contained(
                  Shingles.of(sentence, SENTENCE_SHINGLE),
                  Shingles.of(other.sentence, SENTENCE_SHINGLE),
                  1)
              >= REPEATED;
    }

    /// Whether much of the sentence is in somebody's own words.
    private boolean isQuotation() {
      return Attributions.of(cited.article()).of(cited.sentence()).stream()
          .anyMatch(each -> each.quoted() != Attribution.Quoted.NOT);
    }
  }

  /// Who an article says that it has its text from: at its end, or in its date line.
  private static Optional<String> agency(Article article) {
    return Attributions.of(article).agency().or(() -> dateLine(article));
  }

  /// The agency in a date line: "LONDON (Reuters) –".
  private static Optional<String> dateLine(Article article) {
    String top = article.text().substring(0, Math.min(TOP, article.text().length()));
    for (int open = top.indexOf('('); open >= 0; open = top.indexOf('(', open + 1)) {
      int close = top.indexOf(')', open);
      if (close < 0) {
        return Optional.empty();
      }
      String name = top.substring(open + 1, close);
      int dash = Punctuation.skipWhite(top, close + 1, top.length());
      boolean leads =
          dash < top.length() && Character.getType(top.charAt(dash)) == Character.DASH_PUNCTUATION;
      if (leads && name.length() <= LONGEST_AGENCY && DatelinePrefix.isKnownOutlet(name)) {
        return Optional.of(name.strip());
      }
    }
    return Optional.empty();
  }
}
