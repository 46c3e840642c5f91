package io.usher.web.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import static org.assertj.core.api.Assertions.assertThat;

class ServerCertificatesTests {

	private static final String PASSWORD = "a password of the test";

	@TempDir
	private Path directory;

	private final ServerProperties server = new ServerProperties();

	@Test
	void tellsNothingWithoutTls() {
		assertThat(certificates().isSecure()).isFalse();
		assertThat(certificates().chain()).isEmpty();
	}

	@Test
	void tellsTheServersOwnCertificateFirst() throws Exception {
		Ssl ssl = new Ssl();
		ssl.setKeyStore(keyStore().toString());
		ssl.setKeyStorePassword(PASSWORD);
		ssl.setKeyAlias("usher");
		this.server.setSsl(ssl);
		assertThat(certificates().isSecure()).isTrue();
		assertThat(certificates().chain()).hasSize(2);
		ServerCertificates.Shown own = certificates().chain().get(0);
		assertThat(own.subject()).isEqualTo("CN=usher.example.com");
		assertThat(own.issuer()).isEqualTo("CN=Example CA");
		assertThat(own.selfIssued()).isFalse();
		assertThat(own.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
		assertThat(own.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----END CERTIFICATE-----\n");
		assertThat(own.expiresSoon(own.until().minusSeconds(86_400))).isTrue();
		assertThat(own.expiresSoon(own.from())).isFalse();
		assertThat(certificates().chain().get(1).selfIssued()).isTrue();
	}

	@Test
	void survivesAKeyThatIsNotThere() {
		Ssl ssl = new Ssl();
		ssl.setCertificate("/no/such/file.pem");
		ssl.setCertificatePrivateKey("/no/such/key.pem");
		this.server.setSsl(ssl);
		assertThat(certificates().isSecure()).isTrue();
		assertThat(certificates().chain()).isEmpty();
	}

	private ServerCertificates certificates() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("server", this.server);
		return new ServerCertificates(beans.getBeanProvider(ServerProperties.class),
				beans.getBeanProvider(SslBundles.class));
	}

	/** The JDK makes a certificate, and one that issued it. */
	private Path keyStore() throws IOException, InterruptedException {
		Path store = this.directory.resolve("usher.p12");
		keytool(store, "-alias", "ca", "-dname", "CN=Example CA", "-ext", "bc:c");
		keytool(store, "-alias", "usher", "-dname", "CN=usher.example.com", "-signer", "ca");
		return store;
	}

	private static void keytool(Path store, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
				"-validity", "3650", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
		command.addAll(List.of(options));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(said).isZero();
	}

}
