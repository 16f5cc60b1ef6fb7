/** What one person did. */
package io.waymark.serving.customers;
