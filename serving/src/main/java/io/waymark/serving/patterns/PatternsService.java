package io.waymark.serving.patterns;

import io.waymark.serving.access.Actor;
import io.waymark.serving.access.Page;
import io.waymark.serving.http.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes and shows patterns; each act is one transaction with its orders and its audit entry. */
public final class PatternsService {

  private static final int MAX_PATTERNS = 1_000;
  private static final int MAX_VERSIONS = 1_000;

  private final PatternStore store;
  private final Clock clock;

  /** A service over that store. */
  public PatternsService(PatternStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A definition to be kept.
   *
   * @param id of its pattern
   * @param json canonical
   * @param stage in which its version begins
   */
  record Draft(String id, String json, Stage stage) {}

  /**
   * What became of it.
   *
   * @param view the pattern now
   * @param isNew whether the pattern was not there before
   */
  record Kept(PatternView view, boolean isNew) {}

  PatternView create(Actor actor, Draft draft) {
    return store.change(
        actor.tenant(),
        draft.id(),
        change -> {
          if (change.isThere()) {
            throw Problems.conflict(
                "there is a pattern '" + draft.id() + "' already",
                "choose another id, or PUT /api/v1/patterns/" + draft.id() + " for a new version");
          }
          return add(actor, draft, change).view();
        });
  }

  /** A new version, unless the newest one says the same. */
  Kept put(Actor actor, Draft draft) {
    return store.change(
        actor.tenant(),
        draft.id(),
        change -> {
          Optional<StoredPattern> before = change.pattern().filter(any -> change.isThere());
          if (before.isPresent() && isSame(before.get().newest(), draft)) {
            return new Kept(PatternView.of(before.get(), before.get().newest()), false);
          }
          return add(actor, draft, change);
        });
  }

  private static boolean isSame(StoredVersion newest, Draft draft) {
    boolean checked = newest.life().stage() != Stage.DRAFT || draft.stage() == Stage.DRAFT;
    return checked && newest.definition().equals(draft.json());
  }

  private Kept add(Actor actor, Draft draft, PatternChange change) {
    Act act = Act.begin(actor, change, clock.instant());
    StoredPattern before = act.before();
    boolean isNew = !change.isThere();
    if (isNew && change.patterns() >= MAX_PATTERNS) {
      throw Problems.conflict(
          "the tenant has " + MAX_PATTERNS + " patterns, which is the limit", "remove one first");
    }
    PatternLife life = (before == null ? PatternLife.NONE : before.life()).added(draft.stage());
    if (life.newest() > MAX_VERSIONS) {
      throw Problems.conflict(
          "the pattern has " + MAX_VERSIONS + " versions, which is the limit",
          "begin another pattern");
    }
    StoredPattern after = act.add(draft, life);
    return new Kept(PatternView.of(after, after.newest()), isNew);
  }

  List<StoredPattern> page(String tenant, Page page) {
    return store.page(tenant, page);
  }

  PatternView get(String tenant, String id, OptionalInt version) {
    StoredPattern pattern = known(store, tenant, id);
    return PatternView.of(
        pattern, version.isPresent() ? pattern.version(version.getAsInt()) : pattern.newest());
  }

  /** Ends all its versions; rows that they wrote stay. */
  PatternView remove(Actor actor, String id) {
    known(store, actor.tenant(), id);
    return store.change(
        actor.tenant(),
        id,
        change -> {
          StoredPattern after = Act.begin(actor, change, clock.instant()).remove();
          return PatternView.of(after, after.newest());
        });
  }

  /** Another tenant's pattern is as unknown as one that never was. */
  static StoredPattern known(PatternStore store, String tenant, String id) {
    return store
        .find(tenant, id)
        .orElseThrow(() ->
            Problems.notFound(
                "there is no pattern '" + Problems.shown(id) + "'",
                "GET /api/v1/patterns lists them"));
  }
}
