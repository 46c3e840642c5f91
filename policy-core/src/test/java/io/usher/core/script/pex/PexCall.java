package io.usher.core.script.pex;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

import io.usher.core.regex.Steps;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import io.usher.core.script.value.Undefined;

/**
 * Calls functions as a script would, outside one.
 */
final class PexCall implements CallContext {

	/** What a script reads where nothing is. */
	static final Object UNDEFINED = Undefined.name("nothing");

	static final int ROOM = 4_000_000;

	private final List<String> lines = new ArrayList<>();

	private final RandomGenerator random = new Random(1);

	private long roomLeft = ROOM;

	private final Steps steps = Steps.of(200_000);

	static Object call(String name, Object... arguments) {
		return new PexCall().run(name, Map.of(), arguments);
	}

	Object run(String name, Map<String, Object> named, Object... arguments) {
		return function(name).call(this, Arrays.asList(arguments), named);
	}

	static ScriptFunction function(String name) {
		return PexFunctions.all().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
	}

	List<String> lines() {
		return this.lines;
	}

	@Override
	public Clock clock() {
		return Clock.fixed(Instant.parse("2024-02-29T11:15:30.123456Z"), ZoneOffset.UTC);
	}

	@Override
	public RandomGenerator random() {
		return this.random;
	}

	@Override
	public Steps regexSteps() {
		return this.steps;
	}

	@Override
	public void log(String line) {
		this.lines.add(line);
	}

	@Override
	public String text(Object value) {
		if (value == UNDEFINED) {
			return "";
		}
		if (value instanceof ScriptObject object) {
			return object.text();
		}
		return (value == null) ? "None"
				: (value instanceof Boolean flag) ? (flag ? "True" : "False") : String.valueOf(value);
	}

	@Override
	public void work(long steps) {
	}

	@Override
	public void room(long size) {
		this.roomLeft -= size;
		if (this.roomLeft < 0) {
			throw ScriptFailure.limit("too large");
		}
	}

}
