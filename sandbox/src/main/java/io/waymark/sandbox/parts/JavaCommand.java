package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.supervise.Leash;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One JVM of the system.
 *
 * @param part name of the part, which is also the name of its log
 * @param jvmArguments heap, collector and the like
 * @param classpath jars and {@code folder/*}
 * @param mainClass what it runs
 * @param arguments program arguments
 * @param environment variables on top of this process's own; a JAVA_HOME among them chooses the JVM
 * @param niceness how far it stands back where the cores are wanted by others too, up to 19
 */
record JavaCommand(
    String part,
    List<String> jvmArguments,
    List<Path> classpath,
    String mainClass,
    List<String> arguments,
    Map<String, String> environment,
    int niceness) {
  /** One that stands back for nobody. */
  JavaCommand(
      String part,
      List<String> jvmArguments,
      List<Path> classpath,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment) {
    this(part, jvmArguments, classpath, mainClass, arguments, environment, 0);
  }

  /** The same, behind others. */
  JavaCommand behind(int steps) {
    return new JavaCommand(part, jvmArguments, classpath, mainClass, arguments, environment, steps);
  }

  /** Starts it with its output at the end of its log. */
  ProcessHandle start(Site site) throws IOException {
    File log = site.folder().log(part).toFile();
    ProcessBuilder builder = new ProcessBuilder(words(site));
    builder.environment().putAll(environment);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectOutput(Redirect.appendTo(log)).redirectError(Redirect.appendTo(log));
    return builder.start().toHandle();
  }

  private List<String> words(Site site) {
    List<String> words = Leash.words(niceness);
    words.add(java(site).toString());
    words.add("-Dwaymark.system=" + site.folder().root());
    words.add("-Dwaymark.part=" + part);
    words.addAll(logSettings(site));
    if (jvmArguments.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
      words.add("-XX:+UseSerialGC");
    }
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.addAll(jvmArguments);
    words.add("-cp");
    words.add(
        classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }

  private Path java(Site site) {
    String home = environment.getOrDefault("JAVA_HOME", "");
    return home.isEmpty() ? site.distribution().java() : Path.of(home, "bin", "java");
  }

  private static List<String> logSettings(Site site) {
    String simple = "-Dorg.slf4j.simpleLogger.";
    return List.of(
        simple
            + "defaultLogLevel="
            + site.options().text(SandboxOption.LOG_LEVEL).toLowerCase(Locale.ROOT),
        simple + "showDateTime=true",
        simple + "dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        simple + "showShortLogName=true");
  }
}
