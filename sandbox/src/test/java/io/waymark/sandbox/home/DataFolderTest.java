package io.waymark.sandbox.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path dir;

  @Test
  void aFolderThatCannotBeMadeIsOneClearSentence() throws IOException {
    // A file in the way stands for every way of not being writable, also for root.
    Files.writeString(dir.resolve("file"), "x");
    assertThatThrownBy(() -> DataFolder.of(dir.resolve("file/data")).prepare())
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--data-dir");
  }

  @Test
  void theAdminKeyStaysTheSameAndOnlyItsOwnerReadsIt() throws IOException {
    Path file = dir.resolve("admin.key");
    String key = AdminKey.ensure(file);
    assertThat(key).matches("wm_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    assertThat(AdminKey.ensure(file)).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(AdminKey.generate(new SecureRandom())).isNotEqualTo(key);
  }

  @Test
  void keptPortsStayAndTakenOnesAreChosenAnew() {
    Ports first = Ports.choose(Map.of(), port -> true);
    Ports second = Ports.choose(first.byName(), port -> port != first.of("kafka"));
    assertThat(second.of("postgres")).isEqualTo(first.of("postgres"));
    assertThat(second.of("kafka")).isNotEqualTo(first.of("kafka"));
    assertThat(new HashSet<>(second.byName().values())).hasSameSizeAs(Ports.NAMES);
  }

  @Test
  void portsSurviveInTheirFile() {
    Path file = dir.resolve("ports.json");
    assertThat(Ports.ensure(file)).isEqualTo(Ports.ensure(file));
  }

  @Test
  void theLockIsHeldOnceAndGivenBack() {
    Path file = dir.resolve("lock");
    try (SystemLock held = SystemLock.tryTake(file).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(SystemLock.tryTake(file)).isEmpty();
    }
    SystemLock.tryTake(file).orElseThrow().close();
  }
}
