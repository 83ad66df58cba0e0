package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.BATCH;

import dev.plimsoll.unit.CronRules;
import dev.plimsoll.unit.NameRules;
import java.util.List;

/** Rules of CronJobs. */
final class CronJobRules {
  static final Rule CRON_NAME =
      Rule.of("PLM3848", "J18")
          .at("metadata.name")
          .says("the name of a CronJob has at most 52 characters")
          .fix("shorten the name; the controller adds 11 characters")
          .source(BATCH, "ValidateCronJobCreate");
  static final Rule SCHEDULE =
      Rule.of("PLM3849", "J19")
          .at("spec.schedule")
          .says("a schedule has five fields, or is a word such as @daily")
          .fix("write for example \"0 3 * * *\"")
          .source(BATCH, "validateScheduleFormat");
  static final Rule ZONE =
      Rule.of("PLM3851", "J21")
          .at("spec.timeZone")
          .says("a time zone is one of the IANA database")
          .fix("write for example Europe/Berlin or Etc/UTC")
          .source(BATCH, "validateTimeZone");
  static final Rule CONCURRENCY =
      Rule.of("PLM3852", "J22")
          .at("spec.concurrencyPolicy")
          .says("concurrencyPolicy is Allow, Forbid or Replace")
          .fix("write one of them")
          .source(BATCH, "validateConcurrencyPolicy");
  static final Rule CRON_COUNTS =
      Rule.of("PLM3853", "J23")
          .at("spec.startingDeadlineSeconds")
          .says("the numbers of a CronJob are not negative")
          .fix("write a number from 0")
          .source(BATCH, "validateCronJobSpec");
  static final Rule CRON_SELECTOR =
      Rule.of("PLM3854", "J24")
          .at("spec.jobTemplate.spec")
          .says("the selector of a Job of a CronJob is generated")
          .fix("remove selector and manualSelector")
          .source(BATCH, "ValidateJobTemplateSpec");

  private CronJobRules() {}

  private static void name(Field metadata) {
    boolean generated = metadata.text("name").isEmpty();
    Field name = metadata.at(generated ? "generateName" : "name");
    int length =
        generated && !name.text().isEmpty()
            ? MetadataRules.made(name.text()).length()
            : name.text().length();
    if (length > NameRules.CRON_JOB_MAX) {
      name.refuse(
          CRON_NAME,
          generated
              ? "a name of " + length + " characters begins so, and at most 52 may be"
              : name.shown() + " must be at most 52 characters long, it has " + length);
    }
  }

  static void cronJob(Field root) {
    name(root.at("metadata"));
    Field spec = root.at("spec");
    Field schedule = spec.at("schedule");
    schedule.refuse(SCHEDULE, CronRules.kubernetes(schedule.text()));
    if (spec.has("timeZone")) {
      spec.at("timeZone").refuse(ZONE, TimeZones.problem(spec.text("timeZone")));
    }
    spec.at("concurrencyPolicy").oneOf(CONCURRENCY, List.of("Allow", "Forbid", "Replace"));
    for (String key :
        List.of(
            "startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")) {
      spec.at(key).within(CRON_COUNTS, 0, Long.MAX_VALUE);
    }
    Field job = spec.at("jobTemplate", "spec");
    if (job.has("selector")) {
      job.at("selector").refuse(CRON_SELECTOR, "a job template has a selector");
    }
    if (job.isTrue("manualSelector")) {
      job.at("manualSelector").refuse(CRON_SELECTOR, "a job template has manualSelector: true");
    }
    JobRules.spec(job);
  }
}
