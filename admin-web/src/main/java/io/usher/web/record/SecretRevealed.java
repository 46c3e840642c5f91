package io.usher.web.record;

import io.usher.core.catalogue.Field;
import io.usher.core.history.Actor;
import io.usher.core.record.RecordId;

/**
 * Somebody with the right to it looked at a secret.
 *
 * @param actor who
 * @param record whose secret
 * @param name what the record is called
 * @param field which secret
 */
public record SecretRevealed(Actor actor, RecordId record, String name, Field field) {

}
