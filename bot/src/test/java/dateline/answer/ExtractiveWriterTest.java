package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractiveWriterTest {

  @TempDir private Path directory;

  private Answer.Grounded answer(String question, Article... articles) {
    return answer(News.question(question), articles);
  }

  private Answer.Grounded answer(Question question, Article... articles) {
    News.index(directory, List.of(articles));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      Answer answer = new Answerer(searcher).answer(question);
      assertThat(answer).isInstanceOf(Answer.Grounded.class);
      return (Answer.Grounded) answer;
    }
  }

  private static List<String> texts(Answer.Grounded answer) {
    return answer.statements().stream().map(Statement::text).toList();
  }

  private static Article article(String id, String text) {
    return News.article(id, "", "", "", text);
  }

  @Test
  void write_articlesTellOfTwoOfOneName_eachSaidWithItsOwnCitation() {
    Answer.Grounded answer =
        answer(
            "Where is the Larch House museum?",
            article("coast", "The Larch House museum is an old customs house in Vellmouth."),
            article("inland", "The Larch House museum is an old customs house in Port Alden."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(texts(answer))
        .containsExactlyInAnyOrder(
            "The Larch House museum is an old customs house in Vellmouth.",
            "The Larch House museum is an old customs house in Port Alden.");
    assertThat(answer.statements()).allSatisfy(s -> assertThat(s.citations()).hasSize(1));
  }

  @Test
  void write_bestOnlySaysHe_sentenceThatNamesHimFollows() {
    Answer.Grounded answer =
        answer(
            "Who described the museum as a lighthouse of learning in a letter?",
            article(
                "letter",
                "The Ostran Society met on Monday to hear of the museum and of a letter. Paul"
                    + " Weir visited Vellmouth on Tuesday. In a letter he described the"
                    + " museum as a lighthouse of learning."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(texts(answer))
        .startsWith(
            "In a letter he described the museum as a lighthouse of learning.",
            "Paul Weir visited Vellmouth on Tuesday.");
  }

  @Test
  void write_sameNumberAmongOthers_bothAreCited() {
    Answer.Grounded answer =
        answer(
            "How many fishermen drowned off Vellmouth?",
            article(
                "coast",
                "In March 2021 a boat sank off Vellmouth in a storm and at least 11 of the fishermen"
                    + " drowned; the harbour office said that it had warned them."),
            article(
                "inland",
                "One boat, in March, went down off Vellmouth; 11 fishermen drowned and 6 were"
                    + " saved."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(answer.statements().getFirst().citations()).hasSize(2);
  }

  @Test
  void write_otherNumberOfTheSame_isAStatementOfItsOwn() {
    Answer.Grounded answer =
        answer(
            "How many fishermen drowned off Vellmouth?",
            article("coast", "In the storm 11 fishermen drowned off Vellmouth and 9 were saved."),
            article("inland", "In the storm 9 fishermen drowned off Vellmouth and 11 were saved."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(answer.statements()).hasSize(2);
    assertThat(answer.statements()).allSatisfy(s -> assertThat(s.citations()).hasSize(1));
  }

  @Test
  void write_sameNameInOtherSpelling_bothAreCited() {
    Answer.Grounded answer =
        answer(
            "Who opened the museum in Vellmouth?",
            article("coast", "Hossein Rostamzadeh opened the museum in Vellmouth on a rainy day."),
            article("inland", "The museum in Vellmouth was opened by Hussein Rostam-Zadeh."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(answer.statements().getFirst().citations()).hasSize(2);
  }

  @Test
  void write_saidThroughAnOutlet_speakerAndOutletInFull() {
    Answer.Grounded answer =
        answer(
            "What did Ada Linde say about the museum?",
            News.article(
                "coast",
                "Museum",
                "COAST Today",
                "2024-03-02",
                "The museum of Vellmouth is closed. “The museum of Vellmouth needs a roof,” the"
                    + " architect Ada Linde told COAST Today on Friday."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    Statement said = answer.statements().getFirst();
    assertThat(said.attribution()).contains("Ada Linde, per COAST Today");
    assertThat(said.shown()).contains("on Friday (1 March 2024)");
  }

  @Test
  void write_followUp_sentenceWithOnlyTheWordsBeforeIsNotSaidFirst() {
    Question.Turn before =
        new Question.Turn(Question.Role.USER, "Where did divers open a sunken museum ship?");
    Answer.Grounded answer =
        answer(
            News.question("What was found there?", before),
            article(
                "ship",
                "On Monday divers opened a sunken museum ship off Vellmouth, harbour police said."
                    + " They found six crates of rifles, the police said."),
            article("other", "Nobody counted the gulls of the harbour this year."),
            article("third", "The divers of Port Alden have a new house by the sea."));
    assertThat(texts(answer).getFirst())
        .isEqualTo("They found six crates of rifles, the police said.");
  }

  @Test
  void write_oneArticleKnowsMore_citedTogether() {
    Answer.Grounded answer =
        answer(
            "Where is the Larch House museum?",
            article("coast", "The Larch House museum is an old customs house in Vellmouth."),
            article("inland", "The Larch House museum in Vellmouth is a customs house of 1743."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(answer.statements().getFirst().citations()).hasSize(2);
  }

  @Test
  void write_anotherArticleGivesTheYear_itIsSaid() {
    Answer.Grounded answer =
        answer(
            "When did the Larch House museum open in Vellmouth?",
            article("coast", "The Larch House museum opened in Vellmouth on 4 May."),
            article("inland", "On 4 May 1962 the Larch House museum opened in Vellmouth."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(texts(answer).getFirst())
        .isEqualTo("On 4 May 1962 the Larch House museum opened in Vellmouth.");
    assertThat(answer.statements().getFirst().citations()).hasSize(1);
  }

  @Test
  void write_headlineRepeatsTheQuestion_sentenceWithTheNameIsSaidFirst() {
    Answer.Grounded answer =
        answer(
            "A storm tore the roof off the concert hall of Ostra. Who designed the concert hall?",
            article(
                "storm",
                "A storm tore the roof off the concert hall of Ostra. The concert hall was designed"
                    + " by Ada Linde in 1931."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(texts(answer).getFirst()).contains("Ada Linde");
  }

  @Test
  void write_questionNamesTwoOutlets_eachIsHeardAndNamed() {
    Answer.Grounded answer =
        answer(
            "What do the Coast Herald article and the Alden Times article say of a mediator and a"
                + " ballot in the Vellmouth harbour strike?",
            News.article(
                "herald",
                "",
                "Coast Herald",
                "2024-03-05",
                "The harbour authority expects a mediator for the strike in the Vellmouth harbour"
                    + " on Thursday. The strike in the Vellmouth harbour began on Monday."),
            News.article(
                "times",
                "",
                "Alden Times",
                "2024-03-06",
                "The dockers called a ballot on the strike in the Vellmouth harbour."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(texts(answer))
        .contains(
            "According to Coast Herald, the harbour authority expects a mediator for the strike in"
                + " the Vellmouth harbour on Thursday.",
            "According to Alden Times, the dockers called a ballot on the strike in the Vellmouth"
                + " harbour.");
    assertThat(answer.citations())
        .extracting(citation -> citation.outlet().orElseThrow())
        .contains("Coast Herald", "Alden Times");
  }
}
