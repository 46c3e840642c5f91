package io.usher.core.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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

import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.configuration.Records;
import io.usher.core.record.ConfigurationRecord;

/**
 * Searches of a directory: personal VMRs and devices of people, one of three with an
 * accent in the name, and one meeting room to three of them.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DirectoryBenchmark {

	private static final List<String> FIRST = List.of("Alice", "Robert", "Zoë", "Jörg", "Anne", "Mary", "Peter", "Åsa",
			"François", "Marta", "José", "Ingrid", "Paul", "Emma", "Liam", "Noah", "Olivia", "Sofia", "Lucas", "Mia");

	private static final List<String> LAST = List.of("Smith", "Müller", "Johnson", "Andersson", "García", "Nowak",
			"Østergaard", "O'Neil", "Brown", "Taylor", "Wilson", "Schneider", "Fischer", "Lindqvist", "Dubois",
			"Moreau", "Rossi", "Ferrari", "Novák", "Kowalska");

	private static final List<String> ROOMS = List.of("Board room", "Huddle space", "Training", "All hands",
			"Sales review", "Design studio", "Support desk", "Town hall");

	/** The directory to search. */
	@State(Scope.Benchmark)
	public static class Searched {

		@Param({ "100000", "1000000" })
		private int entries;

		private Configuration configuration = Configuration.empty();

		/** Makes and indexes it. */
		@Setup
		public void index() throws InterruptedException, ExecutionException {
			this.configuration = configuration(this.entries);
			this.configuration.directory().prepare().get();
		}

	}

	/** What is typed. */
	@State(Scope.Thread)
	public static class Typed {

		@Param({ "", "a", "e", "q", "東", "ali", "alice", "muller", "alice smith", "meet.alice.smith", "example.com",
				"ersonal", "99", "eeee", "zzqx", "nobody", "building 16 floor", "a e i o u" })
		private String typed = "";

		@Param({ "10", "1000" })
		private int limit;

	}

	/** Snapshots that follow each other by one changed conference. */
	@State(Scope.Thread)
	public static class Changed {

		private Configuration before = Configuration.empty();

		private Configuration after = Configuration.empty();

		private int number;

		/** Changes one conference. */
		@Setup(Level.Invocation)
		public void change(Searched searched) {
			this.before = (this.number++ % 200 == 0) ? searched.configuration : this.after;
			this.after = changed();
		}

		private Configuration changed() {
			return this.before.with(this.before.revision() + 1,
					List.of(Organisation.conference(4L * this.number, "Changed " + this.number, "c" + this.number)));
		}

	}

	@Benchmark
	public List<DirectoryEntry> search(Searched searched, Typed typed) {
		return searched.configuration.directory().search(typed.typed, typed.limit);
	}

	@Benchmark
	public Configuration change(Changed changed) {
		return changed.changed();
	}

	@Benchmark
	public List<DirectoryEntry> firstSearchAfterAChange(Changed changed) {
		return changed.after.directory().search("changed", 10);
	}

	@Benchmark
	public Object build(Searched searched) {
		return Segment.of(new Listings(searched.configuration).all().toList());
	}

	private static Configuration configuration(int entries) {
		Random random = new Random(1);
		List<ConfigurationRecord> records = new ArrayList<>(2 * entries);
		for (int i = 1; i <= entries; i++) {
			edits(random, i).map((edit) -> Records.read(edit.id(), 1, edit.after())).forEach(records::add);
		}
		return Configuration.of(1, records);
	}

	private static Stream<RecordEdit> edits(Random random, int i) {
		if (i % 4 == 0) {
			return Stream.of(Organisation.owned(i, any(random, ROOMS) + " " + i,
					"Floor " + i % 40 + ", building " + i % 17, "", "room." + i + "@example.com"));
		}
		String first = any(random, FIRST);
		String last = any(random, LAST);
		String name = Folding.plain(first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
		String address = name + i + "@example.com";
		RecordEdit owned = (i % 4 == 3) ? Organisation.device(i, address, "", address) : Organisation.owned(i,
				first + " " + last + " " + i, first + " " + last + "'s personal VMR", address, "meet." + address);
		return Stream.of(owned, Organisation.person(i, address, first, last, first + " " + last));
	}

	private static String any(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(DirectoryBenchmark.class.getSimpleName()).build()).run();
	}

}
