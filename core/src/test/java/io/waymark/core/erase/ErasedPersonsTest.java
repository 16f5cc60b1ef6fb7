package io.waymark.core.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.control.InvalidControlException;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.ErasureOrder.PersonId;
import io.waymark.core.event.EventKind;
import io.waymark.core.journey.Events;
import io.waymark.core.wire.ControlJson;
import io.waymark.core.wire.ErasureJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasedPersonsTest {
  private static final String SALT = "00ff10";
  private static final long ERASED_AT = 1_000;

  private final ErasedPersons erased = new ErasedPersons();

  private static Mark mark(boolean customer, String id, long from, long until) {
    return new Mark(new PersonHash(SALT).of(customer, id), from, until);
  }

  /** c1 had v1 all the time, and v2 from 100 to 200. */
  private static ErasureOrder order(String receipt) {
    return new ErasureOrder(
        ErasureOrder.key("acme", receipt, 0),
        ERASED_AT,
        SALT,
        List.of(new PersonId(true, "c1"), new PersonId(false, "v1"), new PersonId(false, "v\"2")),
        List.of(
            mark(true, "c1", 0, ERASED_AT + 1),
            mark(false, "v1", 0, ERASED_AT + 1),
            mark(false, "v\"2", 100, 200)));
  }

  private boolean covers(String customer, String visitor, long ts) {
    return erased.covers(
        Events.arrival("e", EventKind.TOUCH, customer, visitor, ts, "", 0).event());
  }

  @Test
  void hashesAsAnyOtherProgramDoes() {
    // printf '\x00\xff\x10cc1' | sha256sum and printf '\x00\xff\x10vc1' | sha256sum (coreutils)
    assertThat(new PersonHash(SALT).of(true, "c1")).isEqualTo("30cc9bf7da185dfb46f03acf1f16d557");
    assertThat(new PersonHash(SALT).of(false, "c1")).isEqualTo("cb8941e2d90815ddc256a18ac0451bd1");
  }

  @Test
  void coversWhatThePersonDidBeforeTheErasure() {
    erased.put(order("r1"));
    assertThat(covers("c1", "", ERASED_AT)).isTrue();
    assertThat(covers("c1", "v9", 0)).isTrue();
    assertThat(covers("", "v1", 7)).isTrue();
    assertThat(covers("c1", "", ERASED_AT + 1)).as("a new life").isFalse();
    assertThat(covers("", "v1", ERASED_AT + 1)).isFalse();
    assertThat(covers("c2", "", 1)).isFalse();
  }

  @Test
  void aSharedVisitorIdIsErasedForTheTimeInWhichItWasThePersons() {
    erased.put(order("r1"));
    assertThat(covers("", "v\"2", 99)).isFalse();
    assertThat(covers("", "v\"2", 100)).isTrue();
    assertThat(covers("", "v\"2", 199)).isTrue();
    assertThat(covers("", "v\"2", 200)).isFalse();
    assertThat(covers("c2", "v\"2", 150)).as("another customer's own event").isFalse();
  }

  @Test
  void anotherTenantsIdsAreOthers() {
    erased.put(order("r1"));
    assertThat(erased.covers("other", true, "c1", 1)).isFalse();
  }

  @Test
  void aRecordReplacesTheOneOfItsKeyAndATombstoneEndsIt() {
    erased.put(order("r1"));
    erased.put(order("r2"));
    erased.put(order("r1").withoutIds());
    assertThat(erased.spans("acme", true, "c1")).hasSize(2);
    erased.remove(order("r1").key());
    assertThat(covers("c1", "", 1)).isTrue();
    erased.remove(order("r2").key());
    assertThat(covers("c1", "", 1)).isFalse();
    assertThat(erased.spans("acme", true, "c1")).isEmpty();
  }

  @Test
  void anOrderSurvivesItsControlRecord() {
    for (ErasureOrder order : List.of(order("r1"), order("r1").withoutIds())) {
      ControlRecord record = ControlJson.parse(ControlJson.toBytes(ErasureJson.record(order)));
      assertThat(ErasureJson.parse(record)).isEqualTo(order);
      assertThat(order.receipt() + " " + order.part()).isEqualTo("r1 0");
    }
    assertThat(ErasureJson.record(order("r1").withoutIds()).payload())
        .doesNotContain("\"cc1\"", "v1");
  }

  @Test
  void whatIsNoErasureIsRefusedWithoutSayingWhatStoodThere() {
    for (String payload :
        List.of(
            "{}",
            "[]",
            "{\"erased_at\":1.5,\"salt\":\"00\",\"ids\":[],\"marks\":[]}",
            "{\"erased_at\":1,\"salt\":\"00\",\"ids\":[\"\"],\"marks\":[]}",
            "{\"erased_at\":1,\"salt\":\"00\",\"ids\":[\"cAlice\"],\"marks\":[[1]]}")) {
      ControlRecord record = ControlRecord.of(ErasureOrder.key("acme", "r1", 0), 1, 0, payload);
      assertThatThrownBy(() -> ErasureJson.parse(record))
          .isInstanceOf(InvalidControlException.class)
          .hasMessage("the payload of erase/acme/r1/0 is no erasure");
    }
    assertThatThrownBy(() ->
            ErasureJson.parse(
                ControlRecord.of(
                    new ControlKey("erase", "acme", "r1/x"),
                    1,
                    0,
                    "{\"erased_at\":1,\"salt\":\"00\",\"ids\":[],\"marks\":[]}")))
        .hasMessageContaining("receipt/part");
  }
}
