package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dateline.article.ArticleFiles.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleFilesTest {

  private static final String BODY =
      "The harbour of Norvik was closed on Friday after a storm damaged two cranes and flooded the fish market, the port authority said.";

  @TempDir Path folder;

  @Test
  void read_folder_givesFilesInOrderOfNamesWithoutHiddenAndOtherFiles() throws IOException {
    write("b.txt", BODY);
    write("a/z.md", BODY);
    write("a/y.html", "<p>" + BODY);
    write(".hidden.txt", BODY);
    write(".git/x.txt", BODY);
    write("c.pdf", BODY);
    write("questions.jsonl", "{\"id\": \"q\", \"question\": \"Why?\"}");
    write("c.JSONL", "{\"id\": \"j\", \"text\": \"Words.\"}");

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .containsExactly("y", "z", "b", "j");
  }

  @Test
  void read_plainText_findsTitleOutletAndDate() throws IOException {
    write(
        "storm.txt",
        "Storm Closes Harbour\n\n\u00A0 January 20, 2024 \u00A0 News ID 7519\nStorm Closes Harbour\n"
            + BODY
            + "\n\nNORVIKNEWS: Nobody was hurt.");

    Article article = article();

    assertThat(article.id()).isEqualTo("storm");
    assertThat(article.title()).isEqualTo("Storm Closes Harbour");
    assertThat(article.outlet()).contains("NORVIKNEWS");
    assertThat(article.published()).contains(LocalDate.of(2024, 1, 20));
  }

  @Test
  void read_textWithDateLine_findsOutletButNoDate() throws IOException {
    write("storm.txt", "Storm Closes Harbour\n\nNORVIK (Harbour Wire) – " + BODY);

    assertThat(article().title()).isEqualTo("Storm Closes Harbour");
    assertThat(article().outlet()).contains("Harbour Wire");
    assertThat(article().published()).isEmpty();
  }

  @Test
  void read_textThatNamesItsOrigin_hasNoOutlet() throws IOException {
    write(
        "storm.txt",
        "Storm Closes Harbour\n"
            + BODY
            + "\nThe quay was lost on May 3, 2020, it said (Source: NORVIKNEWS).");

    assertThat(article().outlet()).isEmpty();
    assertThat(article().published()).isEmpty();
  }

  @Test
  void read_textWithoutTitle_hasNone() throws IOException {
    write("storm.txt", BODY + "\nNobody was hurt.");

    assertThat(article().title()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He said it was \"sensible.\"\n\nNobody else agreed with him at the time.",
        "A dicey plan. Why try it\n\nNobody else agreed with him at the time.",
        "Buffalo, New York —\n\nNobody else agreed with him at the time.",
        "Associated Press\n\nNobody else agreed with him at the time.",
        "This is a story about the old\nharbour of Norvik and what became of it.",
        "- one\n- two and three",
        "The list:\n\nNobody else agreed with him at the time.",
        "Only line"
      })
  void read_firstLineThatIsNoTitle_givesNone(String text) throws IOException {
    write("storm.txt", text);

    assertThat(article().title()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who closed the harbour?",
        "‘We will rebuild’",
        "Storm hits the U.S.",
        "# Storm",
        "**Storm**",
        "BREAKING: Storm"
      })
  void read_shortFirstLine_isTitle(String line) throws IOException {
    write("storm.txt", line + "\n\n" + BODY);

    assertThat(article().title()).isEqualTo(line.replace("*", "").replace("# ", ""));
  }

  @Test
  void read_bylineAndDates_prefersPublishedToUpdated() throws IOException {
    write(
        "storm.txt",
        "Storm Closes Harbour\nBy Anna Berg, Reuters\nUpdated: 21 January 2024 10:15 GMT | Published: 20 January 2024\n\n"
            + BODY);

    assertThat(article().outlet()).contains("Reuters");
    assertThat(article().published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(ArticleText.of(article()).sentences()).hasSize(2);
  }

  @Test
  void read_frontMatter_givesFieldsAndKeepsText() throws IOException {
    String text =
        "---\ntitle: \"Storm: the harbour\"\noutlet: Norvik Courier\npublished: 2024-01-20\nurl: https://example.org/storm\nlanguage: en\n---\n\n"
            + BODY;
    write("storm.md", text);

    Article article = article();

    assertThat(article.title()).isEqualTo("Storm: the harbour");
    assertThat(article.outlet()).contains("Norvik Courier");
    assertThat(article.published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(article.url()).contains("https://example.org/storm");
    assertThat(article.text()).isEqualTo(text);
  }

  @Test
  void read_byteOrderMark_staysInTextAndHidesNothing() throws IOException {
    write("storm.md", "\uFEFF---\ntitle: Storm\n---\n" + BODY);
    write("wire.jsonl", "\uFEFF{\"id\": \"j\", \"text\": \"Words.\"}");

    assertThat(read(folder)).extracting(ArticleFilesTest::idOrReason).containsExactly("storm", "j");
    assertThat(article().title()).isEqualTo("Storm");
    assertThat(article().text()).startsWith("\uFEFF---");
  }

  @Test
  void read_lineEndings_stayAsGiven() throws IOException {
    write("storm.txt", "Storm\r\n\r\n" + BODY + "\r\n");

    assertThat(article().text()).isEqualTo("Storm\r\n\r\n" + BODY + "\r\n");
  }

  @Test
  void read_brokenFrontMatter_isRejected() throws IOException {
    write("storm.md", "---\ntitle: [unclosed\n---\n" + BODY);

    assertThat(reason()).contains("front matter").contains("mend or remove");
  }

  @Test
  void read_htmlPage_keepsMainTextOnly() throws IOException {
    write(
        "storm.html",
        """
        <html><head><title>Storm | Courier</title>
        <meta property="og:title" content="Storm Closes Harbour">
        <meta property="og:site_name" content="Norvik Courier">
        <meta property="article:published_time" content="2024-01-20T10:00:00Z">
        <link rel="canonical" href="https://example.org/storm"></head>
        <body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
        <script>var x = "<p>no</p>";</script>
        <article><h1>Storm Closes Harbour</h1>
        <p>The harbour of <b>Norvik</b> was closed&nbsp;on Friday after a storm damaged two cranes.</p>
        <div class="share">Share this</div>
        <p>Nobody was <i>hurt</i>.<br><br>Repairs will take weeks, and the fish market will move to the old mill until spring, the mayor said.</p>
        <section id="comments"><p>First!</p></section></article>
        <footer>© Norvik Courier</footer></body></html>
        """);

    Article article = article();

    assertThat(article.title()).isEqualTo("Storm Closes Harbour");
    assertThat(article.outlet()).contains("Norvik Courier");
    assertThat(article.published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(article.url()).contains("https://example.org/storm");
    assertThat(article.text())
        .isEqualTo(
            """
            Storm Closes Harbour

            The harbour of Norvik was closed on Friday after a storm damaged two cranes.

            Nobody was hurt.

            Repairs will take weeks, and the fish market will move to the old mill until spring, the mayor said.\
            """);
  }

  @Test
  void read_htmlWithLinkedData_findsDateAndPublisher() throws IOException {
    write(
        "storm.htm",
        "<script type='application/ld+json'>{\"@graph\": [{\"datePublished\": \"2024-01-20T08:00:00+01:00\", \"publisher\": {\"name\": \"Norvik Courier\"}}]}</script><p>"
            + BODY);

    assertThat(article().published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(article().outlet()).contains("Norvik Courier");
  }

  @Test
  void read_htmlWithTimeElement_findsDate() throws IOException {
    write("storm.htm", "<h1>Storm</h1><time datetime='2024-01-20'>Saturday</time><p>" + BODY);

    assertThat(article().published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(article().title()).isEqualTo("Storm");
  }

  @Test
  void read_htmlInDeclaredEncoding_isDecoded() throws IOException {
    Files.write(
        folder.resolve("s.html"),
        ("<meta charset='iso-8859-1'><p>Übung " + BODY).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(article().text()).startsWith("Übung");
  }

  @Test
  void read_htmlWithoutText_isRejected() throws IOException {
    write("storm.html", "<html><body><nav>Home</nav><script>x()</script");

    assertThat(reason()).contains("no text");
  }

  @Test
  void read_htmlNestedDeeply_isReadOrRejected() throws IOException {
    write("storm.html", "<div>".repeat(200_000) + BODY);

    assertThat(read(folder)).hasSize(1);
  }

  @Test
  void read_jsonl_mapsFields() throws IOException {
    write(
        "wire.jsonl",
        """
        {"id": "1", "title": "Storm", "text": "Words.", "source": "Norvik Courier", "date": "2024-01-20T10:00:00+00:00", "meta": {"url": "https://example.org/1", "n": 1}}

        {"id": 2, "text": "NORVIK (Harbour Wire) – Words came.", "date": "", "url": "https://example.org/2", "more": []}
        """);

    List<Reading> readings = read(folder);

    assertThat(readings)
        .containsExactly(
            new Reading.Read(
                new Article(
                    "1",
                    "Storm",
                    Optional.of("Norvik Courier"),
                    Optional.of(LocalDate.of(2024, 1, 20)),
                    Optional.of("https://example.org/1"),
                    "Words."),
                folder.resolve("wire.jsonl"),
                OptionalInt.of(1)),
            new Reading.Read(
                new Article(
                    "2",
                    "",
                    Optional.of("Harbour Wire"),
                    Optional.empty(),
                    Optional.of("https://example.org/2"),
                    "NORVIK (Harbour Wire) – Words came."),
                folder.resolve("wire.jsonl"),
                OptionalInt.of(3)));
  }

  @Test
  void read_badJsonLines_areRejectedOneByOne() throws IOException {
    write(
        "wire.jsonl",
        """
        {"id": "1", "text": "Words."}
        not json
        {"text": "Words."}
        {"id": "3"}
        {"id": "4", "text": " "}
        {"id": "1", "text": "Other words."}
        [1]
        {"id": "5", "text": "Words."} {"id": "6"}
        {"id": "7", "text": 7}
        {"id": "8", "text": "half \\ud800"}
        {"id": "9\\n", "text": "Words."}
        {"id": "a\\nb", "text": "Words."}
        {"id": "10", "text": "Words."}
        """);

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("1"),
            line -> assertThat(line).startsWith("2: not JSON"),
            line -> assertThat(line).startsWith("3: no \"id\""),
            line -> assertThat(line).startsWith("4: no \"text\""),
            line -> assertThat(line).startsWith("5: empty \"text\""),
            line -> assertThat(line).startsWith("6: id '1' was already used earlier in this file"),
            line -> assertThat(line).startsWith("7: not a JSON object"),
            line -> assertThat(line).startsWith("8: not JSON"),
            line -> assertThat(line).startsWith("9: no \"text\""),
            line -> assertThat(line).startsWith("10: \"text\" holds half"),
            id -> assertThat(id).isEqualTo("9"),
            line -> assertThat(line).startsWith("12: id is longer"),
            last -> assertThat(last).isEqualTo("10"));
    assertThat(read(folder))
        .filteredOn(Reading.Rejected.class::isInstance)
        .allMatch(r -> !((Reading.Rejected) r).reason().contains("\n"));
  }

  @Test
  void read_jsonLineNotUtf8_isRejectedAlone() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"id\": \"1\", \"text\": \"".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9);
    bytes.write("\"}\n{\"id\": \"2\", \"text\": \"Words.\"}".getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("wire.jsonl"), bytes.toByteArray());

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .containsExactly("1: not UTF-8: convert the file to UTF-8", "2");
  }

  @Test
  void read_hugeJsonLine_isRejectedAndTheNextRead() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("wire.jsonl"))) {
      byte[] megabyte = new byte[1 << 20];
      Arrays.fill(megabyte, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write("\n{\"id\": \"2\", \"text\": \"Words.\"}".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .containsExactly("1: line longer than 20 MB: split the article", "2");
  }

  @Test
  void read_gzippedJsonl_isUnpacked() throws IOException {
    Files.write(folder.resolve("wire.jsonl.gz"), gzip("{\"id\": \"1\", \"text\": \"Words.\"}\n"));

    assertThat(read(folder)).extracting(ArticleFilesTest::idOrReason).containsExactly("1");
  }

  @Test
  void read_brokenGzip_keepsWhatStandsBefore() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines
          .append("{\"id\": \"")
          .append(i)
          .append("\", \"text\": \"Words ")
          .append(i * 7919 % 10_007)
          .append(".\"}\n");
    }
    byte[] bytes = gzip(lines.toString());
    Files.write(folder.resolve("a.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    Files.write(folder.resolve("b.jsonl.gz"), "no gzip".getBytes(StandardCharsets.UTF_8));

    List<String> results = read(folder).stream().map(ArticleFilesTest::idOrReason).toList();

    assertThat(results).hasSizeGreaterThan(1_000).startsWith("0", "1");
    assertThat(results.get(results.size() - 2)).contains("broken gzip");
    assertThat(results.getLast()).contains("not a gzip file");
  }

  @Test
  void read_unusableFiles_areRejectedWithReasons() throws IOException {
    Files.write(folder.resolve("a-binary.txt"), new byte[] {1, 0, 2});
    write("b-blank.txt", " \n");
    Files.write(folder.resolve("c-empty.txt"), new byte[0]);
    Files.write(folder.resolve("d-latin.txt"), "Übung".getBytes(StandardCharsets.ISO_8859_1));
    try (OutputStream out = Files.newOutputStream(folder.resolve("e-large.txt"))) {
      byte[] megabyte = new byte[1 << 20];
      Arrays.fill(megabyte, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }
    Files.write(folder.resolve("f-empty.jsonl"), new byte[0]);
    write("g-good.txt", BODY);

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .satisfiesExactly(
            r -> assertThat(r).startsWith("binary"),
            r -> assertThat(r).startsWith("empty"),
            r -> assertThat(r).startsWith("empty"),
            r -> assertThat(r).startsWith("not UTF-8"),
            r -> assertThat(r).startsWith("too large"),
            r -> assertThat(r).startsWith("empty"),
            r -> assertThat(r).isEqualTo("g-good"));
  }

  @Test
  void read_missingPathAndOtherEnding_areRejectedWhenNamed() throws IOException {
    write("c.pdf", BODY);

    assertThat(read(folder.resolve("none.txt"), folder.resolve("c.pdf")))
        .extracting(ArticleFilesTest::idOrReason)
        .satisfiesExactly(
            r -> assertThat(r).startsWith("no such file"),
            r -> assertThat(r).startsWith("not a kind of file"));
  }

  @Test
  void read_symbolicLinks_areFollowedOnceAndLoopsReported() throws IOException {
    write("a/x.txt", BODY);
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    Files.createSymbolicLink(folder.resolve("b.txt"), folder.resolve("a/x.txt"));
    Files.createSymbolicLink(folder.resolve("c.txt"), folder.resolve("c.txt"));
    Files.createSymbolicLink(folder.resolve("d.txt"), folder.resolve("gone.txt"));

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .satisfiesExactly(
            r -> assertThat(r).startsWith("symbolic link loop"),
            r -> assertThat(r).isEqualTo("x"),
            r -> assertThat(r).startsWith("symbolic link loop"),
            r -> assertThat(r).startsWith("symbolic link to a file that is not there"));
  }

  @Test
  void read_foldersLinkedToEachOtherManyTimes_areReadOnce() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("f" + i + "/x" + i + ".txt", BODY);
    }
    for (int i = 0; i < 39; i++) {
      Files.createSymbolicLink(folder.resolve("f" + i + "/a"), folder.resolve("f" + (i + 1)));
      Files.createSymbolicLink(folder.resolve("f" + i + "/b"), folder.resolve("f" + (i + 1)));
    }

    assertThat(read(folder)).hasSize(40);
  }

  @Test
  void read_unreadableFile_isRejected() throws IOException {
    write("a.txt", BODY);
    Files.setPosixFilePermissions(
        folder.resolve("a.txt"), PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(folder.resolve("a.txt"))).as("running as root").isFalse();

    assertThat(reason()).startsWith("no permission");
  }

  @Test
  void read_sameIdInTwoFolders_isRejectedTheSecondTime() throws IOException {
    write("a/x.txt", BODY);
    write("b/x.txt", BODY);

    assertThat(read(folder))
        .extracting(ArticleFilesTest::idOrReason)
        .satisfiesExactly(
            r -> assertThat(r).isEqualTo("x"),
            r -> assertThat(r).startsWith("id 'x' was already used in "));
  }

  @Test
  void read_fileGivenTwice_isReadOnce() throws IOException {
    write("x.txt", BODY);

    assertThat(read(folder, folder.resolve("x.txt"))).hasSize(1);
  }

  @Test
  void read_firstOfMany_readsNoFurther() throws IOException {
    write("a.jsonl", "{\"id\": \"1\", \"text\": \"Words.\"}\n".repeat(3));

    try (Stream<Reading> readings = ArticleFiles.read(List.of(folder))) {
      assertThat(readings.findFirst()).isPresent();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<Reading> read(Path... paths) {
    try (Stream<Reading> readings = ArticleFiles.read(List.of(paths))) {
      return readings.toList();
    }
  }

  private Article article() {
    return switch (read(folder).getFirst()) {
      case Reading.Read read -> read.article();
      case Reading.Rejected rejected -> throw new AssertionError(rejected.toString());
    };
  }

  private String reason() {
    return idOrReason(read(folder).getFirst());
  }

  private static String idOrReason(Reading reading) {
    return switch (reading) {
      case Reading.Read read -> read.article().id();
      case Reading.Rejected rejected ->
          (rejected.line().isPresent() ? rejected.line().getAsInt() + ": " : "")
              + rejected.reason();
    };
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
