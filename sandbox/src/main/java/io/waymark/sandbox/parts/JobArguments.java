package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import java.util.ArrayList;
import java.util.List;

/** The job's program arguments. */
final class JobArguments {
  private JobArguments() {}

  static List<String> of(Site site) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "kafka.bootstrap-servers", site.kafka());
    add(arguments, "clickhouse.url", site.clickhouseUrl());
    add(arguments, "ordering.wait", site.options().text(SandboxOption.JOB_ORDERING_WAIT));
    add(arguments, "lateness", site.options().text(SandboxOption.JOB_LATENESS));
    add(
        arguments,
        "checkpoint.interval",
        site.options().text(SandboxOption.JOB_CHECKPOINT_INTERVAL));
    add(arguments, "parallelism", site.options().text(SandboxOption.JOB_PARALLELISM));
    arguments.addAll(site.options().words(SandboxOption.JOB_ARGUMENTS));
    return arguments;
  }

  private static void add(List<String> arguments, String key, String value) {
    arguments.add("--" + key);
    arguments.add(value);
  }
}
