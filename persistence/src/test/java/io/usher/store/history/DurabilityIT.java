package io.usher.store.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.usher.core.history.Change;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.StoredRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DurabilityIT {

	private static final int ROUNDS = 4;

	private final Random random = new Random();

	@TempDir
	private Path home;

	@Test
	void keepsEveryAcknowledgedRevisionWhenKilled() throws Exception {
		Map<Long, String> saved = new HashMap<>();
		for (int round = 0; round < ROUNDS; round++) {
			killAfter(1 + this.random.nextInt(400)).forEach((line) -> saved.put(revision(line), line));
			try (ConfigurableApplicationContext context = AcknowledgingWriter.start(this.home.toString())) {
				ConfigurationStore store = context.getBean(ConfigurationStore.class);
				assertThat(revisions(store)).as("round " + round).containsAllEntriesOf(saved);
				Map<Long, Integer> current = new HashMap<>();
				store.readAll((record) -> current.put(record.id().number(), length(record)));
				saved.values().forEach((line) -> assertThat(current).containsEntry(number(line), length(line)));
				assertThat(saved.values()).extracting(DurabilityIT::number).doesNotContain(store.reserveNumbers(1));
			}
		}
		assertThat(saved).isNotEmpty();
	}

	/** Runs a writer, kills it after so many saves, and returns what it said by then. */
	private List<String> killAfter(int saves) throws Exception {
		Path output = Files.createTempFile(this.home, "saved", ".txt");
		Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				AcknowledgingWriter.class.getName(), this.home.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.redirectOutput(output.toFile())
			.start();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.pollInterval(Duration.ofMillis(5))
				.until(() -> !writer.isAlive() || lines(output).size() >= saves);
			assertThat(writer.isAlive()).isTrue();
		}
		finally {
			writer.destroyForcibly().waitFor();
		}
		return lines(output);
	}

	private static List<String> lines(Path output) throws IOException {
		String text = Files.readString(output);
		return text.substring(0, text.lastIndexOf('\n') + 1)
			.lines()
			.filter((line) -> line.startsWith("saved "))
			.toList();
	}

	private static Map<Long, String> revisions(ConfigurationStore store) {
		Map<Long, String> lines = new HashMap<>();
		Head before = Head.EMPTY;
		for (Change change : store.changesAfter(0, Integer.MAX_VALUE)) {
			assertThat(AcknowledgingWriter.CHAIN.isIntact(before, change)).isTrue();
			before = new Head(change.revision(), change.hash());
			change.versions()
				.forEach((version) -> lines.put(change.revision(), "saved " + change.revision() + " "
						+ version.id().number() + " " + version.document().length()));
		}
		assertThat(store.head()).isEqualTo(before);
		return lines;
	}

	private static int length(StoredRecord record) {
		return record.document().length();
	}

	private static long revision(String line) {
		return Long.parseLong(line.split(" ")[1]);
	}

	private static long number(String line) {
		return Long.parseLong(line.split(" ")[2]);
	}

	private static int length(String line) {
		return Integer.parseInt(line.split(" ")[3]);
	}

}
