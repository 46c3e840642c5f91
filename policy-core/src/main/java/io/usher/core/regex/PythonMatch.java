package io.usher.core.regex;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a pattern matched.
 *
 * @param text the text that was searched
 * @param start where the match starts in the text
 * @param end where it ends, exclusive
 * @param groups what each group matched, the whole match first; null where a group took
 * no part
 */
public record PythonMatch(String text, int start, int end, List<@Nullable String> groups) {

}
