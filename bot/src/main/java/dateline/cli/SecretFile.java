package dateline.cli;

import dateline.answer.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/// Secrets as they are given: in the settings or alone in a file.
final class SecretFile {

  private static final int MAX_BYTES = 4_096;
  private static final int MAX_TOKEN = 256;
  private static final int MAX_HEADER = 256;

  private SecretFile() {}

  /// The secret, and from now on no log shows it.
  static Secret read(Settings.Credential credential) {
    Secret secret =
        switch (credential) {
          case Settings.Credential.Given(Secret given) -> given;
          case Settings.Credential.InFile(Path file, String key) -> read(file, key);
        };
    Log.hide(secret);
    return secret;
  }

  private static Secret read(Path file, String key) {
    Path folder = file.getParent();
    if (!file.isAbsolute() && !Files.exists(file) && (folder == null || !Files.exists(folder))) {
      // perhaps the secret itself, so not repeated
      throw new CommandException(
          key + " names no file that is there; it takes the path of a file, not the secret");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        Log.logger()
            .atWarn()
            .addKeyValue("file", file)
            .log("everybody on this machine can read the file of " + key + "; chmod 600 it");
      }
    } catch (IOException e) {
      throw new CommandException(
          key + ": " + file + " can't be read; check that it is there and its permissions", e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || bytes.length > MAX_BYTES || text.lines().count() != 1) {
      throw new CommandException(key + ": " + file + " must hold the secret and nothing else");
    }
    return new Secret(text);
  }

  /// Whether it could be a bot's token; it becomes part of a url.
  static boolean isToken(Secret secret) {
    return secret.reveal().length() <= MAX_TOKEN
        && secret.reveal().chars().allMatch(c -> isPlain(c) || c == ':');
  }

  /// Whether it could be a provider's key; it becomes a header.
  static boolean isKey(Secret secret) {
    return secret.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /// Whether Telegram takes it as the secret of a webhook.
  static boolean isHeader(Secret secret) {
    return secret.reveal().length() <= MAX_HEADER
        && secret.reveal().chars().allMatch(SecretFile::isPlain);
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
