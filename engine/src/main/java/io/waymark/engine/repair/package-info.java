/** What has to be put right in the data folder after a kill, before the engine opens it. */
@NullMarked
package io.waymark.engine.repair;

import org.jspecify.annotations.NullMarked;
