package io.waymark.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.packed.PackedReader;
import io.waymark.jobs.state.HotStates.Hot;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PackedFormTest {
  private final PackedForm<String> form =
      new PackedForm<>("names", (name, out) -> out.writeString(name), PackedReader::readString);

  @Test
  void aStateComesBackWithItsTimer() throws IOException {
    Hot<String> back = form.unpack("k", form.pack(new Hot<>("k", "Jane", 17)));
    assertThat(back.key).isEqualTo("k");
    assertThat(back.state).isEqualTo("Jane");
    assertThat(back.timer).isEqualTo(17);
    assertThat(back.isBlank()).isFalse();
  }

  @Test
  void anotherFormIsRefused() {
    byte[] packed = form.pack(new Hot<>("k", "Jane", 17));
    packed[0]--;
    assertThatThrownBy(() -> form.unpack("k", packed))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("a state of names has form " + packed[0] + ", only ");
  }
}
