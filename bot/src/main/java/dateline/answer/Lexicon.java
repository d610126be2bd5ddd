package dateline.answer;

import dateline.search.IrregularForms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the checker knows of English words: which are forms of one word, which may stand for each
/// other in a news text, which say the contrary of each other, and which a statement may not bring
/// in by itself.
///
/// Words that the tables lack are only known by their stem: they bear out nothing but themselves.
final class Lexicon {

  /// Words that carry grammar and no claim.
  private static final Set<String> FUNCTION =
      Words.set(
          "a an the between this that these those there here it its he his him himself she her hers herself"
              + " they their theirs them themselves we our ours us i me my you your who whom whose"
              + " which what when where why how and or but nor yet so as at by for from in into of"
              + " off on onto out over to under up upon with within about above across along amid"
              + " among around behind below beneath beside besides beyond despite down during inside"
              + " near outside per since through throughout toward towards until via while whereas"
              + " although though because than then if unless whether is are was were be been being"
              + " am do does did done doing has have had having 's also too both each either such"
              + " other another own same very itself meanwhile thus therefore however moreover"
              + " respectively regarding concerning including include includes included well"
              + " get got go went gone going come came one ones thereby whereby like just mr mrs ms"
              + " dr will would shall can could may might must should ought let still even"
              + " not no any some now");

  /// Each line a word and forms of it that no ending tells and that searching leaves out, most of
  /// them because they may be another word.
  private static final String MORE_FORMS =
      """
      age aged ages
      be been
      beat beaten
      bind bound
      cost costs
      die dying died dies
      feel felt
      leave left
      lie lay lain lying
      make making
      person persons
      run running
      say says
      see saw seen
      set setting
      strike striking strikes
      take taking
      win winning
      """;

  /// Each line words that may stand for each other, whatever their form.
  private static final String SAME =
      """
      attack strike hit assault bombard raid
      attack operation
      kill die death dead deadly fatal fatality slay shoot martyr
      injure wound hurt injury
      say tell state note declare announce add explain remark comment write describe recall go respond answer reply speak continue mention report
      emphasize emphasise stress underline underscore highlight emphasis
      insist assert argue maintain claim
      confirm acknowledge admit
      call describe term name dub label
      call talk conversation telephone phone speak discuss
      talk meet meeting negotiate negotiation discussion dialogue discuss hold
      agree agreement accord deal
      decide decision resolve determine
      invite invitation
      visit trip travel journey
      arrive arrival reach come
      return back restore restoration
      restore complete full fully
      relation tie relationship link
      tension row friction standoff strain irritation
      end close conclude finish put stop finishing
      start begin launch
      terrorist terror terrorism militant
      fight combat struggle battle war confront counter against
      against oppose opposition
      cooperation cooperate collaborate collaboration work together joint jointly
      together joint jointly side collective collectively
      destroy destruction wipe demolish
      neutralize neutralise neutralization
      base headquarters stronghold camp hideout position
      country nation state
      country neighbor neighbour
      neighbor neighbour neighboring neighbouring
      telephone phone telephonic
      respect honor honour recognize recognise recognition
      want wish desire hope seek
      plan intend intention mean aim
      plan plot
      ready prepare preparation prepared
      need necessary must necessity
      important importance essential critical crucial vital indispensable key
      minister diplomat
      official authority
      force troop army military
      troop soldier
      police officer
      group outfit organization organisation cell
      region area zone
      county province region
      border frontier
      brother brotherly brotherhood fraternal fraternity
      friend friendly friendship
      citizen national people
      send dispatch
      ambassador envoy
      founded formed established
      seize confiscate capture
      find discover
      bomb explosive grenade
      belt vest
      break dismantle
      last take
      hour hours
      support back backing
      safe safety secure security
      stable stability
      peace peaceful
      develop development
      grow growth
      improve improvement better
      common share shared
      investigate investigation probe inquiry
      condemn condemnation denounce
      condolence sympathy
      unidentified unknown
      attacker assailant gunman
      responsible responsibility
      evidence proof
      threat threaten
      threat danger endanger dangerous
      imminent immediate
      fast quick quickly rapid rapidly swift swiftly soon
      early earlier
      recent recently
      several many number
      solve settle resolve
      problem issue dispute matter
      communicate communication
      chair head lead preside
      lead head
      leader head chief
      carry conduct perform mount execute
      carry happen
      happen occur place
      new newly
      show indicate
      oppose opposition
      elect election vote
      buy purchase acquire
      company firm corporation
      employee worker staff
      hire recruit employ
      stay remain
      fire dismiss sack
      resign resignation quit
      arrest detain detention
      court tribunal
      law legislation
      lawyer attorney
      doctor physician
      rise increase climb grow raise surge jump gain
      fall drop decline decrease slip plunge reduce cut
      win victory beat defeat
      price cost
      money fund funding
      build construct construction
      car vehicle
      plane aircraft airplane jet
      ship vessel boat
      house home
      film movie
      show display
      large big huge great
      small little
      buy bought
      help aid assist assistance
      ask request urge appeal
      ask invite
      score goal
      demand require
      promise pledge vow commit commitment
      give provide grant
      use employ
      part role
      also too
      year annual annually
      month monthly
      week weekly
      day daily
      child kid
      woman female
      man male
      president presidential presidency
      govern government
      culture cultural
      history historical historic
      geography geographical
      religion religious
      territory territorial soil
      integrity whole
      sovereign sovereignty
      economy economic
      politics political
      science scientific scientist
      nature natural
      tradition traditional
      enemy foe hostile
      weapon arm arms ammunition
      clash fight fighting
      spokesman spokesperson spokeswoman
      residence house
      dead body
      damage harm
      let allow permit
      post position
      statement declaration
      media outlet press
      joint common
      consult consultation consultative
      capital city
      special particular
      want mean intend
      think believe
      after when once following
      mainly mostly chiefly largely
      almost nearly
      continue keep
      struggle fight
      """;

