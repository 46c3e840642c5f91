package io.usher.core.script.syntax;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * The tags that a source may use.
 */
public interface TagSet {

	/** Returns what reads a tag, or null when there is no such tag. */
	@Nullable TagParser find(String name);

	/** Returns whether Jinja2 has the tag, but scripts may not use it. */
	boolean isDisabled(String name);

	/** Returns the names of the tags. */
	Collection<String> names();

}
