package io.usher.api.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import io.usher.api.ManualTicker;
import io.usher.core.picture.Picture;
import io.usher.core.picture.PictureSource;
import io.usher.core.picture.TestPictures;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CachedPicturesTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final byte[] RED = file(Color.RED);

	private static final byte[] BLUE = file(Color.BLUE);

	private final PictureServer server = new PictureServer();

	private final ManualTicker ticker = new ManualTicker();

	private final CachedPictures pictures = new CachedPictures(new PictureFetch(PictureServer.LOOPBACK, LONG),
			this.ticker);

	private final String url = this.server.url("/alice.png");

	@AfterEach
	void close() {
		this.pictures.close();
		this.server.close();
	}

	private static byte[] file(Color colour) {
		return TestPictures.file(TestPictures.plain(60, 40, BufferedImage.TYPE_INT_RGB, colour), "png");
	}

	private static PictureSource uploaded(byte[] file, String key) {
		return new PictureSource.Uploaded(Base64.getEncoder().encodeToString(file), key);
	}

	private Picture linked(Duration budget) {
		return linked(this.url, budget);
	}

	private Picture linked(String address, Duration budget) {
		return this.pictures.jpeg(new PictureSource.Linked(address), 30, 20, budget);
	}

	private static String shown(Picture picture) {
		if (picture instanceof Picture.Missing missing) {
			return missing.reason();
		}
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(((Picture.Jpeg) picture).bytes()));
			Color colour = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
			return ((colour.getRed() > colour.getBlue()) ? "red " : "blue ") + image.getWidth() + " x "
					+ image.getHeight();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void makesUploadedPictures() {
		assertThat(shown(this.pictures.jpeg(uploaded(RED, "1@1"), 100, 40, LONG))).isEqualTo("red 100 x 40");
		assertThat(shown(this.pictures.jpeg(uploaded(RED, "1@1"), 1, 1, LONG))).isEqualTo("red 1 x 1");
		assertThat(shown(this.pictures.jpeg(uploaded(BLUE, "1@2"), 100, 40, LONG))).isEqualTo("blue 100 x 40");
	}

	@Test
	void makesAPictureOfOneSizeOnce() {
		Picture first = this.pictures.jpeg(uploaded(RED, "1@1"), 100, 40, LONG);
		assertThat(this.pictures.jpeg(uploaded(RED, "1@1"), 100, 40, Duration.ZERO)).isSameAs(first);
		assertThat(this.pictures.jpeg(uploaded(RED, "1@1"), 40, 100, LONG)).isNotSameAs(first);
	}

	@ParameterizedTest
	@CsvSource({ "0,1", "1,0", "2049,1", "1,2049", "-1,-1", "2147483647,2147483647" })
	void refusesSizesOutOfRange(int width, int height) {
		assertThat(shown(this.pictures.jpeg(uploaded(RED, "1@1"), width, height, LONG)))
			.isEqualTo("a picture of " + width + " x " + height + " pixels (expected: 1 to 2048 each)");
	}

	@Test
	void makesTheLargestSize() {
		assertThat(shown(this.pictures.jpeg(uploaded(RED, "1@1"), 2048, 2048, LONG))).isEqualTo("red 2048 x 2048");
	}

	@Test
	void neverServesCmykAndBrokenAndHugePictures() {
		byte[] jpeg = TestPictures.jpeg(TestPictures.quarters(60, 40));
		List<byte[]> files = List.of(TestPictures.cmykJpeg(60, 40), Arrays.copyOf(jpeg, jpeg.length / 2),
				TestPictures.bomb(60_000, 60_000), TestPictures.bomb(60, 40),
				"<html>".getBytes(StandardCharsets.UTF_8));
		List<String> shown = new ArrayList<>();
		for (byte[] file : files) {
			shown.add(shown(this.pictures.jpeg(uploaded(file, "x" + shown.size()), 30, 20, LONG)));
		}
		assertThat(shown.get(3)).startsWith("the uploaded picture is a broken PNG: ");
		shown.remove(3);
		assertThat(shown).containsExactly("the uploaded picture is a CMYK picture (expected: RGB or grey)",
				"the uploaded picture ends too early",
				"the uploaded picture is 60,000 x 60,000 pixels (expected: at most 40 megapixels, 30,000 pixels a side)",
				"the uploaded picture is no JPEG, PNG or GIF picture");
		assertThat(shown(this.pictures.jpeg(new PictureSource.Uploaded("?", "y"), 30, 20, LONG)))
			.isEqualTo("the uploaded picture is no base64");
		this.server.on("/alice.png", files.get(4), "Content-Type", "text/html");
		assertThat(shown(linked(LONG))).isEqualTo(this.url + " is no JPEG, PNG or GIF picture, sent as text/html");
	}

	@Test
	void fetchesAPictureOnceForAllSizes() {
		this.server.on("/alice.png", RED);
		assertThat(shown(linked(LONG))).isEqualTo("red 30 x 20");
		assertThat(shown(this.pictures.jpeg(new PictureSource.Linked(this.url), 7, 9, LONG))).isEqualTo("red 7 x 9");
		assertThat(linked(Duration.ZERO)).isSameAs(linked(LONG));
		assertThat(this.server.asked()).hasSize(1);
	}

	@Test
	void sharesAFetchAmongAllWhoAskMeanwhile() throws Exception {
		CountDownLatch asking = new CountDownLatch(20);
		this.server.on("/alice.png", (exchange) -> {
			asking.await();
			exchange.sendResponseHeaders(200, RED.length);
			exchange.getResponseBody().write(RED);
		});
		ExecutorService callers = Executors.newFixedThreadPool(20);
		try {
			List<Future<Picture>> answers = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				answers.add(callers.submit(() -> {
					asking.countDown();
					return linked(LONG);
				}));
			}
			for (Future<Picture> answer : answers) {
				assertThat(shown(answer.get())).isEqualTo("red 30 x 20");
			}
		}
		finally {
			callers.shutdownNow();
		}
		assertThat(this.server.asked()).hasSize(1);
	}

	@Test
	void waitsNoLongerThanTheBudgetAndServesThePictureLater() {
		CountDownLatch released = new CountDownLatch(1);
		this.server.on("/alice.png", (exchange) -> {
			released.await();
			exchange.sendResponseHeaders(200, RED.length);
			exchange.getResponseBody().write(RED);
		});
		assertThat(shown(linked(SHORT))).isEqualTo(this.url + " did not come within 200 ms");
		released.countDown();
		assertThat(shown(linked(LONG))).isEqualTo("red 30 x 20");
		assertThat(this.server.asked()).hasSize(1);
	}

	@Test
	void waitsNoLongerThanTheBudgetForAName() {
		CountDownLatch released = new CountDownLatch(1);
		DnsResolver hanging = new PictureFetchTests.Names("127.0.0.1") {
			@Override
			public InetAddress[] resolve(String host) throws UnknownHostException {
				try {
					released.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return super.resolve(host);
			}
		};
		try (CachedPictures slow = new CachedPictures(
				new PictureFetch(PictureServer.LOOPBACK, LONG, hanging, SSLContexts.createSystemDefault()),
				this.ticker)) {
			assertThat(shown(slow.jpeg(new PictureSource.Linked("http://pictures.example/x"), 30, 20, SHORT)))
				.isEqualTo("http://pictures.example/x did not come within 200 ms");
		}
		finally {
			released.countDown();
		}
	}

	@Test
	void refusesMoreFetchesThanSixteenAtATime() {
		for (int i = 0; i < 16; i++) {
			this.server.silent("/" + i);
			assertThat(shown(linked(this.server.url("/" + i), Duration.ZERO))).contains("did not come within 0 s");
		}
		this.server.on("/alice.png", RED);
		assertThat(shown(linked(LONG)))
			.isEqualTo(this.url + " has to wait: too many pictures are being fetched and made");
		assertThat(shown(linked(SHORT))).contains("has to wait");
	}

	@Test
	void remembersFailures() {
		assertThat(shown(linked(LONG))).isEqualTo(this.url + " answered 404");
		assertThat(shown(linked(Duration.ZERO))).isEqualTo(this.url + " answered 404");
		assertThat(this.server.asked()).hasSize(1);
	}

	@Test
	void servesTheOldPictureWhileItAsksForTheNewOne() throws InterruptedException {
		this.server.on("/alice.png", RED);
		assertThat(shown(linked(LONG))).isEqualTo("red 30 x 20");
		CountDownLatch released = new CountDownLatch(1);
		this.server.on("/alice.png", (exchange) -> {
			released.await();
			exchange.sendResponseHeaders(200, BLUE.length);
			exchange.getResponseBody().write(BLUE);
		});
		this.ticker.pass(Duration.ofMinutes(9));
		assertThat(shown(linked(Duration.ZERO))).isEqualTo("red 30 x 20");
		assertThat(this.server.asked()).hasSize(1);
		this.ticker.pass(Duration.ofMinutes(2));
		assertThat(shown(linked(Duration.ZERO))).isEqualTo("red 30 x 20");
		assertThat(shown(linked(Duration.ZERO))).isEqualTo("red 30 x 20");
		released.countDown();
		assertThat(awaited("blue 30 x 20")).isEqualTo("blue 30 x 20");
		assertThat(this.server.asked()).hasSize(2);
	}

	@Test
	void neverThrows() {
		for (String address : new String[] { "", "\u0000", "http://", "https://alice:pw@127.0.0.1/x?token=1",
				"a".repeat(9000) }) {
			assertThat(shown(linked(address, LONG))).isNotEmpty().doesNotContain("pw", "token").hasSizeLessThan(300);
		}
		assertThat(shown(linked(Duration.ofSeconds(-1)))).contains("did not come within");
		assertThat(shown(linked(Duration.ofSeconds(Long.MAX_VALUE)))).isNotEmpty();
		this.pictures.close();
		assertThat(shown(linked(this.server.url("/other"), LONG))).contains("has to wait");
	}

	/** Asks until the answer is as expected, or gives it up. */
	private String awaited(String expected) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		String shown = shown(linked(LONG));
		while (!shown.equals(expected) && System.nanoTime() < end) {
			Thread.onSpinWait();
			shown = shown(linked(LONG));
		}
		return shown;
	}

}
