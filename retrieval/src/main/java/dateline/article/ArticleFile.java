package dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// Reads a file that is one article.
final class ArticleFile {

  /// The largest file of one article and the longest line of a JSONL file, in bytes.
  static final int MAX_BYTES = 20 << 20;

  /// How much of a text is searched for title, outlet and date, in characters.
  private static final int HEADER_LENGTH = 8_192;

  private ArticleFile() {}

  /// Reads the article of a file.
  ///
  /// @throws UnusableException if the file holds none
  static Article read(Path path, FileKind kind) throws IOException, UnusableException {
    byte[] bytes = bytes(path);
    String id = kind.stem(path);
    checkId(id, "rename the file");
    return switch (kind) {
      case TEXT, MARKDOWN -> ofText(id, text(bytes));
      case HTML, HTM -> HtmlPage.read(id, bytes);
      case JSONL, JSONL_GZ -> throw new IllegalArgumentException("holds many articles: " + path);
    };
  }

  private static byte[] bytes(Path path) throws IOException, UnusableException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnusableException(
            "too large for one article (over 20 MB): split it, or give many articles as .jsonl");
      }
      if (bytes.length == 0) {
        throw new UnusableException("empty: fill or remove the file");
      }
      for (byte b : bytes) {
        if (b == 0) {
          throw new UnusableException("binary, not text: save it as UTF-8 text");
        }
      }
      return bytes;
    }
  }

  private static String text(byte[] bytes) throws UnusableException {
    try {
      String text = utf8(bytes, 0, bytes.length);
      if (!Punctuation.hasContent(text, 0, text.length())) {
        throw new UnusableException("empty: fill or remove the file");
      }
      return text;
    } catch (CharacterCodingException notUtf8) {
      throw new UnusableException("not UTF-8: convert it to UTF-8");
    }
  }

  /// Decodes strictly.
  static String utf8(byte[] bytes, int offset, int length) throws CharacterCodingException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return decoder.decode(ByteBuffer.wrap(bytes, offset, length)).toString();
  }

  private static Article ofText(String id, String text) throws UnusableException {
    try {
      FrontMatter front = FrontMatter.of(text);
      return completed(id, front.title(), front.outlet(), front.published(), front.url(), text);
    } catch (JsonProcessingException broken) {
      throw new UnusableException(
          "front matter is no YAML map ("
              + FileWalk.firstLine(broken.getOriginalMessage())
              + "): mend or remove what stands between the --- lines");
    }
  }

  /// An article of what is known, with what is not read from the top of its text.
  static Article completed(
      String id,
      String givenTitle,
      Optional<String> outlet,
      Optional<LocalDate> published,
      Optional<String> url,
      String text) {
    String title = oneLine(givenTitle);
    if (!title.isEmpty() && outlet.isPresent() && published.isPresent()) {
      return new Article(id, title, outlet, published, url, text);
    }
    String top = text.length() <= HEADER_LENGTH ? text : text.substring(0, HEADER_LENGTH);
    TextLines lines = TextLines.of(top);
    Header header = Header.of(top, lines, lines.firstAfter(FrontMatter.end(top)), title);
    return new Article(
        id,
        title.isEmpty() ? oneLine(header.title()) : title,
        outlet.or(header::outlet),
        published.or(header::published),
        url,
        text);
  }

  /// A text with each stretch of white space made one space.
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Punctuation.isWhite(c)) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  /// Refuses an id that can't name an article.
  static void checkId(String id, String remedy) throws UnusableException {
    if (id.isBlank()) {
      throw new UnusableException("no id: " + remedy);
    }
    if (id.length() > Article.MAX_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new UnusableException(
          "id is longer than "
              + Article.MAX_ID
              + " characters or holds control characters: "
              + remedy);
    }
  }
}
