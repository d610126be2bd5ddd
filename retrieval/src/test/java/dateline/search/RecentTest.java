package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecentTest {

  @Test
  void map_moreThanItKeeps_forgetsWhatWasNotLookedUpForLongest() {
    Map<String, Integer> recent = Recent.map(2);
    recent.put("a", 1);
    recent.put("b", 2);
    assertThat(recent.get("a")).isEqualTo(1);
    recent.put("c", 3);
    assertThat(recent).containsOnlyKeys("a", "c");
  }
}
