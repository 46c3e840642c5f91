package io.usher.api.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.usher.core.network.Network;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PictureFetchTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(400);

	private static final byte[] FILE = "a file".getBytes(StandardCharsets.UTF_8);

	private final PictureServer server = new PictureServer();

	private final List<AutoCloseable> opened = new ArrayList<>(List.of(this.server));

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.opened) {
			each.close();
		}
	}

	private PictureFetch fetch(Duration limit) {
		return opened(new PictureFetch(PictureServer.LOOPBACK, limit));
	}

	private PictureFetch fetch(List<Network> allowed, Names names) {
		return opened(new PictureFetch(allowed, LONG, names, SSLContexts.createSystemDefault()));
	}

	private PictureFetch opened(PictureFetch fetch) {
		this.opened.add(fetch);
		return fetch;
	}

	private String faultOf(String path) {
		return fault(fetch(LONG).fetch(this.server.url(path)));
	}

	private static String fault(Download download) {
		return (download instanceof Download.Failed failed) ? failed.reason() : "came";
	}

	@Test
	void fetchesAFile() {
		this.server.on("/alice.png", FILE, "Content-Type", "image/png");
		Download.Came came = (Download.Came) fetch(LONG).fetch(this.server.url("/alice.png?size=100&x=%20#there"));
		assertThat(came.bytes()).isEqualTo(FILE);
		assertThat(came.type()).isEqualTo("image/png");
		assertThat(came.fresh()).isEqualTo(Duration.ofMinutes(10));
		assertThat(this.server.asked()).singleElement()
			.satisfies((asked) -> assertThat(asked.path()).isEqualTo("/alice.png?size=100&x=%20"));
	}

	@Test
	void showsNothingOfItself() {
		this.server.on("/alice.png", FILE, "Set-Cookie", "session=1; Path=/", "WWW-Authenticate", "Basic realm=x");
		PictureFetch fetch = fetch(LONG);
		fetch.fetch(this.server.url("/alice.png"));
		fetch.fetch(this.server.url("/alice.png"));
		assertThat(this.server.asked()).hasSize(2).allSatisfy((asked) -> {
			assertThat(asked.headers().keySet()).containsOnly("Accept", "Accept-encoding", "Connection", "Host",
					"User-agent");
			assertThat(asked.headers().getFirst("Accept-encoding")).isEqualTo("identity");
			assertThat(asked.headers().getFirst("User-agent")).isEqualTo("Usher");
		});
	}

	@Test
	void usesNoProxy() {
		this.server.on("/alice.png", FILE);
		System.setProperty("http.proxyHost", "192.0.2.1");
		System.setProperty("http.nonProxyHosts", "");
		try {
			assertThat(fetch(LONG).fetch(this.server.url("/alice.png"))).isInstanceOf(Download.Came.class);
		}
		finally {
			System.clearProperty("http.proxyHost");
			System.clearProperty("http.nonProxyHosts");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "alice.png", "file:///etc/passwd", "ftp://127.0.0.1/x", "jar:http://127.0.0.1/!/x",
			"http:///x", "http://", "http://a b/", "https://exa_mple.com/x", "http:alice", "//127.0.0.1/x",
			"http://\u0000/", "gopher://127.0.0.1:25/", "http://[::1/", "http://127.1/x" })
	void refusesOtherAddressesThanHttp(String url) {
		assertThat(fault(fetch(LONG).fetch(url))).isEqualTo("is no http or https address");
	}

	@Test
	void refusesAddressesWithAPassword() {
		assertThat(fault(fetch(LONG).fetch("http://alice:secret@127.0.0.1:" + this.server.port() + "/x")))
			.isEqualTo("names a user (expected: an address that needs no login)");
		assertThat(this.server.asked()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1,127.0.0.1", "2130706433,127.0.0.1", "[::1],0:0:0:0:0:0:0:1",
			"[::ffff:127.0.0.1],127.0.0.1" })
	void refusesLoopbackInEverySpellingUnlessAllowed(String host, String address) {
		PictureFetch fetch = opened(new PictureFetch(List.of(), LONG));
		assertThat(fault(fetch.fetch("http://" + host + ":" + this.server.port() + "/alice.png")))
			.isEqualTo("is at " + address + ", a loopback address (allow it in USHER_AVATAR_NETWORKS)");
		assertThat(this.server.asked()).isEmpty();
	}

	@Test
	void refusesNamesThatLeadToPrivateAddresses() {
		Names names = new Names("10.0.0.5");
		assertThat(fault(fetch(List.of(), names).fetch("https://pictures.example/alice.png")))
			.isEqualTo("is at 10.0.0.5, a private address (allow it in USHER_AVATAR_NETWORKS)");
	}

	@Test
	void connectsToTheAddressThatItCheckedThoughTheNameLeadsElsewhereThen() {
		try (PictureServer public1 = new PictureServer("127.0.0.2", null)) {
			public1.on("/alice.png", FILE);
			Names names = new Names("127.0.0.2", "127.0.0.1");
			PictureFetch fetch = fetch(List.of(Network.parse("127.0.0.2").orElseThrow()), names);
			String url = "http://pictures.example:" + public1.port() + "/alice.png";
			assertThat(fetch.fetch(url)).isInstanceOf(Download.Came.class);
			assertThat(names.asked.get()).isOne();
			assertThat(public1.asked().get(0).headers().getFirst("Host"))
				.isEqualTo("pictures.example:" + public1.port());
			assertThat(fault(fetch.fetch(url))).startsWith("is at 127.0.0.1, a loopback address");
			assertThat(names.asked.get()).isEqualTo(2);
			assertThat(public1.asked()).hasSize(1);
		}
	}

	@Test
	void leavesOutTheForbiddenOnesOfSeveralAddresses() {
		this.server.on("/alice.png", FILE);
		Names names = new Names("10.0.0.5 127.0.0.1 169.254.169.254");
		PictureFetch fetch = fetch(List.of(Network.parse("127.0.0.1").orElseThrow()), names);
		assertThat(fetch.fetch("http://pictures.example:" + this.server.port() + "/alice.png"))
			.isInstanceOf(Download.Came.class);
	}

	@Test
	void saysThatAHostIsNotKnown() {
		assertThat(fault(fetch(List.of(), new Names("")).fetch("http://pictures.example/x")))
			.isEqualTo("is at a host that is not known");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void followsNoRedirect(int status) {
		this.server.on("/old", status, "Location", this.server.url("/new?secret=1")).on("/new", FILE);
		assertThat(faultOf("/old")).isEqualTo("redirects to " + this.server.url("/new")
				+ " (expected: the picture itself, redirects are not followed)");
		assertThat(this.server.asked()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "204,true", "400,true", "401,true", "403,true", "404,true", "408,false", "410,true", "429,false",
			"500,false", "503,false" })
	void tellsOtherAnswersThanPictures(int status, boolean gone) {
		this.server.on("/x", status, "WWW-Authenticate", "Basic realm=x");
		assertThat(fetch(LONG).fetch(this.server.url("/x"))).isEqualTo(new Download.Failed("answered " + status, gone));
		assertThat(this.server.asked()).hasSize(1);
	}

	@Test
	void saysThatAServerCannotBeReached() throws IOException {
		int free;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			free = socket.getLocalPort();
		}
		assertThat(fault(fetch(LONG).fetch("http://127.0.0.1:" + free + "/x"))).startsWith("cannot be fetched: ")
			.contains("refused");
	}

	@Test
	void refusesLongFilesByTheirAnnouncedLength() {
		this.server.on("/x", (exchange) -> {
			exchange.sendResponseHeaders(200, PictureFetch.MAX_BYTES + 1L);
			exchange.getResponseBody().flush();
			new CountDownLatch(1).await();
		});
		assertThat(faultOf("/x")).isEqualTo("is larger than 5 MB");
	}

	@Test
	void refusesEndlessFiles() {
		this.server.on("/x", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			while (true) {
				exchange.getResponseBody().write(new byte[8192]);
			}
		});
		assertThat(faultOf("/x")).isEqualTo("is larger than 5 MB");
	}

	@Test
	void takesFilesOfTheGreatestLength() {
		this.server.on("/x", new byte[PictureFetch.MAX_BYTES]);
		assertThat(((Download.Came) fetch(LONG).fetch(this.server.url("/x"))).bytes()).hasSize(PictureFetch.MAX_BYTES);
	}

	@Test
	void unpacksNothing() throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(new byte[20 * 1024 * 1024]);
		}
		this.server.on("/x", packed.toByteArray(), "Content-Encoding", "gzip");
		assertThat(faultOf("/x")).isEqualTo("is compressed: gzip (expected: identity)");
	}

	@Test
	void givesUpServersThatDripAndServersThatAreSilent() {
		this.server.dripping("/drip").silent("/silent");
		assertThat(fault(fetch(SHORT).fetch(this.server.url("/drip")))).isEqualTo("did not come within 400 ms");
		assertThat(fault(fetch(SHORT).fetch(this.server.url("/silent")))).isEqualTo("did not come within 400 ms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n", "" })
	void givesUpServersWhoseHeadersNeverEnd(String start) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			Thread thread = new Thread(() -> write(socket, start));
			thread.setDaemon(true);
			thread.start();
			assertThat(fault(fetch(LONG).fetch("http://127.0.0.1:" + socket.getLocalPort() + "/x")))
				.startsWith("cannot be fetched: ");
		}
	}

	private static void write(ServerSocket server, String start) {
		byte[] more = (start.endsWith("\n") ? "X-More: y\r\n" : "yyyyyyyyyyyyyyyy").getBytes(StandardCharsets.US_ASCII);
		try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
			out.write(start.getBytes(StandardCharsets.US_ASCII));
			while (true) {
				out.write(more);
			}
		}
		catch (IOException ex) {
			// The client has given up, as it should.
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "max-age=3600|3600", "public, max-age=120, must-revalidate|120", "max-age=0|60", "no-store|60",
					"max-age=3600, no-cache|60", "max-age=99999999|86400", "Max-Age=300|300", "max-age=|600",
					"max-age=abc|600", "max-age=\"240\"|240", "nonsense;;,,=|600" })
	void usesAPictureForAsLongAsItsServerSays(String header, long seconds) {
		this.server.on("/x", FILE, "Cache-Control", header);
		Download.Came came = (Download.Came) fetch(LONG).fetch(this.server.url("/x"));
		assertThat(came.fresh()).isEqualTo(Duration.ofSeconds(seconds));
	}

	/** Names that lead to one answer after the other, each of several addresses. */
	static class Names implements DnsResolver {

		final AtomicInteger asked = new AtomicInteger();

		private final String[] answers;

		Names(String... answers) {
			this.answers = answers;
		}

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			String answer = this.answers[Math.min(this.asked.getAndIncrement(), this.answers.length - 1)];
			List<InetAddress> addresses = new ArrayList<>();
			for (String address : answer.split(" ")) {
				if (!address.isEmpty()) {
					addresses.add(InetAddress.getByName(address));
				}
			}
			return addresses.toArray(new InetAddress[0]);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

}
