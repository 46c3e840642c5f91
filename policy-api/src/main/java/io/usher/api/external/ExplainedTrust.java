package io.usher.api.external;

import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Says in plain words why a server's certificate is refused. It also refuses a
 * certificate that is trusted itself and expired, which Java takes.
 */
final class ExplainedTrust extends X509ExtendedTrustManager {

	private static final int MAX_NAMES = 5;

	private static final int DNS_NAME = 2;

	private static final int IP_ADDRESS = 7;

	private final X509ExtendedTrustManager trust;

	private final boolean named;

	/**
	 * Explains the judgments of another.
	 * @param trust the other
	 * @param named whether somebody named the certificates that are trusted
	 */
	ExplainedTrust(X509ExtendedTrustManager trust, boolean named) {
		this.trust = trust;
		this.named = named;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		try {
			chain[0].checkValidity();
			this.trust.checkServerTrusted(chain, type, socket);
		}
		catch (CertificateException ex) {
			SSLSession session = (socket instanceof SSLSocket secured) ? secured.getHandshakeSession() : null;
			throw explained(chain, session, ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		try {
			chain[0].checkValidity();
			this.trust.checkServerTrusted(chain, type, engine);
		}
		catch (CertificateException ex) {
			throw explained(chain, engine.getHandshakeSession(), ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
		throw new CertificateException("the name of the host is not known");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		throw new CertificateException("nobody is served here");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		throw new CertificateException("nobody is served here");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
		throw new CertificateException("nobody is served here");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return this.trust.getAcceptedIssuers();
	}

	private UntrustedException explained(X509Certificate[] chain, @Nullable SSLSession session,
			CertificateException fault) {
		String host = (session != null) ? session.getPeerHost() : "the server";
		X509Certificate certificate = chain[0];
		return new UntrustedException("the certificate of " + host + " (" + certificate.getSubjectX500Principal() + ") "
				+ reason(certificate, host, fault), fault);
	}

	private String reason(X509Certificate certificate, String host, CertificateException fault) {
		if (fault instanceof CertificateExpiredException) {
			return "expired on " + day(certificate.getNotAfter().toInstant());
		}
		if (fault instanceof CertificateNotYetValidException) {
			return "is not valid before " + day(certificate.getNotBefore().toInstant());
		}
		CertPathValidatorException path = UpstreamFaults.cause(fault, CertPathValidatorException.class);
		if (path != null && path.getReason() == BasicReason.EXPIRED) {
			return "was issued by way of a certificate that expired";
		}
		String message = String.valueOf(fault.getMessage());
		if (message.startsWith("No name matching") || message.startsWith("No subject alternative")) {
			return "is not for " + host + ", but for " + names(certificate);
		}
		if (message.contains("unable to find valid certification path")
				|| message.contains("No trusted certificate found")) {
			return "was issued by " + certificate.getIssuerX500Principal() + ", whom "
					+ (this.named ? "none of the trusted certificates that were named vouches for"
							: "the system does not trust")
					+ "; it is valid until " + day(certificate.getNotAfter().toInstant());
		}
		return "is refused: " + message;
	}

	private static String names(X509Certificate certificate) {
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			if (names != null) {
				String told = names.stream()
					.filter((name) -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
					.limit(MAX_NAMES)
					.map((name) -> String.valueOf(name.get(1)))
					.collect(Collectors.joining(", "));
				return told.isEmpty() ? "no host" : (names.size() > MAX_NAMES) ? told + " and others" : told;
			}
		}
		catch (CertificateException ex) {
			// Then the subject has to do.
		}
		return "its subject";
	}

	private static String day(Instant moment) {
		return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(moment);
	}

	/** A certificate was refused; the message says why, in plain words. */
	static final class UntrustedException extends CertificateException {

		private static final long serialVersionUID = 1;

		UntrustedException(String message, Throwable cause) {
			super(message, cause);
		}

	}

}
