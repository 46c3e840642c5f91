package io.usher.core.gateway;

import io.usher.core.catalogue.Field;

/**
 * Why a rule does not take a call.
 *
 * @param field the rule's field that decided
 * @param actual what the call has
 * @param expected what the rule wants, in words
 */
public record FailedCondition(Field field, String actual, String expected) {

}
