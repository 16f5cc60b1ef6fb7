/** ClickHouse's compressed blocks: LZ4 with a CityHash128 checksum. */
@NullMarked
package io.waymark.engine.wire;

import org.jspecify.annotations.NullMarked;
