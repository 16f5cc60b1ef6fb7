package io.waymark.jobs.app;

/**
 * One option of the job.
 *
 * @param key on the command line as {@code --key value}
 * @param type {@code text}, {@code number}, {@code duration} or {@code list}
 * @param fallback the default, as text
 * @param environment environment variable read where the key is not given, or empty
 * @param sentence what it does
 */
public record Option(
    String key, String type, String fallback, String environment, String sentence) {}
