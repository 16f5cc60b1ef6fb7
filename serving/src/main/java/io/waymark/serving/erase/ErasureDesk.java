package io.waymark.serving.erase;

import io.waymark.serving.access.Actor;
import java.util.Optional;

/** Takes requests to erase, and tells how they stand. */
interface ErasureDesk {

  /**
   * Erases whoever the id names; asked again, it is the same erasure.
   *
   * @param unseen whether an id of which nothing is kept yet may have events under way
   * @throws io.waymark.serving.http.ProblemException 404 where nothing is kept about it
   */
  Receipt erase(Actor actor, String id, boolean unseen);

  /**
   * The receipt, if the tenant has one of that id.
   *
   * @param verify whether rows that are left are counted now
   */
  Optional<Receipt> receipt(String tenant, String id, boolean verify);

  /** A page of all that is kept about a person. */
  Export export(String tenant, String id, ExportCursor from, int limit);
}
