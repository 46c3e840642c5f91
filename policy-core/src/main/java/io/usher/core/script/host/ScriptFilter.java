package io.usher.core.script.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * A filter of our language in Jinjava's registry.
 */
record ScriptFilter(ScriptFunction function) implements AdvancedFilter {

	@Override
	public String getName() {
		return this.function.name();
	}

	@Override
	public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, Object[] args,
			Map<String, Object> kwargs) {
		List<@Nullable Object> arguments = new ArrayList<>(args.length + 1);
		arguments.add(value);
		arguments.addAll(Arrays.asList(args));
		return this.function.call(ScriptInterpreter.runOf(interpreter), arguments, kwargs);
	}

}
