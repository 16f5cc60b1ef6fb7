/** The data folder of one system: layout, ports, key, lock, published state. */
@NullMarked
package io.waymark.sandbox.home;

import org.jspecify.annotations.NullMarked;
