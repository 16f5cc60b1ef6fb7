package io.waymark.core.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.journey.Events;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {

  @Test
  void readsWhatItWrote() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long n = random.nextLong() >> random.nextInt(64);
      String text = "ä€𝄞x".repeat(random.nextInt(80)).substring(0);
      PackedWriter out = new PackedWriter(1);
      out.writeLong(n);
      assertThat(PackedWriter.lengthOf(n)).isEqualTo(out.size());
      out.writeUnsigned(n);
      out.writeFixedLong(n);
      out.writeString(text);
      out.writeBoolean(n > 0);
      PackedReader in = new PackedReader(out.toBytes());
      assertThat(in.readLong()).isEqualTo(n);
      assertThat(in.readUnsigned()).isEqualTo(n);
      assertThat(in.readFixedLong()).isEqualTo(n);
      assertThat(in.readString()).isEqualTo(text);
      assertThat(in.readBoolean()).isEqualTo(n > 0);
      assertThat(in.hasMore()).isFalse();
    }
  }

  @Test
  void sharesTextsThatComeAgain() {
    TextPool texts = new TextPool();
    for (String text : new String[] {"", "email", "äöü", "€𝄞", "x".repeat(500)}) {
      PackedWriter out = new PackedWriter(1);
      out.writeString(text);
      PackedReader alone = new PackedReader(out.toBytes());
      String first = shared(out, texts);
      assertThat(first).isEqualTo(text).isEqualTo(alone.readShared());
      assertThat(shared(out, texts)).isEqualTo(text);
      if (text.equals("email")) {
        assertThat(shared(out, texts)).isSameAs(first);
      }
    }
  }

  /** Law: whatever is in the pool, a text is read as it was written. */
  @Test
  void readsSharedTextsAsTheyWereWritten() {
    Random random = new Random(7);
    TextPool texts = new TextPool();
    for (int i = 0; i < 50_000; i++) {
      String text = Integer.toString(random.nextInt(5_000), 36) + "é".repeat(random.nextInt(2));
      PackedWriter out = new PackedWriter(1);
      out.writeString(text);
      assertThat(shared(out, texts)).isEqualTo(text);
    }
  }

  private static String shared(PackedWriter written, TextPool texts) {
    return new PackedReader(written.array(), 0, written.size(), texts).readShared();
  }

  @Test
  void keepsEveryFieldOfAnEvent() {
    var arrival = Events.purchase("p", 300, "o", 20);
    PackedWriter out = new PackedWriter(1);
    arrival.write(out);
    assertThat(io.waymark.core.event.Arrival.read(new PackedReader(out.toBytes())))
        .isEqualTo(arrival);
  }
}
