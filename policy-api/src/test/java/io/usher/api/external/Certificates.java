package io.usher.api.external;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for tests. */
final class Certificates {

	private static final AtomicLong SERIAL = new AtomicLong(1);

	private static final char[] PASSWORD = "password".toCharArray();

	private Certificates() {
	}

	static Identity authority(String name) {
		return issue(null, name, true, Duration.ofDays(-1), Duration.ofDays(30));
	}

	static Identity issued(Identity issuer, String name, String... hosts) {
		return issue(issuer, name, false, Duration.ofDays(-1), Duration.ofDays(30), hosts);
	}

	static Identity selfSigned(String name, String... hosts) {
		return issue(null, name, false, Duration.ofDays(-1), Duration.ofDays(30), hosts);
	}

	/** Returns one that is valid from and until some time from now. */
	static Identity issue(Identity issuer, String name, boolean authority, Duration from, Duration until,
			String... hosts) {
		try {
			KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
			keys.initialize(new ECGenParameterSpec("secp256r1"));
			KeyPair pair = keys.generateKeyPair();
			X500Name subject = new X500Name("CN=" + name);
			Instant now = Instant.now();
			JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
					(issuer != null) ? new X500Name(issuer.certificate().getSubjectX500Principal().getName()) : subject,
					BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(now.plus(from)), Date.from(now.plus(until)),
					subject, pair.getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			if (hosts.length > 0) {
				builder.addExtension(Extension.subjectAlternativeName, false,
						new GeneralNames(Arrays.stream(hosts).map(Certificates::name).toArray(GeneralName[]::new)));
			}
			X509Certificate certificate = new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
					.build((issuer != null) ? issuer.keys().getPrivate() : pair.getPrivate())));
			return new Identity(pair, certificate, issuer);
		}
		catch (GeneralSecurityException | IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static GeneralName name(String host) {
		boolean address = host.contains(":") || host.matches("[0-9.]+");
		return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
	}

	/** A certificate with its key. */
	record Identity(KeyPair keys, X509Certificate certificate, Identity issuer) {

		String pem() {
			StringWriter text = new StringWriter();
			try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
				pem.writeObject(this.certificate);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			return text.toString();
		}

		/** Returns the context of a server with the certificate. */
		SSLContext context() throws GeneralSecurityException, IOException {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			Certificate[] chain = (this.issuer != null)
					? new Certificate[] { this.certificate, this.issuer.certificate }
					: new Certificate[] { this.certificate };
			store.setKeyEntry("server", this.keys.getPrivate(), PASSWORD, chain);
			KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
			factory.init(store, PASSWORD);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(factory.getKeyManagers(), null, null);
			return context;
		}

	}

}
