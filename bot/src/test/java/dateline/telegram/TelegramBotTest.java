package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answer;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.article.Article;
import dateline.chat.Lane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Conversations as people have them, with the whole bot.
@Timeout(60)
final class TelegramBotTest {
  private static final String WHO = "Who opened the new harbour bridge?";
  private static final String COST = "How much did the bridge cost?";

  @TempDir Path folder;
  private Bench bench;
  private Person ada;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    ada = bench.telegram.person("Ada");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Predicate<SeenMessage> says(String words) {
    return message -> message.text().contains(words);
  }

  private SeenMessage asks(Person.Place place, String question, String expected) {
    place.writes(question);
    return place.awaits(says(expected));
  }

  @Test
  void menus_telegramAsksForPatience_areSetAfterIt() throws InterruptedException {
    bench.telegram.script("setMyCommands", Fault.tooManyRequests(Duration.ofSeconds(1)));

    bench.start();

    bench.telegram.awaitCall("setMyCommands", call -> call.parameters().has("language_code"));
    assertThat(bench.telegram.commands("all_private_chats", "")).contains("help");
    assertThat(bench.telegram.earlyRetries()).isEmpty();
  }

  // answers

  @Test
  void question_privately_isAnsweredWithItsSource() throws InterruptedException {
    bench.start();

    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    assertThat(answer.text()).contains("[1]").contains("Harbour Daily · 22 January 2024");
    assertThat(answer.marks())
        .contains(new SeenMessage.Mark("text_link", "[1]", "https://example.org/bridge"));
    assertThat(answer.marks())
        .anySatisfy(mark -> {
          assertThat(mark.kind()).isEqualTo("expandable_blockquote");
          assertThat(mark.words())
              .contains("Mayor Ines Holt opened the new harbour bridge on Monday.");
        });
    assertThat(answer.buttons().getLast()).containsExactly("More", "👍", "👎");
    assertThat(answer.replyTo()).isEmpty();
    assertThat(answer.json().path("link_preview_options").path("is_disabled").asBoolean()).isTrue();
  }

  @Test
  void question_notInTheArticles_isRefusedWithTheReason() throws InterruptedException {
    bench.start();

    SeenMessage refusal = asks(ada.privately(), "Who won the chess championship in Oslo?", "say");

    assertThat(refusal.text()).contains("The articles");
    assertThat(refusal.buttons().stream().flatMap(List::stream)).doesNotContain("👍");
  }

  @Test
  void citation_tapped_opensItsPassage() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    ada.privately().taps(answer, answer.buttons().getFirst().getFirst()).awaitsAnswer();

