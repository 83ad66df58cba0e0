/**
 * The project of the page "Getting started", as a user writes it.
 *
 * <p>Lives here: one definition. Imports core and the templates, as any user's project does.
 */
package example.nimbus;
