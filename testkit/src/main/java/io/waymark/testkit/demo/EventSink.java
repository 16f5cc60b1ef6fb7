package io.waymark.testkit.demo;

import io.waymark.core.event.Event;

/** Takes what happens in the shop, in any order. */
interface EventSink {

  void happened(Event event);

  /** The same, by a machine that says so. */
  void crawled(Event event);
}
