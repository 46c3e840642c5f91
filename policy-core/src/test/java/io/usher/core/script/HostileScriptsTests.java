package io.usher.core.script;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostileScriptsTests {

	private static final long MOST_ALLOCATED = 64L << 20;

	private static final Duration LONGEST = Duration.ofMillis(500);

	private static final ScriptEngine ENGINE = new ScriptEngine();

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	static List<String> exhausting() {
		List<String> scripts = new ArrayList<>(List.of(
				"{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
				"{% for a in range(100000) %}{% for b in range(100000) %}{{ a * b }}{% endfor %}{% endfor %}",
				"{% for a in range(100000) %}{% for b in range(100000) %}{% set x = [a, b] %}{% endfor %}{% endfor %}",
				"{% for a in range(100000) %}0123456789abcdefghijklmnopqrstuvwxyz{% endfor %}",
				"{{ 'a' * 100000000000 }}", "{{ 'abcdefgh' * 4000000 }}", "{{ [0] * 1000000000 }}",
				"{{ [[0] * 1000] * 1000000 }}", "{{ range(10000000000) }}", "{{ range(100001)|join }}",
				"{{ 2 ** 10000000000 }}", "{{ 2 ** 1000 ** 100 }}", "{{ 10 ** 10 ** 1000 }}",
				"{{ (10 ** 5000) * (10 ** 5000) }}", "{{ '%1000000000d' % 1 }}", "{{ '%.1000000000f' % 1 }}",
				"{{ '{:1000000000}'.format(1) }}", "{{ '{:.1000000000f}'.format(1.5) }}",
				"{{ '%*d' % (1000000000, 1) }}", "{{ 'a'.center(1000000000) }}", "{{ 'a'.zfill(2000000000) }}",
				"{{ '\\t'.expandtabs(2000000000) }}", "{{ 'a'.ljust(999999999999) }}",
				"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
				"{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
				"{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
				"{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
				"{% set xs = [1] %}{% for x in xs %}{% set _ = xs.append(x) %}{% endfor %}",
				"{% set xs = [1] %}{% for x in xs %}{% set _ = xs.extend(xs) %}{% endfor %}",
				"{% set xs = [] %}{% set _ = xs.append(xs) %}{{ xs }}",
				"{% set d = {} %}{% set _ = d.update({'d': d}) %}{{ d }}",
				"{% set xs = [] %}{% set ys = [] %}{% set _ = xs.append(ys) or ys.append(xs) %}{{ xs == ys }}",
				"{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
				"{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s }}",
				"{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s.replace('b', 'bb' * 99) %}{% endfor %}",
				"{% set ns = namespace(n=2) %}{% for i in range(60) %}{% set ns.n = ns.n * ns.n %}{% endfor %}",
				"{% set ns = namespace(n=7) %}{% for i in range(100000) %}{% set ns.n = ns.n * 7 %}{% endfor %}",
				"{% for i in range(100000) %}{{ range(100000)|length }}{{ range(100000)|join|length }}{% endfor %}",
				"{{ range(100000)|join(' ' * 100000) }}", "{{ ('a' * 1000000).replace('', 'b' * 1000) }}",
				"{{ ('a ' * 1000000).split()|length }}{{ ('a ' * 2000000).split()|length }}{{ ('a ' * 2000000).split()|length }}",
				"{% filter replace('a', 'a' * 100000) %}{{ 'a' * 100000 }}{% endfilter %}",
				"{% set x %}{% for a in range(100000) %}{{ 'a' * 1000 }}{% endfor %}{% endset %}",
				"{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'|pex_regex_replace('(.*a){25}$', '') }}",
				"{{ pex_regex_search('^(a+)+\\\\1b$', 'a' * 5000) }}",
				"{{ ('x' * 4000)|pex_regex_replace('.*.*.*.*.*=y', '') }}",
				"{% for i in range(100000) %}{{ pex_debug_log('x' * 1000) }}{% endfor %}",
				"{{ pex_random_pin(1000000000) }}", "{{ [1, 2, 3] * 99999999999999999999 }}",
				"{{ ('a ' * 2000000).rsplit()|length }}{{ ('a ' * 2000000).rsplit()|length }}{{ ('a ' * 2000000).rsplit()|length }}",
				"{% set s = 'a' * 4000000 %}{% for i in range(100000) %}{{ s.count('b') }}{{ s[i] }}{{ s|length }}{% endfor %}",
				"{% set d = {} %}{% for i in range(100000) %}{% for j in range(100000) %}{% set _ = d.update({i * 100000 + j: 1}) %}{% endfor %}{% endfor %}"));
		scripts.add("{{ 'ab' * (2 ** 62) }}");
		scripts.add("{{ [1, 2] * (2 ** 62) }}");
		scripts.add("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}");
		scripts.add("{{ " + "[".repeat(5000) + "]".repeat(5000) + " }}");
		scripts.add("{{ " + "not ".repeat(9000) + "1 }}");
		scripts.add("{{ " + "-".repeat(40000) + "1 }}");
		scripts.add("{{ 1" + "+1".repeat(20000) + " }}");
		scripts.add("{{ a" + ".a".repeat(20000) + " }}");
		scripts.add("{{ 1" + "|abs".repeat(10000) + " }}");
		scripts.add("{{ 1" + " if 1 else 1".repeat(4000) + " }}");
		scripts.add("{% if 1 %}".repeat(3000) + "{% endif %}".repeat(1000));
		scripts.add("{{ " + "9".repeat(40000) + " }}");
		return scripts;
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{ ([] * (10 ** 12))|length }}", "{{ (() * (10 ** 12))|length }}",
			"{{ ('' * (10 ** 12))|length }}" })
	void repeatsNothingAtOnce(String script) {
		long start = THREADS.getCurrentThreadCpuTime();
		ScriptRun run = run(script);
		assertThat(run.problems()).isEmpty();
		assertThat(run.output()).isEqualTo("0");
		assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(LONGEST);
	}

	@ParameterizedTest
	@MethodSource("exhausting")
	void endsAsAProblemSoonAndInLittleMemory(String script) {
		run(script);
		long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
		// Of the processor, so that a busy machine does not count.
		long start = THREADS.getCurrentThreadCpuTime();
		ScriptRun run = run(script);
		Duration time = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
		allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
		assertThat(run.problems()).hasSize(1);
		assertThat(run.problems().get(0).message()).doesNotContain("fault of Usher");
		assertThat(time).isLessThan(LONGEST);
		assertThat(allocated).isLessThan(MOST_ALLOCATED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{ ''.getClass() }}", "{{ ''.class.forName('java.lang.Runtime') }}",
			"{{ ''['class']['name'] }}", "{{ ____int3rpr3t3r____.config.objectMapper }}",
			"{{ ____int3rpr3t3r____.render('{{ 1 }}') }}", "{{ (1).class.name }}", "{{ call_info.getClass() }}",
			"{{ call_info['class'].name }}", "{{ ''.__class__.__mro__ }}", "{{ ''.__class__.__base__ }}",
			"{{ ().__class__.__bases__[0].__subclasses__() }}", "{{ range.__globals__.os }}",
			"{{ cycler.__init__.__globals__.os.popen('id') }}", "{{ '{0.__class__.__mro__}'.format(1) }}",
			"{{ ''|attr('__class__') }}", "{% include 'META-INF/MANIFEST.MF' %}", "{% import 'x' as y %}",
			"{% from 'x' import y %}", "{% extends 'x' %}", "{% do call_info.clear() %}", "{{ [].stream().count() }}",
			"{{ {}.entrySet().size() }}", "{{ pex_now().zone.rules }}", "{{ lipsum.__globals__ }}",
			"{{ self.__init__.__globals__ }}", "{{ pex_update.getClass() }}", "{{ namespace().__class__.x }}",
			"{% set _ = call_info.update({'location': 'x'}) %}", "{% set _ = call_info.clear() %}",
			"{% set _ = call_info.pop('location') %}", "{% set _ = call_info.names.append('x') %}",
			"{% set call_info.location = 'x' %}", "{{ loop.parent.x }}", "{{ joiner().class.x }}" })
	void reachesNothingButItsValues(String script) {
		assertThat(run(script).problems()).hasSize(1);
	}

	@Test
	void neverRunsDataAsAScript() {
		ScriptRun run = run("{{ call_info.remote_display_name }}{{ call_info.remote_display_name ~ '{{ 2 }}' }}");
		assertThat(run.output()).isEqualTo("{{ 1 }}{% x %}{{ 1 }}{% x %}{{ 2 }}");
	}

	@Test
	void neverChangesWhatItIsGiven() {
		Map<String, Object> config = new HashMap<>(Map.of("tags", new ArrayList<>(List.of("a"))));
		ScriptRun run = ENGINE
			.compile("{% set _ = config.tags.append('b') %}{% set _ = config.update({'c': 1}) %}{{ config }}")
			.run(Map.of("config", config), context());
		assertThat(run.output()).isEqualTo("{'tags': ['a', 'b'], 'c': 1}");
		assertThat(config).isEqualTo(Map.of("tags", List.of("a")));
	}

	private static ScriptRun run(String script) {
		Map<String, Object> call = Map.of("remote_display_name", "{{ 1 }}{% x %}", "location", "Oslo", "names",
				new ArrayList<>(List.of("a")));
		return ENGINE.compile(script).run(Map.of("call_info", call), context());
	}

	private static ScriptContext context() {
		return new ScriptContext(Clock.systemUTC(), new Random(1), ScriptLimits.DECISION);
	}

}
