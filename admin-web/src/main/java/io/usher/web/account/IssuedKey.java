package io.usher.web.account;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;

/**
 * A new key pair of an OAuth2 client, for ES256: the private key, which is told once, and
 * the public one, which is stored.
 */
public final class IssuedKey {

	/**
	 * What comes before, between and after the numbers of a P-256 key in PKCS #8. Java
	 * leaves the public key out, and some clients refuse a key without.
	 */
	private static final byte[][] PKCS8 = {
			HexFormat.of().parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420"),
			HexFormat.of().parseHex("a14403420004") };

	private static final int NUMBER_LENGTH = 32;

	private static final int LINE = 64;

	private final ECKey key;

	private IssuedKey(ECKey key) {
		this.key = key;
	}

	/** Makes a new key pair, which is nobody's yet. */
	public static IssuedKey issue() {
		try {
			return new IssuedKey(new ECKeyGenerator(Curve.P_256).algorithm(JWSAlgorithm.ES256)
				.keyUse(KeyUse.SIGNATURE)
				.keyIDFromThumbprint(true)
				.generate());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("no key can be made", ex);
		}
	}

	/** Returns the private key as PEM, in PKCS #8. */
	public String pem() {
		ByteArrayOutputStream der = new ByteArrayOutputStream();
		der.writeBytes(PKCS8[0]);
		der.writeBytes(number(this.key.getD()));
		der.writeBytes(PKCS8[1]);
		der.writeBytes(number(this.key.getX()));
		der.writeBytes(number(this.key.getY()));
		return "-----BEGIN PRIVATE KEY-----\n"
				+ Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encodeToString(der.toByteArray())
				+ "\n-----END PRIVATE KEY-----\n";
	}

	/** Returns the private key as a JSON Web Key. */
	public String jwk() {
		return this.key.toJSONString();
	}

	/** Returns the public key as a JSON Web Key. */
	public String publicJwk() {
		return this.key.toPublicJWK().toJSONString();
	}

	/** Returns the document with the public key in it. */
	public Document in(Document document) {
		return document.with(AccountFields.CLIENT_KEY, Secret.of(publicJwk()));
	}

	private static byte[] number(Base64URL text) {
		byte[] bytes = text.decode();
		if (bytes.length != NUMBER_LENGTH) {
			throw new IllegalStateException(bytes.length + " bytes (expected: " + NUMBER_LENGTH + ")");
		}
		return bytes;
	}

	/** Returns what tells it from others alone. */
	@Override
	public String toString() {
		return this.key.getKeyID();
	}

}
