package io.waymark.serving.customers;

import java.util.List;

/**
 * Whom an id means.
 *
 * @param id customer id, or visitor id where nobody is known behind it
 * @param identified whether {@code id} is a customer id
 * @param anonymousIds visitor ids that are resolved to the customer, or the visitor's own
 */
record Person(String id, boolean identified, List<String> anonymousIds) {}
