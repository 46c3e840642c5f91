package io.usher.core.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.disk.SmallDisk;
import io.usher.core.history.Head;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeptConfigurationsTests {

	private static final String PIN = "271828182845";

	private static final String KEY = "0123456789abcdef0123456789abcdef";

	private static final String OTHER_KEY = "fedcba9876543210fedcba9876543210";

	@TempDir
	private Path home;

	private Path directory;

	private KeptConfigurations kept;

	@BeforeEach
	void makeDirectory() {
		this.directory = this.home.resolve("last-good");
		this.kept = keptWith(KEY);
	}

	@Test
	void givesBackWhatWasKept() throws IOException {
		KeptConfiguration configuration = configuration(7, 500);
		this.kept.keep(configuration);
		KeptConfiguration found = keptWith(KEY).newest().orElseThrow();
		assertThat(found.head()).isEqualTo(configuration.head());
		assertThat(found.at()).isEqualTo(configuration.at());
		assertThat(found.whole()).isTrue();
		assertThat(found.configuration().revision()).isEqualTo(7);
		assertThat(found.configuration().all().map(ConfigurationRecord::document))
			.containsExactlyElementsOf(configuration.configuration().all().map(ConfigurationRecord::document).toList());
		assertThat(found.configuration().all().map(ConfigurationRecord::revision)).containsOnly(7L);
		assertThat(found.configuration().conferenceWithAlias("room3")).isNotNull();
	}

	@Test
	void keepsThreeGenerationsThatOnlyTheOwnerReads() throws IOException {
		for (int revision = 1; revision <= 5; revision++) {
			this.kept.keep(configuration(revision, 2));
		}
		assertThat(files()).extracting((file) -> file.getFileName().toString())
			.containsExactly("configuration-000000003", "configuration-000000004", "configuration-000000005");
		assertThat(files())
			.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
				.isEqualTo("rw-------"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory))).isEqualTo("rwx------");
		assertThat(this.kept.newest()).map((found) -> found.head().revision()).contains(5L);
	}

	@Test
	void keepsTheFileBeforeWhileTheDiskIsFull() throws IOException {
		try (SmallDisk disk = new SmallDisk(100_000)) {
			SecretKey key = SecretKey.of(KEY);
			KeptConfigurations onDisk = new KeptConfigurations(disk.home(), key, new DocumentCodec(key));
			onDisk.keep(configuration(1, 300));
			disk.fill();
			assertThatThrownBy(() -> onDisk.keep(configuration(2, 300))).isInstanceOf(IOException.class);
			assertThat(onDisk.newest()).map((found) -> found.head().revision()).contains(1L);
			try (Stream<Path> files = Files.list(disk.home())) {
				assertThat(files).hasSize(1);
			}
			disk.free();
			onDisk.keep(configuration(3, 300));
			assertThat(onDisk.newest()).map((found) -> found.head().revision()).contains(3L);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.001, 0.5, 0.999 })
	void refusesATornFileAndTakesTheOneBefore(double part) throws IOException {
		this.kept.keep(configuration(1, 3));
		this.kept.keep(configuration(2, 3000));
		Path newest = files().get(1);
		byte[] bytes = Files.readAllBytes(newest);
		Files.write(newest, Arrays.copyOf(bytes, (int) (bytes.length * part)));
		assertThat(this.kept.newest()).map((found) -> found.head().revision()).contains(1L);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.001, 0.5, 0.999 })
	void refusesAFileInWhichOneBitChanged(double place) throws IOException {
		this.kept.keep(configuration(1, 3));
		this.kept.keep(configuration(2, 3000));
		Path newest = files().get(1);
		byte[] bytes = Files.readAllBytes(newest);
		bytes[(int) (bytes.length * place)] ^= 4;
		Files.write(newest, bytes);
		assertThat(this.kept.newest()).map((found) -> found.head().revision()).contains(1L);
	}

	@Test
	void refusesAFileOfAnotherKeyAndReadsWithAKeyThatWasRotated() throws IOException {
		this.kept.keep(configuration(1, 3));
		assertThat(keptWith(OTHER_KEY).newest()).isEmpty();
		assertThat(keptWith(OTHER_KEY + "," + KEY).newest()).isPresent();
	}

	@Test
	void tellsNothingOfTheConfiguration() throws IOException {
		this.kept.keep(configuration(1, 3));
		assertThat(new String(Files.readAllBytes(files().get(0)), StandardCharsets.ISO_8859_1))
			.startsWith("Usher configuration, format 1\n")
			.doesNotContain(PIN)
			.doesNotContain("Room");
	}

	@Test
	void leavesWhatIsThereWhenItCannotWrite() throws IOException {
		this.kept.keep(configuration(1, 3));
		Files.createDirectories(this.directory.resolve("unfinished-" + ProcessHandle.current().pid()).resolve("in"));
		assertThatThrownBy(() -> this.kept.keep(configuration(2, 3))).isInstanceOf(IOException.class);
		assertThat(this.kept.newest()).map((found) -> found.head().revision()).contains(1L);
	}

	@Test
	void readsAFileFromBeforeFilesToldWhatTheirWriterKnew() throws IOException {
		Files.createDirectories(this.directory);
		Files.copy(Path.of("src/test/resources/last-good/of-unnamed-kinds"),
				this.directory.resolve("configuration-000000001"));
		KeptConfiguration found = this.kept.newest().orElseThrow();
		assertThat(found.whole()).isFalse();
		assertThat(found.head().revision()).isEqualTo(7);
		assertThat(found.configuration().conferenceWithAlias("room3")).isNotNull();
	}

	@Test
	void readsAFileOfAVersionThatKnewOtherKindsAndTellsThatItMayNotBeWhole() throws IOException {
		SecretKey key = SecretKey.of(KEY);
		DocumentCodec documents = new DocumentCodec(key);
		new KeptConfigurations(this.directory, new KeptConfigurationCodec(key, documents, "conference name"))
			.keep(configuration(3, 2));
		KeptConfiguration found = this.kept.newest().orElseThrow();
		assertThat(found.whole()).isFalse();
		assertThat(found.configuration().conferenceWithAlias("room2")).isNotNull();
	}

	@Test
	void doesNotTurnWhatMayNotBeWholeIntoAWholeFile() throws IOException {
		KeptConfiguration whole = configuration(3, 2);
		this.kept.keep(new KeptConfiguration(whole.head(), whole.at(), whole.configuration(), false));
		assertThat(this.kept.newest().orElseThrow().whole()).isFalse();
	}

	@Test
	void findsNothingWhereNothingWasKept() {
		assertThat(this.kept.newest()).isEmpty();
	}

	private KeptConfigurations keptWith(String key) {
		SecretKey secretKey = SecretKey.of(key);
		return new KeptConfigurations(this.directory, secretKey, new DocumentCodec(secretKey));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.sorted().toList();
		}
	}

	private static KeptConfiguration configuration(long revision, int conferences) {
		List<ConfigurationRecord> records = LongStream.rangeClosed(1, conferences)
			.mapToObj((number) -> record(number, revision))
			.toList();
		return new KeptConfiguration(new Head(revision, "%064x".formatted(revision)),
				Instant.parse("2026-01-02T03:04:05.678Z"), Configuration.of(revision, records), true);
	}

	private static ConfigurationRecord record(long number, long revision) {
		Document document = Document.empty()
			.with(CommonFields.NAME, "Room " + number)
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ServiceFields.PIN, Secret.of(PIN))
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, "room" + number)));
		return Records.read(new RecordId(RecordKind.CONFERENCE, number), revision, document);
	}

}
