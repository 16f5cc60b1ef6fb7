package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import java.util.ArrayList;
import java.util.List;

/** The job's program arguments. */
public final class JobArguments {
  private JobArguments() {}

  static List<String> of(Site site) {
    return of(site.options(), site.kafka(), site.clickhouseUrl());
  }

  /** Those that a sandbox's options ask for, with the stores of those addresses. */
  public static List<String> of(SandboxOptions options, String kafka, String clickhouseUrl) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "kafka.bootstrap-servers", kafka);
    add(arguments, "clickhouse.url", clickhouseUrl);
    add(arguments, "ordering.wait", options.text(SandboxOption.JOB_ORDERING_WAIT));
    add(arguments, "lateness", options.text(SandboxOption.JOB_LATENESS));
    add(arguments, "checkpoint.interval", options.text(SandboxOption.JOB_CHECKPOINT_INTERVAL));
    add(arguments, "parallelism", options.text(SandboxOption.JOB_PARALLELISM));
    arguments.addAll(options.words(SandboxOption.JOB_ARGUMENTS));
    return arguments;
  }

  private static void add(List<String> arguments, String key, String value) {
    arguments.add("--" + key);
    arguments.add(value);
  }
}
