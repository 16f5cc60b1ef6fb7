/** Reading ClickHouse for one tenant: the way every XQueries class goes. */
package io.waymark.serving.query;
