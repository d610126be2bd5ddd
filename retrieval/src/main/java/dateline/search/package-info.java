/// The index of a collection's passages, and its search.
///
/// Start at [ArticleIndex], which keeps an index in step with a collection, and [PassageSearcher],
/// which ranks its passages for a [PassageQuery]. This is the only package that knows Lucene and
/// the embedding model. Depends on `dateline.article`. What writer and reader must agree on stands
/// in `IndexFormat`, `NewsAnalyzer` and `Vector`. A search reads one commit, a `Snapshot`; `Ranker`
/// ranks its passages by `WordScores` and `MeaningScores`.
///
/// Decisions, of November 2026. Quality is the mean nDCG@10 over six sets of questions (squad2,
/// newsqa50, multihoprag, rgb_fact, ir_time, ramdocs), an article counted at its best passage.
///
/// - **An article is one block of documents.** It is replaced as one, so a process killed at any
///   moment leaves each article old or new, never half. Text is stored once, with the article; a
///   passage stores its place. 71,653 passages of 6,055 articles take 37 MB, 65 MB with vectors.
/// - **Words first, vectors second.** Words take seconds, vectors half an hour on two cores, and
///   the collection can be searched in between. A vector is kept under the hash of what was
///   embedded, so neither a changed article nor another way of cutting embeds a passage again.
/// - **First passages first.** Each article's first passage gets its vector before all others do.
///   With that eighth of the vectors realtimeqa_2022 has hit@1 .819 and nDCG@10 .848, with all of
///   them .819 and .862; half of the vectors, five an article, .857. The rest is for the passages
///   in which answers stand.
/// - **Whole passages are embedded.** A vector costs what its tokens cost: 0.055 ms of processor a
///   character, of 30 to 45 ms one in a hundred for the tokenizer. Inputs cut at 300, 450 and 600
///   characters take 16, 23 and 30 ms, but ir_time falls from .714 to .648, .672 and .707. No
///   option of the session is worth having (memory pattern, arena, level of optimisation,
///   denormals, block size: 43.6 to 44.8 ms). Only one passage in a hundred has the same text as
///   one of another article, and pages that are boilerplate have no passages at all.
/// - **Vectors are scanned, not walked.** 388 bytes each, compared exactly: 71,653 in 34 ms on one
///   busy core, in 5 ms with the vector module of the JDK. A graph (HNSW) would be faster, but its
///   hits depend on the order of insertion, and it pays for filters.
/// - **No batches of passages in the model.** It quantises by the extremes of a batch, so a vector
///   would depend on its neighbours. One passage a core, with one thread each, is faster than
///   LangChain4j's default as well: 28 a second instead of 21 under the same load.
/// - **No query prefix.** The instruction that the model's authors suggest for queries: .756 with,
///   .762 without, by vectors alone.
/// - **KStem, all words kept, title at half weight.** Stemming: KStem .763, Porter .760, plurals
///   only .755, none .752. Irregular forms ("found", "find") by a table: squad2 .876 instead of
///   .874, and one answer in a hundred more that is right. Stop words are left in the index, so
///   that The Who can be found, and dropped from questions: .763 instead of .753. Titles at 0, .25,
///   .5 and 1 differ on multihoprag only: hit@1 .787, .826, .841, .837. BM25's k1 and b were within
///   .005 wherever tried.
/// - **Fusion by score, weighed by query.** See `Fusion`. Mean hit@1 and nDCG@10 over ten sets (the
///   six, cast, clapnq, mtrag_un and 2,000 articles of realtimeqa_2022, what is missing there not
///   counted): .737 and .811 by .2 words + .8 cosine, .758 and .820 now. Of that: the words' score
///   divided by its root instead of itself .004, times how far the best article stands out .001
///   (and .028 on rgb_fact, whose snippets all have the question's words), a share for the article
///   as a whole .002 (.006 on realtimeqa_2022), what is asked for .002 (.015 on rgb_fact, nothing
///   worse). Reciprocal rank fusion was .01 worse than the sum before. No gain: feedback from the
///   best vectors (-.001 to -.002), the second best passage of an article, coverage of the
///   question's words, pairs of words near each other (-.001), a bonus for leads, other k1 and b.
/// - **The outlet asked for.** Where a question names an outlet, capitals and all, .06 for its
///   articles: multihoprag .861/.856 to .883/.872; no other set names any. The best of .02 to .1.
/// - **New by the day it is asked.** Where a question says "this week" or the like or asks in the
///   present tense, .1 for articles of within three days, fading over a fortnight. On all 6,055
///   articles of realtimeqa_2022: hit@1 .749 to .814, nDCG@10 .820 to .857 (.804 and .856 by words
///   for time alone). Asked long after, all articles are equally old, and nothing changes.
/// - **A name finds the same in any spelling.** Names and their spellings are documents of the
///   index (`NameIndex`), grouped anew when articles change; a query is worded in the usual
///   spelling of each (`Wording`), and the other spellings stand in for it. On the seed collection
///   that answers three questions more of 22, on realtimeqa_2022 it changes nothing. With
///   near-copies it costs 10 s of processor time for 6,055 articles, half of it the compiler's, and
///   10 MB of index. Only spellings whose consonants agree are compared, .35 of 4.1 million pairs
///   with an outline in common; all that are compared so besides, outline or not, would join four
///   more ("El Dorado", "Eldorado").
/// - **Only what stands nowhere in any form is an unknown name** (`SpelledNames`): a question
///   without capitals was searched with "banning" as Benning and "box-office" as Boxoffice before.
///   More than thirty questions of realtimeqa_2022 lost such names by it; the figures stay within
///   one or two questions of each set.
/// - **Near-copies are listed once.** An article's signature ([dateline.article.NearCopies]) is
///   kept with it; the groups are made when they are first asked for (0.1 s for 6,055 articles). In
///   a search they stand under the best of them (`searchApart`), and take no place from others in
///   what an answer is made of. Rankings themselves keep them, since who looks for articles wants
///   all. Setting copies aside in every ranking was tried: rgb_fact's nDCG@10 .653 to .647.
/// - **What is looked at for an answer is balanced over outlets** (`searchBalanced`): two thirds of
///   it at most are one outlet's, where others have some among twice as many. Of 395 questions of
///   realtimeqa_2022, most of it from one outlet, 22 are answered with other sentences, as many
///   rightly; of the seeds none.
/// - **Scores don't know an index's history.** Every step ends by dropping what was replaced, since
///   BM25 counts it until then; ties go by article and place, never by document number.
@NullMarked
package dateline.search;

import org.jspecify.annotations.NullMarked;
