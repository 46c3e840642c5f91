package io.usher.core.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.mac.HmacKey;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;

/**
 * The key of a deployment ({@code USHER_SECRET_KEY}), and what is derived from it: the
 * cipher for secrets at rest, the keyed hash of node passwords, the signature over the
 * change history. Several keys, separated by commas, rotate: the first one writes, all of
 * them read. Every output carries the id of the key that made it.
 */
public final class SecretKey {

	/** The fewest characters of a key. */
	public static final int MIN_LENGTH = 32;

	/** What of a file is encrypted together, in bytes. */
	private static final int SEGMENT = 64 * 1024;

	private final Aead cipher;

	private final Mac mac;

	private final PublicKeySign signer;

	private final PublicKeyVerify verifier;

	private final StreamingAead files;

	private SecretKey(Aead cipher, Mac mac, PublicKeySign signer, PublicKeyVerify verifier, StreamingAead files) {
		this.cipher = cipher;
		this.files = files;
		this.mac = mac;
		this.signer = signer;
		this.verifier = verifier;
	}

	/**
	 * Derives everything from the text of the key.
	 * @param text one key or several separated by commas, the newest first, each of at
	 * least {@link #MIN_LENGTH} characters
	 * @throws IllegalArgumentException when a key is too short; the message does not hold
	 * the key
	 */
	public static SecretKey of(String text) {
		List<String> keys = Arrays.stream(text.split(","))
			.map(String::strip)
			.filter((key) -> !key.isEmpty())
			.distinct()
			.toList();
		if (keys.isEmpty() || keys.stream().anyMatch((key) -> key.length() < MIN_LENGTH)) {
			throw new IllegalArgumentException(
					"USHER_SECRET_KEY: too short (expected: at least " + MIN_LENGTH + " characters for each key)");
		}
		try {
			AeadConfig.register();
			MacConfig.register();
			SignatureConfig.register();
			StreamingAeadConfig.register();
			KeysetHandle.Builder ciphers = KeysetHandle.newBuilder();
			KeysetHandle.Builder macs = KeysetHandle.newBuilder();
			KeysetHandle.Builder signatures = KeysetHandle.newBuilder();
			KeysetHandle.Builder files = KeysetHandle.newBuilder();
			for (String key : keys) {
				boolean primary = key.equals(keys.get(0));
				add(ciphers, cipherKey(key), primary);
				add(macs, macKey(key), primary);
				add(signatures, signatureKey(key), primary);
				KeysetHandle.Builder.Entry file = KeysetHandle.importKey(fileKey(key)).withFixedId(idOf(key));
				files.addEntry(primary ? file.makePrimary() : file);
			}
			KeysetHandle signing = signatures.build();
			return new SecretKey(ciphers.build().getPrimitive(RegistryConfiguration.get(), Aead.class),
					macs.build().getPrimitive(RegistryConfiguration.get(), Mac.class),
					signing.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class),
					signing.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class),
					files.build().getPrimitive(RegistryConfiguration.get(), StreamingAead.class));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the secret key cannot be used", ex);
		}
	}

	/**
	 * Encrypts a secret with AES-256-GCM.
	 * @param place what the secret belongs to; decryption needs the same
	 */
	public byte[] encrypt(String secret, String place) {
		try {
			return this.cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(place + ": cannot be encrypted", ex);
		}
	}

	/**
	 * Decrypts what {@link #encrypt} returned.
	 * @throws UnreadableSecretException when the key, the place or the bytes are others
	 */
	public String decrypt(byte[] encrypted, String place) {
		try {
			return new String(this.cipher.decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8)),
					StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new UnreadableSecretException(place, ex);
		}
	}

	/**
	 * Returns a stream that writes what it is given encrypted into another, which it
	 * closes with itself.
	 * @param place what the bytes belong to; decryption needs the same
	 */
	public OutputStream encrypting(OutputStream out, String place) throws IOException {
		try {
			return this.files.newEncryptingStream(out, place.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(place + ": cannot be encrypted", ex);
		}
	}

	/**
	 * Returns a stream of what {@link #encrypting} was given. It fails where the key, the
	 * place or the bytes are others, and where the end is missing; what it returned
	 * before is right.
	 */
	public InputStream decrypting(InputStream in, String place) throws IOException {
		try {
			return this.files.newDecryptingStream(in, place.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(place + ": cannot be decrypted", ex);
		}
	}

	/** Returns a keyed hash (HMAC-SHA-256) that {@link #verify} compares with. */
	public byte[] hash(String password) {
		try {
			return this.mac.computeMac(password.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the password cannot be hashed", ex);
		}
	}

	/** Tells, in constant time, whether the keyed hash is that of the password. */
	public boolean verify(byte[] hash, String password) {
		try {
			this.mac.verifyMac(hash, password.getBytes(StandardCharsets.UTF_8));
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/** Signs with Ed25519. */
	public byte[] sign(byte[] bytes) {
		try {
			return this.signer.sign(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("cannot be signed", ex);
		}
	}

	/** Tells whether the signature is this deployment's over the bytes. */
	public boolean isSigned(byte[] bytes, byte[] signature) {
		try {
			this.verifier.verify(signature, bytes);
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * Tells whether the signature, in Base64, is this deployment's over an ASCII text.
	 */
	public boolean isSignedText(String text, String signature) {
		try {
			return isSigned(text.getBytes(StandardCharsets.US_ASCII), Base64.getDecoder().decode(signature));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static void add(KeysetHandle.Builder keyset, Key key, boolean primary) {
		KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key);
		keyset.addEntry(primary ? entry.makePrimary() : entry);
	}

	private static Key cipherKey(String key) throws GeneralSecurityException {
		AesGcmParameters parameters = AesGcmParameters.builder()
			.setKeySizeBytes(32)
			.setIvSizeBytes(12)
			.setTagSizeBytes(16)
			.setVariant(AesGcmParameters.Variant.TINK)
			.build();
		return AesGcmKey.builder()
			.setParameters(parameters)
			.setKeyBytes(secretBytes(derive(key, "secrets at rest")))
			.setIdRequirement(idOf(key))
			.build();
	}

	private static Key macKey(String key) throws GeneralSecurityException {
		HmacParameters parameters = HmacParameters.builder()
			.setKeySizeBytes(32)
			.setTagSizeBytes(32)
			.setHashType(HmacParameters.HashType.SHA256)
			.setVariant(HmacParameters.Variant.TINK)
			.build();
		return HmacKey.builder()
			.setParameters(parameters)
			.setKeyBytes(secretBytes(derive(key, "node passwords")))
			.setIdRequirement(idOf(key))
			.build();
	}

	private static Key signatureKey(String key) throws GeneralSecurityException {
		Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(derive(key, "change history"));
		Ed25519PublicKey publicKey = Ed25519PublicKey.create(Ed25519Parameters.Variant.TINK,
				Bytes.copyFrom(pair.getPublicKey()), idOf(key));
		return Ed25519PrivateKey.create(publicKey, secretBytes(pair.getPrivateKey()));
	}

	private static Key fileKey(String key) throws GeneralSecurityException {
		AesGcmHkdfStreamingParameters parameters = AesGcmHkdfStreamingParameters.builder()
			.setKeySizeBytes(32)
			.setDerivedAesGcmKeySizeBytes(32)
			.setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
			.setCiphertextSegmentSizeBytes(SEGMENT)
			.build();
		return AesGcmHkdfStreamingKey.create(parameters, secretBytes(derive(key, "files")));
	}

	private static byte[] derive(String key, String purpose) throws GeneralSecurityException {
		return Hkdf.computeHkdf("HmacSha256", key.getBytes(StandardCharsets.UTF_8), new byte[0],
				("usher: " + purpose).getBytes(StandardCharsets.UTF_8), 32);
	}

	private static int idOf(String key) throws GeneralSecurityException {
		return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(derive(key, "key id"))).getInt();
	}

	private static SecretBytes secretBytes(byte[] bytes) {
		return SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get());
	}

}
