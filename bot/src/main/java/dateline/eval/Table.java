package dateline.eval;

import java.util.ArrayList;
import java.util.List;

/// A Markdown table whose columns stand under each other as plain text too.
final class Table {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> header) {
    this.header = header;
  }

  void add(List<String> cells) {
    rows.add(cells);
  }

  String markdown() {
    int[] widths = new int[header.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(3, header.get(i).length());
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    line(out, header, widths);
    for (int i = 0; i < widths.length; i++) {
      out.append('|').append("-".repeat(widths[i] + 1)).append(i == 0 ? '-' : ':');
    }
    out.append("|\n");
    rows.forEach(row -> line(out, row, widths));
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i).replace('|', '/');
      String space = " ".repeat(widths[i] - cell.length());
      out.append("| ").append(i == 0 ? cell + space : space + cell).append(' ');
    }
    out.append("|\n");
  }
}
