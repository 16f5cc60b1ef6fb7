package io.waymark.sandbox.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code ./waymark --version} prints; the number stands in the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String number = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "waymark " + (number == null ? "(not packaged)" : number),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
