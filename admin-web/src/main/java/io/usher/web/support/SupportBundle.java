package io.usher.web.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.usher.api.external.UpstreamStates;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeHistory;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import io.usher.core.record.DocumentCodec;
import io.usher.web.traffic.Traffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Writes the bundle. What cannot be told, since the database is away, is said so in its
 * place: a bundle is wanted most when something is broken.
 */
@Component
class SupportBundle {

	private static final Logger log = LoggerFactory.getLogger(SupportBundle.class);

	private static final int DECISIONS = 200;

	private static final int CHANGES = 50;

	private static final String README = """
			Usher's support bundle

			facts.json          the program, Java and the machine
			settings.json       settings that are no secrets
			health.json         the configuration feed and the change history
			configuration.json  the configuration: at most 1000 records of a kind, pictures left out
			metrics.txt         all metrics
			upstreams.json      how external policy servers fare
			traffic.json        nodes, failing scripts and refused requests
			decisions.json      the last 200 decisions of the decision log
			changes.json        the last 50 changes: who, when, why and which records
			log.txt             the last 2000 entries of the program's log
			threads.txt         what every thread does

			PINs, passwords, keys and what of URLs may be a credential are masked. Names, aliases and
			addresses of people and calls are in it: give it to those only who may see them.
			""";

	private final Configurations configurations;

	private final ProgramFacts facts;

	private final RecentLogLines lines;

	private final DecisionLog decisions;

	private final ChangeHistory history;

	private final UpstreamStates upstreams;

	private final Traffic traffic;

	private final Environment environment;

	private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	SupportBundle(Configurations configurations, ProgramFacts facts, RecentLogLines lines, DecisionLog decisions,
			ConfigurationStore store, DocumentCodec codec, UpstreamStates upstreams, Traffic traffic,
			Environment environment) {
		this.configurations = configurations;
		this.facts = facts;
		this.lines = lines;
		this.decisions = decisions;
		this.history = new ChangeHistory(store, codec);
		this.upstreams = upstreams;
		this.traffic = traffic;
		this.environment = environment;
	}

	void write(OutputStream out) throws IOException {
		Configuration configuration = this.configurations.current();
		Scrubbing scrubbing = Scrubbing.of(configuration, secretSettings());
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			entry(zip, "README.txt", () -> README);
			entry(zip, "facts.json", () -> scrubbing.scrub(text(this.facts.facts())));
			entry(zip, "settings.json", () -> scrubbing.scrub(text(this.facts.settings())));
			entry(zip, "health.json", () -> text(this.facts.health()));
			entry(zip, "configuration.json", () -> text(new MaskedConfiguration(scrubbing).of(configuration)));
			entry(zip, "metrics.txt", () -> scrubbing.scrub(String.join("\n", this.facts.metrics())));
			entry(zip, "upstreams.json", () -> scrubbing.scrub(text(this.upstreams.states())));
			entry(zip, "traffic.json", () -> scrubbing.scrub(text(traffic())));
			entry(zip, "decisions.json", () -> scrubbing
				.scrub(text(this.decisions.search(DecisionQuery.newest().limit(DECISIONS).build()).entries())));
			entry(zip, "changes.json", () -> scrubbing.scrub(text(changes())));
			entry(zip, "log.txt", () -> scrubbing.scrub(String.join("\n", this.lines.all())));
			entry(zip, "threads.txt", () -> String.join("\n", ProgramFacts.threads()));
		}
	}

	private List<String> secretSettings() {
		List<String> secrets = new ArrayList<>();
		for (String name : List.of("usher.secret-key", "usher.admin-password", "usher.node-password",
				"usher.database.password", "usher.database.migration.password", "server.ssl.key-store-password",
				"server.ssl.key-password")) {
			String value = this.environment.getProperty(name);
			Stream.ofNullable(value)
				.flatMap((text) -> Stream.concat(Stream.of(text), Stream.of(text.split(","))))
				.map(String::strip)
				.forEach(secrets::add);
		}
		return secrets;
	}

	private Map<String, Object> traffic() {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("since", this.traffic.since());
		told.put("last_hour", this.traffic.lastHour());
		told.put("nodes", this.traffic.nodes());
		told.put("script_failures", this.traffic.scriptFailures());
		told.put("refused", this.traffic.refusals());
		return told;
	}

	private List<Map<String, Object>> changes() {
		return this.history.changes(0, Long.MAX_VALUE, (change) -> true, CHANGES)
			.stream()
			.map(SupportBundle::change)
			.toList();
	}

	private static Map<String, Object> change(Change change) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("revision", change.revision());
		told.put("at", change.at());
		told.put("who", change.actor().name());
		told.put("via", change.actor().via());
		told.put("why", Objects.requireNonNullElse(change.reason(), ""));
		told.put("records",
				change.versions()
					.stream()
					.limit(CHANGES)
					.map((version) -> version.operation() + " " + version.id())
					.toList());
		told.put("record_count", change.versions().size());
		return told;
	}

	private String text(Object value) {
		return this.json.writeValueAsString(value);
	}

	private static void entry(ZipOutputStream zip, String name, Supplier<String> content) throws IOException {
		String text;
		try {
			text = content.get();
		}
		catch (RuntimeException ex) {
			log.warn("{} of the support bundle could not be made", name, ex);
			text = "This could not be told: " + ex.getClass().getSimpleName()
					+ ". The database may be away; the program's log has more.";
		}
		zip.putNextEntry(new ZipEntry(name));
		zip.write(text.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

}
