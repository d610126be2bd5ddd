package dateline.answer;

import java.util.List;
import java.util.Set;

/// Marks the words of a text that are denied, possible, planned, alleged or conditioned.
final class Colouring {

  private static final Set<String> LIKELIHOODS =
      Words.set(
          "likely unlikely probable probably expected appear appears appeared seem seems seemed apparently presumably");

  private static final Set<String> ALLEGATIONS =
      Words.set(
          "alleges allege suspects accused"
              + " accuses accuse accusing rumored rumoured claimed claims claiming");

  private static final Set<String> DOUBTS =
      Words.set(
          "alleged allegedly reportedly suspected purported purportedly supposed supposedly presumed"
              + " ostensibly ostensible");

  /// What is claimed in these is no doubtful statement.
  private static final Set<String> CLAIMABLE = Words.set("responsibility credit victory");

  private static final Set<String> DENIALS =
      Words.set(
          "denied denies deny denying refused refuses refuse refusing failed fails fail failing declined"
              + " declines unable unlikely rejected rejects reject");

  private static final Set<String> REFUSALS =
      Words.set("refused refuses refuse refusing declined declines");

  static final Set<String> INTENTIONS =
      Words.set(
          "plan plans planned planning intend intends intended aim aims aimed aiming seek seeks sought"
              + " want wants wanted wish wishes wished hope hopes hoped hoping ready prepare prepares"
              + " prepared preparing propose proposes proposed proposing threaten threatens threatened"
              + " threatening vow vows vowed pledge pledges pledged promise promises promised agree"
              + " agrees agreed ask asks asked urge urges urged try tries tried trying attempt attempts"
              + " attempted consider considers considering set scheduled need needs invite invited"
              + " invites committed resolved decided bound due expected likely offered offers"
              + " call calls called calling asking urging means meant");

  /// Words whose object is not yet done.
  private static final Set<String> PLANNING =
      Words.set(
          "planning planned plotting plotted discussed discussing discuss considering considered"
              + " proposing proposed proposes threatening demanded demanding demands sought seeking seeks"
              + " urged urging urges");

  /// Of what comes after these nothing happened; it ends with the next "and".
  private static final Set<String> PREVENTIONS =
      Words.set(
          "avoid avoids avoided avoiding prevent prevents prevented preventing stopped stopping halted"
              + " halting barred barring banned banning prohibits prohibited prohibiting forbids forbade"
              + " forbidden foiled thwarted averted");

  private static final Set<String> HAVING_TO = Words.set("have has had need needs needed");

  private static final Set<String> ABOUT = Words.set("on of about in");

  /// Of these words, those behind which nobody has yet said that it will be done.
  private static final Set<String> WISHES =
      Words.set(
          "want wants wanted wish wishes wished hope hopes hoped hoping ask asks asked asking urge"
              + " urges urged urging propose proposes proposed proposing consider considers considered"
              + " considering discussed discussing discuss demanded demanding demands sought seeking seek seeks"
              + " call calls called calling invite invites invited try tries tried trying attempt"
              + " attempts attempted need needs");

  private final Reading reading;
  private final List<Reading.Token> tokens;

  Colouring(Reading reading) {
    this.reading = reading;
    this.tokens = reading.tokens;
  }

  /// Marks what is denied, possible, planned, alleged or conditioned.
  void mark() {
    colour();
    embed();
  }

  /// Marks what is denied, possible, planned, alleged or conditioned.
  private void colour() {
    for (int i = 0; i < tokens.size(); i++) {
      Reading.Token token = tokens.get(i);
      if (token.kind != Reading.Kind.WORD) {
        continue;
      }
      String key = token.key;
      boolean only =
          (key.equals("not") && reading.at(i + 1).key.equals("only"))
              || (key.equals("nor") && hasBefore(i, "neither"));
      if (Grammar.isNegation(key) && !only) {
        flip(i);
      }
      if (Grammar.POSSIBILITIES.contains(key)) {
        clause(i, Reading.POSSIBLE);
      }
      boolean looks = key.startsWith("appear") || key.startsWith("seem");
      if (LIKELIHOODS.contains(key) && (!looks || reading.at(i + 1).key.equals("to"))) {
        clause(i, Reading.LIKELY);
      }
      if (Grammar.FUTURES.contains(key)
          && (!key.equals("going") || reading.at(i + 1).key.equals("to"))) {
        clause(i, Reading.UNREALISED);
      }
      if (Grammar.DUTIES.contains(key)) {
        clause(i, Reading.OUGHT);
      }
      if (Grammar.CONDITIONS.contains(key)) {
        clause(i, Reading.CONDITIONAL);
      }
      if (ALLEGATIONS.contains(key) && !CLAIMABLE.contains(reading.at(i + 1).key)) {
        ahead(i + 1, Reading.ALLEGED);
      }
      if (DOUBTS.contains(key)) {
        if (key.endsWith("ly")) {
          clause(i, Reading.DOUBTED);
        }
        ahead(i + 1, Reading.DOUBTED);
      }
      if (reading.at(i + 1).key.equals("to") && reading.at(i + 1).clause == token.clause) {
        if (Grammar.BE.contains(key)) {
          clause(i, Reading.UNREALISED);
        } else if (HAVING_TO.contains(key)) {
          clause(i, Reading.OUGHT);
        }
      }
      if (DENIALS.contains(key)) {
        aheadFlip(i + 1, scopeEnd(i + 1));
      }
      if (REFUSALS.contains(key) && reading.at(i + 1).key.equals("to")) {
        ahead(i + 1, Reading.REFUSED);
      }
      if (PREVENTIONS.contains(key)) {
        int end = i + 1;
        while (end < scopeEnd(i + 1) && !reading.at(end).key.equals("and")) {
          end++;
        }
        aheadFlip(i + 1, end);
      }
      if (PLANNING.contains(key) && !Grammar.DETERMINERS.contains(reading.at(i - 1).key)) {
        ahead(i + 1, WISHES.contains(key) ? Reading.WISHED : Reading.UNREALISED);
      }
      if (INTENTIONS.contains(key)) {
        for (int to = i + 1; to <= i + 6 && to < tokens.size(); to++) {
          boolean doing =
              ABOUT.contains(reading.at(to - 1).key) && reading.at(to).key.endsWith("ing");
          if (reading.at(to).clause == token.clause && (doing || reading.at(to).key.equals("to"))) {
            ahead(doing ? to : to + 1, WISHES.contains(key) ? Reading.WISHED : Reading.UNREALISED);
            break;
          }
        }
      }
    }
  }

