package io.usher.web.connect;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * The certificates that Usher itself shows to nodes, when it speaks TLS.
 */
@Component
class ServerCertificates {

	private static final Logger log = LoggerFactory.getLogger(ServerCertificates.class);

	private final @Nullable Ssl ssl;

	private final @Nullable SslBundles bundles;

	/** Commands on the host run without a web server. */
	ServerCertificates(ObjectProvider<ServerProperties> server, ObjectProvider<SslBundles> bundles) {
		ServerProperties settings = server.getIfAvailable();
		this.ssl = (settings != null) ? settings.getSsl() : null;
		this.bundles = bundles.getIfAvailable();
	}

	/** Tells whether Usher itself speaks TLS. */
	boolean isSecure() {
		return Ssl.isEnabled(this.ssl);
	}

	/** Returns the chain, the server's own first; empty when there is none to tell. */
	List<Shown> chain() {
		List<Shown> shown = new ArrayList<>();
		if (this.ssl == null || !isSecure()) {
			return shown;
		}
		try {
			var bundle = WebServerSslBundle.get(this.ssl, this.bundles);
			KeyStore store = bundle.getStores().getKeyStore();
			if (store != null) {
				for (Certificate certificate : chain(store, bundle.getKey().getAlias())) {
					shown.add(Shown.of((X509Certificate) certificate));
				}
			}
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			log.warn("The certificate of the web server cannot be shown", ex);
		}
		return shown;
	}

	private static Certificate[] chain(KeyStore store, @Nullable String alias) throws GeneralSecurityException {
		for (String candidate : Collections.list(store.aliases())) {
			Certificate[] chain = store.getCertificateChain(candidate);
			if (chain != null && (alias == null || alias.equalsIgnoreCase(candidate))) {
				return chain;
			}
		}
		return new Certificate[0];
	}

	/**
	 * A certificate for people.
	 *
	 * @param subject whose it is
	 * @param issuer who issued it
	 * @param fingerprint the SHA-256 of it, as Infinity shows it
	 * @param from since when it is valid
	 * @param until until when it is valid
	 * @param selfIssued whether it is its own issuer's
	 * @param pem the certificate in PEM
	 */
	record Shown(String subject, String issuer, String fingerprint, Instant from, Instant until, boolean selfIssued,
			String pem) {

		private static final int LINE = 64;

		static Shown of(X509Certificate certificate) throws GeneralSecurityException {
			byte[] encoded = certificate.getEncoded();
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
			String subject = certificate.getSubjectX500Principal().getName();
			String issuer = certificate.getIssuerX500Principal().getName();
			return new Shown(subject, issuer, HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT),
					certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
					subject.equals(issuer),
					"-----BEGIN CERTIFICATE-----\n"
							+ Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encodeToString(encoded)
							+ "\n-----END CERTIFICATE-----\n");
		}

		/** Tells whether it expires within 30 days of a moment. */
		public boolean expiresSoon(Instant now) {
			return this.until.isBefore(now.plus(30, ChronoUnit.DAYS));
		}

	}

}
