package io.usher.web.support;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.MeterRegistry;
import io.usher.core.configuration.Configurations;
import io.usher.web.configuration.ConfigurationFeed;
import io.usher.web.configuration.HistoryCheck;
import io.usher.web.instance.InstanceReports;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What is known of the program and the machine.
 */
@Component
class ProgramFacts {

	/** No setting that is not named here gets out. */
	private static final List<String> SETTINGS = List.of("server.address", "server.port", "server.ssl.enabled",
			"server.ssl.bundle", "server.tomcat.threads.max", "spring.threads.virtual.enabled", "usher.home",
			"usher.demo", "usher.node-authentication", "usher.max-request-body", "usher.max-upload",
			"usher.trusted-proxies", "usher.avatar-networks", "usher.public-url", "usher.decision-log.enabled",
			"usher.decision-log.rate");

	private static final int MB = 1024 * 1024;

	private final Environment environment;

	private final Configurations configurations;

	private final ConfigurationFeed feed;

	private final HistoryCheck history;

	private final InstanceReports instances;

	private final MeterRegistry meters;

	private final Clock clock;

	ProgramFacts(Environment environment, Configurations configurations, ConfigurationFeed feed, HistoryCheck history,
			InstanceReports instances, MeterRegistry meters, Clock clock) {
		this.environment = environment;
		this.configurations = configurations;
		this.feed = feed;
		this.history = history;
		this.instances = instances;
		this.meters = meters;
		this.clock = clock;
	}

	Map<String, Object> facts() {
		RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
		Map<String, Object> facts = new LinkedHashMap<>();
		facts.put("made", this.clock.instant().toString());
		facts.put("usher", InstanceReports.version());
		facts.put("java", runtime.getVmVendor() + " " + runtime.getVmVersion());
		facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
				+ System.getProperty("os.arch"));
		facts.put("processors", Runtime.getRuntime().availableProcessors());
		facts.put("heap_mb", Runtime.getRuntime().totalMemory() / MB);
		facts.put("most_heap_mb", Runtime.getRuntime().maxMemory() / MB);
		facts.put("up", Duration.ofMillis(runtime.getUptime()).toString());
		facts.put("instances", this.instances.all().stream().map(String::valueOf).toList());
		return facts;
	}

	Map<String, Object> settings() {
		Map<String, Object> settings = new TreeMap<>();
		for (String name : SETTINGS) {
			String value = this.environment.getProperty(name);
			settings.put(name, (value != null) ? value : "not set");
		}
		String database = this.environment.getProperty("usher.database.url", "");
		settings.put("usher.database.url",
				database.isBlank() ? "embedded" : database.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//…@"));
		return settings;
	}

	Map<String, Object> health() {
		Map<String, Object> health = new LinkedHashMap<>();
		health.put("loaded", this.configurations.isLoaded());
		health.put("revision", this.configurations.current().revision());
		health.put("feed", this.feed.words());
		health.put("confirmed_ms_ago", this.feed.sinceConfirmed().toMillis());
		health.put("history", this.history.words());
		return health;
	}

	/** Returns every meter in a line. */
	List<String> metrics() {
		return this.meters.getMeters().stream().map((meter) -> {
			String tags = meter.getId()
				.getTags()
				.stream()
				.map((tag) -> tag.getKey() + "=\"" + tag.getValue() + "\"")
				.collect(Collectors.joining(",", "{", "}"));
			String values = StreamSupport.stream(meter.measure().spliterator(), false)
				.map((measured) -> measured.getStatistic().getTagValueRepresentation() + "=" + measured.getValue())
				.collect(Collectors.joining(" "));
			return meter.getId().getName() + tags + " " + values;
		}).sorted().toList();
	}

	static List<String> threads() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		return List.of(threads.dumpAllThreads(true, true)).stream().map(ProgramFacts::thread).toList();
	}

	/** The whole stack: {@link ThreadInfo#toString()} has eight frames. */
	private static String thread(ThreadInfo thread) {
		String stack = List.of(thread.getStackTrace())
			.stream()
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
		String waits = (thread.getLockName() != null) ? " on " + thread.getLockName() : "";
		return "\"" + thread.getThreadName() + "\" " + thread.getThreadState() + waits + stack + "\n";
	}

}
