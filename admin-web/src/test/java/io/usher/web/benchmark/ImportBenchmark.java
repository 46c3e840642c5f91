package io.usher.web.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.web.Usher;
import io.usher.web.csv.CsvExport;
import io.usher.web.csv.CsvSheet;
import io.usher.web.csv.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures how long it takes to bring in very many conferences as CSV, stage by stage, on
 * the embedded database. See {@code docs/benchmarks.md}.
 */
public final class ImportBenchmark {

	private static final int CONFERENCES = Integer.getInteger("conferences", 100_000);

	private final PrintStream out = System.out;

	private final ConfigurableApplicationContext program;

	private final ImportPlanner planner;

	private final Configurations configurations;

	private final Map<String, Times> stages = new LinkedHashMap<>();

	private Times since = Times.now();

	private String stage = "";

	private ImportBenchmark(ConfigurableApplicationContext program) {
		this.program = program;
		this.configurations = program.getBean(Configurations.class);
		this.planner = new ImportPlanner(program.getBean(Administration.class), this.configurations);
	}

	/** Runs all of it and prints a table in Markdown. */
	public static void main(String[] arguments) throws Exception {
		Path home = Files.createTempDirectory("usher-benchmark");
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(Usher.class).run("--server.port=0",
				"--usher.home=" + home, "--usher.admin-password=correct horse battery",
				"--usher.node-password=a node's password", "--usher.demo=true")) {
			new ImportBenchmark(program).run(home);
		}
		System.exit(0);
	}

	private void run(Path home) throws IOException {
		Path file = home.resolve("conferences.csv");
		write(file, "first");
		this.out.printf("%n%,d conferences, %,d kB%n", CONFERENCES, Files.size(file) / 1000);
		bring("new", file);
		bring("unchanged", file);
		write(file, "second");
		bring("changed", file);
		Path exported = home.resolve("exported.csv");
		begin("export");
		try (Writer out = Files.newBufferedWriter(exported)) {
			this.program.getBean(CsvExport.class).write(CsvSheet.CONFERENCES, this.configurations.current(), true, out);
		}
		end();
		print("export, " + Files.size(exported) / 1000 + " kB");
	}

	private void bring(String what, Path file) {
		CsvSource source = CsvSource.of(CsvSheet.CONFERENCES, "conferences.csv", file,
				this.program.getBean(SecretKey.class));
		Progress progress = (stage, done, total) -> begin(stage);
		begin("reading");
		Reading reading = source.read(this.configurations.current(), progress);
		begin("planning");
		ImportPlan plan = this.planner.plan(reading, new ImportPlanner.Options((kind) -> true, false), progress);
		begin("saving");
		try (Neighbour neighbour = new Neighbour(this.program.getBean(Administration.class), this.out)) {
			this.program.getBean(Administration.class)
				.save(plan.edits(), new Actor("alice", "192.0.2.1", Actor.Via.API), "benchmark",
						(stage, done, total) -> {
							neighbour.at(stage);
							begin("saving: " + stage);
						});
			end();
		}
		end();
		print(what + ", " + plan.counts());
	}

	private void begin(String next) {
		if (!next.equals(this.stage)) {
			end();
			this.stage = next;
		}
	}

	private void end() {
		Times now = Times.now();
		this.stages.merge(this.stage, now.minus(this.since), Times::plus);
		this.since = now;
		this.stage = "";
	}

	private void print(String what) {
		this.stages.remove("");
		Times sum = this.stages.values().stream().reduce(new Times(0, 0), Times::plus);
		StringBuilder line = new StringBuilder("| ").append(what).append(" | ").append(sum).append(" |");
		this.stages.forEach((name, times) -> line.append(' ').append(name).append(' ').append(times).append(';'));
		Runtime runtime = Runtime.getRuntime();
		this.out.printf("%s | %,d MB |%n", line, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
		this.stages.clear();
	}

	private static void write(Path file, String description) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(
					"name,description,pin,allow_guests,guest_pin,alias_alias,alias_description,host_view,ivr_theme\r\n");
			for (int i = 0; i < CONFERENCES; i++) {
				out.write(String.format(
						"Person %d's VMR,\"%s, made by the directory\",%06d,true,%06d,meet.person.%d@example.com,%s,"
								+ "one_main_seven_pips,Example Corp\r\n",
						i, description, i, 999_999 - i, i, "Personal room"));
			}
		}
	}

	/**
	 * How long something took, on the wall and of this thread's processor, in
	 * nanoseconds.
	 */
	private record Times(long wall, long processor) {

		static Times now() {
			return new Times(System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
		}

		Times minus(Times other) {
			return new Times(this.wall - other.wall, this.processor - other.processor);
		}

		Times plus(Times other) {
			return new Times(this.wall + other.wall, this.processor + other.processor);
		}

		@Override
		public String toString() {
			return String.format("%.1f s (%.1f s CPU)", this.wall / 1e9, this.processor / 1e9);
		}

	}

}
