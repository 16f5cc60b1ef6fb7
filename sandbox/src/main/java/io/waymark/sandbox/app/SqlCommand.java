package io.waymark.sandbox.app;

import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.PublishedState;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./waymark sql "SELECT …"}. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one statement in ClickHouse and prints its rows, tab-separated and without a header.",
      "What ClickHouse refuses goes to stderr with exit code 1."
    })
final class SqlCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SystemAddress address = new SystemAddress();

  @Parameters(arity = "1", paramLabel = "STATEMENT", description = "one SQL statement")
  private String statement = "";

  @Option(names = "--write", description = "allow statements that change data")
  private boolean write;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TabSeparated",
      description = "any of ClickHouse's formats (default: ${DEFAULT-VALUE})")
  private String format = "";

  SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PublishedState state = address.require();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          client.send(request(state.clickhouseUrl()), BodyHandlers.ofInputStream());
      return print(response);
    } catch (ConnectException e) {
      throw new SandboxException(
          "ClickHouse does not answer at " + state.clickhouseUrl() + ": see ./waymark status.", e);
    }
  }

  private int print(HttpResponse<InputStream> response) throws IOException {
    boolean good = response.statusCode() == 200;
    try (InputStream body = response.body()) {
      body.transferTo(good ? console.out() : console.err());
    }
    console.out().flush();
    console.err().flush();
    return good ? 0 : 1;
  }

  /** Level 2 refuses every change of data and still allows settings that a query brings along. */
  private HttpRequest request(String clickhouseUrl) {
    ClickHouseUrl server = ClickHouseUrl.parse(clickhouseUrl);
    String readOnly = write ? "" : "readonly=2&";
    URI uri =
        URI.create(
            server.endpoint()
                + "/?"
                + readOnly
                + "wait_end_of_query=1&database="
                + server.database());
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Basic " + login(server))
        .header("X-ClickHouse-Format", format)
        .POST(BodyPublishers.ofString(statement))
        .build();
  }

  private static String login(ClickHouseUrl server) {
    String login = server.user() + ":" + server.password();
    return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }
}
