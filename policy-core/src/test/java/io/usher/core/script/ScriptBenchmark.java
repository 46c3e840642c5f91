package io.usher.core.script;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.tree.Node;
import io.usher.core.regex.Steps;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.pex.PexFunctions;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Two scripts as the guide has them, rendered by Usher and by Jinjava itself: from the
 * source each time, and parsed once, on a context that all renders share. The functions
 * {@code pex_in_subnet} and {@code pex_to_json} are Usher's everywhere, so that the
 * engines alone differ. Jinjava is asked for the same answer before anything is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class ScriptBenchmark {

	private static final String USER_AGENTS = """
			{
			    {% set suspect_uas = [ "cisco", "friendly-scanner", "sipcli", "sipvicious", "sip-scan", "sipsak", "sundayddr", "iWar", "CSipSimple", "SIVuS", "Gulp", "sipv", "smap", "friendly-request", "VaxIPUserAgent", "VaxSIPUserAgent", "siparmyknife", "Test Agent", "PortSIP VoIP SDK"] %}
			    {% if service_config %}
			        {% if call_info.vendor in suspect_uas %}
			            "action" : "reject",
			            "result" : {}
			        {% else %}
			            "action" : "continue",
			            "result" : {{service_config|pex_to_json}}
			        {% endif %}
			    {% else %}
			        "action" : "reject",
			        "result" : {}
			    {% endif %}
			}
			""";

	private static final String SUBNETS = """
			{% set nl_map = {
			            "Oslo" : [ "10.47.0.0/16", "10.147.0.0/16", "10.247.200.0/24" ],
			            "New York" : [ "10.1.0.0/16", "10.201.5.0/23"],
			            "Sydney" : [ "10.61.0.0/16" ],
			            "London" : [ "10.44.0.0/16" ] } %}
			{% if pex_in_subnet(call_info.remote_address, nl_map["Oslo"]) %}
			    {"result": {"location": "Oslo"}}
			{% elif pex_in_subnet(call_info.remote_address, nl_map["New York"]) %}
			    {"result": {"location": "New York"}}
			{% else %}
			    {"result": {"location": "London"}}
			{% endif %}
			""";

	private static final Clock CLOCK = Clock.systemUTC();

	private static final SecureRandom RANDOM = new SecureRandom();

	@Param
	private Render render = Render.USER_AGENT_ACCEPTED;

	private Map<String, Object> variables = Map.of();

	private CompiledScript usher = new ScriptEngine().compile("");

	private Jinjava jinjava = new Jinjava();

	private @Nullable Node parsed;

	/** What is rendered. */
	public enum Render {

		/** A user agent that is not on the list. */
		USER_AGENT_ACCEPTED(USER_AGENTS, "TANDBERG/528 (ce9.15)", "10.47.0.1"),

		/** A user agent that is. */
		USER_AGENT_REJECTED(USER_AGENTS, "friendly-scanner", "10.47.0.1"),

		/** An address that is in no subnet. */
		SUBNET_NONE(SUBNETS, "TANDBERG/528 (ce9.15)", "192.0.2.1"),

		/** An address that is in the first subnet. */
		SUBNET_FIRST(SUBNETS, "TANDBERG/528 (ce9.15)", "10.47.0.1");

		private final String script;

		private final String vendor;

		private final String address;

		Render(String script, String vendor, String address) {
			this.script = script;
			this.vendor = vendor;
			this.address = address;
		}

	}

	@Setup
	public void prepare() {
		this.variables = variables(this.render);
		this.usher = new ScriptEngine().compile(this.render.script);
		this.jinjava = jinjava();
		this.parsed = this.jinjava.newInterpreter().parse(this.render.script);
		String expected = usher().replaceAll("\\s+", "");
		for (String found : List.of(jinjavaFromSource(), jinjavaParsedOnce())) {
			if (!found.replaceAll("\\s+", "").equals(expected)) {
				throw new IllegalStateException(found + " (expected: " + expected + ")");
			}
		}
	}

	/** What the guide's chapter "Supported variables" shows of a call and a service. */
	private static Map<String, Object> variables(Render render) {
		Map<String, Object> call = new LinkedHashMap<>(Map.of("bandwidth", 0L, "call_direction", "dial_in",
				"local_alias", "meet.alice.vmr@example.com", "location", "New York", "node_ip", "10.55.55.101",
				"protocol", "api", "remote_alias", "bob@example.com", "remote_display_name", "Bob T. User"));
		call.put("vendor", render.vendor);
		call.put("remote_address", render.address);
		Map<String, Object> participant = Map.of("description", "Dial out to VMR owner", "local_alias",
				"meet.alice@example.com", "local_display_name", "Alice's VMR", "protocol", "sip", "remote_alias",
				"sip:alice@example.com", "role", "chair", "system_location_name", "London");
		Map<String, Object> service = Map.of("allow_guests", true, "automatic_participants", List.of(participant),
				"description", "Alice Jones personal VMR", "enable_overlay_text", true, "guest_pin", "5678", "name",
				"Alice Jones", "pin", "1234", "service_tag", "abcd1234", "service_type", "conference");
		return Map.of("call_info", call, "service_config", service);
	}

	private static Jinjava jinjava() {
		Jinjava made = new Jinjava(JinjavaConfig.newBuilder().withMaxOutputSize(1 << 20).build());
		made.registerFilter(new ToJson());
		made.registerFunction(new ELFunctionDefinition("", "pex_in_subnet", ScriptBenchmark.class, "inSubnet",
				Object.class, Object.class));
		return made;
	}

	@Benchmark
	public String usher() {
		return this.usher.run(this.variables, new ScriptContext(CLOCK, RANDOM, ScriptLimits.DECISION)).output();
	}

	@Benchmark
	public String jinjavaFromSource() {
		return this.jinjava.render(this.render.script, this.variables);
	}

	@Benchmark
	public String jinjavaParsedOnce() {
		Node node = this.parsed;
		if (node == null) {
			throw new IllegalStateException("not prepared");
		}
		Context context = new Context(this.jinjava.getGlobalContext(), this.variables);
		JinjavaInterpreter interpreter = new JinjavaInterpreter(this.jinjava, context, this.jinjava.getGlobalConfig());
		try (AutoCloseableImpl<JinjavaInterpreter> current = JinjavaInterpreter.closeablePushCurrent(interpreter)
			.get()) {
			return current.value().render(node);
		}
	}

	/** What Jinjava calls as {@code pex_in_subnet}. */
	public static @Nullable Object inSubnet(Object address, Object subnets) {
		return Unbounded.IN_SUBNET.call(Unbounded.CONTEXT, List.of(address, subnets), Map.of());
	}

	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(ScriptBenchmark.class.getSimpleName())
			.addProfiler(CpuProfiler.class)
			.build()).run();
	}

	/** What Jinjava calls as {@code pex_to_json}. */
	private static final class ToJson implements Filter {

		@Override
		public String getName() {
			return "pex_to_json";
		}

		@Override
		public @Nullable Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
			return Unbounded.TO_JSON.call(Unbounded.CONTEXT, List.of(value), Map.of());
		}

	}

	/** A context of calls that counts nothing. */
	private static final class Unbounded implements CallContext {

		static final CallContext CONTEXT = new Unbounded();

		static final ScriptFunction IN_SUBNET = function("pex_in_subnet");

		static final ScriptFunction TO_JSON = function("pex_to_json");

		private static ScriptFunction function(String name) {
			return PexFunctions.all().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
		}

		@Override
		public Clock clock() {
			return CLOCK;
		}

		@Override
		public SecureRandom random() {
			return RANDOM;
		}

		@Override
		public Steps regexSteps() {
			return Steps.of(Long.MAX_VALUE);
		}

		@Override
		public void log(String line) {
		}

		@Override
		public String text(@Nullable Object value) {
			return String.valueOf(value);
		}

		@Override
		public void work(long steps) {
		}

		@Override
		public void room(long size) {
		}

	}

}
