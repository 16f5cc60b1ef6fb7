/** Whether the parts are there, asked in the background and answered at once. */
package io.waymark.serving.health;
