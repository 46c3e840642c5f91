package io.usher.core.script.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.tag.Tag;
import io.usher.core.script.builtin.Filters;
import io.usher.core.script.builtin.Functions;
import io.usher.core.script.builtin.Tests;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.run.Library;
import io.usher.core.script.syntax.TagParser;
import io.usher.core.script.syntax.TagSet;
import io.usher.core.script.syntax.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The tags, filters and tests in Jinjava's registries, and the functions, which Jinjava
 * knows only as static methods of Java and which therefore stand beside them.
 */
final class Registry implements Library, TagSet {

	/** Tags of Jinja2 and Jinjava that Infinity's scripts do not have. */
	private static final Set<String> DISABLED_TAGS = Set.of("break", "continue", "cycle", "debug", "do", "eager",
			"extends", "from", "ifchanged", "import", "include", "trans", "unless");

	private final Context context;

	private final Map<String, ScriptFunction> functions = new HashMap<>();

	/**
	 * Registers everything.
	 * @param context Jinjava's context, without anything of Jinjava's own
	 * @param more functions that are filters as well
	 */
	Registry(Context context, Collection<? extends ScriptFunction> more) {
		this.context = context;
		Tags.ALL.forEach((name, parser) -> context.registerTag(new ScriptTag(name, parser)));
		Tests.ALL.forEach((test) -> context.registerExpTest(new ScriptTest(test)));
		Filters.ALL.forEach((filter) -> context.registerFilter(new ScriptFilter(filter)));
		Functions.ALL.forEach((function) -> this.functions.put(function.name(), function));
		more.forEach((function) -> {
			context.registerFilter(new ScriptFilter(function));
			this.functions.put(function.name(), function);
		});
		context.registerExpTest(new ScriptTest(Tests.ofFilters(filters())));
	}

	@Override
	public @Nullable ScriptFunction function(String name) {
		return this.functions.get(name);
	}

	@Override
	public @Nullable ScriptFunction filter(String name) {
		return (this.context.getFilter(name) instanceof ScriptFilter filter) ? filter.function() : null;
	}

	@Override
	public @Nullable ScriptFunction test(String name) {
		return (this.context.getExpTest(name) instanceof ScriptTest test) ? test.function() : null;
	}

	@Override
	public boolean isFilterDisabled(String name) {
		return Filters.DISABLED.contains(name);
	}

	@Override
	public List<String> filters() {
		return this.context.getAllFilters()
			.stream()
			.filter(ScriptFilter.class::isInstance)
			.map(Filter::getName)
			.toList();
	}

	@Override
	public List<String> tests() {
		return this.context.getAllExpTests()
			.stream()
			.filter(ScriptTest.class::isInstance)
			.map(ExpTest::getName)
			.toList();
	}

	@Override
	public @Nullable TagParser find(String name) {
		return (this.context.getTag(name) instanceof ScriptTag tag) ? tag.parser() : null;
	}

	@Override
	public boolean isDisabled(String name) {
		return DISABLED_TAGS.contains(name);
	}

	@Override
	public List<String> names() {
		return this.context.getAllTags().stream().filter(ScriptTag.class::isInstance).map(Tag::getName).toList();
	}

}