  /// Each line words of which those on one side say the contrary of those on the other.
  private static final String OPPOSED =
      """
      rise increase climb grow raise surge jump gain growth up higher expand soar | fall drop decline decrease slip plunge reduce cut shrink lower loss down tumble
      more | less fewer
      gain win | lose loss
      win victory | trail
      republican | democratic
      up | down
      most | least fewest
      many | few
      before prior | after following
      earlier | later
      early | late
      win victory beat | lose loss defeat
      accept agree approve welcome adopt | reject refuse decline dismiss oppose deny veto
      open reopen | close shut closed
      support back favor favour endorse praise approve | oppose condemn criticize criticise denounce reject
      ally friend partner friendly | enemy foe rival hostile adversary
      first | last final
      north northern | south southern
      east eastern | west western
      northeast northeastern | southwest southwestern southeast
      northwest northwestern | southeast southeastern southwest
      dead kill die death fatal deadly | injure wound hurt injury survive alive survivor
      guilty convict | innocent acquit
      begin start launch open | end finish stop conclude
      allow permit let | ban forbid prohibit bar prevent block
      enter arrive join | leave depart exit withdraw quit
      buy purchase | sell
      send | receive
      give | take
      attack strike | defend protect
      attack | retreat
      war | peace ceasefire
      friend | enemy
      male man men | female woman women
      old older oldest | new young younger youngest
      high higher highest | low lower lowest
      large larger largest big bigger biggest great | small smaller smallest little
      long longer longest | short shorter shortest
      fast faster quick quickly | slow slower slowly
      strong stronger strengthen | weak weaker weaken
      better best improve | worse worst worsen deteriorate
      good | bad
      same | different
      always | never
      all every | none
      public | private
      domestic internal | foreign international external
      civilian | military
      success successful succeed | failure fail unsuccessful
      remember | forget
      save rescue | kill abandon
      arrest detain | release free
      hire employ appoint elect | fire dismiss sack
      confirm admit acknowledge | deny
      trust | distrust mistrust
      legal lawful | illegal unlawful
      safe safety secure | dangerous danger unsafe
      possible | impossible
      able | unable
      likely | unlikely
      known identified | unknown unidentified
      armed | unarmed
      democrat democratic | republican
      left | right
      inside internal | outside external
      majority | minority
      maximum | minimum
      above over | below under
      husband | wife
      father | mother
      son | daughter
      brother | sister
      brotherly fraternal friendly | hostile
      king | queen
      day | night
      morning | evening night afternoon
      winter | summer
      spring | autumn
      hot | cold
      positive | negative
      import | export
      borrow | lend
      teacher | student
      create build construct | destroy demolish
      add | remove
      include | exclude
      lead | trail
      pass | fail
      love | hate
      hope | fear
      calm ease defuse | escalate inflame aggravate intensify
      escalate | calm
      resume continue | halt suspend stop cease
      encourage urge | discourage
      attend | skip miss boycott
      find | lose
      push | pull
      future | past
      ancient | modern
      rich | poor
      full | empty
      hard | easy
      easily | hardly
      joint together | separate alone separately
      temporary | permanent
      partly partial partially | fully full complete completely entirely
      improve | damage harm
      restore | sever cut
      constructive | destructive
      unify unity united | divide division divided
      stable stability | unstable instability
      honor respect | violate
      """;

