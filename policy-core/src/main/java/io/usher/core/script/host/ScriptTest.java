package io.usher.core.script.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.value.Truth;
import org.jspecify.annotations.Nullable;

/**
 * A test of our language in Jinjava's registry.
 */
record ScriptTest(ScriptFunction function) implements ExpTest {

	@Override
	public String getName() {
		return this.function.name();
	}

	@Override
	public boolean evaluate(@Nullable Object value, JinjavaInterpreter interpreter, Object... args) {
		List<@Nullable Object> arguments = new ArrayList<>(args.length + 1);
		arguments.add(value);
		arguments.addAll(Arrays.asList(args));
		return Truth.of(this.function.call(ScriptInterpreter.runOf(interpreter), arguments, Map.of()));
	}

}
