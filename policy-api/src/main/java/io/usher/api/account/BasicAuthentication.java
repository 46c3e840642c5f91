package io.usher.api.account;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.account.NodeCredential;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.network.Network;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Basic authentication against keyed hashes, in microseconds for right and wrong
 * passwords alike. A right password is admitted whatever others at the same address
 * guess: a border or proxy may stand before every node, and a held-up node is a lost
 * call. Guesses fail for the length of passwords; the back-off tells clients with an old
 * password to calm down.
 */
final class BasicAuthentication implements NodeAuthentication {

	private static final String SCHEME = "Basic ";

	private static final int MAX_LENGTH = 4096;

	private static final String EXPECTED = "Basic authentication with the user name and password of a node credential";

	private final SecretKey key;

	private final BackOff backOff;

	/** What an unknown user's password is compared with, so that it costs the same. */
	private final byte[] nobody;

	BasicAuthentication(SecretKey key, Ticker ticker) {
		this.key = key;
		this.backOff = new BackOff(ticker);
		this.nobody = key.hash(UUID.randomUUID().toString());
	}

	@Override
	public Admission admit(@Nullable String authorization, String address, Configuration configuration) {
		if (authorization == null || authorization.isBlank()) {
			return new Admission.Refused(401, "no credential", EXPECTED, 0);
		}
		List<NodeCredential> credentials = new ArrayList<>();
		for (Login login : logins(authorization)) {
			credentials.addAll(matching(login, configuration));
		}
		if (credentials.isEmpty()) {
			int seconds = this.backOff.failed(address);
			return (seconds == 0) ? new Admission.Refused(401, "wrong user name or password", EXPECTED, 0)
					: new Admission.Refused(429, "wrong user name or password, too often from " + address,
							"a pause of " + seconds + " s, then " + EXPECTED, seconds);
		}
		Optional<Network> source = Network.parse(address);
		credentials.removeIf((credential) -> !isFrom(source, credential));
		return credentials.isEmpty() ? new Admission.Refused(403, "the credential is not for address " + address,
				"a request from one of the credential's networks", 0) : new Admission.Admitted(credentials);
	}

	private List<NodeCredential> matching(Login login, Configuration configuration) {
		List<NodeCredential> matching = new ArrayList<>();
		boolean compared = false;
		for (NodeCredential credential : configuration.nodeCredentials(login.username)) {
			if (credential.document().flag(AccountFields.ENABLED, true)
					&& credential.document().secret(AccountFields.VERIFIER) instanceof Secret.Known verifier) {
				compared = true;
				if (matches(verifier, login.password)) {
					matching.add(credential);
				}
			}
		}
		if (!compared) {
			this.key.verify(this.nobody, login.password);
		}
		return matching;
	}

	private boolean matches(Secret.Known verifier, String password) {
		try {
			return this.key.verify(Base64.getDecoder().decode(verifier.value()), password);
		}
		catch (IllegalArgumentException ex) {
			// A verifier that is no Base64 is nobody's.
			return false;
		}
	}

	/** A limit that cannot be read lets nobody in. */
	private static boolean isFrom(Optional<Network> source, NodeCredential credential) {
		List<String> networks = credential.document().texts(AccountFields.NETWORKS);
		return networks.isEmpty() || source.isPresent() && networks.stream()
			.anyMatch((text) -> Network.parse(text).filter((network) -> network.contains(source.get())).isPresent());
	}

	/**
	 * Reads the header in UTF-8 and, where that differs, in Latin-1: clients disagree.
	 */
	private static Set<Login> logins(String authorization) {
		Set<Login> logins = new LinkedHashSet<>();
		if (authorization.length() > MAX_LENGTH || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return logins;
		}
		try {
			byte[] bytes = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
			for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
				login(bytes, charset).ifPresent(logins::add);
			}
		}
		catch (IllegalArgumentException ex) {
			// No Base64: no login.
			return Set.of();
		}
		return logins;
	}

	/** Returns the user name of the header, empty when it holds none. */
	static String username(String authorization) {
		return logins(authorization).stream().findFirst().map(Login::username).orElse("");
	}

	private static Optional<Login> login(byte[] bytes, Charset charset) {
		try {
			String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			int colon = text.indexOf(':');
			return (colon < 0) ? Optional.empty()
					: Optional.of(new Login(text.substring(0, colon), text.substring(colon + 1)));
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A user name and a password.
	 *
	 * @param username the user name
	 * @param password the password
	 */
	private record Login(String username, String password) {

		/** Returns the user name alone. */
		@Override
		public String toString() {
			return this.username;
		}

	}

}
