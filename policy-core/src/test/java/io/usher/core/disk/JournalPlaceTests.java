package io.usher.core.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JournalPlaceTests {

	private static final JournalPlace.Reader NOTHING = (journal) -> {
	};

	@TempDir
	private Path home;

	@Test
	void isNotTriedAgainBeforeItsTime() throws IOException {
		JournalPlace place = place(Duration.ofHours(1));
		Files.createFile(this.home.resolve("log"));
		assertThat(place.isMissing()).isFalse();
		assertThat(place.open(NOTHING)).isFalse();
		assertThat(place.isMissing()).isTrue();
		Files.delete(this.home.resolve("log"));
		assertThat(place.open(NOTHING)).isFalse();
		assertThat(place.isMissing()).isTrue();
	}

	@Test
	void isOpenedOnceAsSoonAsItCan() throws IOException {
		JournalPlace place = place(Duration.ZERO);
		Files.createFile(this.home.resolve("log"));
		assertThat(place.open(NOTHING)).isFalse();
		Files.delete(this.home.resolve("log"));
		assertThat(place.open(NOTHING)).isTrue();
		assertThat(place.isMissing()).isFalse();
		assertThat(place.open(NOTHING)).isFalse();
		place.close();
	}

	@Test
	void isTriedAgainAlsoWhenWhatIsInItCannotBeRead() {
		JournalPlace place = place(Duration.ZERO);
		assertThat(place.open((journal) -> {
			throw new IllegalArgumentException("of another key");
		})).isFalse();
		assertThat(place.isMissing()).isTrue();
		assertThat(place.open(NOTHING)).isTrue();
		place.close();
	}

	@Test
	void staysClosedOnceItWasClosed() {
		JournalPlace place = place(Duration.ZERO);
		assertThat(place.open(NOTHING)).isTrue();
		place.close();
		assertThat(place.open(NOTHING)).isFalse();
		assertThat(place.journal()).isNull();
	}

	private JournalPlace place(Duration again) {
		return new JournalPlace(this.home.resolve("log"), 1_000_000, "decisions", again);
	}

}
