package io.usher.web.management;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;

/**
 * Somebody got records with their PINs over the administration API.
 *
 * @param actor who
 * @param kind the kind of the records
 */
public record PinsRead(Actor actor, RecordKind kind) {

}
