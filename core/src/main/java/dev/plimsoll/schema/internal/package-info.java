/**
 * The readers behind {@link dev.plimsoll.schema.Schemas}: the compact data of the {@code schemas}
 * module, OpenAPI documents, custom resource definitions. Not for users.
 *
 * <p>Imports what {@link dev.plimsoll.schema} imports.
 */
package dev.plimsoll.schema.internal;
