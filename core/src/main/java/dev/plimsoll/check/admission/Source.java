package dev.plimsoll.check.admission;

/** The files of Kubernetes that hold the rules, for links. */
enum Source {
  CORE("kubernetes/kubernetes", "pkg/apis/core/validation/validation.go"),
  APPS("kubernetes/kubernetes", "pkg/apis/apps/validation/validation.go"),
  BATCH("kubernetes/kubernetes", "pkg/apis/batch/validation/validation.go"),
  NETWORKING("kubernetes/kubernetes", "pkg/apis/networking/validation/validation.go"),
  AUTOSCALING("kubernetes/kubernetes", "pkg/apis/autoscaling/validation/validation.go"),
  RBAC("kubernetes/kubernetes", "pkg/apis/rbac/validation/validation.go"),
  POLICY("kubernetes/kubernetes", "pkg/apis/policy/validation/validation.go"),
  STORAGE("kubernetes/kubernetes", "pkg/apis/storage/validation/validation.go"),
  SCHEDULING("kubernetes/kubernetes", "pkg/apis/scheduling/validation/validation.go"),
  WEBHOOKS("kubernetes/kubernetes", "pkg/apis/admissionregistration/validation/validation.go"),
  DISCOVERY("kubernetes/kubernetes", "pkg/apis/discovery/validation/validation.go"),
  COORDINATION("kubernetes/kubernetes", "pkg/apis/coordination/validation/validation.go"),
  NODE("kubernetes/kubernetes", "pkg/apis/node/validation/validation.go"),
  CERTIFICATES("kubernetes/kubernetes", "pkg/apis/certificates/validation/validation.go"),
  FLOWCONTROL("kubernetes/kubernetes", "pkg/apis/flowcontrol/validation/validation.go"),
  MIGRATION("kubernetes/kubernetes", "pkg/apis/storagemigration/validation/validation.go"),
  RESOURCE("kubernetes/kubernetes", "pkg/apis/resource/validation/validation.go"),
  AUTHORIZATION("kubernetes/kubernetes", "pkg/apis/authorization/validation/validation.go"),
  META("kubernetes/apimachinery", "pkg/api/validation/objectmeta.go"),
  LABELS("kubernetes/apimachinery", "pkg/apis/meta/v1/validation/validation.go"),
  SYNTAX("kubernetes/apimachinery", "pkg/util/validation/validation.go"),
  QUANTITY("kubernetes/apimachinery", "pkg/api/resource/quantity.go"),
  REST("kubernetes/apiserver", "pkg/registry/rest/create.go"),
  WEBHOOK_URL("kubernetes/apiserver", "pkg/util/webhook/validation.go"),
  AGGREGATION("kubernetes/kube-aggregator", "pkg/apis/apiregistration/validation/validation.go"),
  DEFINITIONS(
      "kubernetes/apiextensions-apiserver", "pkg/apis/apiextensions/validation/validation.go"),
  STRUCTURE("kubernetes/apiextensions-apiserver", "pkg/apiserver/schema/validation.go"),
  DEFAULTING("kubernetes/apiextensions-apiserver", "pkg/apiserver/schema/defaulting/validation.go");

  private final String repository;
  private final String file;

  Source(String repository, String file) {
    this.repository = repository;
    this.file = file;
  }

  String link(String function) {
    return "[" + function + "](https://github.com/" + repository + "/blob/master/" + file + ")";
  }
}
