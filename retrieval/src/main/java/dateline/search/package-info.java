/// The index of a collection's passages, and its search.
///
/// Start at [ArticleIndex], which keeps an index in step with a collection, and [PassageSearcher],
/// which ranks its passages for a [PassageQuery]. This is the only package that knows Lucene and
/// the embedding model. Depends on `dateline.article`.
@NullMarked
package dateline.search;

import org.jspecify.annotations.NullMarked;
