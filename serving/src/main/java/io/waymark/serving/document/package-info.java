/** Documents that people write and send, in YAML or JSON: read within limits, with their lines. */
package io.waymark.serving.document;
