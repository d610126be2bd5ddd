package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A question that sets what one article says beside what another says: "Does the Oldtown Post say
/// that the dam holds, while Harbour News reports cracks?", "Did A report X before B reported Y?",
/// "Between the A report on X and the B report on Y, was there a change?".
///
/// It is read in one pass over its words. What stands for an article is a reference: the name of an
/// outlet beside a word of reporting, or "the same source", "the second article", "the one of 3
/// October". Between two references the words belong to the first up to the last word that joins
/// the two ("while", "before", "compared to"), and to the second from there.
///
/// @param relation how the two are set side by side
/// @param parts one for each article, in order, at least two
/// @param common what is asked of all of them; empty where nothing is
/// @param asked the whole question
record Comparison(Relation relation, List<Part> parts, String common, String asked) {

  Comparison {
    parts = List.copyOf(parts);
    if (parts.size() < 2) {
      throw new IllegalArgumentException("it takes two to compare: " + parts);
    }
  }

  /// How the sides are set beside each other.
  enum Relation {
    /// One says this, and the other that.
    EACH,
    /// One reported before the other.
    BEFORE,
    /// One reported after the other.
    AFTER,
    /// Whether they agree, differ, or changed.
    LIKENESS
  }

  /// One side.
  ///
  /// @param name what the outlet is called in the question
  /// @param outlets the outlets it may mean, folded as the index has them; none where the
  ///   collection has no such outlet
  /// @param since the first day its article may be of
  /// @param until the last
  /// @param topic what its article is about, where that is told besides
  /// @param claim what it is asked to say, without the words of reporting
  /// @param unsaid what it is asked to say nothing of ("without mentioning the cost"); empty where
  ///   there is nothing
  record Part(
      String name,
      Set<String> outlets,
      Optional<LocalDate> since,
      Optional<LocalDate> until,
      String topic,
      String claim,
      String unsaid,
      Claimed claimed) {
    Part {
      outlets = Set.copyOf(outlets);
    }

    /// All that is told of it.
    String text() {
      return (topic + " " + claim).strip();
    }
  }

  /// What is asked of a side.
  enum Claimed {
    /// That it says something.
    SAID,
    /// That it says nothing of it.
    UNSAID,
    /// What it says, or in what way.
    OPEN
  }

  private static final int PASSAGES = 24;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /// A side with fewer words is about what all sides are.
  private static final int LITTLE = 4;

  /// The most sides looked at.
  private static final int MOST_PARTS = 4;

  private static final Set<String> AUXILIARIES =
      Words.set("does do did is are was were has have had can could");

  private static final Set<String> FRONTED =
      Words.set("between after before considering regarding since from in given");

  /// What an article is called.
  private static final Set<String> WRITINGS =
      Words.set(
          "article articles report reports review reviews coverage story stories piece pieces post"
              + " posts analysis interview reporting column editorial guide claim claims portrayal"
              + " account description preview");

  private static final Set<String> ARTICLES = Words.set("article articles");

  /// In words.
  private static final int MOST_OF_NAME = 5;

  private static final Set<String> REPORTING =
      Words.set(
          "report reports reported reporting say says said saying claim claims claimed claiming"
              + " suggest suggests suggested suggesting state states stated stating indicate"
              + " indicates indicated indicating imply implies implied implying describe describes"
              + " described describing discuss discusses discussed discussing mention mentions"
              + " mentioned mentioning note notes noted noting highlight highlights highlighted"
              + " highlighting focus focuses focused focusing cover covers covered covering portray"
              + " portrays portrayed portraying publish publishes published publishing write writes"
              + " wrote written writing tell tells told assert asserts asserted allege alleges"
              + " announce announces announced confirm confirms confirmed argue argues argued"
              + " attribute attributes attributed detail details detailed detailing present presents"
              + " presented depict depicts depicted featured featuring express"
              + " expresses expressed emphasize emphasizes acknowledge acknowledges acknowledged"
              + " reveal reveals revealed revealing show shows credit credits credited");

