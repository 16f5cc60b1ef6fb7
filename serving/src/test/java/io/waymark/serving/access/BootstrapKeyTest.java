package io.waymark.serving.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapKeyTest {

  @TempDir Path folder;

  private Path file(String text, String mode) throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  @Test
  void readsAKeyThatOnlyItsOwnerCanRead() throws IOException {
    ApiKey key = ApiKey.generate();
    assertThat(BootstrapKey.read(file(key.text() + "\n", "rw-------"))).isEqualTo(key);
  }

  @Test
  void refusesAFileThatOthersCanRead() throws IOException {
    Path file = file(ApiKey.generate().text(), "rw-r--r--");
    assertThatThrownBy(() -> BootstrapKey.read(file)).hasMessageContaining("chmod 600");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path file = file("nothing", "rw-------");
    assertThatThrownBy(() -> BootstrapKey.read(file)).hasMessageContaining("wm_<id>_<secret>");
    assertThatThrownBy(() -> BootstrapKey.read(folder.resolve("none")))
        .hasMessageContaining("cannot be read");
  }
}