  /// Each line words of one kind that a statement may only use where a quote uses one of the line.
  private static final String GUARDED =
      """
      all every entire entirely whole everyone everybody everything full fully completely
      most mostly majority
      many numerous lots
      few
      only sole solely alone merely exclusively
      always constantly
      often frequently regularly usually
      never
      again
      more further
      less fewer
      before prior ahead
      later
      ago
      twice double doubled
      thrice triple tripled
      half
      quarter
      dozens
      hundreds
      thousands
      millions
      billions
      largest biggest greatest
      smallest
      highest
      lowest
      best
      worst
      oldest
      youngest
      longest
      shortest
      unanimous unanimously
      unprecedented
      because due owing
      cause caused causes causing
      therefore
      despite
      except
      instead
      almost nearly
      without
      immediately
      secretly secret
      deliberately intentionally
      accidentally
      may might could can possible possibly perhaps maybe potentially able
      likely probably expected
      appear seem apparently suggest
      will would shall
      going
      plan intend aim intention mean want wish hope seek desire
      ready prepare prepared preparation
      propose proposal
      threaten threat
      promise pledge vow commit commitment committed
      agree agreement accord
      try attempt effort tried
      consider
      should ought must need necessary have
      alleged allegedly reportedly suspected purportedly suspect
      accuse accusation
      if unless whether
      confirm acknowledge admit
      deny
      warn warning
      think believe belief
      fear
      refuse
      reject
      decline
      fail failure
      demand
      order
      """;

  /// Each line an expression of several words and the one word that it means the same as.
  private static final String PHRASES =
      """
      at once = immediately
      right away = immediately
      straight away = immediately
      without delay = immediately
      in return for = exchange
      in exchange for = exchange
      a great deal = much
      a great deal of = much
      a lot = much
      a lot of = much
      thanks to = because
      because of = because
      owing to = because
      on account of = because
      no one = nobody
      as well as = and
      in favor of = support
      in favour of = support
      a number of = several
      on strike = walkout
      """;

  /// Each line a verb with its particle and the verb that it means the same as, with its past.
  private static final String PHRASAL =
      """
      turn down = reject rejected
      call off = cancel canceled
      put off = postpone postponed
      take part = participate participated
      point out = note noted
      set up = establish established
      gun down = shoot shot
      find out = discover discovered
      step down = resign resigned
      lay off = dismiss dismissed
      shut down = close closed
      give up = abandon abandoned
      speed up = accelerate accelerated
      """;

  /// So many words an expression has at most.
  static final int LONGEST_PHRASE = 4;

  /// Verbs whose past is written as they are.
  private static final Set<String> UNCHANGED = Words.set("beat hit cut shut split hurt");

  /// A family's words share so many letters.
  private static final int ROOT = 5;

  /// Pairs of endings.
  private static final Set<String> DERIVED =
      Words.set(
          "-ly -ally y-ily le-ly -ion e-ion ed-ion es-ion ing-ion s-ion -ations -ation e-ation"
              + " ed-ation ing-ation es-ation or-ion ors-ion ors-ions or-ions ors-ing -ance ed-ance"
              + " -al e-al ed-al es-al -ment ed-ment es-ment s-ment ing-ment e-ity -ity -ness"
              + " y-iness ed-ions e-ions");

