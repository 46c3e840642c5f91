package io.usher.store.log;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Records;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.decision.ServedServices;
import io.usher.core.history.Migrations;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import io.usher.core.log.LogBatch;
import io.usher.core.log.LogIds;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.MadeDecision;
import io.usher.core.log.Page;
import io.usher.core.log.TextPattern;
import io.usher.core.log.Transcriber;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.store.StoreTestApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures what an entry of the decision log costs, and how long searches take among many
 * of them. See {@code docs/benchmarks.md}.
 */
public final class DecisionLogBenchmark {

	private static final int CONFERENCES = 20_000;

	private static final int BATCH = 250;

	private final PrintStream out = System.out;

	private final Random random = new Random(1);

	private final Configuration configuration = configuration();

	private final Transcriber transcriber = new Transcriber(ServedServices.none());

	private final DecisionLog log;

	private final LogIds ids;

	private final long entries;

	private Instant now;

	private LoggedDecision early;

	private DecisionLogBenchmark(DecisionLog log, long entries) {
		this.log = log;
		this.entries = entries;
		this.now = Instant.now().minusMillis(entries);
		this.ids = new LogIds(new Clock() {

			@Override
			public Instant instant() {
				return DecisionLogBenchmark.this.now;
			}

			@Override
			public java.time.ZoneId getZone() {
				return java.time.ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(java.time.ZoneId zone) {
				return this;
			}

		}, this.random);
	}

	/**
	 * Runs all of it and prints tables in Markdown.
	 * @param arguments the number of entries; then settings of the database, none for the
	 * embedded one
	 */
	public static void main(String[] arguments) throws IOException {
		PrintStream out = System.out;
		Path home = Files.createTempDirectory("usher-benchmark");
		String[] settings = Stream.concat(Stream.of("usher.home=" + home), Stream.of(arguments).skip(1))
			.toArray(String[]::new);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.web(WebApplicationType.NONE)
			.properties(settings)
			.run()) {
			context.getBean(Migrations.class).run();
			new DecisionLogBenchmark(context.getBean(DecisionLog.class), Long.parseLong(arguments[0])).run();
		}
		try (Stream<Path> files = Files.walk(home)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				out.printf("%n%s: %,d MB%n", home.relativize(file), Files.size(file) >> 20);
			}
		}
	}

	private void run() {
		this.out.println("\n| entries | written down, CPU | stored, CPU | both, elapsed | process, CPU |");
		this.out.println("|---|---|---|---|---|");
		for (long written = 0; written < this.entries;) {
			long part = Math.min(this.entries - written, 50_000);
			fill(part);
			written += part;
		}
		this.out.println("\n| search | found | CPU | elapsed |\n|---|---|---|---|");
		for (int round = 0; round < 2; round++) {
			searches();
		}
		long start = cpu();
		int deleted = 0;
		while (deleted < 20_000) {
			deleted += this.log.trim(Instant.EPOCH, this.entries - 20_000, Long.MAX_VALUE);
		}
		this.out.printf("%nDeleting: %.1f µs of CPU an entry%n", (cpu() - start) / 1e3 / deleted);
	}

	private void fill(long count) {
		long transcribing = 0;
		long storing = 0;
		long elapsed = 0;
		long process = 0;
		List<MadeDecision> made = new ArrayList<>();
		for (long i = 0; i < count; i++) {
			this.now = this.now.plusMillis(1);
			made.add(new MadeDecision(this.ids.next(), decision(), 812_000, "10.44.99.2"));
			if (made.size() == BATCH || i == count - 1) {
				long begin = System.nanoTime();
				long used = process();
				long start = cpu();
				List<LoggedDecision> batch = made.stream()
					.map((each) -> this.transcriber.transcribe(each, this.configuration))
					.toList();
				long middle = cpu();
				this.log.write(new LogBatch(batch, List.of(), List.of()));
				storing += cpu() - middle;
				transcribing += middle - start;
				process += process() - used;
				elapsed += System.nanoTime() - begin;
				this.early = (this.early == null) ? batch.get(0) : this.early;
				made.clear();
			}
		}
		this.out.printf("| %,d | %.1f µs | %.1f µs | %.1f µs | %.1f µs |%n", count, transcribing / 1e3 / count,
				storing / 1e3 / count, elapsed / 1e3 / count, process / 1e3 / count);
	}

	private void searches() {
		LoggedDecision old = this.early;
		time("the newest 50", () -> this.log.search(DecisionQuery.newest().build()));
		time("the oldest decision, by its id", () -> Page.last(this.log.find(old.decisionId()).stream().toList()));
		time("an alias",
				() -> this.log.search(DecisionQuery.newest().alias(TextPattern.ofAlias(old.asked().alias())).build()));
		time("the oldest decision's caller", () -> this.log
			.search(DecisionQuery.newest().participant(TextPattern.ofAlias(old.asked().caller())).build()));
		time("aliases that begin with 12 given characters",
				() -> this.log.search(DecisionQuery.newest().alias(TextPattern.ofAlias("meet.1999999*")).build()));
		time("an alias that nobody dialled",
				() -> this.log.search(DecisionQuery.newest().alias(TextPattern.ofAlias("nobody")).build()));
		time("an outcome that does not occur",
				() -> this.log.search(DecisionQuery.newest().outcome("redirect").build()));
		time("a text within reasons, one bounded step of it", () -> this.log
			.search(DecisionQuery.newest().reason(TextPattern.within("there is no such text")).build()));
		time("a minute, 500 entries of it",
				() -> this.log.search(DecisionQuery.newest().limit(500).until(old.at().plusSeconds(60)).build()));
	}

	private void time(String what, Supplier<Page<LoggedDecision>> search) {
		long start = System.nanoTime();
		long used = cpu();
		Page<LoggedDecision> page = search.get();
		this.out.printf("| %s | %d%s | %.0f ms | %.0f ms |%n", what, page.entries().size(),
				(page.searchedTo() != null) ? ", not all" : "", (cpu() - used) / 1e6,
				(System.nanoTime() - start) / 1e6);
	}

	private Decision decision() {
		int number = this.random.nextInt(CONFERENCES);
		int caller = this.random.nextInt(1_000_000);
		Parameters parameters = Parameters.of("protocol", "sip", "node_ip", "10.44.99." + number % 9, "registered",
				"False", "remote_address", "10.44.75." + caller % 250, "version_id", "34", "bandwidth", "0",
				"pseudo_version_id", "36402.0.0", "vendor", "TANDBERG/518 (TC6.0.1.65adebe)", "local_alias",
				"meet." + number + "@example.com", "remote_port", "58435", "idp_uuid", "",
				"has_authenticated_display_name", "False", "supports_direct_media", "False", "call_direction",
				"dial_in", "call_tag", "", "remote_alias", "sip:user" + caller + "@example.com", "remote_display_name",
				"User " + caller, "trigger", "invite", "location", "London", "telehealth_request_id", "",
				"teams_tenant_id", "", "service_tag", "", "service_name", "", "unique_service_name", "",
				"p_Asserted-Identity", "");
		return Decisions.decide(new ServiceRequest(parameters), this.configuration,
				DecisionContext.of(Clock.systemUTC(), this.random));
	}

	private static Configuration configuration() {
		List<ConfigurationRecord> records = new ArrayList<>();
		for (int i = 0; i < CONFERENCES; i++) {
			records.add(Records.read(new RecordId(RecordKind.CONFERENCE, i + 1), 1,
					Document.empty()
						.with(CommonFields.NAME, "VMR " + i)
						.with(CommonFields.DESCRIPTION, "Somebody's personal VMR")
						.with(ServiceFields.SERVICE_TAG, "tag" + i)
						.with(ServiceFields.PIN, Secret.of(String.valueOf(100_000 + i)))
						.with(ServiceFields.ALLOW_GUESTS, true)
						.with(ServiceFields.HOST_VIEW, "one_main_seven_pips")
						.with(ConferenceFields.ALIASES,
								List.of(Document.empty()
									.with(ConferenceFields.ID, (long) i + 1)
									.with(ConferenceFields.ALIAS, "meet." + i + "@example.com")))));
		}
		return Configuration.of(1, records);
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static long process() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime();
	}

}