  /// Behind one of these a name is that of a source.
  private static final Set<String> BEFORE_NAME =
      Words.set("from by in of per via to and both or as with than did does do has");

  /// What stands between what joins two sides and the name of the second.
  private static final Set<String> LEAD =
      Words.set(
          "the a an another second first third other same subsequent later earlier previous latest"
              + " article articles report reports review reviews coverage story piece reporting from"
              + " by in of that how did does do is was were also both and or which as one two with"
              + " to its their new separate then again on one what");

  /// What sets sides against each other.
  private static final Set<String> JOINING = Words.set("while whereas but unlike than");

  /// What sets one side beside the other without asking how alike they are.
  private static final Set<String> SETTING = Words.set("while whereas but unlike contrast");

  private static final Set<String> ORDERING = Words.set("before after");

  /// Behind one of these with "to", "with" or "from" comes the other side.
  private static final Set<String> LIKENING =
      Words.set(
          "compared contrast align aligns aligned agree agrees agreed consistent inconsistent similar"
              + " opposed differ differs differed disagree disagrees contradict contradicts"
              + " conflict conflicts comparison way manner same identical consistency");

  /// Words that ask how two sides go together.
  private static final Set<String> LIKENESS =
      Words.set(
          "agree agrees agreed agreement disagree disagrees disagreement align aligns aligned"
              + " consistent inconsistent consistency inconsistency consistently discrepancy"
              + " contradict contradicts contradiction contradictory conflict conflicts clash change changed changes shift"
              + " shifted differ differs different difference similar similarly same both remain"
              + " remained compared contrast common");

  /// Behind a comma, these begin what is said of all sides together.
  private static final Set<String> TAILS =
      Words.set(
          "indicating suggesting showing demonstrating implying reflecting making thus thereby"
              + " highlighting or respectively with both each");

  private static final Set<String> WHICH =
      Words.set("which what who whom whose where when how why");

  private static final Set<String> FAILING = Words.set("fail fails failed omit omits omitted");

  private static final Set<String> NOTHING_OF = Words.set("without");

  /// Words of asking and comparing, which no article has to have.
  private static final Set<String> ASKING =
      Words.set(
          "consistency inconsistency consistent inconsistent agreement disagreement portrayal"
              + " perspective narrative stance coverage reporting article articles report reports"
              + " review source sources outlet outlets respective respectively both same similar"
              + " similarly different difference compared comparison contrast change changed changes"
              + " remain remained maintain maintained nature terms between after before later"
              + " subsequent previous excerpts excerpt while also there either another perspective"
              + " view views differing published publication news consider considering regarding"
              + " within related specific specifically idea notion fact agree agrees agreed disagree"
              + " disagrees align aligns aligned differ differs differed contradict contradicts"
              + " conflict conflicts");

  private static final Set<String> SAME = Words.set("same other second subsequent later another");
  private static final Set<String> SOURCE_NOUNS =
      Words.set("source outlet publication newspaper paper site magazine article report one");

  /// A word of the question and what parts it from the one before.
  private record Word(int start, int end, String folded, boolean comma) {}

  /// What stands for an article, from one word to another.
  ///
  /// @param from the first word of the name
  /// @param to behind the last word, the word for what was written included
  private record Reference(
      int from, int to, String name, Set<String> outlets, boolean plural, boolean pointing) {

    private Reference until(int end) {
      return new Reference(from, end, name, outlets, plural, pointing);
    }
  }

