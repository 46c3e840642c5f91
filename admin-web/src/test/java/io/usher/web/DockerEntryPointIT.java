package io.usher.web;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the image does, with its own layout and entry point, but outside a container.
 */
class DockerEntryPointIT {

	private static final Path DOCKER = Path.of("../docker");

	@TempDir
	private Path folder;

	private Path library;

	private final Map<String, String> environment = new HashMap<>();

	private final List<Process> processes = new ArrayList<>();

	@BeforeEach
	void layOut() throws Exception {
		this.library = this.folder.resolve("lib");
		Path layers = this.folder.resolve("layers");
		run("java", "-Djarmode=tools", "-jar", "target/usher.jar", "extract", "--layers", "--destination",
				layers.toString());
		for (String layer : List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")) {
			FileSystemUtils.copyRecursively(layers.resolve(layer), this.library);
		}
		for (String script : List.of("entrypoint", "healthcheck")) {
			Files.copy(DOCKER.resolve(script), this.library.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
		}
		this.environment.put("USHER_LIB", this.library.toString());
		this.environment.put("USHER_HOME", this.folder.resolve("home").toString());
		this.environment.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
	}

	@AfterEach
	void stop() {
		this.processes.forEach(Process::destroyForcibly);
	}

	@Test
	void startsWithSecretsFromFilesServesANewCertificateAndEndsGracefully() throws Exception {
		Path certificate = this.folder.resolve("tls.pem");
		Path key = this.folder.resolve("tls.key");
		certify("first", certificate, key);
		int port = freePort();
		this.environment.putAll(Map.of("SERVER_PORT", String.valueOf(port), "USHER_SECRET_KEY_FILE",
				secret("key", "0123456789abcdef0123456789abcdef").toString(), "USHER_ADMIN_PASSWORD_FILE",
				secret("admin", "correct horse battery\n").toString(), "SERVER_SSL_BUNDLE", "usher",
				"SPRING_SSL_BUNDLE_PEM_USHER_KEYSTORE_CERTIFICATE", "file:" + certificate,
				"SPRING_SSL_BUNDLE_PEM_USHER_KEYSTORE_PRIVATE_KEY", "file:" + key,
				"SPRING_SSL_BUNDLE_PEM_USHER_RELOAD_ON_UPDATE", "true", "SPRING_SSL_BUNDLE_WATCH_FILE_QUIET_PERIOD",
				"100ms"));
		List<String> before = filesOf(this.library);
		Process program = start("entrypoint");
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> start("healthcheck").waitFor() == 0);
		assertThat(program.info().command()).get().asString().endsWith("java");
		assertThat(filesOf(this.library)).isEqualTo(before);
		assertThat(run("curl", "--silent", "--insecure", "--user", "admin:correct horse battery",
				"https://127.0.0.1:" + port + "/api/admin/configuration/v1/global/1/"))
			.contains("\"resource_uri\"");
		assertThat(subject(port)).isEqualTo("CN=first");
		certify("second", certificate, key);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> subject(port).equals("CN=second"));
		program.destroy();
		assertThat(program.waitFor(40, TimeUnit.SECONDS)).isTrue();
		assertThat(program.exitValue()).isEqualTo(143);
		assertThat(start("healthcheck").waitFor()).isNotZero();
	}

	@Test
	void refusesASecretThatIsNotThereOrGivenTwice() throws Exception {
		this.environment.put("USHER_SECRET_KEY_FILE", this.folder.resolve("none").toString());
		Process unreadable = start("entrypoint");
		assertThat(said(unreadable)).contains("USHER_SECRET_KEY_FILE").contains("cannot be read");
		assertThat(unreadable.waitFor()).isEqualTo(2);
		this.environment.put("USHER_SECRET_KEY_FILE", secret("key", "one").toString());
		this.environment.put("USHER_SECRET_KEY", "two");
		Process both = start("entrypoint");
		assertThat(said(both)).contains("both set").doesNotContain("two");
		assertThat(both.waitFor()).isEqualTo(2);
	}

	private Process start(String script) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(this.library.resolve(script).toString()).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("USHER_"));
		builder.environment().putAll(this.environment);
		if (script.equals("entrypoint") && this.environment.containsKey("SERVER_PORT")) {
			builder.redirectOutput(this.folder.resolve("output").toFile());
		}
		Process process = builder.start();
		this.processes.add(process);
		return process;
	}

	private static String run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = said(process);
		assertThat(process.waitFor()).as(said).isZero();
		return said;
	}

	private static String said(Process process) throws IOException {
		try (InputStream output = process.getInputStream()) {
			return new String(output.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private Path secret(String name, String value) throws IOException {
		return Files.writeString(this.folder.resolve(name), value);
	}

	private static List<String> filesOf(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map(Path::toString).sorted().toList();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void certify(String name, Path certificate, Path key) throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(256);
		KeyPair pair = generator.generateKeyPair();
		X500Name subject = new X500Name("CN=" + name);
		Instant now = Instant.now();
		X509Certificate made = new JcaX509CertificateConverter()
			.getCertificate(new JcaX509v3CertificateBuilder(subject, BigInteger.valueOf(now.toEpochMilli()),
					Date.from(now.minusSeconds(3600)), Date.from(now.plusSeconds(3600)), subject, pair.getPublic())
				.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
		write(key, pair.getPrivate());
		write(certificate, made);
	}

	private static void write(Path file, Object pem) throws IOException {
		Path whole = file.resolveSibling(file.getFileName() + ".new");
		try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(whole))) {
			writer.writeObject((pem instanceof PrivateKey key) ? new JcaPKCS8Generator(key, null) : pem);
		}
		Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String subject(int port) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new Anybody() }, new SecureRandom());
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
			socket.startHandshake();
			return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
		}
	}

	/** Trusts any certificate: the test looks at it itself. */
	private static final class Anybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
