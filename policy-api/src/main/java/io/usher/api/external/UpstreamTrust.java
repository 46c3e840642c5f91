package io.usher.api.external;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whose certificates are believed: those that the system trusts, or those that a
 * policy profile names, alone.
 */
final class UpstreamTrust {

	private static final Logger log = LoggerFactory.getLogger(UpstreamTrust.class);

	private @Nullable SSLSocketFactory system;

	/**
	 * Returns what secures connections.
	 * @param anchors certificates in PEM, one of which must have issued the server's or
	 * be it; null or blank for those that the system trusts
	 * @throws IllegalArgumentException when they cannot be used
	 */
	SSLSocketFactory sockets(@Nullable String anchors) {
		if (anchors == null || anchors.isBlank()) {
			return system();
		}
		try {
			return sockets(store(anchors));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalArgumentException("trust_anchors: not readable (expected: X.509 certificates in PEM)", ex);
		}
	}

	/** Reads what the system trusts, ahead of the first who needs it. */
	void prepare() {
		try {
			system();
		}
		catch (IllegalArgumentException ex) {
			log.error("Servers with TLS can be asked only where a policy profile names trusted certificates", ex);
		}
	}

	/** Reads what the system trusts when it is first needed, and once: it takes long. */
	private synchronized SSLSocketFactory system() {
		SSLSocketFactory known = this.system;
		if (known == null) {
			known = sockets((KeyStore) null);
			this.system = known;
		}
		return known;
	}

	private static SSLSocketFactory sockets(@Nullable KeyStore named) {
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
			factory.init(named);
			for (TrustManager candidate : factory.getTrustManagers()) {
				if (candidate instanceof X509ExtendedTrustManager trust) {
					SSLContext context = SSLContext.getInstance("TLS");
					context.init(null, new TrustManager[] { new ExplainedTrust(trust, named != null) }, null);
					return context.getSocketFactory();
				}
			}
			throw new GeneralSecurityException("no trust manager for X.509");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("TLS cannot be used: " + ex.getMessage(), ex);
		}
	}

	private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
		Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
			.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
		if (certificates.isEmpty()) {
			throw new CertificateException("no certificate");
		}
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		int number = 0;
		for (Certificate certificate : certificates) {
			store.setCertificateEntry(String.valueOf(number++), certificate);
		}
		return store;
	}

}
