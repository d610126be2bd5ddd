package dateline.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An article as the reading of speech goes by it: its sentences with the names in each, its
/// quotations, and who its names are.
final class Discourse {

  private final Article article;
  private final List<Span> sentences;
  private final List<Quotations.Quotation> quotations;
  private final List<List<Names.Name>> names = new ArrayList<>();
  private final Persons persons;
  private final Set<String> certain = new HashSet<>();

  Discourse(Article article) {
    this.article = article;
    this.sentences = ArticleText.of(article).sentences();
    this.quotations = Quotations.in(article.text());
    List<List<Names.Name>> found = new ArrayList<>();
    Set<String> speaking = new HashSet<>();
    for (Span sentence : sentences) {
      String quote = article.quote(sentence);
      List<Names.Name> own = Names.in(quote);
      found.add(own);
      own.stream()
          .filter(name -> name.text().indexOf(' ') < 0 && isBesideVerb(quote, name))
          .forEach(name -> speaking.add(name.text()));
    }
    for (int i = 0; i < sentences.size(); i++) {
      names.add(withoutOffices(article.quote(sentences.get(i)), found.get(i), speaking));
    }
    this.persons = new Persons(article.text(), sentences, names);
    for (List<Names.Name> each : names) {
      each.stream().filter(Names.Name::certain).forEach(name -> certain.add(name.text()));
    }
  }

  /// Whether a name stands right before or behind a verb of speech: "Muir said", "said Muir".
  private static boolean isBesideVerb(String sentence, Names.Name name) {
    int start = name.start() - 1;
    while (start > 0 && Character.isLetter(sentence.charAt(start - 1))) {
      start--;
    }
    int end = name.end() + 1;
    while (end < sentence.length() && Character.isLetter(sentence.charAt(end))) {
      end++;
    }
    return (start >= 0 && SpeechWords.STRONG.contains(sentence.substring(start, name.start() - 1)))
        || (end <= sentence.length()
            && SpeechWords.STRONG.contains(sentence.substring(name.end() + 1, end)));
  }

  /// The names of a sentence, with persons parted from what their office is of: "Vice President of
  /// Public Relations Ida Muir", where a Muir speaks elsewhere.
  private static List<Names.Name> withoutOffices(
      String sentence, List<Names.Name> names, Set<String> speaking) {
    List<Names.Name> parted = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Names.Name name = names.get(i);
      // a run of names ends where it is too long
      boolean goesOn =
          i + 1 < names.size()
              && names.get(i + 1).start() == name.end() + 1
              && sentence.charAt(name.end()) == ' ';
      int end = goesOn ? names.get(i + 1).end() : name.end();
      int person = speaking.isEmpty() ? -1 : personIn(sentence, name.start(), end, speaking);
      if (person < 0) {
        parted.add(name);
        continue;
      }
      parted.add(
          new Names.Name(
              sentence.substring(name.start(), person - 1), name.start(), person - 1, true));
      parted.add(new Names.Name(sentence.substring(person, end), person, end, true));
      i += goesOn ? 1 : 0;
    }
    return parted;
  }

  /// Where a person's name begins that ends a longer one, behind an office, a particle and a word
  /// at least: its last two words, three with an initial, if somebody of the last one speaks;
  /// otherwise -1.
  private static int personIn(String sentence, int start, int end, Set<String> speaking) {
    String[] words = sentence.substring(start, end).split(" ", -1);
    int last = words.length - 1;
    if (last < 4 || !speaking.contains(words[last])) {
      return -1;
    }
    boolean office = false;
    int particle = words.length;
    for (int i = 0; i < last; i++) {
      String word = words[i].toLowerCase(Locale.ROOT);
      office |= Persons.OFFICES.contains(word);
      if (office && (word.equals("of") || word.equals("for"))) {
        particle = i;
      }
    }
    int first = words[last - 1].endsWith(".") ? last - 2 : last - 1;
    if (particle >= first - 1) {
      return -1;
    }
    int length = 0;
    for (int i = first; i <= last; i++) {
      length += words[i].length() + 1;
    }
    return end - length + 1;
  }

  Article article() {
    return article;
  }

  String text() {
    return article.text();
  }

  List<Span> sentences() {
    return sentences;
  }

  List<Quotations.Quotation> quotations() {
    return quotations;
  }

  /// The names of a sentence, at their places in it.
  List<Names.Name> names(int sentence) {
    return names.get(sentence);
  }

  Persons persons() {
    return persons;
  }

  /// Whether a name also stands where no sentence begins.
  boolean isCertain(String name) {
    return certain.contains(name);
  }

  /// The quotation that holds a place, or -1.
  int quotationAt(int at) {
    int low = 0;
    int high = quotations.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Quotations.Quotation each = quotations.get(middle);
      if (at < each.start()) {
        high = middle - 1;
      } else if (at >= each.end()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /// The first quotation that ends behind a place; may be none.
  int quotationFrom(int at) {
    int low = 0;
    int high = quotations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotations.get(middle).end() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many words stand in a quotation.
  int words(Quotations.Quotation quotation) {
    int words = 0;
    for (int[] piece : quotation.pieces()) {
      for (int i = piece[0] + 1; i < piece[1]; i++) {
        words += text().charAt(i) == ' ' ? 1 : 0;
      }
      words++;
    }
    return words;
  }
}
