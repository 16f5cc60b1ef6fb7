package io.waymark.serving.access;

import java.util.List;

/** Reads the audit log. */
@FunctionalInterface
interface AuditReader {

  /**
   * A page and one more, newest first.
   *
   * @param tenant whose, or empty for all
   * @param action which alone, or empty for all
   */
  List<AuditLine> page(String tenant, String action, Page page);
}
