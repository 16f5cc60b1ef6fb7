/** Who may ask: tenants, keys and roles in the control store. */
package io.waymark.serving.access;
