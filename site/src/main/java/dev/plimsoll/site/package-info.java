/**
 * Makes the documentation site out of Markdown, compiled samples and the code registry.
 *
 * <p>Lives here: {@link dev.plimsoll.site.Site}, which reads {@code site/src/content}, fills code
 * blocks from files of the repository and from real renders, judges links, and writes HTML. May
 * import every public package of the house and the samples. Nothing comes after it but a browser.
 */
package dev.plimsoll.site;
