package io.waymark.serving.cache;

/**
 * What an answer was about.
 *
 * @param tenant whose rows it was made of; no other tenant's key is equal to it
 * @param target route, path and query parameters
 */
record CacheKey(String tenant, String target) {}
