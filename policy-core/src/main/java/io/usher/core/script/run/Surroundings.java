package io.usher.core.script.run;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The variables around a scoped block, as they were when it began.
 *
 * @param outer what is around them, or null
 */
record Surroundings(@Nullable Surroundings outer, Map<String, @Nullable Object> variables) {

}
