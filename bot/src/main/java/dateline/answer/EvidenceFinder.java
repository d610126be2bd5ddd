package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import dateline.search.Hit;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// Weighs the sentences of the best passages as evidence for an answer.
///
/// A sentence counts by how much of the question's weight (inverse document frequency) it covers,
/// by itself and together with its neighbours and headline, by whether it holds the kind of thing
/// asked for, by how many neighbouring words of the question it has side by side, by how well its
/// passage ranks and covers the question, and by what it offers as the thing asked for ([Offers]).
final class EvidenceFinder {

  /// What the sentence itself covers counts in full; what stands near it counts so much.
  private static final double[] BEFORE = {0.7, 0.5, 0.4};

  private static final double[] AFTER = {0.45};
  private static final double HEADLINE = 0.5;

  private static final double OWN_WEIGHT = 0.45;
  private static final double CONTEXT_WEIGHT = 0.35;
  private static final double KIND_WEIGHT = 0.25;

  /// A reason seldom repeats the words of what it is the reason for.
  private static final double REASON_WEIGHT = 0.45;

  /// A name stands in many sentences, of which few say who or what it is.
  private static final double DEFINITION_WEIGHT = 0.6;

  private static final double PAIRS_WEIGHT = 0.10;
  private static final double PASSAGE_WEIGHT = 0.20;

  /// For the share of the question that the whole passage covers, headline included.
  private static final double COVERED_WEIGHT = 0.17;

  /// For the share of the question's names that the passage has and the sentence lacks.
  private static final double NAMED_NEAR_WEIGHT = 0.04;

  /// For the rank of the passage: in full for the first, half for the fifth.
  private static final double RANK_WEIGHT = 0.37;

  private static final double HALF_RANK = 4;

  /// Taken from what says nothing but the question's own words: it answers nothing.
  private static final double ECHO_WEIGHT = 0.6;

  /// Taken from what an article says it had wrong before.
  private static final double RETRACTED_WEIGHT = 1.2;

  /// Taken from what stands below a picture: whoever asks wants what the article tells.
  private static final double CAPTION_WEIGHT = 0.3;

  /// Taken from what has words of the turns before and none of the follow-up's own: it was said.
  private static final double REPEAT_WEIGHT = 0.8;

  /// Of so many sentences the meaning is looked at. Each costs an embedding, so they are few.
  private static final int LOOKED_AT = 6;

  /// Of so many sentences it is read who does what to whom.
  private static final int READ = 16;

  /// At most for what tells that the same did it, or that it was done to the same; not beyond the
  /// best, since what else is said is measured by that.
  private static final double AS_ASKED_WEIGHT = 0.3;

  /// Taken from what tells that the one did to the other what the other is asked to have done.
  private static final double TURNED_WEIGHT = 0.8;

  /// Taken from what has the event that is asked about and misses what is asked of it.
  private static final double MISSED_WEIGHT = 0.8;

  /// So many of what is best so far, which mostly stay among the best, are embedded while the
  /// others are still weighed.
  private static final int AHEAD = 2;

  private static final double COSINE_WEIGHT = 1.7;

  /// The cosine of next to no sentence is so much above that of its passage.
  private static final double NEARER = 0.25;

  private static final double QUOTE_WEIGHT = 0.5;

  /// For the words of whom the question names; what others said is left out.
  private static final double SPEAKER_WEIGHT = 0.3;

  /// From this on a sentence surely tells that something was said.
  private static final double SAID = 0.9;

  private static final Set<String> EARLIER = Words.set("earlier previous original");
  private static final Set<String> WRITINGS = Words.set("story article report piece post page");

  /// What an earlier version did so many words behind being named.
  private static final int STATED = 7;

  private static final Set<String> STATING =
      Words.set("said stated reported listed gave claimed suggested misstated incorrectly wrongly");

  private final PassageSearcher searcher;

