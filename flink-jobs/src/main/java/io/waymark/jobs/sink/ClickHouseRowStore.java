package io.waymark.jobs.sink;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import io.waymark.clickhouse.row.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Rows into ClickHouse. */
final class ClickHouseRowStore implements RowStore {
  private final Client client;

  ClickHouseRowStore(String url) {
    client =
        new Client.Builder()
            .addEndpoint(url)
            .setUsername("default")
            .setPassword("")
            .setDefaultDatabase("default")
            .compressClientRequest(false)
            .compressServerResponse(false)
            .setMaxRetries(0)
            .build();
  }

  @Override
  public void insert(Table table, byte[] rowBinary, String token) throws IOException {
    InsertSettings settings =
        new InsertSettings()
            .setDeduplicationToken(token)
            .serverSetting("async_insert", "0")
            .serverSetting("insert_deduplicate", "1")
            .serverSetting("max_partitions_per_insert_block", "0");
    try (InsertResponse response =
        client
            .insert(
                table.tableName(),
                table.columns(),
                new ByteArrayInputStream(rowBinary),
                ClickHouseFormat.RowBinary,
                settings)
            .get()) {
      response.getWrittenRows();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
