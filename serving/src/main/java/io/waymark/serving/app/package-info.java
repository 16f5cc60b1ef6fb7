/** Where the sidecar starts: options, wiring, table of contents. */
package io.waymark.serving.app;