  EvidenceFinder(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// All sentences of the given passages as evidence, best first.
  List<Evidence> weigh(Inquiry inquiry, List<Hit> hits) {
    return weigh(inquiry, hits, AskedPeriod.ALL);
  }

  /// The sentences of the given passages that are of a period, best first.
  List<Evidence> weigh(Inquiry inquiry, List<Hit> hits, AskedPeriod period) {
    Map<String, ReadArticle> articles = new HashMap<>();
    List<Evidence> weighed = byWords(inquiry, hits, period, articles);
    if (hasVectors(weighed)) {
      searcher.prepare(
          weighed.stream().sorted(Evidence.BEST_FIRST).limit(AHEAD).map(Evidence::text).toList());
    }
    return byMeaning(inquiry, byOffers(inquiry, weighed, articles));
  }

  /// All sentences of the given passages, best first as far as words tell; [#firstByMeaning] goes
  /// on from there.
  List<Evidence> byWords(Inquiry inquiry, List<Hit> hits) {
    Map<String, ReadArticle> articles = new HashMap<>();
    return byOffers(inquiry, byWords(inquiry, hits, AskedPeriod.ALL, articles), articles);
  }

  private List<Evidence> byWords(
      Inquiry inquiry, List<Hit> hits, AskedPeriod period, Map<String, ReadArticle> articles) {
    List<Evidence> weighed = new ArrayList<>();
    Speech speech = Speech.of(inquiry);
    double best = hits.isEmpty() ? 1 : hits.getFirst().score();
    for (Hit hit : hits) {
      ReadArticle article =
          articles.computeIfAbsent(
              hit.article().id(), _ -> new ReadArticle(hit.article(), inquiry));
      double passage = best <= 0 ? 0 : hit.score() / best;
      Set<String> around = new HashSet<>(article.headline);
      hit.passage().sentences().forEach(each -> around.addAll(article.texts(article.place(each))));
      for (Span sentence : hit.passage().sentences()) {
        if (!period.holds(hit.article(), sentence)) {
          continue;
        }
        Speech.Fit fit = speech.asks() ? speech.fit(hit.article(), sentence) : Speech.Fit.UNKNOWN;
        if (fit != Speech.Fit.OTHERS) {
          weighed.add(weigh(inquiry, article, hit, sentence, passage, around, speech, fit));
        }
      }
    }
    return weighed;
  }

  private static boolean hasVectors(List<Evidence> evidence) {
    return evidence.stream().anyMatch(each -> each.hit().cosine().isPresent());
  }

  /// Orders the best anew, with what is told the other way round further back.
  private static void turn(Inquiry inquiry, Direction direction, List<Evidence> evidence) {
    double best = evidence.isEmpty() ? 0 : evidence.getFirst().score();
    for (int i = 0; i < Math.min(READ, evidence.size()); i++) {
      Evidence each = evidence.get(i);
      double weight =
          switch (direction.of(each.article(), each.sentence())) {
            // other questions only tell by it what they are about
            case AS_ASKED ->
                inquiry.kind() == AnswerKind.YES_NO
                    ? Math.min(AS_ASKED_WEIGHT, best - each.score())
                    : 0;
            case TURNED -> -TURNED_WEIGHT;
            case UNTOLD -> 0;
          };
      evidence.set(i, each.with(weight));
    }
    evidence.sort(Evidence.BEST_FIRST);
  }

  /// Orders the best anew, with what has the event but misses what is asked of it behind what tells
  /// it.
  private static void setBack(Missed missed, List<Evidence> evidence) {
    List<Evidence> read = evidence.subList(0, Math.min(READ, evidence.size()));
    List<Missed.Way> ways =
        read.stream().map(each -> missed.by(each.article(), each.sentence())).toList();
    if (!ways.contains(Missed.Way.TOLD)) {
      return;
    }
    for (int i = 0; i < ways.size(); i++) {
      if (ways.get(i) == Missed.Way.MISSED) {
        read.set(i, read.get(i).with(-MISSED_WEIGHT));
      }
    }
    evidence.sort(Evidence.BEST_FIRST);
  }

  /// Counts in what each sentence offers as the thing asked for, and sorts.
  private List<Evidence> byOffers(
      Inquiry inquiry, List<Evidence> evidence, Map<String, ReadArticle> articles) {
    List<Offers.Sentence> sentences = new ArrayList<>();
    for (Evidence each : evidence) {
      ReadArticle article =
          articles.computeIfAbsent(
              each.article().id(), _ -> new ReadArticle(each.article(), inquiry));
      sentences.add(
          new Offers.Sentence(
              article.article.id(),
              article.text(article.place(each.sentence())),
              article.terms(article.place(each.sentence())),
              article.headline,
              each.score()));
    }
    Offers offers =
        new Offers(
            inquiry,
            texts(searcher.tokens(inquiry.text())),
            sentences,
            searcher::inverseDocumentFrequency);
    List<Evidence> weighed = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      weighed.add(evidence.get(i).with(offers.weight(sentences.get(i))));
    }
    weighed.sort(Evidence.BEST_FIRST);
    return weighed;
  }

