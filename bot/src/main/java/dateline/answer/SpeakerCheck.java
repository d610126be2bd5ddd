package dateline.answer;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether who is said to speak in a stretch does so in the quote, and who speaks in the quote is
/// not passed over.
final class SpeakerCheck {
  private static final Set<String> TEXTS = Words.set("article report");

  private final Match match;
  private final List<Reading.Token> stretch;
  private final Ground ground;
  private final List<Reading.Frame> frames;
  private final Optional<String> speaker;

  SpeakerCheck(Match match, List<Reading.Frame> frames, Optional<String> speaker) {
    this.match = match;
    this.stretch = match.stretch;
    this.ground = match.ground;
    this.frames = frames;
    this.speaker = speaker;
  }

  void speakers() {
    attributions();
    List<Reading.Token> frame = stretch.stream().filter(t -> t.frame).toList();
    if (frame.isEmpty()) {
      return;
    }
    if (isOutlet(frame)) {
      stretch.stream()
          .filter(t -> t.isContent() && !t.frame && !match.found(t).isEmpty())
          .filter(t -> match.found(t).stream().allMatch(m -> m.reports >= t.reports))
          .findFirst()
          .ifPresent(t -> match.object(Verdict.About.SPEAKER, Match.text(frame)));
      return;
    }
    Set<String> outlet = outletWords();
    List<Reading.Token> names =
        frames.stream()
            .filter(f -> !f.speakers().stream().allMatch(t -> outlet.contains(t.key)))
            .flatMap(f -> f.speakers().stream())
            .filter(t -> t.kind == Reading.Kind.NAME && stretch.contains(t))
            .toList();
    Set<String> known = new HashSet<>(ground.framed());
    Set<String> words = new HashSet<>();
    names.forEach(t -> words.add(t.key));
    boolean allNamed =
        !ground.frames().isEmpty()
            && ground.frames().stream()
                .allMatch(f -> f.speakers().stream().anyMatch(t -> t.kind == Reading.Kind.NAME));
    if (Collections.disjoint(words, known) && !allNamed) {
      known.addAll(ground.speakers());
    }
    Set<String> referred = ground.referents();
    if (ground.frames().isEmpty() && known.isEmpty() && referred.isEmpty()) {
      match.object(Verdict.About.SPEAKER, Match.text(frame));
      return;
    }
    frameWords(frame, known, referred);
    if (isSpokenByReferent(known)) {
      known.addAll(referred);
    }
    if (names.stream().allMatch(t -> isHolder(t.key))) {
      known.addAll(words);
    }
    frame.stream()
        .filter(t -> t.kind == Reading.Kind.NAME && !outlet.contains(t.key))
        .filter(t ->
            match.found(t).isEmpty() && !known.contains(t.key) && !match.joined(stretch.indexOf(t)))
        .filter(t -> !isPartOfName(frame, t, known) && !isNationOf(frame, t, known))
        .findFirst()
        .ifPresent(t -> match.object(Verdict.About.NAME, t.text));
    if (names.isEmpty()) {
      if (frames.stream().flatMap(f -> f.speakers().stream()).anyMatch(stretch::contains)) {
        match.object(Verdict.About.SPEAKER, Match.text(frame));
      }
      return;
    }
    boolean addressed =
        names.stream()
            .anyMatch(t ->
                !match.found(t).isEmpty() && match.found(t).stream().allMatch(this::isAddressed));
    if (addressed) {
      match.object(Verdict.About.SPEAKER, Match.text(frame));
      return;
    }
    boolean same =
        words.stream().anyMatch(known::contains)
            || joinedWith(known, names)
            || names.stream().allMatch(t -> isNationOf(frame, t, known));
    if (!same) {
      match.object(Verdict.About.SPEAKER, Match.text(frame));
      return;
    }
  }

  /// What somebody says that somebody says is not to lose either of them.
  private void attributions() {
    Optional<Reading.Token> bare =
        stretch.stream()
            .filter(t -> t.isContent() && !t.frame && !Grammar.isSpeech(t.key))
            .filter(t -> !match.found(t).isEmpty())
            .filter(t -> match.found(t).stream().allMatch(m -> !m.frame && m.reports > t.reports))
            .findFirst();
    if (bare.isEmpty()) {
      return;
    }
    boolean once =
        stretch.stream()
            .filter(t -> t.isContent() && !match.found(t).isEmpty())
            .allMatch(t -> match.found(t).stream().anyMatch(m -> m.reports <= t.reports + 1));
    if (!once || !isKnown(speaker)) {
      match.object(Verdict.About.SPEAKER, bare.get().text);
    }
  }

  /// Whether a word of a frame belongs to the full name of who speaks, as the article gives it.
  private boolean isPartOfName(List<Reading.Token> frame, Reading.Token token, Set<String> known) {
    int at = frame.indexOf(token);
    int from = at;
    while (from > 0 && frame.get(from - 1).kind == Reading.Kind.NAME) {
      from--;
    }
    Set<String> words = new HashSet<>();
    for (int i = from; i < frame.size() && frame.get(i).kind == Reading.Kind.NAME; i++) {
      words.add(frame.get(i).key);
    }
    return words.stream().anyMatch(known::contains)
        && ground.givesTogether(words, words.size() + 2);
  }

