package io.waymark.serving.http;

/** Something that every route may have around its endpoint: put on once, at the start. */
@FunctionalInterface
public interface Layer {

  /** The endpoint with this layer around it, or the endpoint itself where the route wants none. */
  Endpoint around(Route route, Endpoint inner);
}
