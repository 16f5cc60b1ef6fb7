/**
 * Features to scores: will hold model files, the scorer that job and sidecar share, training and
 * export.
 */
@NullMarked
package io.waymark.pmml;

import org.jspecify.annotations.NullMarked;
