package dev.plimsoll.component;

import org.apiguardian.api.API;

/**
 * A component that serves workspaces, such as an operator that watches them. It finds them through
 * {@link PlatformView#servedBy}.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface WorkspaceService extends Component {}