    SeenMessage context = ada.privately().awaits(says("The bridge cost 48 million"));
    assertThat(context.marks())
        .contains(
            new SeenMessage.Mark(
                "bold", "Mayor Ines Holt opened the new harbour bridge on Monday.", ""));
    assertThat(context.replyTo()).hasValue(answer.id());
  }

  @Test
  void citation_tappedTwice_isOpenedOnce() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");
    String citation = answer.buttons().getFirst().getFirst();

    ada.privately().taps(answer, citation).awaitsAnswer();
    assertThat(ada.privately().taps(answer, citation).awaitsAnswer())
        .isEqualTo("It is open already.");

    ada.privately().awaits(says("The bridge cost 48 million"));
    assertThat(ada.privately().seesFromBot()).hasSize(2);
  }

  @Test
  void citation_articleChangedSince_saysSoAndShowsTheQuote() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");
    Article old = Newspaper.BRIDGE;
    bench.newspaper.print(
        new Article(
            old.id(), old.title(), old.outlet(), old.published(), old.url(), "Nothing opened."));
    bench.newspaper.refresh();

    ada.privately().taps(answer, answer.buttons().getFirst().getFirst()).awaitsAnswer();

    assertThat(ada.privately().awaits(says("has changed since")).text())
        .contains("Mayor Ines Holt opened the new harbour bridge on Monday.");
  }

  @Test
  void citation_ofAnotherChat_isNotShown() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");
    String data =
        answer.button(answer.buttons().getFirst().getFirst()).path("callback_data").asText();
    Person eve = bench.telegram.person("Eve");
    SeenMessage hers = asks(eve.privately(), COST, "48 million");

    assertThat(eve.privately().forges(hers, data).awaitsAnswer()).contains("too old");
    assertThat(eve.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void button_forgedData_isIgnored() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    for (String data : List.of("c:zzz:1", "c::", "💥", "s:language:xx", "a:123:1", "e:0")) {
      assertThat(ada.privately().forges(answer, data).awaitsAnswer()).isNotEmpty();
    }
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void more_tapped_saysThatThereIsNoMoreOrSaysIt() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), COST, "48 million");

    String toast = ada.privately().taps(answer, "More").awaitsAnswer();

    assertThat(toast.isEmpty() || toast.equals("The articles say no more about it.")).isTrue();
  }

  @Test
  void thumb_tapped_isKeptOnceForEachPerson() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    assertThat(ada.privately().taps(answer, "👍").awaitsAnswer()).isEqualTo("Thank you.");
    ada.privately().taps(answer, "👎").awaitsAnswer();

    assertThat(bench.store().statistics(java.time.Instant.EPOCH).good()).isZero();
    assertThat(bench.store().statistics(java.time.Instant.EPOCH).bad()).isEqualTo(1);
  }

  // follow-ups

  @Test
  void followUp_inAPrivateChat_leansOnTheLastTurn() throws InterruptedException {
    bench.start();
    asks(ada.privately(), "Who opened the new harbour bridge?", "Ines Holt");

    asks(ada.privately(), "And how much did it cost?", "48 million");
  }

  @Test
  void followUp_replyToAnOldAnswer_leansOnThatOne() throws InterruptedException {
    BlockingQueue<Question> asked = new LinkedBlockingQueue<>();
    bench
        .answering((question, progress) -> {
          asked.add(question);
          return bench.newspaper.answer(question, progress);
        })
        .start();
    SeenMessage first = asks(ada.privately(), WHO, "Ines Holt");
    asks(ada.privately(), "Who thanked the ferry passengers?", "Brandt");
    asked.clear();

    ada.privately().replies(first, "When was that?");

    Question question = asked.take();
    assertThat(question.history()).hasSize(2);
    assertThat(question.history().getFirst().text()).isEqualTo(WHO);
  }

  @Test
  void forget_privately_erasesTheTurns() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    SeenMessage sure = asks(ada.privately(), "/forget", "Erase all you asked here");
    ada.privately().taps(sure, "Erase").awaitsAnswer();
    ada.privately().awaits(says("Erased: 1 question"));

    assertThat(bench.store().recent(new Lane(ada.id(), 0), 5)).isEmpty();
    assertThat(ada.privately().taps(answer, answer.buttons().getFirst().getFirst()).awaitsAnswer())
        .contains("too old");
  }

  @Test
  void forget_keepTapped_erasesNothing() throws InterruptedException {
    bench.start();
    asks(ada.privately(), WHO, "Ines Holt");
    SeenMessage sure = asks(ada.privately(), "/forget", "Erase all you asked here");

    ada.privately().taps(sure, "Keep").awaitsAnswer();

    ada.privately().awaits(says("Nothing was erased."));
    assertThat(bench.store().recent(new Lane(ada.id(), 0), 5)).hasSize(1);
  }

  // groups

  @Test
  void group_wayToThePrivateChat_asksTheQuestionThere() throws InterruptedException {
    bench.start();
    Group desk = bench.telegram.group("Desk", ada);
    SeenMessage answer = asks(ada.in(desk), "/ask " + WHO, "Ines Holt");
    String url = answer.button("Continue in private").path("url").asText();
    assertThat(url).startsWith("https://t.me/dateline_bot?start=t");

    ada.writes("/start " + url.substring(url.indexOf('=') + 1));

    ada.privately().awaits(says("Ines Holt"));
  }

  @Test
  void group_ask_isAnsweredAsAReply() throws InterruptedException {
    bench.start();
    Group desk = bench.telegram.group("Desk", ada);
    SeenMessage question = ada.in(desk).writes("/ask " + WHO);

    SeenMessage answer = ada.in(desk).awaits(says("Ines Holt"));

    assertThat(answer.replyTo()).hasValue(question.id());
  }

  @Test
  void group_talk_isLeftAlone() throws InterruptedException {
    bench.start();
    bench.telegram.privacy(false);
    Group desk = bench.telegram.group("Desk", ada);
    ada.in(desk).awaits(says("2 articles"));
    ada.in(desk).writes("Lunch?");
    ada.in(desk).writes("@dateline_bot " + WHO);

    ada.in(desk).awaits(says("Ines Holt"));

    assertThat(ada.in(desk).seesFromBot()).hasSize(2);
  }

  @Test
  void group_replyToTheBot_isAFollowUp() throws InterruptedException {
    bench.start();
    Group desk = bench.telegram.group("Desk", ada);
    SeenMessage answer = asks(ada.in(desk), "/ask " + WHO, "Ines Holt");

    ada.in(desk).replies(answer, "And how much did it cost?");

    ada.in(desk).awaits(says("48 million"));
  }

  @Test
  void group_askAsReplyToAMessage_asksThatMessage() throws InterruptedException {
    bench.start();
    bench.telegram.privacy(false);
    Group desk = bench.telegram.group("Desk", ada);
    SeenMessage heard = ada.in(desk).writes("Who opened the new harbour bridge?");

    ada.in(desk).replies(heard, "/ask");

    ada.in(desk).awaits(says("Ines Holt"));
  }

  @Test
  void group_topic_isAnsweredInTheTopic() throws InterruptedException {
    bench.start();
    Group forum = bench.telegram.forum("Forum", ada);
    int topic = forum.topic("Bridge");

    SeenMessage answer = asks(ada.in(forum, topic), "/ask " + WHO, "Ines Holt");

    assertThat(answer.topic()).hasValue(topic);
  }

  @Test
  void group_strangersCommand_isLeftAlone() throws InterruptedException {
    bench.start();
    Group desk = bench.telegram.group("Desk", ada);
    ada.in(desk).awaits(says("2 articles"));
    ada.in(desk).writes("/weather");
    asks(ada.in(desk), "/ask " + WHO, "Ines Holt");

    assertThat(ada.in(desk).seesFromBot()).hasSize(2);
  }

  // commands

  @Test
  void start_greetsWithExamplesThatAreAnswered() throws InterruptedException {
    bench.start();

    SeenMessage greeting = asks(ada.privately(), "/start", "2 articles");

    if (!greeting.buttons().isEmpty()) {
      ada.privately().taps(greeting, greeting.buttons().getFirst().getFirst()).awaitsAnswer();
      ada.privately().awaits(says("[1]"));
    }
  }

  @Test
  void sourcesAndLatest_listTheArticles() throws InterruptedException {
    bench.start();

    asks(ada.privately(), "/sources", "Coast Courier");
    assertThat(asks(ada.privately(), "/latest", "The newest articles").text())
        .containsSubsequence("Ferry stops", "Harbour bridge opens");
  }

  @Test
  void help_unknownCommandAndEmptyAsk_sayWhatToDo() throws InterruptedException {
    bench.start();

    asks(ada.privately(), "/help", "/sources");
    asks(ada.privately(), "/sauces", "/sauces");
    asks(ada.privately(), "/ask", "Your question goes behind the command");
  }

  @Test
  void settings_languageTapped_speaksPersianFromThenOn() throws InterruptedException {
    bench.start();
    SeenMessage panel = asks(ada.privately(), "/settings", "length of my answers");

    ada.privately().taps(panel, "فارسی").awaitsAnswer();
    ada.privately().awaits(message -> message.id() == panel.id() && message.edited());

    asks(ada.privately(), "/stats", "مدیر");
  }

  @Test
  void settings_person_sPersianClient_isSpokenToInPersian() throws InterruptedException {
    bench.start();
    Person sara = bench.telegram.person("Sara", "fa");

    asks(sara.privately(), "/start", "مقاله");
  }

  @Test
  void settings_lengthTapped_isKept() throws InterruptedException {
    bench.start();
    SeenMessage panel = asks(ada.privately(), "/settings", "length of my answers");

    ada.privately().taps(panel, "Short").awaitsAnswer();

    assertThat(bench.store().chat(ada.id()).length()).isEqualTo(Question.Length.SHORT);
  }

  @Test
  void settings_inAGroup_areForItsAdmins() throws InterruptedException {
    bench.start();
    Group desk = bench.telegram.group("Desk", ada);
    Person ben = bench.telegram.person("Ben");
    SeenMessage panel = asks(ada.in(desk), "/settings", "for everybody here");

    assertThat(ben.in(desk).taps(panel, "Short").awaitsAnswer()).contains("Only admins");
    ada.in(desk).taps(panel, "Short").awaitsAnswer();

    assertThat(bench.store().chat(desk.id()).length()).isEqualTo(Question.Length.SHORT);
  }

  @Test
  void tooLong_question_isRefused() throws InterruptedException {
    bench.start();

    asks(ada.privately(), "bridge ".repeat(400), "at most 2,000 characters");
  }

  // adding articles

  private Bench adding() {
    return bench.with(
        new BotSettings.Access(
            BotSettings.Door.OPEN, Set.of(), Set.of(), BotSettings.Adding.MEMBERS));
  }

  @Test
  void add_forwardedArticle_isAskedBackAndBecomesAFile() throws InterruptedException {
    adding().start();
    ada.privately().forwards("Valley Mail", "The tunnel under the valley opened on Sunday.");
    SeenMessage offer = ada.privately().awaits(says("Add this article?"));
    assertThat(offer.text()).contains("Outlet: ").contains("Valley Mail");
    assertThat(folder.resolve("articles").resolve("added")).doesNotExist();

    ada.privately().taps(offer, "Add").awaitsAnswer();

    ada.privately().awaits(says("Added: "));
    assertThat(folder.resolve("articles").resolve("added")).isNotEmptyDirectory();
  }

  @Test
  void add_document_canBeDeclined() throws InterruptedException {
    adding().start();
    ada.privately()
        .sendsDocument(
            "tunnel.txt", "The tunnel opened on Sunday.".getBytes(StandardCharsets.UTF_8));
    SeenMessage offer = ada.privately().awaits(says("Add this article?"));

    ada.privately().taps(offer, "Don’t add").awaitsAnswer();

    ada.privately().awaits(says("Not added."));
    assertThat(folder.resolve("articles").resolve("offered")).isEmptyDirectory();
  }

  @Test
  void add_notAText_isRefused() throws InterruptedException {
    adding().start();
    ada.privately().sendsDocument("tunnel.pdf", new byte[] {1, 2, 3});

    ada.privately().awaits(says("I can’t read this"));
  }

  @Test
  void add_off_saysSo() throws InterruptedException {
    bench.start();

    asks(ada.privately(), "/add", "switched off");
  }

  // who may

  @Test
  void closed_stranger_getsOneLineAndNoWork() throws InterruptedException {
    bench.with(Bench.access(BotSettings.Door.CLOSED, Set.of(Bench.NOBODY))).start();

    asks(ada.privately(), WHO, "only people I know");
    ada.writes(COST);
    ada.writes("/sources");
    bench.awaitsIdle();

    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void pairing_newChat_isLetInByAnAdmin() throws InterruptedException {
    Person boss = bench.telegram.person("Boss");
    boss.privately();
    bench.with(Bench.access(BotSettings.Door.PAIRING, Set.of(boss.id()))).start();
    asks(boss.privately(), "/start", "2 articles");

    asks(ada.privately(), WHO, "give this code");
    SeenMessage wish = boss.privately().awaits(says("Ada"));
    String yes = wish.buttons().getFirst().getFirst();
    String data = wish.button(yes).path("callback_data").asText();
    boss.privately().taps(wish, yes).awaitsAnswer();

    ada.privately().awaits(says("You are in"));
    asks(ada.privately(), WHO, "Ines Holt");
    assertThat(boss.privately().forges(wish, data).awaitsAnswer()).isNotEmpty();
  }

  @Test
  void pairing_codeOfAnAdmin_letsTheChatIn() throws InterruptedException {
    Person boss = bench.telegram.person("Boss");
    bench.with(Bench.access(BotSettings.Door.PAIRING, Set.of(boss.id()))).start();
    SeenMessage line = asks(ada.privately(), WHO, "give this code");
    String code =
        line.marks().stream()
            .filter(mark -> mark.kind().equals("code"))
            .findFirst()
            .orElseThrow()
            .words();

    asks(ada.privately(), "/pair " + code, "This code is wrong");
    asks(boss.privately(), "/pair " + code, "may ask now");
    ada.privately().awaits(says("You are in"));
  }

  @Test
  void pairing_noAdmin_firstCodeMakesOne() throws InterruptedException {
    bench.with(Bench.access(BotSettings.Door.PAIRING, Set.of())).start();
    String code = bench.bot().firstAdminCode().orElseThrow();

    asks(ada.privately(), "/start " + code, "You are in");

    asks(ada.privately(), "/stats", "Questions");
    assertThat(bench.bot().firstAdminCode()).isEmpty();
  }

  @Test
  void limit_reached_isToldOnce() throws InterruptedException {
    bench
        .with(
            new BotSettings.Limits(
                List.of(new BotSettings.Limit(2, Duration.ofDays(1))), List.of()))
        .start();
    asks(ada.privately(), WHO, "Ines Holt");
    asks(ada.privately(), COST, "48 million");

    asks(ada.privately(), WHO, "You can ask again");
    ada.writes(COST);
    bench.awaitsIdle();

    assertThat(ada.privately().seesFromBot()).hasSize(3);
  }

  // slow answers

  /// An answer that waits for a gate, and can be stopped.
  private Answer slow(Question question, Progress progress, CountDownLatch gate) {
    try {
      while (!gate.await(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        if (progress.stopped()) {
          throw new CancellationException("stopped");
        }
      }
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    }
    return bench.newspaper.answer(question, progress);
  }

  @Test
  void slowAnswer_showsTypingAndANoteWhosePlaceItTakes() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    bench.answering((question, progress) -> slow(question, progress, gate)).start();
    ada.writes(WHO);

    SeenMessage note = ada.privately().awaits(says("Looking in the articles"));
    assertThat(bench.telegram.calls("sendChatAction")).isNotEmpty();
    assertThat(note.buttons()).containsExactly(List.of("Stop"));
    gate.countDown();

    SeenMessage answer = ada.privately().awaits(says("Ines Holt"));
    assertThat(answer.id()).isEqualTo(note.id());
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void slowAnswer_stopTapped_isStopped() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    bench.answering((question, progress) -> slow(question, progress, gate)).start();
    ada.writes(WHO);
    SeenMessage note = ada.privately().awaits(says("Looking in the articles"));

    ada.privately().taps(note, "Stop").awaitsAnswer();

    ada.privately().awaits(says("Stopped."));
  }

  @Test
  void slowAnswer_stopCommand_passesItsLane() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    bench.answering((question, progress) -> slow(question, progress, gate)).start();
    ada.writes(WHO);
    ada.privately().awaits(says("Looking in the articles"));

    ada.writes("/stop");

    ada.privately().awaits(says("Stopped."));
  }

  @Test
  void slowAnswer_editedMeanwhile_answersTheEditedQuestion() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch began = new CountDownLatch(1);
    bench
        .answering((question, progress) -> {
          began.countDown();
          return question.text().equals(COST)
              ? bench.newspaper.answer(question, progress)
              : slow(question, progress, gate);
        })
        .start();
    SeenMessage question = ada.writes(WHO);
    began.await();

    ada.privately().edits(question, COST);

    ada.privately().awaits(says("48 million"));
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void answered_editedAfterwards_staysAsItIs() throws InterruptedException {
    bench.start();
    SeenMessage question = ada.writes(WHO);
    ada.privately().awaits(says("Ines Holt"));

    ada.privately().edits(question, COST);
    asks(ada.privately(), "/help", "/sources");

    assertThat(ada.privately().seesFromBot()).hasSize(2);
  }

  @Test
  void statements_verifiedEarly_areShownAsADraftInPrivate() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    bench
        .answering((question, progress) -> {
          Answer answer = bench.newspaper.answer(question, progress);
          progress.verified(((Answer.Grounded) answer).statements().subList(0, 1));
          slow(question, progress, gate);
          return answer;
        })
        .start();
    ada.writes(WHO);

    bench.telegram.awaitCall("sendMessageDraft", call -> call.code() == 200);
    assertThat(ada.privately().seesDraft())
        .map(draft -> draft.contains("Ines Holt"))
        .contains(true);
    ada.privately().awaits(says("Looking in the articles"));
    gate.countDown();

    ada.privately().awaits(message -> message.text().contains("[1]"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot())
        .singleElement()
        .matches(message -> message.text().contains("Ines Holt"));
  }

  @Test
  void statements_verifiedEarly_growInTheNoteOfAGroup() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch noted = new CountDownLatch(1);
    bench
        .answering((question, progress) -> {
          Answer answer = bench.newspaper.answer(question, progress);
          slow(question, progress, noted);
          progress.verified(((Answer.Grounded) answer).statements().subList(0, 1));
          slow(question, progress, gate);
          return answer;
        })
        .start();
    Group desk = bench.telegram.group("Desk", ada);
    ada.in(desk).writes("/ask " + WHO);
    SeenMessage note = ada.in(desk).awaits(says("Looking in the articles"));
    noted.countDown();

    SeenMessage grown = ada.in(desk).awaits(says("Ines Holt"));
    assertThat(grown.id()).isEqualTo(note.id());
    gate.countDown();
    assertThat(ada.in(desk).awaits(says("Harbour Daily")).id()).isEqualTo(note.id());
  }

  // figures

  @Test
  void metrics_ofARunningBot_tellOfAnswersRefusalsAndPatience() throws Exception {
    bench.start();
    bench.telegram.script("sendMessage", Fault.tooManyRequests(Duration.ofSeconds(1)));
    asks(ada.privately(), WHO, "Ines Holt");
    asks(ada.privately(), "Who won the chess championship in Oslo?", "The articles");

    String figures;
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + bench.bot().port() + "/metrics");
      figures =
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body();
    }

    assertThat(figures)
        .contains("dateline_answers_total{outcome=\"grounded\"} 1.0")
        .contains("dateline_answers_total{outcome=\"unanswered\"} 1.0")
        .contains("dateline_answer_seconds_count 2")
        .contains("dateline_api_calls_total{method=\"sendmessage\",outcome=\"429\"} 1.0")
        .contains("dateline_retry_after_seconds_sum 1.0")
        .contains("dateline_poll_age_seconds")
        .contains("dateline_inbox_lag_seconds")
        .contains("dateline_outbox_age_seconds");
  }

  // failures

  @Test
  void answer_alwaysFails_isGivenUpWithAnApology() throws InterruptedException {
    bench
        .answering((question, progress) -> {
          throw new IllegalStateException("broken");
        })
        .start();

    asks(ada.privately(), WHO, "Something went wrong");
  }

  @Test
  void restart_questionsAskedMeanwhile_areAnsweredOnce() throws InterruptedException {
    bench.start();
    asks(ada.privately(), WHO, "Ines Holt");
    assertThat(bench.stop()).isTrue();
    ada.writes(COST);

    bench.start();

    ada.privately().awaits(says("48 million"));
    assertThat(ada.privately().seesFromBot()).hasSize(2);
  }

  @Test
  void group_becomesASupergroupDuringAnAnswer_answerGoesThere() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch began = new CountDownLatch(1);
    bench
        .answering((question, progress) -> {
          began.countDown();
          return slow(question, progress, gate);
        })
        .start();
    Group desk = bench.telegram.group("Desk", ada);
    ada.in(desk).writes("/ask " + WHO);
    began.await();
    Group larger = desk.migrates();
    gate.countDown();

    ada.in(larger).awaits(says("Ines Holt"));
  }

  @Test
  void blocked_thenUnblocked_isAnsweredAgain() throws InterruptedException {
    bench.start();
    asks(ada.privately(), WHO, "Ines Holt");
    ada.blocksBot();
    bench.awaitsIdle();
    assertThat(bench.store().chat(ada.id()).active()).isFalse();

    ada.unblocksBot();

    asks(ada.privately(), COST, "48 million");
    assertThat(bench.store().chat(ada.id()).active()).isTrue();
  }
}
