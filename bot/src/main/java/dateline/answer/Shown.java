package dateline.answer;

import dateline.article.Article;
import dateline.article.Attributions;
import dateline.article.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A numbered sentence of an article, as a language model is shown it.
///
/// @param number from 1
/// @param speaker whose words it reports, where the article says so
record Shown(int number, Article article, Span sentence, Optional<String> speaker) {

  /// So many of the best sentences are shown, and twice as many for a long answer.
  private static final int MOST = 12;

  /// So many of one article, so that others get their say.
  private static final int OF_ONE_ARTICLE = 4;

  /// Of so many of the best, the sentences beside them are shown as well.
  private static final int WITH_NEIGHBOURS = 3;

  /// What covers less of the question than this share of what the best does is left out.
  private static final double NEAR = 0.4;

  private static final int LONGEST = 800;

  /// The sentences to show for an answer: the best, not too many of one article, and what stands
  /// beside the very best; by article, the best first, and in an article in its own order.
  ///
  /// A survey's evidence was chosen sentence by sentence and is in the order of telling, its first
  /// no better than the others: all of it is shown, and nothing beside it.
  static List<Shown> of(Assignment assignment) {
    List<Evidence> evidence = assignment.evidence();
    int most = assignment.length() == Question.Length.LONG ? 2 * MOST : MOST;
    double near = assignment.survey() ? 0 : NEAR * evidence.getFirst().context();
    int withNeighbours = assignment.survey() ? 0 : WITH_NEIGHBOURS;
    Map<String, List<Evidence>> chosen = new LinkedHashMap<>();
    List<Evidence> best = new ArrayList<>();
    for (Evidence each : evidence) {
      int ofArticle = chosen.getOrDefault(each.article().id(), List.of()).size();
      if (best.size() < most
          && each.context() >= near
          && ofArticle < OF_ONE_ARTICLE
          && each.sentence().length() <= LONGEST
          && Telling.is(each.text())) {
        chosen.computeIfAbsent(each.article().id(), _ -> new ArrayList<>()).add(each);
        best.add(each);
      }
    }
    for (Evidence one : best.subList(0, Math.min(withNeighbours, best.size()))) {
      List<Evidence> ofArticle = chosen.getOrDefault(one.article().id(), List.of());
      evidence.stream()
          .filter(
              each -> isBeside(one, each) && !ofArticle.contains(each) && Telling.is(each.text()))
          .forEach(ofArticle::add);
    }
    List<Shown> shown = new ArrayList<>();
    for (List<Evidence> ofArticle : chosen.values()) {
      ofArticle.sort(Comparator.comparing(Evidence::sentence));
      for (Evidence each : ofArticle) {
        Attributions of = Attributions.of(each.article());
        shown.add(
            new Shown(
                shown.size() + 1, each.article(), each.sentence(), of.speaker(each.sentence())));
      }
    }
    return List.copyOf(shown);
  }

  private static boolean isBeside(Evidence best, Evidence other) {
    List<Span> sentences = best.hit().passage().sentences();
    int place = sentences.indexOf(best.sentence());
    int beside = sentences.indexOf(other.sentence());
    return other.article().id().equals(best.article().id())
        && other.sentence().length() <= LONGEST
        && place >= 0
        && beside >= 0
        && Math.abs(place - beside) == 1;
  }

  String text() {
    return article.quote(sentence);
  }

  /// What a language model reads: for each article a line with its outlet, day and headline, then
  /// its sentences, each on a line with its number and whose words it reports.
  static String listed(List<Shown> shown) {
    StringBuilder lines = new StringBuilder();
    Dates dates = new Dates();
    String article = "";
    for (Shown each : shown) {
      if (!each.article().id().equals(article)) {
        article = each.article().id();
        lines
            .append("Article of ")
            .append(each.article().outlet().map(PromptText::harmless).orElse("an unnamed outlet"))
            .append(", ")
            .append(each.article().published().map(Object::toString).orElse("no date"))
            .append(": ")
            .append(PromptText.harmless(each.article().title()))
            .append('\n');
      }
      lines.append(each.number()).append(". ");
      each.speaker()
          .ifPresent(
              name -> lines.append("(words of ").append(PromptText.harmless(name)).append(") "));
      String meant = meant(dates, each);
      lines.append(meant).append(PromptText.harmless(each.text())).append('\n');
    }
    return lines.toString().stripTrailing();
  }

  /// What the words for days in a sentence mean, where the article's day tells: `(Tuesday: 16
  /// January 2024) `.
  private static String meant(Dates dates, Shown shown) {
    String text = shown.text();
    String meant =
        dates.in(text, List.of(new Draft.Quote(shown.article(), shown.sentence()))).stream()
            .filter(date -> !date.inferred())
            .map(date -> text.substring(date.start(), date.end()) + ": " + date.note())
            .collect(Collectors.joining("; "));
    return meant.isEmpty() ? "" : "(" + PromptText.harmless(meant) + ") ";
  }

  /// Where words stand in these sentences: in the one with the number if there, else in any other.
  ///
  /// Only quotation marks, dashes and white space may differ.
  ///
  /// @return the sentence that holds them
  static Optional<Shown> holding(List<Shown> shown, int number, String words) {
    String wanted = bare(normal(words));
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return shown.stream()
        .sorted(Comparator.comparingInt(each -> each.number() == number ? 0 : each.number()))
        .filter(each -> isWithin(normal(each.text()), wanted))
        .findFirst();
  }

  /// Whether words stand in a text as whole words.
  private static boolean isWithin(String text, String words) {
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      int end = at + words.length();
      boolean starts = at == 0 || !bothWord(text.charAt(at - 1), text.charAt(at));
      boolean ends = end == text.length() || !bothWord(text.charAt(end - 1), text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean bothWord(char one, char other) {
    return Character.isLetterOrDigit(one) && Character.isLetterOrDigit(other);
  }

  /// A text with all kinds of quotation marks, dashes and white space as one each.
  private static String normal(String text) {
    StringBuilder normal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
          normal.append(' ');
        }
      } else if ("\"“”„‟«»".indexOf(c) >= 0) {
        normal.append('"');
      } else if ("'‘’‚‛`´".indexOf(c) >= 0) {
        normal.append('\'');
      } else if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−') {
        normal.append('-');
      } else {
        normal.append(c);
      }
    }
    return normal.toString().strip();
  }

  /// Normal words without the quotation marks and dots that a model puts around them.
  private static String bare(String words) {
    int start = 0;
    int end = words.length();
    while (start < end && "\"' .…".indexOf(words.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\"' .…,".indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    return words.substring(start, end);
  }
}
