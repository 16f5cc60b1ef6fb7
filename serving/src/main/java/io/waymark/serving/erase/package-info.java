/** A person's right to be given all that is kept about them, and to be forgotten. */
package io.waymark.serving.erase;
