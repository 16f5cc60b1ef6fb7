package io.waymark.helm;

import static io.waymark.helm.TestingChart.object;
import static io.waymark.helm.TestingChart.render;
import static io.waymark.helm.TestingChart.required;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** The job's lines on a cluster are JSON, whatever stands in them. */
class JobLoggingTest {

  private static Layout<?> layout() throws IOException {
    String properties =
        object(render(required()), "FlinkDeployment", "shop-job")
            .at("/spec/logConfiguration/log4j-console.properties")
            .asText();
    LoggerContext context = new LoggerContext("chart");
    Configuration configuration =
        new PropertiesConfigurationFactory()
            .getConfiguration(
                context,
                new ConfigurationSource(
                    new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8))));
    configuration.initialize();
    return configuration.getAppender("Console").getLayout();
  }

  @Test
  void aMessageWithQuotesLinesAndAnExceptionIsOneLineOfJson() throws IOException {
    String message = "no \"table\"\n{events}\\";
    byte[] bytes =
        layout()
            .toByteArray(
                Log4jLogEvent.newBuilder()
                    .setLoggerName("io.waymark.jobs.sink.RowCommitter")
                    .setLevel(Level.WARN)
                    .setThreadName("sink (1/2)")
                    .setMessage(new SimpleMessage(message))
                    .setThrown(new IllegalStateException("away: \"no route\""))
                    .setTimeMillis(Instant.parse("2026-11-23T12:00:00.250Z").toEpochMilli())
                    .build());
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    JsonNode line = TestingChart.JSON.readTree(text);
    assertThat(TestingChart.JSON.convertValue(line, Map.class))
        .containsEntry("timestamp", "2026-11-23T12:00:00.250Z")
        .containsEntry("level", "WARN")
        .containsEntry("service", "waymark-job")
        .containsEntry("event", message)
        .containsEntry("logger_name", "io.waymark.jobs.sink.RowCommitter")
        .containsEntry("thread_name", "sink (1/2)");
    assertThat(line.path("stack_trace").asText()).contains("away: \"no route\"");
  }
}
