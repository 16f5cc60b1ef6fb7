/**
 * What a tenant's events mean, as versioned configuration: read, tried, applied, looked back at.
 */
package io.waymark.serving.config;
