/** How requests come in and answers go out: dispatch, problems, log, metrics. No business here. */
package io.waymark.serving.http;
