/** Answers that are given again for a moment. */
package io.waymark.serving.cache;
