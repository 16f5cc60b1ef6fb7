package io.waymark.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataRepairTest {

  @TempDir Path data;
  private Path table;
  private Path log;

  @BeforeEach
  void table() throws IOException {
    table = data.resolve("store/abc/abcdef");
    log = table.resolve("deduplication_logs/deduplication_log_2.txt");
    Files.createDirectories(log.getParent());
  }

  @Test
  void aTokenWithoutRowsIsTakenBack() throws IOException {
    parts("202601_1_1_0", "tmp_insert_202601_2_2_0");
    Files.writeString(log, "1\t202601_1_1_0\ttoken1\n1\t202601_2_2_0\ttoken2\n");

    assertThat(DataRepair.run(data)).isEqualTo(1);

    assertThat(Files.readString(log)).endsWith("\ttoken2\n2\t202601_2_2_0\ttoken2\n");
    assertThat(DataRepair.run(data)).isZero();
  }

  @Test
  void rowsThatWereMergedOrMutatedAreThere() throws IOException {
    parts("a_1_7_2", "b_3_3_0_9");
    Files.writeString(log, "1\ta_1_1_0\tone\n1\ta_7_7_0\tseven\n1\tb_3_3_0\tthree\n");

    assertThat(DataRepair.run(data)).isZero();
  }

  @Test
  void aDetachedPartIsNotThereAndAnotherPartitionDoesNotCount() throws IOException {
    parts("b_1_7_2", "detached/a_1_1_0");
    Files.writeString(log, "1\ta_1_1_0\tone\n");

    assertThat(DataRepair.run(data)).isEqualTo(1);
  }

  @Test
  void logsAreReadInTheOrderOfTheirNumbers() throws IOException {
    parts("a_2_2_0");
    Files.writeString(log.resolveSibling("deduplication_log_9.txt"), "1\ta_1_1_0\tx\n");
    Files.writeString(
        log.resolveSibling("deduplication_log_10.txt"), "2\ta_1_1_0\tx\n1\ta_2_2_0\tx\n");

    assertThat(DataRepair.run(data)).isZero();
  }

  @Test
  void halfARecordIsCutOff() throws IOException {
    parts("a_1_1_0");
    Files.writeString(log, "1\ta_1_1_0\tone\n1\ta_2_2");

    assertThat(DataRepair.run(data)).isZero();
    assertThat(Files.readString(log)).isEqualTo("1\ta_1_1_0\tone\n");
  }

  @Test
  void anEmptyFolderNeedsNothing(@TempDir Path empty) throws IOException {
    assertThat(DataRepair.run(empty)).isZero();
  }

  private void parts(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(table.resolve(name));
    }
  }
}
