package dateline.search;

import dateline.article.NameGroup;
import dateline.article.Names;
import dateline.article.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// Finds the names of a question among those of a collection.
///
/// What capitals show as a name is looked up as a whole and, where no name is like it, without its
/// first and last words, but no given name alone. Without capitals, only what no article writes so
/// can be a name in another spelling: "zelenskiy", where all have Zelensky.
final class SpelledNames {

  private static final int MOST_WORDS = 5;

  private SpelledNames() {}

  /// The names of a question that articles spell in another way too, in order.
  static List<SpelledName> in(IndexReader reader, String question) throws IOException {
    List<SpelledName> found = new ArrayList<>();
    List<Names.Name> names = Names.in(question);
    for (Names.Name name : names) {
      add(reader, question, name.start(), name.end(), found);
    }
    if (names.stream().noneMatch(Names.Name::certain)) {
      unknownWords(reader, question, found);
      found.sort(Comparator.comparingInt(SpelledName::start));
    }
    return List.copyOf(found);
  }

  private static void add(
      IndexReader reader, String question, int from, int to, List<SpelledName> found)
      throws IOException {
    List<int[]> words = words(question, from, to);
    for (int length = Math.min(words.size(), MOST_WORDS); length > 0; length--) {
      for (int i = words.size() - length; i >= 0; i--) {
        boolean given = length == 1 && words.size() > 2 && i + 1 < words.size();
        if (given) {
          continue; // a given name is not somebody else's
        }
        int start = words.get(i)[0];
        int end = words.get(i + length - 1)[1];
        String asked = question.substring(start, end);
        Set<String> spellings = spellings(reader, Spelling.of(asked));
        if (spellings.isEmpty()) {
          continue;
        }
        if (spellings.size() > 1 || !spellings.contains(asked)) {
          found.add(new SpelledName(start, end, asked, List.copyOf(spellings)));
        }
        return;
      }
    }
  }

  private static Set<String> spellings(IndexReader reader, Spelling asked) throws IOException {
    List<NameGroup> groups = NameIndex.of(reader, asked);
    return groups.isEmpty() ? Set.of() : new LinkedHashSet<>(groups.getFirst().alternatives(asked));
  }

  private static void unknownWords(IndexReader reader, String question, List<SpelledName> found)
      throws IOException {
    for (int[] place : words(question, 0, question.length())) {
      String asked = question.substring(place[0], place[1]);
      boolean known =
          found.stream().anyMatch(name -> place[0] < name.end() && name.start() < place[1]);
      if (!known && Spelling.of(asked).letters().length() > 3 && isUnknown(reader, asked)) {
        add(reader, question, place[0], place[1], found);
      }
    }
  }

  /// Whether a part of a word stands in no article in any form.
  private static boolean isUnknown(IndexReader reader, String word) throws IOException {
    for (String term : PassageSearcher.terms(PassageSearcher.TEXTS, word)) {
      if (reader.docFreq(new Term(IndexFormat.TEXT, term)) == 0) {
        return true;
      }
    }
    return false;
  }

  private static List<int[]> words(String text, int from, int to) {
    List<int[]> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      if (Character.isWhitespace(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < to && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      words.add(new int[] {i, end});
      i = end;
    }
    return words;
  }
}
