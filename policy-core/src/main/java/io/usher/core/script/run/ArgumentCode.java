package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the arguments of a call.
 */
final class ArgumentCode {

	/** An entry of a map takes more room than one of a list. */
	private static final long ROOM_OF_ENTRY = 4;

	private final Code[] positional;

	private final String[] names;

	private final Code[] named;

	private final @Nullable Code list;

	private final @Nullable Code map;

	ArgumentCode(Code[] positional, String[] names, Code[] named, @Nullable Code list, @Nullable Code map) {
		this.positional = positional;
		this.names = names;
		this.named = named;
		this.list = list;
		this.map = map;
	}

	/** Returns the arguments by place. */
	List<@Nullable Object> positional(Frame frame) {
		if (this.list == null && this.positional.length == 0) {
			return List.of();
		}
		@Nullable Object[] values = new Object[this.positional.length];
		fill(frame, values, 0);
		return withList(frame, values);
	}

	/** Returns a first argument and those by place. */
	List<@Nullable Object> positional(Frame frame, @Nullable Object first) {
		if (this.list == null && this.positional.length == 0) {
			return Collections.singletonList(first);
		}
		@Nullable Object[] values = new Object[this.positional.length + 1];
		values[0] = first;
		fill(frame, values, 1);
		return withList(frame, values);
	}

	private void fill(Frame frame, @Nullable Object[] values, int offset) {
		for (int i = 0; i < this.positional.length; i++) {
			values[i + offset] = this.positional[i].evaluate(frame);
		}
	}

	private List<@Nullable Object> withList(Frame frame, @Nullable Object[] values) {
		if (this.list == null) {
			return Arrays.asList(values);
		}
		List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
		all.addAll(Sequences.elements(this.list.evaluate(frame), frame.run()));
		return all;
	}

	/** Returns the arguments by name. */
	Map<String, @Nullable Object> named(Frame frame) {
		if (this.map == null && this.named.length == 0) {
			return Map.of();
		}
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (int i = 0; i < this.named.length; i++) {
			if (values.containsKey(this.names[i])) {
				throw ScriptFailure.type("got multiple values for keyword argument '" + this.names[i] + "'");
			}
			values.put(this.names[i], this.named[i].evaluate(frame));
		}
		if (this.map != null) {
			unpack(this.map.evaluate(frame), values, frame.run());
		}
		return values;
	}

	private static void unpack(@Nullable Object mapping, Map<String, @Nullable Object> values, Run run) {
		if (!(mapping instanceof Map<?, ?> entries)) {
			throw ScriptFailure.type("argument after ** must be a mapping, not " + Types.name(mapping));
		}
		run.room(ROOM_OF_ENTRY * entries.size());
		entries.forEach((key, value) -> {
			if (!(key instanceof String name)) {
				throw ScriptFailure.type("keywords must be strings");
			}
			if (values.containsKey(name)) {
				throw ScriptFailure.type("got multiple values for keyword argument '" + name + "'");
			}
			values.put(name, value);
		});
	}

}