  /// What a question compares, if it does.
  static Optional<Comparison> of(String question, PassageSearcher searcher) {
    List<Word> words = words(question);
    if (words.size() < 6) {
      return Optional.empty();
    }
    String first = words.getFirst().folded();
    boolean fronted = FRONTED.contains(first);
    if (!fronted && !AUXILIARIES.contains(first)) {
      return Optional.empty();
    }
    int main = fronted ? mainClause(words) : 0;
    if (main < 0) {
      return Optional.empty();
    }
    List<Reference> references = references(question, words, searcher);
    if (references.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(read(question, words, main, references));
  }

  /// Where the question itself begins behind what is put before it: a verb of asking behind a
  /// comma; -1 where none does.
  private static int mainClause(List<Word> words) {
    for (int i = 3; i < words.size(); i++) {
      String word = words.get(i).folded();
      if (words.get(i).comma() && AUXILIARIES.contains(word)) {
        return i;
      }
      boolean asks = words.get(i).comma() && WHICH.contains(word);
      if (asks && (i + 1 == words.size() || !REPORTING.contains(words.get(i + 1).folded()))) {
        return -1;
      }
    }
    return -1;
  }

  private static List<Reference> references(
      String text, List<Word> words, PassageSearcher searcher) {
    SortedSet<String> outlets = searcher.outlets();
    List<Reference> found = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int at = i;
      Optional<Reference> named =
          named(text, words, i, outlets, searcher).or(() -> strange(text, words, at));
      Optional<Reference> reference =
          named.isPresent() || found.isEmpty()
              ? named
              : pointing(text, words, i, found.getLast(), outlets, searcher);
      if (reference.isPresent()) {
        Reference last = found.isEmpty() ? reference.get() : found.getLast();
        boolean whose = last.to() == reference.get().from() && reference.get().pointing();
        if (whose) {
          found.removeLast();
        }
        found.add(whose ? last.until(reference.get().to()) : reference.get());
        i = reference.get().to();
      } else {
        i++;
      }
    }
    if (found.size() == 1 && found.getFirst().plural()) {
      found.add(found.getFirst());
    }
    boolean narrowed = found.size() > 2 && found.stream().filter(Reference::pointing).count() == 2;
    if (narrowed && !found.getFirst().pointing() && isSaidInPassing(words, found.getFirst())) {
      found.removeFirst();
    }
    return found.size() > MOST_PARTS ? found.subList(0, MOST_PARTS) : found;
  }

  /// Whether an outlet is only named as the one whose articles are compared: "as reported by The
  /// Herald".
  private static boolean isSaidInPassing(List<Word> words, Reference reference) {
    int before = reference.from() - 1;
    while (before > 0 && words.get(before).folded().equals("the")) {
      before--;
    }
    return before >= 0
        && (Set.of("by", "in", "from").contains(words.get(before).folded())
            || words.get(before).folded().equals("does"));
  }

  private static Optional<Reference> named(
      String text, List<Word> words, int at, SortedSet<String> outlets, PassageSearcher searcher) {
    if (!Character.isUpperCase(text.charAt(words.get(at).start()))) {
      return Optional.empty();
    }
    for (int to = Math.min(words.size(), at + 5); to > at; to--) {
      String name =
          Words.bare(
              text.substring(words.get(at).start(), words.get(to - 1).end()).replace('’', '\''));
      Set<String> meant = Sources.named(name, true, outlets);
      if (meant.isEmpty()) {
        continue;
      }
      int end = to;
      for (String outlet : meant) {
        int length = outlet.length();
        int start = words.get(at).start();
        if (length > name.length()
            && start + length <= text.length()
            && text.substring(start, start + length).toLowerCase(Locale.ROOT).equals(outlet)) {
          meant = Set.of(outlet);
          name = text.substring(start, start + length);
          while (end < words.size() && words.get(end).start() < start + length) {
            end++;
          }
          break;
        }
      }
      boolean written = end < words.size() && WRITINGS.contains(words.get(end).folded());
      boolean reports = end < words.size() && REPORTING.contains(words.get(end).folded());
      String before = at > 0 ? words.get(at - 1).folded() : "";
      if (before.equals("the") && at > 1) {
        before = words.get(at - 2).folded();
      }
      boolean sourced =
          BEFORE_NAME.contains(before) || REPORTING.contains(before) || before.equals("while");
      if (!written && !reports && !sourced) {
        return Optional.empty();
      }
      if (Sources.isShort(meant, name) && Inquiry.isCommon(name, searcher) && !written) {
        return Optional.empty();
      }
      boolean plural =
          written
              && words.get(end).folded().equals("articles")
              && (before.equals("both") || before.equals("two"));
      return Optional.of(new Reference(at, written ? end + 1 : end, name, meant, plural, false));
    }
    return Optional.empty();
  }

