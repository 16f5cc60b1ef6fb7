/** Segment's HTTP routes: its SDKs send here what they send there. */
package io.waymark.serving.segment;
