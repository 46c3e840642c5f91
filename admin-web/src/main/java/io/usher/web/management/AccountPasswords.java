package io.usher.web.management;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.secret.SecretKey;
import io.usher.web.account.Accounts;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Turns the passwords of administrators and node credentials into what is stored of them:
 * hashes, from which nobody reads them back.
 */
@Component
class AccountPasswords {

	private static final String PASSWORD = "password";

	private static final int MAX_NODE_PASSWORD_LENGTH = 250;

	private final PasswordEncoder passwords;

	private final SecretKey key;

	AccountPasswords(PasswordEncoder passwords, SecretKey key) {
		this.passwords = passwords;
		this.key = key;
	}

	/**
	 * Gives a node credential that comes without a password a new one.
	 * @return the password, null when none was needed
	 */
	static @Nullable String generate(ManagementResource resource, Map<String, @Nullable Object> given) {
		if (resource.kind() != RecordKind.NODE_CREDENTIAL || given.get(PASSWORD) != null) {
			return null;
		}
		String password = Accounts.generatePassword();
		given.put(PASSWORD, password);
		return password;
	}

	/**
	 * Returns what a client sent, its password replaced by the hash to store.
	 * @throws ViolationsException when the password is too short, too long or no text
	 */
	Map<String, @Nullable Object> hashed(ManagementResource resource, Map<String, @Nullable Object> given) {
		Object password = given.get(PASSWORD);
		if (!resource.isAccount() || password == null) {
			return given;
		}
		boolean node = resource.kind() == RecordKind.NODE_CREDENTIAL;
		String text = checked(node, password);
		Map<String, @Nullable Object> hashed = new LinkedHashMap<>(given);
		hashed.put(PASSWORD,
				node ? Base64.getEncoder().encodeToString(this.key.hash(text)) : this.passwords.encode(text));
		return hashed;
	}

	private static String checked(boolean node, Object password) {
		String most = node ? MAX_NODE_PASSWORD_LENGTH + " characters" : Accounts.MAX_PASSWORD_BYTES + " bytes";
		String expected = "a text of " + Accounts.MIN_PASSWORD_LENGTH + " characters or more, at most " + most;
		Field field = node ? AccountFields.VERIFIER : AccountFields.PASSWORD_HASH;
		if (!(password instanceof String text)) {
			throw refused(field, "not a text", expected);
		}
		boolean tooLong = node ? text.length() > MAX_NODE_PASSWORD_LENGTH
				: text.getBytes(StandardCharsets.UTF_8).length > Accounts.MAX_PASSWORD_BYTES;
		if (text.length() < Accounts.MIN_PASSWORD_LENGTH || tooLong) {
			throw refused(field, text.length() + " characters", expected);
		}
		return text;
	}

	private static ViolationsException refused(Field field, String value, String expected) {
		return new ViolationsException(Violations.of(Violation.error(field.name(), value, expected)));
	}

}
