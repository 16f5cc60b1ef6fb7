/** Journey patterns: their definitions, their life, and what they found. */
package io.waymark.serving.patterns;
