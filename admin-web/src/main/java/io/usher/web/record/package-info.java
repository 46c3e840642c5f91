/**
 * The pages on which people keep the configuration: lists and forms of every kind of
 * record, made from the field catalogue.
 */
@NullMarked
package io.usher.web.record;

import org.jspecify.annotations.NullMarked;
