package dev.plimsoll.check.podsecurity;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of Pod Security: PLM3982 for bare Pods, PLM6001 to PLM6019 for what makes Pods. */
@API(status = API.Status.EXPERIMENTAL)
public final class PodSecurityCodes implements CodeProvider {
  private static final String SOURCES =
      " See [Pod Security Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/) and ";
  private static final String FOLDER =
      "https://github.com/kubernetes/pod-security-admission/blob/master/policy/check_";

  /** A bare Pod breaks what its namespace enforces. */
  public static final Code REFUSED_POD =
      Code.error(
          "PLM3982",
          Stage.ADMISSION,
          "a Pod keeps to the Pod Security level that its namespace enforces",
          "The API server refuses the Pod. The namespace says its level in the label `pod-security.kubernetes.io/enforce`, and the version of the standard in"
              + " `pod-security.kubernetes.io/enforce-version`. See [Pod Security"
              + " admission](https://kubernetes.io/docs/concepts/security/pod-security-admission/).");

  /** Check {@code hostNamespaces}. */
  public static final Code HOST_NAMESPACES =
      code(
          "PLM6001",
          "a pod shares no namespace of its node",
          "`hostNetwork`, `hostPID` and `hostIPC` let a container see and reach what runs beside it.",
          "hostNamespaces");

  /** Check {@code privileged}. */
  public static final Code PRIVILEGED =
      code(
          "PLM6002",
          "a container is not privileged",
          "A privileged container can do what its node can.",
          "privileged");

  /** Check {@code capabilities_baseline}. */
  public static final Code CAPABILITIES =
      code(
          "PLM6003",
          "a container adds no capability beyond the usual ones",
          "Capabilities such as `NET_ADMIN` or `SYS_ADMIN` reach beyond the container.",
          "capabilities_baseline");

  /** Check {@code hostPathVolumes}. */
  public static final Code HOST_PATHS =
      code(
          "PLM6004",
          "a pod mounts no folder of its node",
          "A folder of the node holds what belongs to the node and to other pods.",
          "hostPathVolumes");

  /** Check {@code hostPorts}. */
  public static final Code HOST_PORTS =
      code(
          "PLM6005",
          "a container takes no port of its node",
          "A port of the node goes around Services and network policies.",
          "hostPorts");

  /** Check {@code appArmorProfile}. */
  public static final Code APP_ARMOR =
      code(
          "PLM6006",
          "the AppArmor profile is the runtime's or one of the node",
          "Profile `Unconfined` switches AppArmor off.",
          "appArmorProfile");

  /** Check {@code seLinuxOptions}. */
  public static final Code SE_LINUX =
      code(
          "PLM6007",
          "SELinux options are those of containers",
          "Another type, user or role can leave what SELinux gives containers.",
          "seLinuxOptions");

  /** Check {@code procMount_baseline}. */
  public static final Code PROC_MOUNT =
      code(
          "PLM6008",
          "/proc is masked",
          "`procMount: Unmasked` shows the kernel's own files. From 1.35 on it is allowed to pods with `hostUsers: false`.",
          "procMount_baseline");

  /** Check {@code seccompProfile_baseline}. */
  public static final Code SECCOMP =
      code(
          "PLM6009",
          "the seccomp profile is not Unconfined",
          "Profile `Unconfined` allows every system call.",
          "seccompProfile_baseline");

  /** Check {@code sysctls}. */
  public static final Code SYSCTLS =
      code(
          "PLM6010",
          "kernel settings are safe ones",
          "Other settings reach beyond the pod.",
          "sysctls");

  /** Check {@code windowsHostProcess}. */
  public static final Code HOST_PROCESS =
      code(
          "PLM6011",
          "a container is no process of a Windows host",
          "`hostProcess` runs on the node itself.",
          "windowsHostProcess");

  /** Check {@code hostProbesAndhostLifecycle}. */
  public static final Code PROBE_HOSTS =
      code(
          "PLM6012",
          "a probe or hook asks its own pod",
          "With `host` the node's kubelet asks any address for the container. Checked from version 1.34 on.",
          "hostProbesAndhostLifecycle");

  /** Check {@code restrictedVolumes}. */
  public static final Code VOLUMES =
      code(
          "PLM6013",
          "a pod mounts volumes of the usual types",
          "Allowed are `configMap`, `csi`, `downwardAPI`, `emptyDir`, `ephemeral`, `image`, `persistentVolumeClaim`, `projected` and `secret`.",
          "restrictedVolumes");

  /** Check {@code allowPrivilegeEscalation}. */
  public static final Code ESCALATION =
      code(
          "PLM6014",
          "a container cannot gain privileges",
          "`allowPrivilegeEscalation: false` must be said: the default is true.",
          "allowPrivilegeEscalation");

  /** Check {@code runAsNonRoot}. */
  public static final Code NON_ROOT =
      code(
          "PLM6015",
          "a container does not run as root",
          "`runAsNonRoot: true` must be said, for the pod or for each container.",
          "runAsNonRoot");

  /** Check {@code runAsUser}. */
  public static final Code ROOT_USER =
      code("PLM6016", "runAsUser is not 0", "User 0 is root.", "runAsUser");

  /** Check {@code seccompProfile_restricted}. */
  public static final Code SECCOMP_SET =
      code(
          "PLM6017",
          "a seccomp profile is said",
          "`RuntimeDefault` or `Localhost`, for the pod or for each container: the default is none.",
          "seccompProfile_restricted");

  /** Check {@code capabilities_restricted}. */
  public static final Code DROP_ALL =
      code(
          "PLM6018",
          "a container drops all capabilities",
          "`drop: [ALL]` must be said; only `NET_BIND_SERVICE` may be added.",
          "capabilities_restricted");

  /** Check {@code procMount_restricted}. */
  public static final Code MASKED_PROC =
      code(
          "PLM6019",
          "/proc is masked, in a user namespace too",
          "From version 1.35 on this is a check of its own.",
          "procMount_restricted");

  /** For the service loader. */
  public PodSecurityCodes() {}

  private static Code code(String id, String title, String why, String check) {
    return Code.error(
        id,
        Stage.RUNTIME,
        title,
        why
            + " The API server accepts a workload or custom resource that breaks this, but no pod comes of it where the namespace enforces it; where it only"
            + " warns or audits, this is a warning or a note."
            + SOURCES
            + "[the check]("
            + FOLDER
            + check
            + ".go).");
  }

  @Override
  public List<Code> codes() {
    return List.of(
        REFUSED_POD,
        HOST_NAMESPACES,
        PRIVILEGED,
        CAPABILITIES,
        HOST_PATHS,
        HOST_PORTS,
        APP_ARMOR,
        SE_LINUX,
        PROC_MOUNT,
        SECCOMP,
        SYSCTLS,
        HOST_PROCESS,
        PROBE_HOSTS,
        VOLUMES,
        ESCALATION,
        NON_ROOT,
        ROOT_USER,
        SECCOMP_SET,
        DROP_ALL,
        MASKED_PROC);
  }
}
