package io.usher.core.script;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.usher.core.script.builtin.Filters;
import io.usher.core.script.builtin.Functions;
import io.usher.core.script.builtin.Tests;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.pex.PexFunctions;
import io.usher.core.script.run.Library;
import io.usher.core.script.syntax.TagParser;
import io.usher.core.script.syntax.TagSet;
import io.usher.core.script.syntax.Tags;
import org.jspecify.annotations.Nullable;

/**
 * All that scripts may use. It remembers what was asked for.
 */
public final class RecordingLibrary implements Library, TagSet {

	private final Map<String, ScriptFunction> functions = byName(Functions.ALL, PexFunctions.all());

	private final Map<String, ScriptFunction> filters = byName(Filters.ALL, PexFunctions.all());

	private final Map<String, ScriptFunction> tests = byName(Tests.ALL, List.of());

	private final Set<String> used = new TreeSet<>();

	private static Map<String, ScriptFunction> byName(List<ScriptFunction> some, List<ScriptFunction> more) {
		Map<String, ScriptFunction> all = new HashMap<>();
		Stream.concat(some.stream(), more.stream()).forEach((each) -> all.put(each.name(), each));
		return all;
	}

	/** Returns the filters, functions, tests and tags that scripts have used. */
	Set<String> used() {
		return this.used;
	}

	private @Nullable ScriptFunction use(String what, Map<String, ScriptFunction> from, String name) {
		this.used.add(what + " " + name);
		return from.get(name);
	}

	@Override
	public @Nullable ScriptFunction function(String name) {
		return use("function", this.functions, name);
	}

	@Override
	public @Nullable ScriptFunction filter(String name) {
		return use("filter", this.filters, name);
	}

	@Override
	public @Nullable ScriptFunction test(String name) {
		return use("test", this.tests, name);
	}

	@Override
	public boolean isFilterDisabled(String name) {
		return Filters.DISABLED.contains(name);
	}

	@Override
	public Collection<String> filters() {
		return this.filters.keySet();
	}

	@Override
	public Collection<String> tests() {
		return this.tests.keySet();
	}

	@Override
	public @Nullable TagParser find(String name) {
		this.used.add("tag " + name);
		return Tags.ALL.get(name);
	}

	@Override
	public boolean isDisabled(String name) {
		return false;
	}

	@Override
	public Collection<String> names() {
		return Tags.ALL.keySet();
	}

}
