package dev.plimsoll.airflow;

/**
 * The operator for custom resources that no provider of Airflow has one for. It stands in the DAG
 * file that uses it: the project's image needs nothing of ours.
 */
final class ResourceOperatorText {
  /**
   * Without template fields, so that Jinja touches nothing. Each try makes an object of its own; it
   * is deleted when the task ends, whatever the end.
   */
  static final String CLASS =
      """

      class CustomResourceOperator(BaseOperator):
          \"""Makes a custom resource, waits until its status says that it ended, and deletes it.\"""

          def __init__(self, *, body, plural, field, succeeded, failed, **kwargs):
              super().__init__(**kwargs)
              self.body = body
              self.plural = plural
              self.field = field
              self.succeeded = succeeded
              self.failed = failed
              self.made = None

          def _api(self):
              from kubernetes import client, config

              config.load_incluster_config()
              return client.CustomObjectsApi()

          def _place(self):
              group, version = self.body["apiVersion"].split("/")
              return group, version, self.body["metadata"]["namespace"], self.plural

          def execute(self, context):
              api = self._api()
              metadata = dict(self.body["metadata"])
              metadata["generateName"] = metadata.pop("name") + "-"
              made = api.create_namespaced_custom_object(*self._place(), {**self.body, "metadata": metadata})
              self.made = made["metadata"]["name"]
              self.log.info("made %s %s", self.body["kind"], self.made)
              try:
                  self._wait(api)
              finally:
                  self.on_kill()

          def _wait(self, api):
              while True:
                  value = api.get_namespaced_custom_object(*self._place(), self.made)
                  for step in self.field:
                      value = value.get(step) if isinstance(value, dict) else None
                  if value in self.succeeded:
                      return
                  if value in self.failed:
                      raise RuntimeError(f"{self.body['kind']} {self.made} ended as {value}")
                  time.sleep(10)

          def on_kill(self):
              if self.made is not None:
                  self._api().delete_namespaced_custom_object(*self._place(), self.made)
                  self.made = None


      """;

  private ResourceOperatorText() {}
}
