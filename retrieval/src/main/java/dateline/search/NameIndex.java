package dateline.search;

import dateline.article.Article;
import dateline.article.ArticleNames;
import dateline.article.NameGroup;
import dateline.article.NameGroups;
import dateline.article.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// The names of a collection in its index: a document for each, found by its spellings and by what
/// others of it would have in common with them. Articles carry their own names, so that the groups
/// can be made anew from them whenever an article comes or goes.
final class NameIndex {

  private static final String GROUP = "name";
  private static final String LETTERS = "name-letters";
  private static final String OUTLINE = "name-outline";
  private static final String STORED = "name-group";

  /// Parts an outline from the words that have it.
  private static final String OF = "\t";

  /// So many spellings that might be the one asked for are looked at.
  private static final int CANDIDATES = 5_000;

  /// So many documents are made at once, on all cores, and then written in their order.
  private static final int SLICE = 1_000;

  private NameIndex() {}

  /// The names of an article as its document holds them, with its outlet.
  static BytesRef names(Article article) {
    ArticleNames names = ArticleNames.of(article.title() + "\n" + article.text());
    return written(out -> {
      out.writeString(article.outlet().orElse(""));
      write(out, names.counts());
      write(out, names.small());
      out.writeVInt(names.also().size());
      for (ArticleNames.Also also : names.also()) {
        out.writeString(also.name());
        out.writeString(also.other());
        out.writeByte((byte) (also.sure() ? 1 : 0));
      }
    });
  }

