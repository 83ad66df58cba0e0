/**
 * Components: what owns a slice of a namespace, and the scopes in which they declare and render.
 *
 * <p>Lives here: {@link dev.plimsoll.component.Component}, which anyone can implement; {@link
 * dev.plimsoll.component.Workspace}, a namespace where jobs run; {@link
 * dev.plimsoll.component.PipelineEngine} and {@link dev.plimsoll.component.WorkspaceService}.
 * Imports {@code finding} to {@code pipeline}. The compile package calls them: declare, connect,
 * render, derive, finish.
 */
package dev.plimsoll.component;
