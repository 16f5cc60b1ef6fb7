package io.waymark.sandbox.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.home.AdminKey;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.PublishedState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./waymark status [--json]}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says how the system is; --json prints one line {ready, url, api_key, parts{}}.",
      "Exit code 0 when it is ready, 1 when not."
    })
final class StatusCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;

  @Mixin private SystemAddress address = new SystemAddress();

  @Option(names = "--json", description = "one line of JSON")
  private boolean json;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Optional<PublishedState> state = address.running();
    if (json) {
      console.out().println(JSON.writeValueAsString(line(state, address.folder())));
    } else {
      console.out().print(StatusTable.of(state));
    }
    return state.map(PublishedState::ready).orElse(false) ? 0 : 1;
  }

  private Map<String, Object> line(Optional<PublishedState> state, DataFolder folder) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("ready", state.map(PublishedState::ready).orElse(false));
    line.put("url", state.map(PublishedState::url).orElse("http://127.0.0.1:" + address.port()));
    line.put("api_key", AdminKey.read(folder.adminKey()));
    line.put("parts", state.map(PublishedState::parts).orElse(Map.of()));
    return line;
  }
}