  /// Orders the best few of what was weighed by words anew, with how near they are in meaning, who
  /// does what to whom, and whether they tell what is asked of it.
  private List<Evidence> byMeaning(Inquiry inquiry, List<Evidence> evidence) {
    List<Evidence> best = evidence.subList(0, Math.min(LOOKED_AT, evidence.size()));
    return ordered(inquiry, evidence, hasVectors(evidence) ? near(inquiry, best) : best);
  }

  /// The same, but it looks at no more sentences than it takes to know which is the first.
  List<Evidence> firstByMeaning(Inquiry inquiry, List<Evidence> evidence) {
    if (!hasVectors(evidence)) {
      return byMeaning(inquiry, evidence);
    }
    List<Evidence> looked = near(inquiry, evidence.subList(0, Math.min(AHEAD, evidence.size())));
    double best = looked.stream().mapToDouble(Evidence::score).max().orElse(0);
    List<Evidence> rivals =
        evidence.stream()
            .limit(LOOKED_AT)
            .skip(AHEAD)
            .filter(each -> atBest(each).score() > best)
            .toList();
    looked.addAll(near(inquiry, rivals));
    return ordered(inquiry, evidence, looked);
  }

  /// The first as it may at best come out of [#firstByMeaning], before anything is looked at.
  static Evidence hope(List<Evidence> evidence) {
    return evidence.stream().map(EvidenceFinder::atBest).min(Evidence.BEST_FIRST).orElseThrow();
  }

  /// A sentence as near in meaning as it may be, by how near its passage is.
  private static Evidence atBest(Evidence evidence) {
    OptionalDouble passage = evidence.hit().cosine();
    return passage.isPresent()
        ? evidence.near(Math.min(1, passage.getAsDouble() + NEARER), COSINE_WEIGHT)
        : evidence;
  }