  /// What ought to be said, or may be, is so in the "that" behind it too.
  private void embed() {
    for (int i = 1; i < tokens.size(); i++) {
      boolean opens =
          reading.at(i).key.equals("that")
              && reading.at(i).clause != reading.at(i - 1).clause
              && reading.at(i).sentence == reading.at(i - 1).sentence
              && reading.gap(i - 1).isBlank();
      int flags = reading.at(i - 1).flags & ~Reading.NEGATED;
      if (opens && flags != 0 && !reading.at(i - 1).frame) {
        for (int at = i;
            at < tokens.size() && reading.at(at).clause == reading.at(i).clause;
            at++) {
          reading.at(at).flags |= flags;
        }
      }
    }
  }

  private boolean hasBefore(int i, String key) {
    for (int at = i - 1; at >= 0 && tokens.get(at).clause == tokens.get(i).clause; at--) {
      if (tokens.get(at).key.equals(key)) {
        return true;
      }
    }
    return false;
  }

  private void flip(int i) {
    for (Reading.Token other : tokens) {
      if (other.clause == tokens.get(i).clause) {
        other.flags ^= Reading.NEGATED;
      }
    }
    int next = embedded(i);
    int end = next;
    while (end >= 0 && end < tokens.size() && reading.at(end).clause == reading.at(next).clause) {
      end++;
    }
    for (int at = next; at >= 0 && at < frameEnd(end); at++) {
      reading.at(at).flags ^= Reading.NEGATED;
    }
  }

  private void clause(int i, int flag) {
    for (Reading.Token other : tokens) {
      if (other.clause == tokens.get(i).clause) {
        other.flags |= flag;
      }
    }
  }

  private void ahead(int from, int flag) {
    int to = scopeEnd(from);
    for (int i = from; i < to; i++) {
      tokens.get(i).flags |= flag;
    }
  }

  private void aheadFlip(int from, int to) {
    for (int i = from; i < to; i++) {
      tokens.get(i).flags ^= Reading.NEGATED;
    }
  }

  /// Where the scope of a word before an index ends: with its clause, or the clause that "that"
  /// opens behind it.
  private int scopeEnd(int from) {
    int i = from;
    if (i >= tokens.size() || reading.at(i).sentence != reading.at(from - 1).sentence) {
      return from;
    }
    int clause = reading.at(from - 1).clause;
    while (i < tokens.size() && reading.at(i).clause == clause) {
      i++;
    }
    int next = embedded(from - 1);
    if (next == i && next > 0) {
      int inner = reading.at(next).clause;
      while (i < tokens.size() && reading.at(i).clause == inner) {
        i++;
      }
      i = frameEnd(i);
    }
    return i;
  }

  /// The end of the clause behind a place where the words that say who speaks have just ended.
  private int frameEnd(int i) {
    int end = i;
    if (i > 0 && i < tokens.size() && reading.at(i - 1).frame && !reading.at(i).frame) {
      while (end < tokens.size() && reading.at(end).clause == reading.at(i).clause) {
        end++;
      }
    }
    return end;
  }

  /// The index of the "that" which opens the next clause, or -1.
  private int embedded(int i) {
    int clause = reading.at(i).clause;
    int next = i;
    while (next < tokens.size() && reading.at(next).clause == clause) {
      next++;
    }
    boolean that =
        next < tokens.size()
            && reading.at(next).sentence == reading.at(i).sentence
            && (reading.at(next).key.equals("that")
                || (reading.at(i).frame && !reading.at(next).frame))
            && reading.gap(next - 1).isBlank();
    return that ? next : -1;
  }
}
