"""Records the pods that Spark makes, as the API server first keeps them, and compares them with what Plimsoll says of them.

usage: pods.py record KUBECONFIG FILE NAMESPACE...        until it is stopped
       pods.py compare FILE LATENTS DIFFERENCES           exit status 0 if all differences are the reviewed ones

LATENTS is the folder _latent of an environment. DIFFERENCES names each field that differs, and why.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from made_pods import compare, record  # noqa: E402

ROLE = "spark-role"


def made_by_spark(pod):
    return pod if ROLE in pod["metadata"].get("labels", {}) else None


def described_by(pod):
    role = pod["metadata"]["labels"][ROLE]
    return role, f"{pod['metadata']['labels']['plimsoll.dev/job']}-{role}"


if sys.argv[1] == "record":
    record(sys.argv[2], sys.argv[3], sys.argv[4:], made_by_spark)
else:
    sys.exit(compare(*sys.argv[2:], ("driver", "executor"), described_by))
