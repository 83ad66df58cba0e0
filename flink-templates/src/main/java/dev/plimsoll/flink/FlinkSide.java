package dev.plimsoll.flink;

/** One of the two kinds of pods of a Flink cluster. */
enum FlinkSide {
  JOB_MANAGER("jobManager", "jobmanager", "JobManager"),
  TASK_MANAGER("taskManager", "taskmanager", "TaskManager");

  /** The container in which Flink runs, in both. */
  static final String CONTAINER = "flink-main-container";

  private final String field;
  private final String key;
  private final String words;

  FlinkSide(String field, String key, String words) {
    this.field = field;
    this.key = key;
    this.words = words;
  }

  /** The field of the spec that describes it. */
  String field() {
    return field;
  }

  /** Its word in Flink's keys, and the value of its label {@code component}. */
  String key() {
    return key;
  }

  /** The key of the memory of its process, which the operator writes from the field. */
  String processSize() {
    return key + ".memory.process.size";
  }

  /** Its name in sentences. */
  String words() {
    return words;
  }
}
