package dateline.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;

/// Forms of English verbs and nouns that no ending tells: "found" is a form of "find".
///
/// Left out are forms that are more often another word ("saw", "left", "felt", "ground"), so that
/// nothing is found that does not belong.
public final class IrregularForms {

  /// Each line a base form and its other forms.
  private static final String TABLE =
      """
      arise arose arisen
      become became
      begin began begun
      bite bit bitten
      blow blew blown
      break broke broken
      bring brought
      build built
      burn burnt
      buy bought
      catch caught
      choose chose chosen
      come came
      creep crept
      deal dealt
      dig dug
      draw drew drawn
      drive drove driven
      eat ate eaten
      fall fell fallen
      feed fed
      fight fought
      find found
      flee fled
      fly flew flown
      forbid forbade forbidden
      forget forgot forgotten
      freeze froze frozen
      get got gotten
      give gave given
      go went gone
      grow grew grown
      hang hung
      hear heard
      hide hid hidden
      hold held
      keep kept
      know knew known
      lead led
      learn learnt
      lend lent
      lose lost
      make made
      mean meant
      meet met
      pay paid
      ride rode ridden
      ring rang rung
      rise rose risen
      run ran
      say said
      seek sought
      sell sold
      send sent
      shake shook shaken
      shoot shot
      show shown
      shrink shrank shrunk
      sing sang sung
      sink sank sunk
      sit sat
      sleep slept
      speak spoke spoken
      spend spent
      stand stood
      steal stole stolen
      stick stuck
      strike struck stricken
      swear swore sworn
      sweep swept
      swim swam swum
      take took taken
      teach taught
      tear tore torn
      tell told
      think thought
      throw threw thrown
      understand understood
      undergo underwent undergone
      wake woke woken
      wear wore worn
      win won
      withdraw withdrew withdrawn
      write wrote written
      child children
      man men
      person people
      woman women
      """;

  private IrregularForms() {}

  /// The base of each form, and of each base itself.
  public static Map<String, String> bases() {
    Map<String, String> bases = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] forms = line.split(" ", -1);
      for (String form : forms) {
        bases.put(form, forms[0]);
      }
    }
    return bases;
  }

  /// The table as Lucene's filter takes it.
  static StemmerOverrideFilter.StemmerOverrideMap map() {
    StemmerOverrideFilter.Builder builder = new StemmerOverrideFilter.Builder(false);
    TABLE
        .lines()
        .forEach(line -> {
          String[] forms = line.split(" ", -1);
          for (int i = 1; i < forms.length; i++) {
            builder.add(forms[i], forms[0]);
          }
        });
    try {
      return builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