  /// Counts in how near sentences are in meaning.
  private List<Evidence> near(Inquiry inquiry, List<Evidence> evidence) {
    List<String> texts = evidence.stream().map(Evidence::text).toList();
    List<Double> cosines = searcher.cosines(inquiry.text(), texts);
    // the words carried over make anything near that is about the same
    List<Double> own =
        inquiry.asked().equals(inquiry.text()) ? cosines : searcher.cosines(inquiry.asked(), texts);
    List<Evidence> near = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      near.add(evidence.get(i).near((cosines.get(i) + own.get(i)) / 2, COSINE_WEIGHT));
    }
    return near;
  }

  /// The sentences that were looked at, best first, and behind them the others.
  private static List<Evidence> ordered(
      Inquiry inquiry, List<Evidence> evidence, List<Evidence> looked) {
    List<Evidence> ordered = new ArrayList<>(looked);
    ordered.sort(Evidence.BEST_FIRST);
    Set<Span> known = looked.stream().map(Evidence::sentence).collect(Collectors.toSet());
    evidence.stream().filter(each -> !known.contains(each.sentence())).forEach(ordered::add);
    Direction.of(inquiry).ifPresent(direction -> turn(inquiry, direction, ordered));
    Missed missed = Missed.of(inquiry);
    if (missed.isAsked()) {
      setBack(missed, ordered);
    }
    return ordered;
  }

  /// @param around the terms of the passage and its headline
  private Evidence weigh(
      Inquiry inquiry,
      ReadArticle article,
      Hit hit,
      Span sentence,
      double passage,
      Set<String> around,
      Speech speech,
      Speech.Fit fit) {
    int place = article.place(sentence);
    List<Token> terms = article.terms(place);
    Set<String> own = article.texts(place);
    boolean theirs = fit == Speech.Fit.THEIRS;
    String text = article.article.quote(sentence);
    double kind = theirs ? 1 : KindMatch.of(inquiry, text, terms);
    boolean said = kind >= SAID;
    double ownWeight = 0;
    double contextWeight = 0;
    double covered = 0;
    double names = 0;
    double namedNear = 0;
    for (Inquiry.Wanted wanted : inquiry.wanted()) {
      covered += inquiry.share(wanted, around) * wanted.weight();
      names += wanted.name() ? wanted.weight() : 0;
      // who speaks is known, however the sentence calls them
      boolean speaks = theirs && speech.isOfSpeaker(wanted.word());
      if (own.contains(wanted.term()) || speaks || (said && inquiry.isWayOfSaying(wanted))) {
        ownWeight += wanted.weight();
        contextWeight += wanted.weight();
        continue;
      }
      double share = inquiry.share(wanted, own);
      ownWeight += share * wanted.weight();
      contextWeight += Math.max(share, nearness(inquiry, article, place, wanted)) * wanted.weight();
      namedNear += wanted.name() && around.contains(wanted.term()) ? wanted.weight() : 0;
    }
    double all = Math.max(inquiry.weight(), 1e-9);
    double pairs = pairs(inquiry, terms);
    double quoted = quoted(inquiry, text);
    double score =
        OWN_WEIGHT * ownWeight / all
            + CONTEXT_WEIGHT * contextWeight / all
            + kindWeight(inquiry) * kind
            + PAIRS_WEIGHT * pairs
            + PASSAGE_WEIGHT * passage
            + COVERED_WEIGHT * covered / all
            + (names > 0 ? NAMED_NEAR_WEIGHT * namedNear / names : 0)
            + RANK_WEIGHT * HALF_RANK / (HALF_RANK + hit.rank() - 1)
            + QUOTE_WEIGHT * quoted
            + (theirs ? SPEAKER_WEIGHT : 0)
            - (inquiry.isEcho(text) ? ECHO_WEIGHT : 0)
            - (isRetracted(text) ? RETRACTED_WEIGHT : 0)
            - (Caption.is(text) ? CAPTION_WEIGHT : 0)
            - (!theirs && repeats(inquiry, own) ? REPEAT_WEIGHT : 0);
    return new Evidence(
        hit,
        sentence,
        own,
        ownWeight / all,
        contextWeight / all,
        kind,
        KindMatch.values(inquiry, text, terms),
        pairs,
        passage,
        quoted,
        terms.size(),
        OptionalDouble.empty(),
        score);
  }

  private static double kindWeight(Inquiry inquiry) {
    if (inquiry.kind() == AnswerKind.REASON) {
      return REASON_WEIGHT;
    }
    return Definition.of(inquiry).isPresent() ? DEFINITION_WEIGHT : KIND_WEIGHT;
  }

  /// Whether a sentence repeats what an earlier version of its article said: that was wrong.
  static boolean isRetracted(String sentence) {
    List<String> words = Words.of(sentence);
    int version = words.indexOf("version");
    return version > 0
        && EARLIER.contains(words.get(version - 1))
        && version + 3 < words.size()
        && words.subList(version + 1, version + 3).equals(List.of("of", "this"))
        && WRITINGS.contains(words.get(version + 3))
        && words.subList(version + 3, Math.min(words.size(), version + STATED)).stream()
            .anyMatch(STATING::contains);
  }

  /// Whether a sentence has only words that were carried over from the turns before.
  private static boolean repeats(Inquiry inquiry, Set<String> terms) {
    List<Inquiry.Wanted> own = inquiry.wanted().stream().filter(each -> !each.carried()).toList();
    return inquiry.kind() != AnswerKind.SAYING
        && inquiry.leans()
        && !own.isEmpty()
        && own.stream().noneMatch(each -> terms.contains(each.term()));
  }

  /// How much a word that the sentence lacks counts by standing near it, 0 to 1.
  private static double nearness(
      Inquiry inquiry, ReadArticle article, int place, Inquiry.Wanted wanted) {
    double nearness = inquiry.share(wanted, article.headline) * HEADLINE;
    for (int i = 0; i < BEFORE.length; i++) {
      nearness =
          Math.max(nearness, inquiry.share(wanted, article.textsAt(place - 1 - i)) * BEFORE[i]);
      if (i < AFTER.length) {
        nearness =
            Math.max(nearness, inquiry.share(wanted, article.textsAt(place + 1 + i)) * AFTER[i]);
      }
    }
    return nearness;
  }

  /// The share of the question's neighbouring word pairs that are neighbours here, at most two
  /// words apart.
  private static double pairs(Inquiry inquiry, List<Token> terms) {
    List<Inquiry.Wanted> wanted = inquiry.wanted();
    if (wanted.size() < 2) {
      return 0;
    }
    int found = 0;
    for (int i = 0; i + 1 < wanted.size(); i++) {
      String first = wanted.get(i).term();
      String second = wanted.get(i + 1).term();
      for (int j = 0; j + 1 < terms.size(); j++) {
        if (terms.get(j).term().equals(first)
            && (terms.get(j + 1).term().equals(second)
                || (j + 2 < terms.size() && terms.get(j + 2).term().equals(second)))) {
          found++;
          break;
        }
      }
    }
    return (double) found / (wanted.size() - 1);
  }

  /// The share of the question's quotations that stand here, word for word.
  private double quoted(Inquiry inquiry, String text) {
    if (inquiry.quoted().isEmpty()) {
      return 0;
    }
    String words = joined(text);
    long found =
        inquiry.quoted().stream()
            .map(this::joined)
            .filter(quote -> !quote.isBlank() && words.contains(quote))
            .count();
    return (double) found / inquiry.quoted().size();
  }

  private String joined(String text) {
    return searcher.tokens(text).stream()
        .map(Token::term)
        .collect(Collectors.joining(" ", " ", " "));
  }

  private static Set<String> texts(List<Token> terms) {
    Set<String> texts = new HashSet<>();
    terms.forEach(term -> texts.add(term.term()));
    return texts;
  }

  /// An article whose sentences are analysed when they are looked at.
  private final class ReadArticle {
    private final Article article;
    private final Spellings spellings;
    private final AskedDays days;
    private final List<Span> sentences;
    private final Set<String> headline;
    private final Map<Integer, List<Token>> terms = new HashMap<>();
    private final Map<Integer, Set<String>> texts = new HashMap<>();

    private ReadArticle(Article article, Inquiry inquiry) {
      this.article = article;
      this.spellings = inquiry.spellings();
      this.days = inquiry.days();
      this.sentences = ArticleText.of(article).sentences();
      this.headline = EvidenceFinder.texts(spellings.unified(searcher.tokens(article.title())));
      this.headline.addAll(days.ofPublication(article));
    }

    private int place(Span sentence) {
      int low = 0;
      int high = sentences.size() - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sentences.get(middle).start() < sentence.start()) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private List<Token> terms(int place) {
      return terms.computeIfAbsent(place, at -> spellings.unified(searcher.tokens(text(at))));
    }

    private String text(int place) {
      return article.quote(sentences.get(place));
    }

    private Set<String> textsAt(int place) {
      return place < 0 || place >= sentences.size() ? Set.of() : texts(place);
    }

    private Set<String> texts(int place) {
      return texts.computeIfAbsent(
          place, at -> days.told(article, sentences.get(at), EvidenceFinder.texts(terms(at))));
    }
  }
}
