package dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small collection to run commands on.
final class Articles {

  private Articles() {}

  /// Writes three articles of two outlets.
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("bridge-post.md"),
        """
        ---
        title: The Bridge Is Open
        outlet: Oldtown Post
        published: 2024-01-09
        ---

        Mayor Ada Lindqvist opened the new bridge over the river Sarn on Tuesday.

        About 1,200 people crossed the bridge before noon, the police said. The old ferry stopped \
        in the evening.
        """);
    Files.writeString(
        folder.resolve("bridge-mail.md"),
        """
        ---
        title: Oldtown Celebrates
        outlet: Valley Mail
        published: 2024-01-10
        ---

        The ferryman Tomas Berg sold his last ticket on Tuesday evening. He said that he would miss \
        the river.
        """);
    Files.writeString(
        folder.resolve("harvest.txt"),
        """
        Apples Are Late This Year

        Farmers of the valley expect to pick apples two weeks later than usual, because of a cold \
        spring.
        """);
    return folder;
  }
}
