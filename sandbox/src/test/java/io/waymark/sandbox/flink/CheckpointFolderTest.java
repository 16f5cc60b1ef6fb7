package io.waymark.sandbox.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir Path root;
  private CheckpointFolder folder;

  @BeforeEach
  void checkpoints() throws IOException {
    folder = new CheckpointFolder(root);
    checkpoint(9, "names aaaa only");
    checkpoint(10, "names aaaa and bbbb");
    Files.createDirectories(root.resolve("chk-11"));
    Files.writeString(root.resolve("chk-11/part-of-state"), "x");
    Files.createDirectories(root.resolve("chk-of-somebody-else"));
    Files.createDirectories(root.resolve("shared"));
    for (String name : new String[] {"aaaa", "bbbb", "cccc"}) {
      Files.writeString(root.resolve("shared").resolve(name), "state");
    }
  }

  @Test
  void theNewestIsByNumberAndNeedsItsMetadata() {
    assertThat(folder.newestComplete().orElseThrow().number()).isEqualTo(10);
  }

  @Test
  void anEmptyMetadataFileDoesNotCount() throws IOException {
    Files.writeString(root.resolve("chk-11/_metadata"), "");
    assertThat(folder.newestComplete().orElseThrow().number()).isEqualTo(10);
  }

  @Test
  void whatWasBegunAndNotCompletedIsAbandoned() {
    assertThat(folder.abandoned()).containsExactly(root.resolve("chk-11"));
  }

  @Test
  void olderCheckpointsAndUnnamedSharedFilesAreLeftOver() {
    assertThat(folder.leftOversBefore(folder.newestComplete().orElseThrow()))
        .containsExactlyInAnyOrder(root.resolve("chk-9"), root.resolve("shared/cccc"));
  }

  @Test
  void removingLeavesTheRestoredOneAndItsFiles() {
    CheckpointFolder.remove(folder.abandoned());
    CheckpointFolder.remove(folder.leftOversBefore(folder.newestComplete().orElseThrow()));
    assertThat(root.resolve("chk-10/_metadata")).exists();
    assertThat(root.resolve("shared/bbbb")).exists();
    assertThat(root.resolve("chk-9")).doesNotExist();
    assertThat(root.resolve("chk-11")).doesNotExist();
    assertThat(root.resolve("shared/cccc")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereHasNoCheckpoint() {
    assertThat(new CheckpointFolder(root.resolve("no")).newestComplete()).isEmpty();
  }

  private void checkpoint(long number, String metadata) throws IOException {
    Path checkpoint = Files.createDirectories(root.resolve("chk-" + number));
    Files.writeString(checkpoint.resolve("_metadata"), metadata);
  }
}
