package io.usher.core.history;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 key pair that signs exports of the history, so that others can verify them
 * with the public key alone. The first instance that needs it makes it; it is kept
 * encrypted with the deployment's secret key, and stays the same when that rotates.
 */
public final class EvidenceKey {

	private static final String ALGORITHM = "Ed25519";

	private static final String NAME = "evidence-key";

	private static final int LINE = 64;

	private final DeploymentValues values;

	private final SecretKey key;

	private volatile @Nullable KeyPair pair;

	public EvidenceKey(DeploymentValues values, SecretKey key) {
		this.values = values;
		this.key = key;
	}

	/**
	 * Signs bytes with pure Ed25519: 64 bytes.
	 * @throws StoreUnavailableException when the key was not read yet and the store
	 * cannot be reached
	 */
	public byte[] sign(byte[] bytes) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(pair().getPrivate());
			signature.update(bytes);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("cannot be signed", ex);
		}
	}

	/**
	 * Returns the public key as PEM.
	 * @throws StoreUnavailableException when the key was not read yet and the store
	 * cannot be reached
	 */
	public String publicKey() {
		return "-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encodeToString(pair().getPublic().getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
	}

	/** Returns the SHA-256 of the public key's DER, as hexadecimal digits. */
	public String fingerprint() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(pair().getPublic().getEncoded()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
	}

	/**
	 * Tells whether a signature is over the bytes, with nothing but the public key.
	 * @param publicKey the key as PEM
	 * @throws IllegalArgumentException when that is no such key
	 */
	public static boolean isSigned(String publicKey, byte[] bytes, byte[] signature) {
		try {
			byte[] der = Base64.getMimeDecoder().decode(publicKey.replaceAll("-----[A-Z ]+-----", "").strip());
			Signature verifier = Signature.getInstance(ALGORITHM);
			verifier.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
			verifier.update(bytes);
			return isRight(verifier, signature);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("not a public key (expected: an Ed25519 public key as PEM)", ex);
		}
	}

	private static boolean isRight(Signature verifier, byte[] signature) {
		try {
			return verifier.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private KeyPair pair() {
		KeyPair known = this.pair;
		if (known == null) {
			known = readOrMake();
			this.pair = known;
		}
		return known;
	}

	private KeyPair readOrMake() {
		try {
			KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
			String text = encode(fresh.getPrivate().getEncoded()) + " " + encode(fresh.getPublic().getEncoded());
			String kept = this.values.keep(NAME, encode(this.key.encrypt(text, NAME)));
			String[] parts = this.key.decrypt(Base64.getDecoder().decode(kept), NAME).split(" ");
			KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
			PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(decode(parts[0])));
			PublicKey open = keys.generatePublic(new X509EncodedKeySpec(decode(parts[1])));
			return new KeyPair(open, secret);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the key for exports cannot be used", ex);
		}
	}

	private static String encode(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	private static byte[] decode(String text) {
		return Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
	}

}
