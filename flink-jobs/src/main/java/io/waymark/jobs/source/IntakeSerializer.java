package io.waymark.jobs.source;

import io.waymark.jobs.record.RecordType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Refuses to serialise: source, clock and routing form one chain on purpose, and a broken one fails
 * with the first record.
 */
final class IntakeSerializer extends TypeSerializerSingleton<Intake> {
  private static final long serialVersionUID = 1L;

  /** The type of what goes through the chain. */
  static final TypeInformation<Intake> TYPE =
      new RecordType<>(Intake.class, new IntakeSerializer());

  private static IllegalStateException brokenChain() {
    return new IllegalStateException(
        "the source and the routing behind it have to be chained: leave pipeline.operator-chaining on");
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Intake createInstance() {
    throw brokenChain();
  }

  @Override
  public Intake copy(Intake from) {
    return from;
  }

  @Override
  public Intake copy(Intake from, Intake reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Intake record, DataOutputView target) {
    throw brokenChain();
  }

  @Override
  public Intake deserialize(DataInputView source) {
    throw brokenChain();
  }

  @Override
  public Intake deserialize(Intake reuse, DataInputView source) {
    throw brokenChain();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) {
    throw brokenChain();
  }

  @Override
  public TypeSerializerSnapshot<Intake> snapshotConfiguration() {
    return new Snapshot();
  }

  /** For Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Intake> {
    /** For Flink. */
    public Snapshot() {
      super(IntakeSerializer::new);
    }
  }
}
