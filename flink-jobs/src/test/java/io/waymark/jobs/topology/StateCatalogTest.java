package io.waymark.jobs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.app.JourneyJob;
import io.waymark.jobs.state.PackedStateOperator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.junit.jupiter.api.Test;

/** Savepoints find their state by these names: a change here has to be a decision. */
class StateCatalogTest {

  @Test
  void uidsAndStateNamesAreThoseOfTheCatalogue() throws Exception {
    JobOptions options = JobOptions.parse(new String[0], Map.of());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(JourneyJob.configuration(options));
    Topology.build(env, options);
    TreeSet<String> lines = new TreeSet<>();
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      lines.add(node.getTransformationUID() + stateOf(node));
    }
    String catalogue;
    try (var in = getClass().getResourceAsStream("/state-catalog.txt")) {
      catalogue = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(String.join("\n", lines) + "\n").isEqualTo(catalogue);
  }

  /** A row that left its stage's chain on its own would cross the network on its own. */
  @Test
  void blocksAreMadeInTheChainOfTheirStage() {
    JobOptions options = JobOptions.parse(new String[0], Map.of());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(JourneyJob.configuration(options));
    Topology.build(env, options);
    for (JobVertex vertex : env.getStreamGraph().getJobGraph().getVertices()) {
      assertThat(vertex.getName()).doesNotStartWith("Blocks");
    }
  }

  private static String stateOf(StreamNode node) {
    return node.getOperatorFactory() instanceof SimpleOperatorFactory<?> factory
            && factory.getOperator() instanceof PackedStateOperator<?, ?, ?> operator
        ? " " + operator.stateName()
        : "";
  }
}
