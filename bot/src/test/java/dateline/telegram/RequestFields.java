package dateline.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;

/// The parameters of one request, whichever of the Bot API's four ways they came: JSON, multipart,
/// form, or the query of the address.
final class RequestFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode tree;

  RequestFields(ObjectNode tree) {
    this.tree = tree;
  }

  static RequestFields parse(String contentType, byte[] body, String query) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    form(query, tree);
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/form-data")) {
      multipart(contentType, body, tree);
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      form(new String(body, StandardCharsets.UTF_8), tree);
    } else if (body.length > 0) {
      tree.setAll(object(new String(body, StandardCharsets.UTF_8)));
    }
    return new RequestFields(tree);
  }

  ObjectNode tree() {
    return tree;
  }

  boolean has(String name) {
    return tree.hasNonNull(name);
  }

  /// The parameter as text, empty if there is none.
  String text(String name) {
    return tree.path(name).isNull() ? "" : tree.path(name).asText();
  }

  OptionalLong number(String name) {
    String digits = text(name);
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw Rejection.bad("invalid " + name + " specified");
    }
  }

  int integer(String name, int otherwise) {
    return Math.toIntExact(number(name).orElse(otherwise));
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  /// The parameter as a tree; forms carry trees as JSON text. A missing node if there is none.
  JsonNode node(String name) {
    JsonNode node = tree.path(name);
    if (node.isNull()) {
      return MissingNode.getInstance();
    }
    if (!node.isTextual()) {
      return node;
    }
    try {
      return JSON.readTree(node.asText());
    } catch (JsonProcessingException e) {
      throw Rejection.bad("can't parse " + name + " JSON object");
    }
  }

  /// Reads a JSON object.
  static ObjectNode object(String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode read) {
        return read;
      }
      throw Rejection.bad("request body must be a JSON object");
    } catch (JsonProcessingException e) {
      throw Rejection.bad("can't parse request body as JSON");
    }
  }

  private static void form(String form, ObjectNode into) {
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        into.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
  }

  /// Reads RFC 7578 parts. The body is held as Latin-1, one char a byte, until a value is cut out.
  private static void multipart(String contentType, byte[] body, ObjectNode into) {
    int at = contentType.indexOf("boundary=");
    if (at < 0) {
      throw Rejection.bad("no boundary in the multipart request");
    }
    String boundary = "--" + contentType.substring(at + "boundary=".length()).replace("\"", "");
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int start = text.indexOf(boundary);
    while (start >= 0) {
      int end = text.indexOf(boundary, start + boundary.length());
      int head = text.indexOf("\r\n\r\n", start);
      if (end < 0 || head < 0 || head > end) {
        return;
      }
      String headers = text.substring(start, head);
      byte[] value = text.substring(head + 4, end - 2).getBytes(StandardCharsets.ISO_8859_1);
      String name = attribute(headers, "name");
      if (!name.isEmpty()) {
        into.put(name, new String(value, StandardCharsets.UTF_8));
      }
      start = end;
    }
  }

  private static String attribute(String headers, String name) {
    String opening = " " + name + "=\"";
    int at = headers.indexOf(opening);
    int end = headers.indexOf('"', at + opening.length());
    return at < 0 || end < 0 ? "" : headers.substring(at + opening.length(), end);
  }
}
