package io.usher.core.script.run;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Notes the variables that are seen at one place of a script.
 *
 * @param scope the innermost scope there
 */
record Snapshot(Scope scope) {

	/** Returns the variables that are set by now, as the frame of the scope sees them. */
	Map<String, @Nullable Object> take(Frame frame) {
		Map<String, @Nullable Object> taken = new HashMap<>();
		int level = 0;
		for (Scope outer = this.scope; outer != null; outer = outer.parent()) {
			frame.run().room(outer.size());
			for (Map.Entry<String, Integer> place : outer.places().entrySet()) {
				Object value = frame.get(level, place.getValue());
				if (value != Frame.UNSET && !taken.containsKey(place.getKey())) {
					taken.put(place.getKey(), value);
				}
			}
			level++;
		}
		return taken;
	}

}