  /// "The Quay Gazette article", of an outlet that the collection does not have.
  private static Optional<Reference> strange(String text, List<Word> words, int at) {
    int end = at;
    while (at > 0
        && end < words.size()
        && end < at + MOST_OF_NAME
        && Character.isUpperCase(text.charAt(words.get(end).start()))
        && (end == at || !words.get(end).comma())) {
      end++;
    }
    if (end == at) {
      return Optional.empty();
    }
    boolean written = end < words.size() && ARTICLES.contains(words.get(end).folded());
    int before = words.get(at - 1).folded().equals("the") ? at - 2 : at - 1;
    boolean from =
        before > 0
            && words.get(before).folded().equals("from")
            && ARTICLES.contains(words.get(before - 1).folded());
    String name =
        Words.bare(
            text.substring(words.get(at).start(), words.get(end - 1).end()).replace('’', '\''));
    return written || from
        ? Optional.of(new Reference(at, written ? end + 1 : end, name, Set.of(), false, false))
        : Optional.empty();
  }

  /// "The same source", "the second article", "the one from 3 October": an article of the outlet
  /// named before.
  private static Optional<Reference> pointing(
      String text,
      List<Word> words,
      int at,
      Reference last,
      SortedSet<String> outlets,
      PassageSearcher searcher) {
    if (at + 1 >= words.size()) {
      return Optional.empty();
    }
    String word = words.get(at).folded();
    String next = words.get(at + 1).folded();
    boolean same = SAME.contains(word) && SOURCE_NOUNS.contains(next);
    String behind = at + 2 < words.size() ? words.get(at + 2).folded() : "";
    boolean ofDay =
        (word.equals("the") || word.equals("another"))
            && Set.of("one", "article", "report").contains(next)
            && Set.of("published", "from", "on", "at", "of", "about", "discussing", "highlighting")
                .contains(behind);
    for (int i = at + 1; i < Math.min(words.size(), at + 5); i++) {
      if (named(text, words, i, outlets, searcher).isPresent()) {
        return Optional.empty();
      }
    }
    return same || ofDay
        ? Optional.of(new Reference(at, at + 2, last.name(), last.outlets(), false, true))
        : Optional.empty();
  }

