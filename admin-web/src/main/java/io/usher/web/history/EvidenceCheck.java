package io.usher.web.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.usher.core.history.EvidenceKey;

/**
 * Verifies an export with nothing but the public key: {@code usher history verify FILE
 * --key=KEY}.
 */
public final class EvidenceCheck {

	private static final String SUMS = "SHA256SUMS";

	private static final String SIGNATURE = "SHA256SUMS.sig";

	private static final int SIGNATURE_BYTES = 64;

	private static final int MAX_SUMS = 100_000;

	private EvidenceCheck() {
	}

	/**
	 * Returns what is wrong with an export, empty when nothing is.
	 * @param publicKey the key, as PEM
	 * @throws IOException when a file cannot be read
	 * @throws IllegalArgumentException when that is no public key
	 */
	public static String fault(Path export, Path publicKey) throws IOException {
		try (ZipFile zip = new ZipFile(export.toFile())) {
			byte[] sums = read(zip, SUMS, MAX_SUMS);
			byte[] signature = read(zip, SIGNATURE, SIGNATURE_BYTES);
			if (!EvidenceKey.isSigned(Files.readString(publicKey), sums, signature)) {
				return "the signature over " + SUMS + " is not of this key, or the sums were altered";
			}
			return fault(zip, sums(new String(sums, StandardCharsets.US_ASCII)));
		}
	}

	private static String fault(ZipFile zip, Map<String, String> sums) throws IOException {
		Set<String> missing = new HashSet<>(sums.keySet());
		for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
			ZipEntry entry = entries.nextElement();
			if (entry.getName().equals(SUMS) || entry.getName().equals(SIGNATURE)) {
				continue;
			}
			String sum = sums.get(entry.getName());
			if (sum == null || !missing.remove(entry.getName())) {
				return entry.getName() + " does not belong to the export";
			}
			if (!sum.equals(sum(zip, entry))) {
				return entry.getName() + " was altered";
			}
		}
		return missing.isEmpty() ? "" : String.join(", ", missing) + ": missing";
	}

	private static Map<String, String> sums(String text) {
		Map<String, String> sums = new LinkedHashMap<>();
		text.lines().forEach((line) -> {
			int end = line.indexOf("  ");
			if (end > 0) {
				sums.put(line.substring(end + 2), line.substring(0, end));
			}
		});
		return sums;
	}

	private static byte[] read(ZipFile zip, String name, int most) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new IOException(name + ": missing (expected: an export of the change history)");
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return in.readNBytes(most);
		}
	}

	private static String sum(ZipFile zip, ZipEntry entry) throws IOException {
		try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry),
				MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(in.getMessageDigest().digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
	}

}
