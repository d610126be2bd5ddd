package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken for the words below a picture.
final class CaptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hide Caption 3 of 21 Photos: The flood at Orsk Boats lie in the market square on Tuesday.",
        "The mayor wades home Hide Caption",
        "Photos: The flood at Orsk The mayor wades home on Tuesday.",
        "12 of 40 images The granary burned down.",
        "Ana Diaz/Oldtown Post The ferry lies on the rocks off Vellmouth.",
        "Ana Diaz/Pool/AFP/Getty Images The ferry lies on the rocks."
      })
  void is_wordsBelowAPicture_true(String sentence) {
    assertThat(Caption.is(sentence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The ferry lies on the rocks off Vellmouth.",
        "A COAST HERALD/Vellmouth College poll found 41 percent against the dam.",
        "The Ostra/Senn line was shut on Tuesday.",
        "She sold 12 of 40 photos of the flood.",
        "Photos of the flood show the mayor.",
        "The court hid nothing: 3 of 21 images showed the mayor.",
        "They met either on 3/4 May or later."
      })
  void is_whatAnArticleTells_false(String sentence) {
    assertThat(Caption.is(sentence)).isFalse();
  }
}