  private static Comparison read(
      String text, List<Word> words, int main, List<Reference> references) {
    StringBuilder common = new StringBuilder();
    List<int[]> own = new ArrayList<>();
    int from = main == 0 ? 1 : 0;
    Relation relation = null;
    boolean set = false;
    for (int i = 0; i < references.size(); i++) {
      int until = references.get(i).from();
      int border = border(words, from, until);
      boolean ordered = border < until && ORDERING.contains(words.get(border).folded());
      set |= i > 0 && border < until && SETTING.contains(words.get(border).folded());
      if (i > 0 && ordered && relation == null) {
        relation = words.get(border).folded().equals("before") ? Relation.BEFORE : Relation.AFTER;
      }
      if (i > 0) {
        own.add(new int[] {from, border});
      }
      String before = text(text, words, Math.min(until, border + (border < until ? 1 : 0)), until);
      if (i == 0) {
        before = text(text, words, from, until);
      }
      common.append(before).append(' ');
      from = references.get(i).to();
    }
    int tail = tail(words, from, main);
    own.add(new int[] {from, tail});
    common.append(text(text, words, tail, words.size()));
    List<TimeReference> days = TimeReferences.in(text, Optional.empty());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      int[] stretch = own.get(i);
      parts.add(part(text, words, references.get(i), stretch, days));
    }
    boolean likened = words.stream().anyMatch(word -> LIKENESS.contains(word.folded()));
    boolean both = words.stream().anyMatch(word -> word.folded().equals("both"));
    Relation read = Relation.EACH;
    String first = words.getFirst().folded();
    if (relation != null && main == 0 && !likened) {
      read = relation;
    } else if (main > 0 && ORDERING.contains(first) && parts.size() == 2 && !likened) {
      read = first.equals("after") ? Relation.BEFORE : Relation.AFTER;
    } else if (main > 0 || (likened && !set)) {
      read = Relation.LIKENESS;
    }
    return new Comparison(read, filled(parts, both), plain(common.toString()), text);
  }

  /// What is asked of two sides at once stands behind the second: "do A and B both say that …".
  private static List<Part> filled(List<Part> parts, boolean both) {
    List<Part> filled = new ArrayList<>(parts);
    for (int i = parts.size() - 2; i >= 0; i--) {
      Part next = filled.get(i + 1);
      Part part = filled.get(i);
      if (part.text().isEmpty() || (both && part.claimed() == Claimed.OPEN)) {
        filled.set(
            i,
            new Part(
                part.name(),
                part.outlets(),
                part.since(),
                part.until(),
                part.text(),
                next.claim(),
                next.unsaid(),
                next.claimed()));
      }
    }
    return filled;
  }

  /// The last word that joins two sides; the end where none does.
  private static int border(List<Word> words, int from, int until) {
    for (int i = until - 1; i >= from; i--) {
      String word = words.get(i).folded();
      if (JOINING.contains(word)
          || (ORDERING.contains(word) && i + 1 < words.size() && !isDay(words.get(i + 1)))
          || (words.get(i).comma() && AUXILIARIES.contains(word))
          || (LIKENING.contains(word) && until - i < 8)) {
        return i;
      }
    }
    int end = until;
    while (end > from && LEAD.contains(words.get(end - 1).folded())) {
      end--;
    }
    return end;
  }

  private static boolean isDay(Word word) {
    return Character.isDigit(word.folded().charAt(0))
        || TimeReferences.in(word.folded() + " 2000", Optional.empty()).stream()
            .anyMatch(time -> time.precision() == TimeReference.Precision.MONTH);
  }

  private static int tail(List<Word> words, int from, int main) {
    for (int i = from + 1; i < words.size(); i++) {
      String word = words.get(i).folded();
      if (words.get(i).comma()
          && (TAILS.contains(word)
              || NOTHING_OF.contains(word)
              || (main > 0 && AUXILIARIES.contains(word))
              || (word.equals("and")
                  && i + 1 < words.size()
                  && AUXILIARIES.contains(words.get(i + 1).folded())))) {
        return i;
      }
    }
    return words.size();
  }

  private static Part part(
      String text, List<Word> words, Reference reference, int[] stretch, List<TimeReference> days) {
    Optional<LocalDate> since = Optional.empty();
    Optional<LocalDate> until = Optional.empty();
    StringBuilder topic = new StringBuilder();
    StringBuilder claim = new StringBuilder();
    StringBuilder unsaid = new StringBuilder();
    StringBuilder told = claim;
    Claimed claimed = Claimed.OPEN;
    for (int i = stretch[0]; i < stretch[1]; i++) {
      Word word = words.get(i);
      Optional<TimeReference> day =
          days.stream()
              .filter(d -> d.start() <= word.start() && word.start() < d.end())
              .findFirst();
      if (day.isPresent() && isOfArticle(words, stretch[0], i, day.get())) {
        String before = i > 0 ? words.get(i - 1).folded() : "";
        since = before.equals("before") ? Optional.empty() : Optional.of(day.get().from());
        until = before.equals("after") ? Optional.empty() : Optional.of(day.get().to());
        while (i + 1 < stretch[1] && words.get(i + 1).start() < day.get().end()) {
          i++;
        }
        continue;
      }
      boolean reports = REPORTING.contains(word.folded());
      if (word.folded().equals("without") && i + 1 < stretch[1] && isSaying(words.get(i + 1))) {
        told = unsaid;
        continue;
      }
      if (reports && told != unsaid && (claimed == Claimed.OPEN || isFinite(word))) {
        boolean denied = i > stretch[0] && isDenied(words, stretch[0], i);
        if (claimed == Claimed.OPEN || !topic.isEmpty() || !claim.isEmpty()) {
          claimed = denied ? Claimed.UNSAID : Claimed.SAID;
        }
        if (isFinite(word) && topic.isEmpty()) {
          topic.append(denied ? withoutFailing(claim.toString()) : claim);
          claim.setLength(0);
        }
        continue;
      }
      told.append(text, word.start(), word.end());
      told.append(i + 1 < words.size() && words.get(i + 1).comma() ? ", " : " ");
    }
    return new Part(
        reference.name(),
        reference.outlets(),
        since,
        until,
        plain(topic.toString()),
        plain(claim.toString()),
        plain(unsaid.toString()),
        claimed);
  }

  /// Whether it is asked that something is not told: "does not mention", "fails to mention", "makes
  /// no mention of".
  private static boolean isDenied(List<Word> words, int from, int at) {
    String before = words.get(at - 1).folded();
    return Grammar.isNegation(before)
        || (before.equals("to") && at - 2 >= from && FAILING.contains(words.get(at - 2).folded()));
  }

  /// What stands before "fails to mention".
  private static String withoutFailing(String text) {
    List<String> kept = new ArrayList<>(List.of(text.strip().split(" ", -1)));
    kept.removeIf(word -> FAILING.contains(word) || Grammar.isNegation(word));
    return String.join(" ", kept) + " ";
  }

  /// "Mentioning", or another word of telling of that form, even one that is no word of reporting.
  private static boolean isSaying(Word word) {
    return word.folded().endsWith("ing");
  }

  private static boolean isFinite(Word word) {
    return !word.folded().endsWith("ing");
  }

  /// Whether a day is that of the article: "published on 3 October", "report on 3 October".
  private static boolean isOfArticle(List<Word> words, int from, int at, TimeReference day) {
    if (day.precision() != TimeReference.Precision.DAY
        && day.precision() != TimeReference.Precision.MONTH) {
      return false;
    }
    int before = at - 1;
    while (before >= from
        && Set.of("on", "at", "in", "of", "from", "before", "after", "the", "dated")
            .contains(words.get(before).folded())) {
      before--;
    }
    return before < from
        || WRITINGS.contains(words.get(before).folded())
        || REPORTING.contains(words.get(before).folded());
  }

  /// A text without words of asking and reporting.
  private static String plain(String text) {
    List<String> kept = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      String folded = String.join("", Words.of(word));
      boolean name = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
      if (!folded.isEmpty() && (name || !(ASKING.contains(folded) || REPORTING.contains(folded)))) {
        kept.add(word);
      }
    }
    return String.join(" ", kept);
  }

  private static String text(String text, List<Word> words, int from, int to) {
    return from >= to ? "" : text.substring(words.get(from).start(), words.get(to - 1).end());
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int last = 0;
    for (int[] place : Sources.words(text)) {
      String between = text.substring(last, place[0]);
      String folded = text.substring(place[0], place[1]).toLowerCase(Locale.ROOT);
      words.add(
          new Word(
              place[0],
              place[1],
              Words.bare(folded.replace('’', '\'')),
              between.indexOf(',') >= 0));
      last = place[1];
    }
    return words;
  }

  /// Whose articles are looked at for a side, in this order.
  enum Source {
    /// Those of its outlet, of the day that was named.
    OF_DAY(0.3),
    /// Those of its outlet.
    OF_OUTLET(0.7),
    /// Those that give no outlet, which may be its.
    UNNAMED(1);

    /// The share of the confidence that the gate asks for: where it is known whose article is meant
    /// and of which day, less has to speak for it.
    private final double share;

    Source(double share) {
      this.share = share;
    }
  }

  /// What is found for a side.
  ///
  /// @param source where it was found
  /// @param inquiry what its evidence was weighed for
  /// @param hits the passages looked at, best first
  /// @param evidence the sentences of one article that tell most of it, best first; none where the
  ///   outlet says nothing of the kind
  record Side(Part part, Source source, Inquiry inquiry, List<Hit> hits, List<Evidence> evidence) {
    Side {
      hits = List.copyOf(hits);
      evidence = List.copyOf(evidence);
    }
  }

  /// What is found for all sides.
  ///
  /// @param inquiry what the whole question asks
  /// @param evidence side by side, in the order of the question; none of a side that is silent
  /// @param headings under whose name each sentence is told
  /// @param hits the passages looked at
  /// @param silent the sides that nothing was found for in articles of their outlet
  /// @param ruling the word that answers, where the articles warrant one
  record Found(
      Inquiry inquiry,
      List<Evidence> evidence,
      Map<Span, String> headings,
      List<Hit> hits,
      List<Answer.Reason.Silent> silent,
      Optional<Ruling> ruling) {
    Found {
      evidence = List.copyOf(evidence);
      headings = Map.copyOf(headings);
      hits = List.copyOf(hits);
      silent = List.copyOf(silent);
    }

    /// Why nothing can be told: no side has anything.
    Optional<Answer.Reason> refusal() {
      return evidence.isEmpty()
          ? silent.stream().<Answer.Reason>map(each -> each).findFirst()
          : Optional.empty();
    }
  }

  /// Looks for each side in the articles of its outlet.
  ///
  /// @param most the most sentences of a side
  Found find(
      Question question, PassageSearcher searcher, EvidenceFinder finder, Gate gate, int most) {
    List<Side> sides = sides(question, searcher, finder, gate);
    List<Evidence> evidence = new ArrayList<>();
    Map<Span, String> headings = new HashMap<>();
    List<Hit> hits = new ArrayList<>();
    List<Answer.Reason.Silent> silent = new ArrayList<>();
    boolean dated = isDated();
    for (Side side : sides) {
      hits.addAll(side.hits());
      for (Evidence each : side.evidence().stream().limit(most).toList()) {
        evidence.add(each);
        headings.put(each.sentence(), heading(each.article(), dated));
      }
      // an article that names no outlet may be another's
      boolean doubtful = side.source() == Source.UNNAMED && !side.part().outlets().isEmpty();
      if (side.evidence().isEmpty() || doubtful) {
        silent.add(new Answer.Reason.Silent(side.part().name(), about(side.part())));
      }
    }
    return new Found(
        Inquiry.of(asked, searcher), evidence, headings, hits, silent, Ruling.of(relation, sides));
  }

  /// Whether the days of the articles matter, or tell articles of one outlet apart.
  private boolean isDated() {
    return relation == Relation.BEFORE
        || relation == Relation.AFTER
        || parts.stream().anyMatch(part -> part.since().isPresent() || part.until().isPresent())
        || parts.stream().map(Part::outlets).distinct().count() < parts.size();
  }

  private static String heading(Article article, boolean dated) {
    // it may be of the outlet asked for, and does not say so
    String outlet =
        Survey.heading(Survey.outlet(article))
            + (article.outlet().isPresent() ? "" : " (no outlet named)");
    return dated && article.published().isPresent()
        ? outlet + ", " + DAY.format(article.published().get())
        : outlet;
  }

  /// What a side was looked for, in the words of the question.
  private String about(Part part) {
    String text = part.text().isEmpty() ? common : part.text();
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    while (!words.isEmpty() && isFunction(words.getFirst())) {
      words.removeFirst();
    }
    while (!words.isEmpty() && isFunction(words.getLast())) {
      words.removeLast();
    }
    if (words.isEmpty()) {
      return part.text().isEmpty() || common.isEmpty() ? asked : common;
    }
    String last = words.removeLast();
    words.add(last.endsWith(",") ? last.substring(0, last.length() - 1) : last);
    return String.join(" ", words);
  }

  private static boolean isFunction(String word) {
    return Lexicon.isFunction(word.toLowerCase(Locale.ROOT));
  }

  List<Side> sides(Question question, PassageSearcher searcher, EvidenceFinder finder, Gate gate) {
    List<Side> sides = new ArrayList<>();
    for (Part part : parts) {
      Set<String> taken = new TreeSet<>();
      sides.stream()
          .filter(side -> side.part().outlets().equals(part.outlets()))
          .flatMap(side -> side.evidence().stream())
          .forEach(each -> taken.add(each.article().id()));
      sides.add(side(part, taken, question, searcher, finder, gate));
    }
    return sides;
  }

  private Side side(
      Part part,
      Set<String> taken,
      Question question,
      PassageSearcher searcher,
      EvidenceFinder finder,
      Gate gate) {
    boolean little = Words.of(part.text()).size() < LITTLE;
    String text = (part.text() + (little ? " " + common : "")).strip();
    List<Hit> looked = List.of();
    Inquiry inquiry = Inquiry.of("about " + (text.isBlank() ? common : text), searcher);
    boolean dated = part.since().isPresent() || part.until().isPresent();
    for (Source source : Source.values()) {
      if ((source == Source.OF_DAY && !dated)
          || (source != Source.UNNAMED && part.outlets().isEmpty())) {
        continue;
      }
      List<Hit> hits = hits(source, inquiry, part, question, searcher);
      looked = looked.isEmpty() ? hits : looked;
      List<Evidence> words =
          finder.byWords(inquiry, hits).stream()
              .filter(each -> !taken.contains(each.article().id()))
              .filter(ExtractiveWriter::isWhole)
              .toList();
      Predicate<List<Evidence>> isSure =
          each -> gate.decide(inquiry, question.asked(), hits, each).isSure(source.share);
      // what sentences mean takes longest to tell, and of most sources it is clear before
      if (words.isEmpty() || !isSure.test(List.of(EvidenceFinder.hope(words)))) {
        continue;
      }
      List<Evidence> evidence = finder.firstByMeaning(inquiry, words);
      if (isSure.test(evidence)) {
        return new Side(
            part, source, inquiry, hits, telling(part, hits, evidence, searcher, finder));
      }
    }
    return new Side(part, Source.UNNAMED, inquiry, looked, List.of());
  }

  /// The sentences of the best one's article, with what tells the claim first, where the article
  /// was found by more than that.
  private static List<Evidence> telling(
      Part part,
      List<Hit> hits,
      List<Evidence> evidence,
      PassageSearcher searcher,
      EvidenceFinder finder) {
    String article = evidence.getFirst().article().id();
    List<Evidence> told =
        evidence.stream().filter(each -> each.article().id().equals(article)).toList();
    boolean more = !part.topic().isEmpty() && Words.of(part.claim()).size() >= LITTLE;
    if (!more || told.size() == 1) {
      return told;
    }
    Inquiry claim = Inquiry.of("about " + part.claim(), searcher);
    List<Hit> passages = hits.stream().filter(each -> each.article().id().equals(article)).toList();
    return finder.firstByMeaning(claim, finder.byWords(claim, passages)).stream()
        .filter(ExtractiveWriter::isWhole)
        .toList();
  }

  private static List<Hit> hits(
      Source source, Inquiry inquiry, Part part, Question question, PassageSearcher searcher) {
    boolean ofDay = source == Source.OF_DAY;
    Set<String> outlets = new TreeSet<>(question.outlets());
    if (source != Source.UNNAMED) {
      if (outlets.isEmpty()) {
        outlets.addAll(part.outlets());
      }
      outlets.retainAll(part.outlets());
      if (outlets.isEmpty()) {
        return List.of();
      }
    }
    return searcher
        .search(
            new PassageQuery(
                    inquiry.text(),
                    PASSAGES,
                    question.ranking(),
                    outlets,
                    ofDay ? later(question.since(), part.since()) : question.since(),
                    ofDay ? earlier(question.until(), part.until()) : question.until())
                .askedOn(question.asked()))
        .stream()
        .filter(hit -> source != Source.UNNAMED || hit.article().outlet().isEmpty())
        .toList();
  }

  private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
    return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
  }
}
