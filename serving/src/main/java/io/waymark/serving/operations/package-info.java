/** Work that outlives its request: progress, result, cancel. */
package io.waymark.serving.operations;