  /// Whether a name in what says who speaks is neither the speaker's nor in a description of who
  /// speaks ("the ministry of Norland").
  private boolean isAddressed(Reading.Token token) {
    int before = ground.context().indexOf(token) - 1;
    boolean describes =
        Grammar.isPossessive(token)
            || (before >= 0 && Match.OWNING.contains(ground.context().get(before).key));
    return token.frame && token.kind == Reading.Kind.NAME && !isSpeaker(token) && !describes;
  }

  private boolean isSpeaker(Reading.Token token) {
    return ground.frames().stream().anyMatch(f -> f.speakers().contains(token));
  }

  private boolean isNationOf(List<Reading.Token> frame, Reading.Token token, Set<String> known) {
    String nation = token.key.substring(0, Math.min(Match.NATION, token.key.length()));
    return frame.stream()
        .filter(t -> Words.PERSONS.contains(t.key))
        .anyMatch(t -> ground.isOfficeOf(t.key, nation, known));
  }

  /// Whether who speaks in the quote may be told by the sentences before it: it is a pronoun,
  /// nobody, or an office that the article gives to who is named there.
  private boolean isSpokenByReferent(Set<String> known) {
    List<Reading.Token> theirs =
        ground.frames().stream().flatMap(f -> f.tokens().stream()).toList();
    Set<String> referred = ground.referents();
    List<Reading.Token> nations = theirs.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    Optional<Reading.Token> office =
        theirs.stream().filter(t -> Words.PERSONS.contains(t.key)).findFirst();
    if (office.isEmpty()) {
      boolean named = ground.frames().stream().anyMatch(f -> !f.speakers().isEmpty());
      return (nations.isEmpty() && !named) || known.isEmpty();
    }
    if (nations.size() > 1) {
      return false;
    }
    String nation =
        nations.isEmpty()
            ? ""
            : nations.getFirst().key.substring(0, Math.min(4, nations.getFirst().key.length()));
    return ground.isOfficeOf(office.get().key, nation, referred);
  }

  /// Whether the article gives a name to the nation and office that speak in the quote.
  private boolean isHolder(String name) {
    List<Reading.Token> theirs =
        ground.frames().stream().flatMap(f -> f.tokens().stream()).toList();
    Optional<Reading.Token> office =
        theirs.stream().filter(t -> Match.OFFICES.contains(t.key)).findFirst();
    List<Reading.Token> nations = theirs.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    if (office.isEmpty() || nations.size() != 1 || name.length() < Match.NATION) {
      return false;
    }
    String nation = nations.getFirst().key;
    String start = nation.substring(0, Math.min(Match.NATION, nation.length()));
    return ground.isOfficeOf(office.get().key, start, Set.of(name))
        && ground.isOnlyOfficeOf(office.get().key, start, Set.of(name));
  }

  private Set<String> outletWords() {
    Set<String> words = new HashSet<>();
    ground.article().outlet().ifPresent(outlet -> words.addAll(Words.of(outlet)));
    return words;
  }

  private boolean isGivenWith(Reading.Token token, Set<String> known) {
    for (String name : known) {
      if (name.length() > 2
          && ground.givesTogether(new HashSet<>(List.of(token.key, name)), Match.NEAR)) {
        return true;
      }
    }
    return false;
  }

  /// What is told of who speaks has to be told so by the quote, or beside the name by the article.
  private void frameWords(List<Reading.Token> frame, Set<String> speaking, Set<String> referred) {
    Set<String> known = new HashSet<>(speaking);
    known.addAll(referred);
    for (Reading.Token token : frame) {
      boolean plain = Grammar.isSpeech(token.key) || Match.PLAIN_IN_FRAMES.contains(token.key);
      if (!token.isContent() || plain) {
        continue;
      }
      boolean inFrame = match.found(token).stream().anyMatch(t -> t.frame || t.reports == 0);
      if (!inFrame && !ground.referentWords().contains(token.key) && !isGivenWith(token, known)) {
        match.object(Verdict.About.SPEAKER, token.text);
      }
    }
  }

  private static boolean joinedWith(Set<String> known, List<Reading.Token> names) {
    StringBuilder mine = new StringBuilder();
    names.forEach(t -> mine.append(Match.bareLetters(t.key)));
    StringBuilder last = new StringBuilder();
    for (int i = Math.max(0, names.size() - 2); i < names.size(); i++) {
      last.append(Match.bareLetters(names.get(i).key));
    }
    Set<String> letters = new HashSet<>();
    known.forEach(k -> letters.add(Match.bareLetters(k)));
    List<String> all = List.copyOf(known);
    for (String one : all) {
      for (String other : all) {
        letters.add(Match.bareLetters(one) + Match.bareLetters(other));
      }
    }
    return letters.contains(mine.toString()) || letters.contains(last.toString());
  }

  private boolean isOutlet(List<Reading.Token> frame) {
    List<Reading.Token> names = frame.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    if (names.isEmpty()) {
      return frame.stream().anyMatch(t -> TEXTS.contains(t.key));
    }
    for (Reading.Token token : frame) {
      boolean inside = token.start >= names.getFirst().start && token.end <= names.getLast().end;
      if (inside && !names.contains(token)) {
        return false;
      }
    }
    String name = Match.text(names);
    return ground.article().outlet().filter(outlet -> Sources.isNameOf(name, outlet)).isPresent();
  }

  private boolean isKnown(Optional<String> name) {
    if (name.isEmpty()) {
      return false;
    }
    Set<String> known = ground.speakers();
    return Words.of(name.get()).stream()
        .map(Words::bare)
        .anyMatch(w -> w.length() > 2 && known.contains(w));
  }
}
