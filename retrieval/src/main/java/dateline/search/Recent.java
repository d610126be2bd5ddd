package dateline.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was looked up last, so many entries; thread-safe.
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  private Recent(int most) {
    super(16, .75f, true);
    this.most = most;
  }

  /// A map that forgets what was not looked up for longest.
  static <K, V> Map<K, V> map(int most) {
    return Collections.synchronizedMap(new Recent<>(most));
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
