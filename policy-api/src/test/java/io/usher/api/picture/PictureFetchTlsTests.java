package io.usher.api.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsExchange;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connecting to a checked address must not weaken whose certificate is expected.
 */
class PictureFetchTlsTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	@TempDir
	private static Path directory;

	private static SSLContext server;

	@BeforeAll
	static void makeCertificate() throws Exception {
		Path store = directory.resolve("server.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keyalg", "EC", "-dname", "CN=pictures.example", "-ext", "san=dns:pictures.example",
				"-validity", "3650", "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore",
				store.toString())
			.redirectErrorStream(true)
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(keytool.exitValue()).as(new String(keytool.getInputStream().readAllBytes())).isZero();
		server = SSLContexts.custom().loadKeyMaterial(store, PASSWORD, PASSWORD).build();
	}

	private static SSLContext trusting() throws GeneralSecurityException, IOException {
		return SSLContexts.custom().loadTrustMaterial(directory.resolve("server.p12"), PASSWORD).build();
	}

	private static Download fetch(SSLContext trust, String host, AtomicReference<String> serverName) {
		try (PictureServer pictures = new PictureServer("127.0.0.1", server);
				PictureFetch fetch = new PictureFetch(PictureServer.LOOPBACK, Duration.ofSeconds(60),
						new PictureFetchTests.Names("127.0.0.1"), trust)) {
			pictures.on("/alice.png", (exchange) -> {
				ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
				List<SNIServerName> names = session.getRequestedServerNames();
				serverName.set(names.isEmpty() ? "" : new String(names.get(0).getEncoded()));
				exchange.sendResponseHeaders(200, 3);
				exchange.getResponseBody().write(new byte[3]);
			});
			return fetch.fetch("https://" + host + ":" + pictures.port() + "/alice.png");
		}
	}

	@Test
	void asksByNameForTheCertificateOfTheName() throws Exception {
		AtomicReference<String> name = new AtomicReference<>();
		assertThat(fetch(trusting(), "pictures.example", name)).isInstanceOf(Download.Came.class);
		assertThat(name).hasValue("pictures.example");
	}

	@Test
	void refusesTheCertificateOfAnotherName() throws Exception {
		assertThat(fetch(trusting(), "photos.example", new AtomicReference<>())).isInstanceOfSatisfying(
				Download.Failed.class, (failed) -> assertThat(failed.reason()).startsWith("cannot be fetched safely: ")
					.contains("photos.example"));
	}

	@Test
	void refusesACertificateThatNobodyVouchesFor() {
		assertThat(fetch(SSLContexts.createSystemDefault(), "pictures.example", new AtomicReference<>()))
			.isInstanceOfSatisfying(Download.Failed.class,
					(failed) -> assertThat(failed.reason()).startsWith("cannot be fetched safely: "));
	}

}