  /// Words that claim nothing beside those that they go with: "carry out an attack".
  private static final Set<String> LIGHT =
      Words.set(
          "person between place occur happen carry conduct perform base locate aim namely currently");

  private static final Map<String, String> BASES = new HashMap<>();
  private static final Map<String, String> EXPRESSIONS = new HashMap<>();
  private static final Map<String, List<String>> PARTICLES = new HashMap<>();
  private static final Map<String, Set<Integer>> SYNONYMS = new HashMap<>();
  private static final Map<String, Set<Integer>> GUARDS = new HashMap<>();
  private static final Map<String, Set<Integer>> SIDES = new HashMap<>();

  private static final Set<String> LIGHT_STEMS = new HashSet<>();

  static {
    BASES.putAll(IrregularForms.bases());
    for (String line : MORE_FORMS.lines().toList()) {
      String[] words = line.split(" ", -1);
      for (String word : words) {
        BASES.put(word, words[0]);
      }
    }
    for (String line : PHRASES.lines().toList()) {
      String[] sides = line.split(" = ", -1);
      EXPRESSIONS.put(sides[0], sides[1]);
    }
    for (String line : PHRASAL.lines().toList()) {
      String[] sides = line.split(" = ", -1);
      PARTICLES.put(
          stem(sides[0].split(" ", -1)[0]) + sides[0].substring(sides[0].indexOf(' ')),
          List.of(sides[1].split(" ", -1)));
    }
    LIGHT.forEach(word -> LIGHT_STEMS.add(stem(word)));
    number(SAME, SYNONYMS);
    number(GUARDED, GUARDS);
    int pair = 1;
    for (String line : OPPOSED.lines().toList()) {
      String[] sides = line.split(" \\| ", -1);
      for (int side = 0; side < sides.length; side++) {
        int sign = side == 0 ? pair : -pair;
        for (String word : sides[side].split(" ", -1)) {
          SIDES.computeIfAbsent(stem(word), _ -> new HashSet<>()).add(sign);
        }
      }
      pair++;
    }
  }

  private Lexicon() {}

  /// Whether a word is a form that no ending tells.
  static boolean isIrregular(String word) {
    String base = BASES.get(word);
    return (base != null && !base.equals(word)) || UNCHANGED.contains(word);
  }

  /// The words that may stand for one, whatever their form.
  static Set<String> others(String word) {
    Set<Integer> groups = SYNONYMS.getOrDefault(stem(word), Set.of());
    Set<String> others = new HashSet<>();
    int group = 0;
    for (String line : SAME.lines().toList()) {
      if (groups.contains(group)) {
        others.addAll(List.of(line.split(" ", -1)));
      }
      group++;
    }
    return others;
  }

  private static void number(String table, Map<String, Set<Integer>> groups) {
    int group = 0;
    for (String line : table.lines().toList()) {
      for (String word : line.split(" ", -1)) {
        groups.computeIfAbsent(stem(word), _ -> new HashSet<>()).add(group);
      }
      group++;
    }
  }

  /// What the first of some words mean together.
  ///
  /// @param words how many of them
  /// @param meaning the one word that means the same
  record Phrase(int words, String meaning) {}

  /// The longest expression that some words begin with, if one does.
  static Optional<Phrase> phrase(List<String> words) {
    for (int length = words.size(); length > 1; length--) {
      String meaning = EXPRESSIONS.get(String.join(" ", words.subList(0, length)));
      if (meaning != null) {
        return Optional.of(new Phrase(length, meaning));
      }
    }
    if (words.size() < 2) {
      return Optional.empty();
    }
    String verb = words.getFirst();
    List<String> forms = PARTICLES.get(stem(verb) + " " + words.get(1));
    if (forms == null) {
      return Optional.empty();
    }
    boolean past = verb.endsWith("ed") || isIrregular(verb) || UNCHANGED.contains(verb);
    return Optional.of(new Phrase(2, forms.get(past ? 1 : 0)));
  }

  static boolean isFunction(String word) {
    return FUNCTION.contains(word);
  }

