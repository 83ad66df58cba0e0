/**
 * What the pages of the site show: small platforms, components and overlays, each rendered by the
 * build.
 *
 * <p>Lives here: one class for each page. Imports core, the targets and the templates, as a user's
 * project does. The site quotes the sources and shows what they render to.
 */
package dev.plimsoll.samples.guide;
