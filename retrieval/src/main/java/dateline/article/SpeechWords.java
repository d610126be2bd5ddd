package dateline.article;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words by which reports of speech are known, and whose they are; all in lower case.
final class SpeechWords {

  /// Verbs that report speech whatever follows.
  static final Set<String> STRONG =
      Persons.set(
          "said says told tells added stated stressed emphasized emphasised reiterated reaffirmed"
              + " insisted asserted argued tweeted explained warned announced remarked commented"
              + " reported quipped lamented cautioned contended exclaimed joked testified");

  /// Verbs that mean something else unless a quotation or "that" is beside them, or they close what
  /// they report.
  static final Set<String> DOUBTFUL =
      Persons.set(
          "continued maintained declared denied described highlighted claimed acknowledged promised"
              + " underlined underscored wrote noted replied adds states notes stresses claims believes"
              + " believe thinks think thought revealed confirmed concluded suggested indicated"
              + " recalled predicted conceded vowed pledged asked responded posted admitted alleged"
              + " estimated observed read reads say tell warns insists argues writes explains"
              + " announces agreed hoped hopes countered urged complained boasted mused recounted"
              + " shouted called calls");

  /// Verbs whose object is what somebody said, where a person or office is their subject.
  static final Set<String> SPEECH_ACTS =
      Persons.set(
          "stressed emphasized emphasised highlighted underlined underscored reaffirmed reiterated"
              + " hailed condemned praised urged accentuated voiced expressed criticized criticised"
              + " rejected welcomed denounced blamed accused commended");

  /// Verbs of speech whose object follows a word: "called for", "pointed to".
  static final Set<String> WITH_PREPOSITION =
      Persons.set("called pointed touched referred warned appealed");

  /// What follows those.
  static final Set<String> THEIR_PREPOSITIONS = Persons.set("for to on of against about");

  /// Participles that go on with what the subject of their clause says.
  static final Set<String> PARTICIPLES =
      Persons.set(
          "saying adding noting stressing insisting warning emphasizing emphasising reaffirming"
              + " asserting arguing claiming telling explaining stating writing tweeting announcing"
              + " promising acknowledging underlining underscoring suggesting vowing pointing calling");

  /// Of these, the ones that tell nothing without "to", "out" or "for".
  static final Set<String> NOT_WITH_A_SUBJECT = Persons.set("pointing calling");

  /// After these comes who is spoken to.
  static final Set<String> ADDRESSING =
      Persons.set("told tells tell telling warned warning assured informed reminded asked urged");

  /// Of these, the ones that always have a hearer.
  static final Set<String> TELLING = Persons.set("told tells tell telling");

  static final Set<String> BE =
      Persons.set("is are was were be been being am isn't wasn't aren't weren't");

  static final Set<String> DETERMINERS =
      Persons.set("the a an this that these those his her their its my our your no any some each");

  /// Words that may stand between a subject and its verb.
  static final Set<String> BETWEEN =
      Persons.set(
          "also further then has had have later again earlier on in a statement monday tuesday"
              + " wednesday thursday friday saturday sunday today yesterday once repeatedly previously"
              + " recently reportedly publicly clearly simply only even just always often afterwards"
              + " separately jokingly privately tweet interview morning afternoon evening night"
              + " consistently strongly briefly still already both now all tearfully similarly");

  static final Set<String> PREPOSITIONS =
      Persons.set(
          "of in at for from to with by on near about against between into over under inside outside"
              + " across around through via or than as like during after before among within without"
              + " since until amid despite following behind");

  /// Words that begin a clause, and so a subject.
  static final Set<String> CLAUSE_OPENERS =
      Persons.set(
          "but that while when as because after before if although though since where which so yet"
              + " whether until unless once how why what whereas meanwhile however");

  static final Set<String> HONORIFICS = Persons.set("mr mrs ms dr sir");

  /// Words that may follow a speaker's name when it comes after the verb.
  static final Set<String> AFTER_NAME =
      Persons.set(
          "on in at during after before who and as from of to when while by later earlier last this"
              + " through following about with via monday tuesday wednesday thursday friday saturday"
              + " sunday today yesterday told for referring adding speaking");

