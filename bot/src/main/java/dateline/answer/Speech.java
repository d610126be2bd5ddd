package dateline.answer;

import dateline.article.Article;
import dateline.article.Attribution;
import dateline.article.Attributions;
import dateline.article.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a question asks of who said what: "What did Ida Muir say about the road?", "According to
/// Ida Muir, …", or "Who said that the road is shut?".
///
/// @param speaker whose words are asked for
/// @param whose whether it asks for the speaker
record Speech(Optional<String> speaker, boolean whose) {

  private static final Speech NONE = new Speech(Optional.empty(), false);

  private static final Set<String> AUXILIARIES = Words.set("did does do has have had");

  private static final Set<String> VERBS =
      Words.set(
          "say said says saying tell told announce announced claim claimed state stated add added"
              + " think call called suggest suggested argue argued comment warn warned stress"
              + " stressed promise promised emphasize emphasized emphasise describe described write"
              + " wrote respond react believe explain explained deny denied insist insisted declare"
              + " declared tweet tweeted reveal revealed");

  private static final Set<String> CLAIMING =
      Words.set(
          "said says told announced claimed stated added suggested argued warned stressed promised"
              + " emphasized emphasised wrote tweeted explained insisted declared");

  /// The longest name or description of a speaker, in words.
  private static final int LONGEST = 9;

  /// Of the question's words, so much is covered where a sentence surely is what was asked for.
  private static final double COVERED = 0.95;

  /// What a question asks for.
  static Speech of(Inquiry inquiry) {
    String text = inquiry.text();
    List<String> words = List.of(text.strip().split("[\\s?]+"));
    List<String> folded = words.stream().map(Speech::folded).toList();
    for (int i = 0; i < words.size(); i++) {
      String next = i + 1 < words.size() ? folded.get(i + 1) : "";
      if (folded.get(i).equals("who") && CLAIMING.contains(next)) {
        return new Speech(Optional.empty(), true);
      }
      boolean what = folded.get(i).equals("what") || folded.get(i).equals("how");
      if (what && AUXILIARIES.contains(next) && inquiry.sources().isEmpty()) {
        for (int j = i + 2; j < words.size() && j - i - 2 <= LONGEST; j++) {
          if (VERBS.contains(folded.get(j)) && j > i + 2) {
            return asked(words.subList(i + 2, j));
          }
        }
      }
      if (folded.get(i).equals("according") && next.equals("to") && inquiry.sources().isEmpty()) {
        int end = i + 2;
        while (end < words.size() && end - i - 2 < LONGEST && !words.get(end - 1).endsWith(",")) {
          end++;
        }
        boolean whole = end == words.size() || words.get(end - 1).endsWith(",");
        if (whole && end > i + 2) {
          return asked(words.subList(i + 2, end));
        }
      }
    }
    return NONE;
  }

  private static Speech asked(List<String> words) {
    String name = String.join(" ", words);
    String bare = name.endsWith(",") ? name.substring(0, name.length() - 1) : name;
    boolean names = bare.chars().anyMatch(Character::isUpperCase);
    boolean pronoun =
        words.size() == 1 && Words.set("he she they it we you").contains(folded(bare));
    return pronoun || (!names && !bare.startsWith("the "))
        ? NONE
        : new Speech(Optional.of(bare), false);
  }

  private static String folded(String word) {
    List<String> words = Words.of(word);
    return words.isEmpty() ? "" : words.getFirst();
  }

  /// Whether a word is one of the speaker's name.
  boolean isOfSpeaker(String word) {
    return speaker.filter(name -> Words.of(name).containsAll(Words.of(word))).isPresent();
  }

  /// Whether it asks for anything of the kind.
  boolean asks() {
    return whose || speaker.isPresent();
  }

  /// What a sentence is to such a question.
  enum Fit {
    /// The words of whom the question names, or where it asks for the speaker, of one who is known.
    THEIRS,
    /// Nobody's, or of whom is not known.
    UNKNOWN,
    /// Only the words of others.
    OTHERS
  }

  Fit fit(Article article, Span sentence) {
    Attributions attributions = Attributions.of(article);
    List<Attribution> here =
        attributions.all().stream()
            .filter(each ->
                each.isIn(sentence) || each.cue().filter(cue -> cue.overlaps(sentence)).isPresent())
            .toList();
    if (whose) {
      return here.stream().anyMatch(each -> each.speaker().isPresent()) ? Fit.THEIRS : Fit.UNKNOWN;
    }
    if (speaker.isEmpty() || here.isEmpty()) {
      return Fit.UNKNOWN;
    }
    String asked = speaker.get();
    if (here.stream().anyMatch(each -> attributions.isOf(each, asked))) {
      return Fit.THEIRS;
    }
    return here.stream().allMatch(each -> attributions.isOfAnother(each, asked))
        ? Fit.OTHERS
        : Fit.UNKNOWN;
  }

  /// Whether a sentence is surely what was asked for: theirs, and with all that the question says
  /// of it in it or beside it.
  boolean isAnsweredBy(Evidence evidence) {
    return speaker.isPresent()
        && evidence.context() >= COVERED
        && fit(evidence.article(), evidence.sentence()) == Fit.THEIRS;
  }
}