  /// Whether two words are of one family that endings tell: "official" and "officially",
  /// "prosecutor" and "prosecution", "announce" and "announcement".
  static boolean derived(String one, String other) {
    if (!one.regionMatches(0, other, 0, ROOT)) {
      return false;
    }
    int shared = ROOT;
    int least = Math.min(one.length(), other.length());
    while (shared < least && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    for (int root = shared; root >= ROOT && root >= shared - 1; root--) {
      String rest = one.substring(root);
      String otherRest = other.substring(root);
      if (DERIVED.contains(rest + "-" + otherRest) || DERIVED.contains(otherRest + "-" + rest)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word only helps others to say that something happens or is somewhere.
  static boolean isLight(String stem) {
    return LIGHT_STEMS.contains(stem);
  }

  /// Whether the tables hold a word.
  static boolean knows(String word) {
    String stem = stem(word);
    return isFunction(word)
        || SYNONYMS.containsKey(stem)
        || GUARDS.containsKey(stem)
        || SIDES.containsKey(stem);
  }

  /// Whether one word may stand for another.
  static boolean same(String stem, String other) {
    return stem.equals(other) || share(SYNONYMS, stem, other);
  }

  /// Whether a statement may use a word only where a quote has one of its kind.
  static boolean isGuarded(String stem) {
    return GUARDS.containsKey(stem);
  }

  static boolean sameGuard(String stem, String other) {
    return stem.equals(other) || share(GUARDS, stem, other);
  }

  /// Whether two words say the contrary of each other.
  static boolean opposed(String stem, String other) {
    Set<Integer> mine = SIDES.getOrDefault(stem, Set.of());
    Set<Integer> others = SIDES.getOrDefault(other, Set.of());
    for (int side : mine) {
      if (others.contains(-side)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word has a contrary in the tables.
  static boolean hasContrary(String stem) {
    return SIDES.containsKey(stem);
  }

  /// A contrary of each of a word's senses, for tests that turn sentences round.
  static List<String> contraries(String stem) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Set<Integer>> entry : SIDES.entrySet()) {
      if (opposed(stem, entry.getKey())) {
        found.add(entry.getKey());
      }
    }
    found.sort(null);
    return found;
  }

  private static boolean share(Map<String, Set<Integer>> groups, String one, String other) {
    Set<Integer> mine = groups.get(one);
    Set<Integer> others = groups.get(other);
    return mine != null && others != null && !Collections.disjoint(mine, others);
  }

  /// What is left of a lower-case word without the endings of inflection.
  static String stem(String word) {
    String base = BASES.get(word);
    if (base != null) {
      return stripped(base);
    }
    return stripped(word);
  }

  private static String stripped(String word) {
    String stem = word;
    if (stem.length() > 4 && stem.endsWith("ies")) {
      stem = stem.substring(0, stem.length() - 3) + "y";
    } else if (stem.length() > 4
        && (stem.endsWith("sses")
            || stem.endsWith("shes")
            || stem.endsWith("ches")
            || stem.endsWith("xes"))) {
      stem = stem.substring(0, stem.length() - 2);
    } else if (stem.length() > 3
        && stem.endsWith("s")
        && !stem.endsWith("ss")
        && !stem.endsWith("us")
        && !stem.endsWith("is")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    if (stem.length() > 5 && stem.endsWith("ing")) {
      stem = single(stem.substring(0, stem.length() - 3));
    } else if (stem.length() > 4 && stem.endsWith("ied")) {
      stem = stem.substring(0, stem.length() - 3) + "y";
    } else if (stem.length() > 4 && stem.endsWith("ed") && !stem.endsWith("eed")) {
      stem = single(stem.substring(0, stem.length() - 2));
    } else if (stem.length() > 6 && stem.endsWith("ment")) {
      stem = stem.substring(0, stem.length() - 4);
    }
    while (stem.length() > 3 && stem.endsWith("e")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return stem;
  }

  /// A stem without the consonant that was doubled before an ending: "plann" as "plan".
  private static String single(String stem) {
    int last = stem.length() - 1;
    boolean doubled = last >= 3 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled && "lsz".indexOf(stem.charAt(last)) < 0 ? stem.substring(0, last) : stem;
  }
}
