package dateline.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dateline.article.ArticleFiles.Reading;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the articles of a JSONL file, a line at a time; never holds more than one line.
final class JsonLines {

  private static final int BUFFER = 1 << 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxStringLength(ArticleFile.MAX_BYTES)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int bufferAt;
  private int bufferEnd;
  private byte[] line = new byte[BUFFER];
  private int length;
  private boolean tooLong;
  private int number;
  private boolean any;
  private boolean ended;

  private JsonLines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static JsonLines open(Path file, boolean zipped) throws IOException, UnusableException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new JsonLines(
          file, zipped ? new GZIPInputStream(new BufferedInputStream(raw, BUFFER), BUFFER) : raw);
    } catch (EOFException | ZipException broken) {
      raw.close();
      throw new UnusableException("not a gzip file: compress it again or name it .jsonl");
    } catch (IOException failed) {
      raw.close();
      throw failed;
    }
  }

  void close() {
    try {
      in.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The next article or line that is none; empty at the end of the file.
  Optional<Reading> next() {
    while (!ended) {
      try {
        if (!readLine()) {
          ended = true;
          return any
              ? Optional.empty()
              : Optional.of(
                  new Reading.Rejected(
                      file, OptionalInt.empty(), "empty: fill or remove the file"));
        }
      } catch (EOFException | ZipException broken) {
        ended = true;
        return Optional.of(
            rejected(
                "broken gzip data: compress the file again; what stands before this line was read"));
      } catch (IOException failed) {
        ended = true;
        return Optional.of(rejected(FileWalk.reason(file, failed)));
      }
      if (length == 0 && !tooLong) {
        continue;
      }
      any = true;
      try {
        return Optional.of(new Reading.Read(article(), file, OptionalInt.of(number)));
      } catch (UnusableException unusable) {
        return Optional.of(rejected(unusable.reason()));
      }
    }
    return Optional.empty();
  }

  private Reading rejected(String reason) {
    return new Reading.Rejected(file, OptionalInt.of(number), reason);
  }

  /// Reads up to the next line feed, keeping no more than the longest line allowed; returns false
  /// at the end.
  private boolean readLine() throws IOException {
    length = 0;
    tooLong = false;
    number++;
    boolean read = false;
    while (true) {
      if (bufferAt == bufferEnd) {
        bufferAt = 0;
        bufferEnd = Math.max(0, in.read(buffer));
        if (bufferEnd == 0) {
          trim();
          return read;
        }
      }
      read = true;
      int end = bufferAt;
      while (end < bufferEnd && buffer[end] != '\n') {
        end++;
      }
      keep(bufferAt, end);
      bufferAt = end;
      if (end < bufferEnd) {
        bufferAt++;
        trim();
        return true;
      }
    }
  }

  private void keep(int from, int to) {
    int more = to - from;
    if (tooLong || length + more > ArticleFile.MAX_BYTES) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + more > line.length) {
      line =
          Arrays.copyOf(
              line, Math.min(ArticleFile.MAX_BYTES, Math.max(length + more, line.length * 2)));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  private void trim() {
    while (length > 0
        && line[length - 1] >= 0
        && line[length - 1] <= ' '
        && line[length - 1] != 0) {
      length--;
    }
  }

  private Article article() throws UnusableException {
    if (tooLong) {
      throw new UnusableException("line longer than 20 MB: split the article");
    }
    JsonNode object = object();
    String id =
        string(object, "id")
            .orElseThrow(() ->
                new UnusableException("no \"id\": give the article a string or number of its own"));
    ArticleFile.checkId(id, "give a shorter \"id\"");
    JsonNode text = object.get("text");
    if (text == null || !text.isTextual()) {
      throw new UnusableException("no \"text\": give the article's text as a string");
    }
    if (!Punctuation.hasContent(text.textValue(), 0, text.textValue().length())) {
      throw new UnusableException("empty \"text\": fill it or remove the line");
    }
    if (hasHalfCharacter(text.textValue())) {
      throw new UnusableException("\"text\" holds half a surrogate pair: mend the \\u escapes");
    }
    return ArticleFile.completed(
        id,
        string(object, "title").orElse(""),
        string(object, "source").or(() -> string(object, "outlet")),
        string(object, "date").or(() -> string(object, "published")).flatMap(WrittenDate::parse),
        string(object, "url")
            .or(() -> Optional.ofNullable(object.get("meta")).flatMap(meta -> string(meta, "url"))),
        text.textValue());
  }

  private JsonNode object() throws UnusableException {
    boolean marked =
        number == 1
            && length >= 3
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    int offset = marked ? 3 : 0;
    JsonNode node;
    try {
      node = JSON.readTree(ArticleFile.utf8(line, offset, length - offset));
    } catch (CharacterCodingException notUtf8) {
      throw new UnusableException("not UTF-8: convert the file to UTF-8");
    } catch (JsonProcessingException notJson) {
      throw new UnusableException(
          "not JSON ("
              + FileWalk.firstLine(notJson.getOriginalMessage())
              + "): write one JSON object a line");
    }
    if (!node.isObject()) {
      throw new UnusableException("not a JSON object: write one JSON object a line");
    }
    return node;
  }

  private static Optional<String> string(JsonNode object, String key) {
    return Optional.ofNullable(object.get(key))
        .filter(node -> node.isTextual() || node.isIntegralNumber())
        .map(node -> node.asText().strip())
        .filter(value -> !value.isEmpty());
  }

  private static boolean hasHalfCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
