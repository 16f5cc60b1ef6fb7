package io.waymark.jobs.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.EventKind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PersonInputTest {
  private static final Arrival OWN = TestArrivals.touch("e1", "c1", 1_000);
  private static final Arrival VISITORS =
      TestArrivals.of("e2", EventKind.TOUCH, "", "v1", 1_000, 0);
  private static final Arrival SPEND = TestArrivals.of("e3", EventKind.SPEND, "", "", 1_000, 0);

  private static PersonInput copy(PersonInput input) throws IOException {
    PersonInputSerializer serializer = new PersonInputSerializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(input, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  @Test
  void everyKindOfInputCrossesTheNetworkWhole() throws IOException {
    List<PersonInput> inputs =
        List.of(
            PersonInput.of(OWN),
            PersonInput.of(SPEND),
            PersonInput.forward("c2", OWN),
            PersonInput.forward("c2", VISITORS));
    for (PersonInput input : inputs) {
      assertThat(copy(input)).isEqualTo(input);
    }
    PersonInput history = copy(PersonInput.handOver("acme", "c1", new byte[] {1, 2}));
    assertThat(history.visitor()).containsExactly(1, 2);
    assertThat(history.key()).isEqualTo("acme\0cc1");
    assertThat(history.arrival()).isNull();
  }

  @Test
  void aCustomerAndSomethingElseOfThatNameHaveDifferentKeys() {
    assertThat(PersonInput.of(OWN).key()).isEqualTo("acme\0cc1");
    assertThat(PersonInput.of(SPEND).key()).isEqualTo("acme\0xspend:email");
  }
}
