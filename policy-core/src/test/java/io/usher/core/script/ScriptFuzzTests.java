package io.usher.core.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs scripts that nobody would write: parts of scripts at random, and scripts with
 * characters that somebody lost. Whatever they are, they end in an output or in problems
 * that are told in the words of scripts.
 */
class ScriptFuzzTests {

	private static final Duration TIME = Duration.ofSeconds(Long.getLong("usher.fuzz.seconds", 3));

	private static final List<String> VALUES = List.of("1", "-7", "2.5", "10 ** 30", "''", "'a,b'", "\"\\u00e9\"",
			"none", "true", "false", "[]", "[1, 'a', none]", "{}", "{'a': [1], 'b': {'c': 2}}", "(1, 2)", "missing",
			"call_info", "call_info.remote_alias", "call_info['bandwidth']", "service_config", "service_config.pin",
			"range(5)", "loop", "loop.index", "namespace(a=1)", "x", "y", "self", "pex_now()", "cycler(1, 2)",
			"joiner('-')");

	private static final List<String> FILTERS = List.of("abs", "capitalize", "default('d', true)", "first", "float",
			"format(1, 2)", "int(0, 16)", "join('+')", "last", "length", "lower", "range", "replace('a', 'b')",
			"round(1)", "striptags", "trim", "truncate(3)", "upper", "pex_base64", "pex_clean_phone_number", "pex_hash",
			"pex_head(2)", "pex_md5", "pex_regex_replace('(a)|b', '<\\\\1>')", "pex_reverse", "pex_strlen",
			"pex_tail(2)", "pex_to_json", "pex_to_uuid", "pex_update({'a': 1})", "pex_url_decode", "pex_url_encode",
			"pex_urldefense_decode", "pex_safelinks_decode", "pex_require_min_length(1)",
			"pex_find_first_match('a.*')");

	private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<",
			"<=", ">", ">=", "and", "or", "in", "not in");

	private static final List<String> TESTS = List.of("defined", "none", "None", "string", "number", "mapping",
			"iterable", "sequence", "odd", "even", "divisibleby(3)", "sameas(1)", "in [1, 2]", "callable", "true",
			"filter", "eq 1");

	private static final List<String> METHODS = List.of(".upper()", ".split(',')", ".split()", ".get('a')", ".items()",
			".keys()", ".append(1)", ".pop()", ".extend([1])", ".update({'z': 1})", ".strip()", ".startswith('a')",
			".replace('a', 'b')", ".join(['a', 'b'])", ".format(1, a=2)", ".index('a')", ".count('a')", ".sort()",
			".copy()", ".encode()", ".zfill(5)", "[0]", "[-1]", "[1:]", "[::-1]", "['a']", ".a.b", ".__class__",
			".year", "()");

	private final Random random = new Random(20260301);

	private final ScriptEngine engine = new ScriptEngine();

	private final ScriptContext context = new ScriptContext(
			Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC), this.random, ScriptLimits.DECISION);

	private final Map<String, @Nullable Object> variables = Map.of("call_info",
			Map.of("remote_alias", "sip:alice@example.com", "bandwidth", 0L, "ms_subnet", List.of("10.0.0.0")),
			"service_config", Map.of("name", "Alice", "pin", "1234", "service_type", "conference"));

	@Test
	@Timeout(600)
	void endsEveryScriptInAnOutputOrInProblems() {
		long end = System.nanoTime() + TIME.toNanos();
		int runs = 0;
		while (System.nanoTime() < end) {
			String script = script(3);
			check((runs % 3 == 0) ? damaged(script) : script);
			runs++;
		}
		assertThat(runs).isGreaterThan(100);
	}

	private void check(String source) {
		CompiledScript script = this.engine.compile(source);
		List<ScriptProblem> problems = script.isRunnable() ? script.run(this.variables, this.context).problems()
				: script.problems();
		assertThat(problems).as(source).allSatisfy((problem) -> {
			assertThat(problem.message()).doesNotContain("fault of Usher", "java.", "io.usher", "hubspot", "@");
			assertThat(problem.line()).isBetween(0, (int) source.lines().count() + 1);
		});
	}

	private String script(int depth) {
		StringBuilder script = new StringBuilder();
		for (int i = 0; i <= this.random.nextInt(4); i++) {
			script.append(part(depth));
		}
		return script.toString();
	}

	private String part(int depth) {
		String inner = (depth > 0) ? script(depth - 1) : "text\n";
		return switch (this.random.nextInt(12)) {
			case 0 ->
				"{% if " + expression(2) + " %}" + inner + "{% elif " + expression(1) + " %}b{% else %}c{% endif %}";
			case 1 -> "{% for x in " + expression(2) + " %}" + inner + "{% else %}none{% endfor %}";
			case 2 -> "{% for x, y in " + expression(1) + " if x recursive %}{{ loop(y) }}{% endfor %}";
			case 3 -> "{% set x = " + expression(2) + " %}";
			case 4 -> "{% set y %}" + inner + "{% endset %}";
			case 5 ->
				"{% macro m(a, b=" + expression(1) + ") %}" + inner + "{% endmacro %}{{ m(" + expression(1) + ") }}";
			case 6 -> "{% with x = " + expression(1) + " %}" + inner + "{% endwith %}";
			case 7 -> "{%- filter " + pick(FILTERS) + " -%}" + inner + "{%- endfilter +%}";
			case 8 -> "{# a remark #}{% raw %}{{ no }}{% endraw %}";
			case 9 -> "{\"a\": " + "{{ " + expression(2) + "|pex_to_json }} }\n";
			default -> "{{ " + expression(3) + " }}";
		};
	}

	private String expression(int depth) {
		if (depth == 0) {
			return pick(VALUES);
		}
		String one = expression(depth - 1);
		return switch (this.random.nextInt(9)) {
			case 0 -> one + " " + pick(OPERATORS) + " " + expression(depth - 1);
			case 1 -> "(" + one + ")" + pick(METHODS);
			case 2 -> "(" + one + ")|" + pick(FILTERS);
			case 3 -> one + " is " + (this.random.nextBoolean() ? "not " : "") + pick(TESTS);
			case 4 -> one + " if " + expression(depth - 1) + " else " + pick(VALUES);
			case 5 -> "[" + one + ", " + pick(VALUES) + "]";
			case 6 -> "{" + pick(VALUES) + ": " + one + "}";
			case 7 -> "not " + one;
			default -> one;
		};
	}

	private String pick(List<String> from) {
		return from.get(this.random.nextInt(from.size()));
	}

	/** Loses, doubles and changes some characters. */
	private String damaged(String script) {
		StringBuilder damaged = new StringBuilder(script);
		for (int i = 0; i <= this.random.nextInt(4) && damaged.length() > 1; i++) {
			int at = this.random.nextInt(damaged.length());
			switch (this.random.nextInt(3)) {
				case 0 -> damaged.deleteCharAt(at);
				case 1 -> damaged.insert(at, damaged.charAt(at));
				default -> damaged.setCharAt(at, "{}%#|()[]'\"\\.,:\n\0é".charAt(this.random.nextInt(18)));
			}
		}
		return damaged.toString();
	}

}
