/// Articles: reading them from files, and finding in them what is text, where sentences end, who
/// published them and when.
///
/// Start at [ArticleFiles], which reads files into [Article]s, and [ArticleText], which cuts one
/// article into sentences and [Passage]s. Every position is an index into the article's text as it
/// was given, so that a quote can always be opened where it stands.
///
/// Depends on no other package of the project.
@NullMarked
package dateline.article;

import org.jspecify.annotations.NullMarked;
