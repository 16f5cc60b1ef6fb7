package io.waymark.clickhouse.row;

import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.ChannelCounts;
import io.waymark.core.event.Permission;
import io.waymark.core.identity.IdentityMap;
import io.waymark.core.journey.Journey;
import io.waymark.core.journey.PersonCounts;
import io.waymark.core.journey.PersonState;
import io.waymark.core.journey.Touch;
import java.util.function.Function;

/** Rows that are absolute values of state, each with a version. */
public final class StateRows {
  /** The job's name in {@code progress}. */
  public static final String JOURNEY_JOB = "journey";

  private StateRows() {}

  /**
   * Whose row it is.
   *
   * @param tenant the tenant
   * @param identified whether {@code id} is a customer id
   * @param id customer id or anonymous id
   */
  public record Person(String tenant, boolean identified, String id) {}

  /**
   * A row of {@code customers}; {@code supersededBy} is the customer a visitor became, or empty.
   */
  public static Row customer(Person person, String supersededBy, PersonState state, long version) {
    PersonCounts counts = state.counts();
    RowBinary row = RowBinary.next();
    row.string(person.tenant()).bool(person.identified()).string(person.id());
    row.string(supersededBy).millis(counts.firstTs()).millis(counts.lastTs());
    row.int64(counts.events()).int64(counts.touches()).int64(counts.engagements());
    row.int64(counts.conversions()).int64(counts.purchases()).int64(counts.refunds());
    row.amounts(counts.revenue()).amounts(counts.refunded());
    row.string(counts.firstChannel()).string(counts.lastChannel());
    row.millis(counts.lastPurchaseTs()).int64(version).string(state.properties().json());
    row.string(said(state.consents().analytics())).string(said(state.consents().advertising()));
    return new Row(Table.CUSTOMERS, row.toBytes());
  }

  private static String said(Permission permission) {
    return switch (permission) {
      case GIVEN -> "given";
      case REFUSED -> "refused";
      case ASSUMED, MISSING -> "";
    };
  }

  /** A row of {@code journeys}. */
  public static Row journey(Person person, Journey journey, long version) {
    RowBinary row = RowBinary.next();
    row.string(person.tenant()).string(journey.purchaseKey()).string(person.id());
    row.bool(person.identified()).millis(journey.ts());
    row.decimal128(journey.revenue()).string(journey.currency());
    row.length(journey.touches().size());
    for (Touch touch : journey.touches()) {
      row.millis(touch.ts());
    }
    strings(row, journey, Touch::channel);
    strings(row, journey, Touch::campaign);
    strings(row, journey, Touch::name);
    row.bool(journey.truncated()).int64(version).length(journey.touches().size());
    for (Touch touch : journey.touches()) {
      row.bool(touch.advertising());
    }
    return new Row(Table.JOURNEYS, row.toBytes());
  }

  private static void strings(RowBinary row, Journey journey, Function<Touch, String> field) {
    row.length(journey.touches().size());
    for (Touch touch : journey.touches()) {
      row.string(field.apply(touch));
    }
  }

  /** A row of {@code identities}. */
  public static Row identity(
      String tenant, String anonymousId, IdentityMap.Owner owner, long version) {
    RowBinary row = RowBinary.next();
    row.string(tenant).string(anonymousId).millis(owner.validFrom());
    row.string(owner.customerId()).int64(version);
    return new Row(Table.IDENTITIES, row.toBytes());
  }

  /** A row of {@code channel_daily} or {@code channel_minutely}. */
  public static Row channel(
      Table table, ChannelCell cell, long startMs, ChannelCounts counts, long version) {
    RowBinary row = RowBinary.next();
    row.string(cell.tenant()).seconds(startMs).string(cell.channel()).string(cell.campaign());
    row.string(cell.device()).string(cell.region()).string(cell.currency());
    row.int64(counts.events()).int64(counts.touches()).int64(counts.engagements());
    row.int64(counts.conversions()).int64(counts.refundCount()).int64(counts.impressions());
    row.decimal128(counts.revenue()).decimal128(counts.refunds());
    row.int64(version);
    return new Row(table, row.toBytes());
  }

  /**
   * That a subtask has forgotten a person.
   *
   * @param tenant the tenant
   * @param receipt id of the erasure
   * @param part which order of it
   * @param stage name of the operator
   * @param parallelism of the operator
   * @param subtask index of this one
   * @param cleared how many states it had
   */
  public record Erasure(
      String tenant,
      String receipt,
      int part,
      String stage,
      int parallelism,
      int subtask,
      int cleared) {}

  /** A row of {@code erasures}. */
  public static Row erasure(Erasure erasure, long reportedMs) {
    RowBinary row = RowBinary.next();
    row.string(erasure.tenant()).string(erasure.receipt()).uint16(erasure.part());
    row.string(erasure.stage()).uint16(erasure.parallelism()).uint16(erasure.subtask());
    row.int64(erasure.cleared()).millis(reportedMs);
    return new Row(Table.ERASURES, row.toBytes());
  }

  /**
   * How far a sink subtask has come.
   *
   * @param job the job's name in the table
   * @param checkpoint id of the checkpoint whose rows are written
   * @param parallelism number of sink subtasks
   * @param subtask index of this one
   * @param watermark its watermark, or {@code Long.MIN_VALUE}
   */
  public record Progress(
      String job, long checkpoint, int parallelism, int subtask, long watermark) {}

  /** A row of {@code progress}. */
  public static Row progress(Progress progress, long writtenMs) {
    RowBinary row = RowBinary.next();
    row.string(progress.job()).int64(progress.checkpoint());
    row.uint16(progress.parallelism()).uint16(progress.subtask());
    row.nullableMillis(progress.watermark(), progress.watermark() != Long.MIN_VALUE);
    row.millis(writtenMs);
    return new Row(Table.PROGRESS, row.toBytes());
  }
}
