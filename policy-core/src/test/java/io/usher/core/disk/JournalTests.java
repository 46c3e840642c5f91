package io.usher.core.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTests {

	private static final long LIMIT = 100_000_000;

	@TempDir
	private Path home;

	@Test
	void givesBackInOrderAlsoAfterARestart() throws IOException {
		try (Journal journal = open(LIMIT)) {
			append(journal, "one", 1);
			append(journal, "two", 2);
		}
		try (Journal journal = open(LIMIT)) {
			append(journal, "three", 3);
			assertThat(journal.weight()).isEqualTo(6);
			assertThat(takeAll(journal)).containsExactly("one", "two", "three");
			assertThat(journal.isEmpty()).isTrue();
			assertThat(journal.weight()).isZero();
			assertThat(journal.bytes()).isZero();
			assertThat(segments()).isEmpty();
		}
	}

	@Test
	void keepsItsOrderOverManyFilesAndDeletesThem() throws IOException {
		String large = "x".repeat((int) (Journal.SEGMENT * 3 / 5));
		try (Journal journal = open(LIMIT)) {
			for (int i = 0; i < 9; i++) {
				append(journal, i + large, 1);
			}
			assertThat(segments()).hasSize(5);
			journal.remove();
			journal.remove();
			journal.remove();
			assertThat(segments()).hasSize(4);
		}
		try (Journal journal = open(LIMIT)) {
			assertThat(takeAll(journal)).extracting((text) -> text.substring(0, 1))
				.containsExactlyElementsOf(IntStream.range(2, 9).mapToObj(Integer::toString).toList());
		}
	}

	@Test
	void cutsOffWhatACrashLeftUnfinished() throws IOException {
		try (Journal journal = open(LIMIT)) {
			append(journal, "one", 1);
			append(journal, "two", 2);
		}
		Path segment = segments().get(0);
		byte[] bytes = Files.readAllBytes(segment);
		for (int cut = 1; cut < 12 + "two".length(); cut++) {
			Files.write(segment, Arrays.copyOf(bytes, bytes.length - cut));
			try (Journal journal = open(LIMIT)) {
				assertThat(journal.weight()).isEqualTo(1);
				append(journal, "three", 3);
				assertThat(journal.peek()).map(JournalTests::text).contains("one");
			}
			try (Journal journal = open(LIMIT)) {
				assertThat(takeAll(journal)).as("cut " + cut).containsExactly("one", "three");
			}
		}
	}

	@Test
	void cutsOffZerosThatAFileSystemLeftAtTheEnd() throws IOException {
		try (Journal journal = open(LIMIT)) {
			append(journal, "one", 1);
		}
		Files.write(segments().get(0), new byte[] { 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
				StandardOpenOption.APPEND);
		try (Journal journal = open(LIMIT)) {
			assertThat(takeAll(journal)).containsExactly("one");
		}
	}

	@Test
	void leavesOutADamagedEntryAndCountsIt() throws IOException {
		String large = "x".repeat((int) Journal.SEGMENT);
		try (Journal journal = open(LIMIT)) {
			append(journal, large, 7);
			append(journal, "two", 2);
		}
		Path segment = segments().get(0);
		byte[] bytes = Files.readAllBytes(segment);
		bytes[1000] ^= 1;
		Files.write(segment, bytes);
		try (Journal journal = open(LIMIT)) {
			assertThat(takeAll(journal)).containsExactly("two");
			assertThat(journal.takeDamaged()).isEqualTo(7);
			assertThat(journal.takeDamaged()).isZero();
			assertThat(journal.weight()).isZero();
		}
	}

	@Test
	void takesNoMoreThanItsLimitButWhatCountsNothing() throws IOException {
		try (Journal journal = open(1000)) {
			assertThat(journal.append(new byte[900], 5)).isTrue();
			assertThat(journal.append(new byte[100], 1)).isFalse();
			assertThat(journal.append(new byte[100], 0)).isTrue();
			assertThat(journal.append(new byte[100], 0)).isFalse();
			assertThat(journal.weight()).isEqualTo(5);
			journal.remove();
			journal.remove();
			assertThat(journal.append(new byte[900], 5)).isTrue();
		}
	}

	@Test
	void keepsWhatItHasWhenTheDiskIsFullAndGoesOnWhenThereIsRoom() throws IOException {
		String large = "x".repeat(3_000);
		try (SmallDisk disk = new SmallDisk(50_000)) {
			Path directory = disk.home().resolve("log");
			try (Journal journal = Journal.open(directory, LIMIT)) {
				append(journal, "1" + large, 1);
				disk.fill();
				assertThatThrownBy(() -> append(journal, "2" + large, 1)).isInstanceOf(IOException.class);
				assertThatThrownBy(() -> append(journal, "3" + large, 1)).isInstanceOf(IOException.class);
				assertThat(journal.weight()).isEqualTo(1);
				disk.free();
				append(journal, "4" + large, 1);
			}
			try (Journal journal = Journal.open(directory, LIMIT)) {
				assertThat(takeAll(journal)).extracting((text) -> text.substring(0, 1)).containsExactly("1", "4");
				assertThat(journal.takeDamaged()).isZero();
			}
		}
	}

	@Test
	void canBeEmptiedWhileTheDiskIsFull() throws IOException {
		try (SmallDisk disk = new SmallDisk(50_000);
				Journal journal = Journal.open(disk.home().resolve("log"), LIMIT)) {
			append(journal, "one", 1);
			disk.fill();
			assertThat(takeAll(journal)).containsExactly("one");
			assertThat(journal.isEmpty()).isTrue();
		}
	}

	@Test
	void belongsToOneAtATime() throws IOException {
		try (Journal journal = open(LIMIT)) {
			assertThatThrownBy(() -> open(LIMIT)).isInstanceOf(IOException.class)
				.hasMessageContaining("is used by another instance");
			assertThat(journal.isEmpty()).isTrue();
		}
		open(LIMIT).close();
	}

	@Test
	void isReadByItsOwnerAlone() throws IOException {
		try (Journal journal = open(LIMIT)) {
			append(journal, "one", 1);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(segments().get(0))))
				.isEqualTo("rw-------");
		}
	}

	private Journal open(long limit) throws IOException {
		return Journal.open(this.home.resolve("spool/log"), limit);
	}

	private List<Path> segments() throws IOException {
		try (Stream<Path> files = Files.list(this.home.resolve("spool/log"))) {
			return files.filter((file) -> file.toString().endsWith(".journal")).sorted().toList();
		}
	}

	private static void append(Journal journal, String text, int weight) throws IOException {
		assertThat(journal.append(text.getBytes(StandardCharsets.UTF_8), weight)).isTrue();
	}

	private static List<String> takeAll(Journal journal) throws IOException {
		List<String> all = new ArrayList<>();
		for (Optional<byte[]> next = journal.peek(); next.isPresent(); next = journal.peek()) {
			all.add(text(next.get()));
			journal.remove();
		}
		return all;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
