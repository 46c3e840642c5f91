package io.usher.web.management;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.secret.SecretKey;
import io.usher.web.account.Accounts;
import io.usher.web.account.ApiTokens;
import io.usher.web.account.IssuedKey;
import io.usher.web.account.IssuedToken;
import io.usher.web.account.PasswordRules;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Turns the passwords of administrators and node credentials, API tokens, and keys of
 * OAuth2 clients into what is stored of them: hashes and public keys, from which nobody
 * reads them back.
 */
@Component
class AccountPasswords {

	private static final String PASSWORD = "password";

	private static final String TOKEN = AccountFields.VERIFIER.managementName(Table.API_TOKEN_RECORD);

	private static final String PREFIX = AccountFields.TOKEN_PREFIX.managementName(Table.API_TOKEN_RECORD);

	private static final String KEY = AccountFields.CLIENT_KEY.managementName(Table.OAUTH2_CLIENT_RECORD);

	private static final String ROLE = AccountFields.ACCOUNT_ROLE.managementName(Table.OAUTH2_CLIENT_RECORD);

	private final PasswordEncoder passwords;

	private final SecretKey key;

	AccountPasswords(PasswordEncoder passwords, SecretKey key) {
		this.passwords = passwords;
		this.key = key;
	}

	/**
	 * Gives a node credential that comes without a password, or a new API token or OAuth2
	 * client, its secret.
	 * @return what the client is told once, by name; empty when nothing was made
	 */
	Map<String, String> generate(ManagementResource resource, Map<String, @Nullable Object> given) {
		if (resource.kind() == RecordKind.API_TOKEN) {
			IssuedToken token = ApiTokens.issue(this.key);
			given.put(TOKEN, token);
			return Map.of(TOKEN, token.text());
		}
		if (resource.kind() == RecordKind.OAUTH2_CLIENT) {
			IssuedKey key = IssuedKey.issue();
			given.put(KEY, key);
			return Map.of(KEY, key.pem());
		}
		if (resource.kind() != RecordKind.NODE_CREDENTIAL || given.get(PASSWORD) != null) {
			return Map.of();
		}
		String password = Accounts.generatePassword();
		given.put(PASSWORD, password);
		return Map.of(PASSWORD, password);
	}

	/**
	 * Returns what a client sent, its secret replaced by the hash to store.
	 * @throws ViolationsException when a password is too short, too long, easy to guess
	 * or no text
	 */
	Map<String, @Nullable Object> hashed(ManagementResource resource, Map<String, @Nullable Object> given) {
		return switch (resource.kind()) {
			case ADMINISTRATOR, NODE_CREDENTIAL -> withPassword(resource.kind(), given);
			case API_TOKEN -> withToken(given);
			case OAUTH2_CLIENT -> withKey(given);
			default -> given;
		};
	}

	private Map<String, @Nullable Object> withPassword(RecordKind kind, Map<String, @Nullable Object> given) {
		Object password = given.get(PASSWORD);
		if (password == null) {
			return given;
		}
		boolean node = kind == RecordKind.NODE_CREDENTIAL;
		Field field = node ? AccountFields.VERIFIER : AccountFields.PASSWORD_HASH;
		if (!(password instanceof String text)) {
			throw new ViolationsException(Violations.of(Violation.error(field.name(), "not a text",
					"a text of " + PasswordRules.MIN_LENGTH + " characters or more")));
		}
		String userName = (given.get(AccountFields.USERNAME.name()) instanceof String name) ? name : null;
		Map<String, @Nullable Object> hashed = new LinkedHashMap<>(given);
		if (node) {
			PasswordRules.checkNode(field, text, userName);
			hashed.put(PASSWORD, Base64.getEncoder().encodeToString(this.key.hash(text)));
		}
		else {
			PasswordRules.checkAdministrator(field, text, userName);
			hashed.put(PASSWORD, this.passwords.encode(text));
		}
		return hashed;
	}

	/** Nor do they choose keys; roles they may name or refer to. */
	private static Map<String, @Nullable Object> withKey(Map<String, @Nullable Object> given) {
		Map<String, @Nullable Object> stored = new LinkedHashMap<>(given);
		stored.remove(KEY);
		if (given.get(KEY) instanceof IssuedKey key) {
			stored.put(KEY, key.publicJwk());
		}
		Object role = given.get(ROLE);
		if (role != null) {
			stored.put(ROLE, RoleAddress.read(role).orElseThrow(() -> MalformedRequestException.unresolved(role)));
		}
		return stored;
	}

	/** Clients do not choose tokens: only those that were just made are stored. */
	private static Map<String, @Nullable Object> withToken(Map<String, @Nullable Object> given) {
		Map<String, @Nullable Object> stored = new LinkedHashMap<>(given);
		stored.remove(TOKEN);
		stored.remove(PREFIX);
		if (given.get(TOKEN) instanceof IssuedToken token) {
			stored.put(TOKEN, token.verifier());
			stored.put(PREFIX, token.prefix());
		}
		return stored;
	}

}
