package io.usher.core.regex;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a pattern matched.
 *
 * @param text the text that was matched
 * @param groups what each group matched, the whole match first; null where a group took
 * no part
 */
public record PythonMatch(String text, List<@Nullable String> groups) {

}
