package io.waymark.serving.access;

import java.util.List;
import java.util.Set;

/**
 * What happened to keys.
 *
 * @param version up to which it is all here
 * @param keys as they are now
 * @param origins all web origins of living keys, in lower case
 */
public record KeyChanges(long version, List<StoredKey> keys, Set<String> origins) {}