  /// Groups the names of all articles, and writes the groups in place of the old ones.
  static void write(IndexWriter writer) throws IOException {
    List<NameGroup> groups;
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      groups = NameGroups.of(sources(reader));
    }
    writer.deleteDocuments(new Term(GROUP, GROUP));
    for (int from = 0; from < groups.size(); from += SLICE) {
      List<NameGroup> slice = groups.subList(from, Math.min(from + SLICE, groups.size()));
      for (Document document : slice.parallelStream().map(NameIndex::document).toList()) {
        writer.addDocument(document);
      }
    }
  }

  private static List<NameGroups.Source> sources(DirectoryReader reader) throws IOException {
    Map<String, NameGroups.Source> byId = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues names = DocValues.getBinary(leaf.reader(), IndexFormat.NAMES);
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
      Bits live = leaf.reader().getLiveDocs();
      for (int i = names.nextDoc(); i != DocIdSetIterator.NO_MORE_DOCS; i = names.nextDoc()) {
        if ((live == null || live.get(i)) && ids.advanceExact(i)) {
          ByteArrayDataInput in = in(names.binaryValue());
          Optional<String> outlet = Optional.of(in.readString()).filter(name -> !name.isEmpty());
          byId.put(
              ids.binaryValue().utf8ToString(),
              new NameGroups.Source(
                  new ArticleNames(readCounts(in), readSet(in), readAlso(in)), outlet));
        }
      }
    }
    return List.copyOf(byId.values());
  }

  private static Document document(NameGroup group) {
    Document document = new Document();
    document.add(new StringField(GROUP, GROUP, Field.Store.NO));
    SortedSet<String> letters = new TreeSet<>();
    SortedSet<String> outlines = new TreeSet<>();
    for (String name : group.spellings().keySet()) {
      for (Spelling spelling : group.forms(name)) {
        letters.add(spelling.letters());
        String words = String.join(" ", spelling.words());
        for (String outline : spelling.outlines()) {
          outlines.add(outline + OF + words);
        }
      }
    }
    letters.forEach(each -> document.add(new StringField(LETTERS, each, Field.Store.NO)));
    outlines.forEach(each -> document.add(new StringField(OUTLINE, each, Field.Store.NO)));
    BytesRef stored =
        written(out -> {
          out.writeString(group.name());
          write(out, group.spellings());
          write(out, group.outlets());
          write(out, group.ordinary());
          write(out, group.also());
        });
    document.add(new StoredField(STORED, stored));
    return document;
  }

  private static NameGroup group(Document document) {
    try {
      ByteArrayDataInput in = in(document.getBinaryValue(STORED));
      String name = in.readString();
      SortedMap<String, Integer> spellings = readCounts(in);
      SortedSet<String> outlets = readSet(in);
      SortedSet<String> ordinary = readSet(in);
      SortedSet<String> also = in.eof() ? new TreeSet<>() : readSet(in);
      return new NameGroup(name, spellings, also, outlets, ordinary);
    } catch (IOException e) {
      throw new AssertionError("memory can be read", e);
    }
  }

  /// All names, those of most articles first.
  static List<NameGroup> all(IndexReader reader) throws IOException {
    return sorted(find(reader, new Term(GROUP, GROUP)));
  }

  /// The names that this may be a spelling of, or the end of one, those spelled so before others,
  /// and then those of most articles first.
  static List<NameGroup> of(IndexReader reader, Spelling asked) throws IOException {
    if (asked.words().isEmpty()) {
      return List.of();
    }
    List<NameGroup> exact = find(reader, new Term(LETTERS, asked.letters()));
    if (!exact.isEmpty()) {
      return sorted(exact);
    }
    SortedSet<String> alike = new TreeSet<>();
    for (String outline : asked.outlines()) {
      alike.addAll(alike(reader, outline, asked));
    }
    Set<NameGroup> found = new LinkedHashSet<>();
    for (String letters : alike) {
      for (NameGroup group : find(reader, new Term(LETTERS, letters))) {
        if (!group.alternatives(asked).isEmpty()) {
          found.add(group);
        }
      }
    }
    return sorted(found);
  }

  /// The letters of the spellings that share an outline with the one asked for and are like it.
  /// Read from the terms alone, since most that share an outline are not.
  private static Set<String> alike(IndexReader reader, String outline, Spelling asked)
      throws IOException {
    Set<String> alike = new TreeSet<>();
    BytesRef prefix = new BytesRef(outline + OF);
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(OUTLINE);
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
        continue;
      }
      int seen = 0;
      for (BytesRef term = each.term();
          term != null && StringHelper.startsWith(term, prefix) && seen < CANDIDATES;
          term = each.next(), seen++) {
        String words = term.utf8ToString().substring(outline.length() + OF.length());
        Spelling spelling = Spelling.of(words);
        if (spelling.matches(asked)) {
          alike.add(spelling.letters());
        }
      }
    }
    return alike;
  }

  private static List<NameGroup> sorted(Collection<NameGroup> groups) {
    return groups.stream()
        .sorted(Comparator.comparingInt(NameGroup::count).reversed().thenComparing(NameGroup::name))
        .toList();
  }

  private static List<NameGroup> find(IndexReader reader, Term term) throws IOException {
    List<NameGroup> found = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          found.add(group(leaf.reader().storedFields().document(postings.docID())));
        }
      }
    }
    return found;
  }

  private interface Writing {
    void to(DataOutput out) throws IOException;
  }

  private static BytesRef written(Writing writing) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new AssertionError("memory can be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  private static void write(DataOutput out, SortedMap<String, Integer> counts) throws IOException {
    out.writeVInt(counts.size());
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      out.writeString(each.getKey());
      out.writeVInt(each.getValue());
    }
  }

  private static void write(DataOutput out, SortedSet<String> words) throws IOException {
    out.writeVInt(words.size());
    for (String word : words) {
      out.writeString(word);
    }
  }

  private static SortedMap<String, Integer> readCounts(DataInput in) throws IOException {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (int left = in.readVInt(); left > 0; left--) {
      counts.put(in.readString(), in.readVInt());
    }
    return counts;
  }

  private static SortedSet<String> readSet(DataInput in) throws IOException {
    SortedSet<String> words = new TreeSet<>();
    for (int left = in.readVInt(); left > 0; left--) {
      words.add(in.readString());
    }
    return words;
  }

  /// What an article says of names that are one; nothing where it was written before that was told.
  private static List<ArticleNames.Also> readAlso(ByteArrayDataInput in) throws IOException {
    List<ArticleNames.Also> also = new ArrayList<>();
    if (in.eof()) {
      return also;
    }
    for (int left = in.readVInt(); left > 0; left--) {
      also.add(new ArticleNames.Also(in.readString(), in.readString(), in.readByte() > 0));
    }
    return also;
  }

  private static ByteArrayDataInput in(BytesRef bytes) {
    return new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
  }
}
