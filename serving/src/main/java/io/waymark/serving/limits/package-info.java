/** How much a tenant may ask for, so that a loud one does not drown a quiet one. */
package io.waymark.serving.limits;
