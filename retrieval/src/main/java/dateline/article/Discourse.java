package dateline.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    for (Span sentence : sentences) {
      names.add(Names.in(article.quote(sentence)));
    }
    this.persons = new Persons(article.text(), sentences, names);
    for (List<Names.Name> each : names) {
      each.stream().filter(Names.Name::certain).forEach(name -> certain.add(name.text()));
    }
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
