/** What single orders brought in. */
package io.waymark.serving.orders;
