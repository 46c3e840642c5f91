package io.usher.api.picture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.usher.api.ManualTicker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How long originals are used, with fetches that are over before the call returns.
 */
class LinkedPicturesTests {

	private final PictureServer server = new PictureServer();

	private final ManualTicker ticker = new ManualTicker();

	private final AtomicBoolean busy = new AtomicBoolean();

	private final PictureFetch fetch = new PictureFetch(PictureServer.LOOPBACK, Duration.ofSeconds(60));

	private final LinkedPictures pictures = new LinkedPictures(this.fetch, this::run, this.ticker, 10_000);

	@AfterEach
	void close() {
		this.fetch.close();
		this.server.close();
	}

	private void run(Runnable task) {
		if (this.busy.get()) {
			throw new RejectedExecutionException("busy");
		}
		task.run();
	}

	private void serve(String content, String... headers) {
		this.server.on("/alice", content.getBytes(StandardCharsets.UTF_8), headers);
	}

	private String got() {
		return got("/alice");
	}

	private String got(String path) {
		Original original = this.pictures.get(this.server.url(path)).join();
		return (original instanceof Original.Kept kept) ? new String(kept.bytes(), StandardCharsets.UTF_8)
				: ((Original.Lost) original).reason();
	}

	/** Returns what comes once a refresh, which the call starts, is over. */
	private String gotThen() {
		got();
		return got();
	}

	@Test
	void asksOnceInTenMinutes() {
		serve("old");
		assertThat(got()).isEqualTo("old");
		serve("new");
		this.ticker.pass(Duration.ofMinutes(9));
		assertThat(gotThen()).isEqualTo("old");
		this.ticker.pass(Duration.ofMinutes(2));
		assertThat(got()).isEqualTo("old");
		assertThat(got()).isEqualTo("new");
		assertThat(this.server.asked()).hasSize(2);
	}

	@Test
	void asksWhenTheServerWantsToBeAsked() {
		serve("old", "Cache-Control", "max-age=3600");
		assertThat(got()).isEqualTo("old");
		serve("new");
		this.ticker.pass(Duration.ofMinutes(59));
		assertThat(gotThen()).isEqualTo("old");
		this.ticker.pass(Duration.ofMinutes(2));
		assertThat(gotThen()).isEqualTo("new");
	}

	@Test
	void remembersFailuresForAMinute() {
		assertThat(got()).isEqualTo("answered 404");
		serve("new");
		this.ticker.pass(Duration.ofSeconds(59));
		assertThat(gotThen()).isEqualTo("answered 404");
		assertThat(this.server.asked()).hasSize(1);
		this.ticker.pass(Duration.ofSeconds(2));
		assertThat(got()).isEqualTo("new");
	}

	@Test
	void usesTheOldPictureForADayWhileItsServerFails() {
		serve("old");
		assertThat(got()).isEqualTo("old");
		this.server.on("/alice", 503);
		this.ticker.pass(Duration.ofMinutes(11));
		assertThat(gotThen()).isEqualTo("old");
		assertThat(this.server.asked()).hasSize(2);
		this.ticker.pass(Duration.ofSeconds(59));
		assertThat(gotThen()).isEqualTo("old");
		assertThat(this.server.asked()).hasSize(2);
		this.ticker.pass(Duration.ofHours(23));
		assertThat(gotThen()).isEqualTo("old");
		assertThat(this.server.asked()).hasSize(3);
		this.ticker.pass(Duration.ofHours(2));
		assertThat(got()).isEqualTo("answered 503");
	}

	@Test
	void takesTheNewPictureWhenTheServerRecovers() {
		serve("old");
		got();
		this.server.on("/alice", 503);
		this.ticker.pass(Duration.ofMinutes(11));
		got();
		serve("new");
		this.ticker.pass(Duration.ofMinutes(2));
		assertThat(gotThen()).isEqualTo("new");
	}

	@Test
	void stopsUsingAPictureThatItsServerTookAway() {
		serve("old");
		got();
		this.server.on("/alice", 410);
		this.ticker.pass(Duration.ofMinutes(11));
		assertThat(gotThen()).isEqualTo("answered 410");
	}

	@Test
	void usesTheOldPictureWhenTooManyAreFetched() {
		serve("old");
		got();
		this.ticker.pass(Duration.ofMinutes(11));
		this.busy.set(true);
		assertThat(gotThen()).isEqualTo("old");
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> got("/bob"));
		this.busy.set(false);
		serve("new");
		this.ticker.pass(Duration.ofSeconds(11));
		assertThat(gotThen()).isEqualTo("new");
		assertThat(got("/bob")).isEqualTo("answered 404");
	}

	@Test
	void keepsNoMoreThanItMay() {
		for (int i = 0; i < 20; i++) {
			this.server.on("/" + i, new byte[1000]);
			got("/" + i);
		}
		this.server.asked().clear();
		for (int i = 0; i < 20; i++) {
			got("/" + i);
		}
		assertThat(this.server.asked()).hasSizeGreaterThanOrEqualTo(10);
	}

}
