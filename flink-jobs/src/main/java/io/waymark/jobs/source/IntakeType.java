package io.waymark.jobs.source;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of {@link Intake}: it has no serializer, so a broken chain fails when the job starts.
 */
final class IntakeType extends TypeInformation<Intake> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<Intake> getTypeClass() {
    return Intake.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<Intake> createSerializer(SerializerConfig config) {
    return new IntakeSerializer();
  }

  @Override
  public String toString() {
    return "Intake";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntakeType;
  }

  @Override
  public int hashCode() {
    return IntakeType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof IntakeType;
  }
}