  static final Set<String> TIMES =
      Persons.set(
          "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier"
              + " later morning afternoon evening night week month year last this january february"
              + " march april may june july august september october november december early late");

  /// Words for means of speech behind "in a", "on" and "at a".
  static final Set<String> MEANS =
      Persons.set(
          "statement tweet interview speech letter post message email briefing conference call release"
              + " x twitter facebook instagram truth telegram television tv radio cnn fox remarks"
              + " address report podcast op-ed memo video ceremony rally hearing testimony announcement"
              + " website page blog account appearance essay article column document");

  /// Subjects whose reports are left aside: the writer's own, and those of no one named.
  static final Set<String> FIRST_PERSON = Persons.set("i we you who that which");

  static final Set<String> AUXILIARIES =
      Persons.set("has have had will would can could should may might must do does did");

  /// Subjects that are nobody in particular.
  static final Set<String> INDEFINITE =
      Persons.set("nobody everybody everyone someone somebody people one others sources critics");

  /// Verbs that say nothing else than that somebody speaks.
  static final Set<String> SAYING = Persons.set("said says told tells");

  /// Verbs whose forms are as often nouns.
  static final Set<String> NOUNS = Persons.set("states notes claims calls reads stresses");

  /// What is said without anything's being reported.
  static final Set<String> GREETINGS =
      Persons.set("goodbye hello farewell thanks nothing little grace");

  static final Set<String> JOINING = Persons.set("and or but that nor");

  static final Set<String> PRONOUN_OBJECTS = Persons.set("him her");

  /// Who is told something, without a name.
  static final Set<String> HEARERS =
      Persons.set(
          "reporters journalists lawmakers parliament congress court jurors viewers supporters"
              + " fans followers listeners members staff colleagues them him her me us everyone people"
              + " investors readers crowd audience media press outlet");

  /// Words by which a name is an outlet's.
  static final Set<String> OUTLET_WORDS =
      Persons.set(
          "news agency tv television newspaper magazine radio channel network website times post"
              + " press media outlet broadcaster daily herald journal tribune gazette");

  /// Verbs that tell of an opinion where a clause follows.
  static final Set<String> OPINIONS = Persons.set("believes believe say think thinks claims");

  /// Verbs that report speech where something soon behind them is quoted.
  static final Set<String> DESCRIBING =
      Persons.set("described called calls wrote urged vowed promised pledged");

  /// Of the participles, those that report speech without "that" or a quotation.
  static final Set<String> PLAIN_PARTICIPLES =
      Persons.set(
          "saying adding insisting noting stressing warning emphasizing reaffirming telling stating"
              + " pointing calling arguing claiming asserting");

  /// Words that a clause has whose verb is finite, besides forms of "be".
  static final Set<String> FINITE = Persons.set("has have had will would could should can must");

  /// Words behind which nothing ends.
  static final Set<String> UNFINISHED =
      Persons.set(
          "is are was were be been being am the a an his their its my our your of with from into"
              + " between because if although though while when where which who but and or than as");

  /// Words that begin another clause than that of what is reported before them.
  static final Set<String> CONTRASTS = Persons.set("while but whereas and");

  /// Words that begin when, where, how and why somebody speaks.
  static final Set<String> CIRCUMSTANCES =
      Persons.set("during after before when while as at on in through via to from by ahead");

  /// Words that open an aside behind a comma, though they begin clauses too.
  static final Set<String> ASIDES = Persons.set("as while after before when but");

  /// "Carried by an agency".
  static final Set<String> CARRIED = Persons.set("carried published released cited broadcast");

  /// Words for what people say something in to each other.
  static final Set<String> TALKS = Persons.set("conversation call meeting talks interview phone");

  /// All words that a frame may be told by.
  static final Set<String> CUES = new HashSet<>();

  static {
    CUES.add("according");
    List.of(STRONG, DOUBTFUL, SPEECH_ACTS, WITH_PREPOSITION, PARTICIPLES).forEach(CUES::addAll);
  }

  private SpeechWords() {}
}
