package io.waymark.clickhouse.row;

/**
 * One row on its way to a table.
 *
 * @param table where it goes
 * @param bytes its values in RowBinary, in the order of {@link Table#columns()}
 */
public record Row(Table table, byte[] bytes) {}
