package io.usher.web.account;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes, changes and deletes accounts as the console's pages say.
 */
@Component
class AccountEditing {

	private final Administration administration;

	private final Configurations configurations;

	private final PasswordEncoder passwords;

	private final SecretKey key;

	AccountEditing(Administration administration, Configurations configurations, PasswordEncoder passwords,
			SecretKey key) {
		this.administration = administration;
		this.configurations = configurations;
		this.passwords = passwords;
		this.key = key;
	}

	Optional<ConfigurationRecord> find(AccountKind kind, long number) {
		return this.configurations.current().find(new RecordId(kind.kind(), number));
	}

	/** Creates an account and returns its secret. */
	NewSecret create(AccountKind kind, AccountForm form, Actor actor, @Nullable String reason) {
		RecordId id = this.administration.reserve(kind.kind(), 1).get(0);
		Sealed sealed = seal(kind, form.in(kind, Document.empty()));
		this.administration.save(List.of(new Edit.Create(id, sealed.document)), actor, reason);
		return told(id, sealed);
	}

	/** Changes an account as its form says; its secret stays. */
	void change(AccountKind kind, ConfigurationRecord record, AccountForm form, Actor actor, @Nullable String reason) {
		this.administration.save(
				List.of(new Edit.Update(record.id(), form.revision(), form.in(kind, record.document()))), actor,
				reason);
	}

	/** Gives an account a new secret; the old one is refused from now on. */
	NewSecret renew(AccountKind kind, ConfigurationRecord record, long seen, Actor actor, @Nullable String reason) {
		Sealed sealed = seal(kind, record.document());
		this.administration.save(List.of(new Edit.Update(record.id(), seen, sealed.document)), actor,
				Objects.requireNonNullElse(reason, "Made a new " + kind.secret()));
		return told(record.id(), sealed);
	}

	/**
	 * Makes a second node credential with the same user name and limits, so that the
	 * password can be replaced without a gap.
	 */
	NewSecret replacement(ConfigurationRecord record, Actor actor, @Nullable String reason) {
		AccountKind kind = AccountKind.NODE_CREDENTIALS;
		String name = freeName(record.name());
		RecordId id = this.administration.reserve(kind.kind(), 1).get(0);
		Sealed sealed = seal(kind, record.document().with(CommonFields.NAME, name).with(AccountFields.ENABLED, null));
		this.administration.save(List.of(new Edit.Create(id, sealed.document)), actor,
				Objects.requireNonNullElse(reason, "Replaces " + record.name()));
		return told(id, sealed);
	}

	/** Takes an administrator's second factor away. */
	void resetSecondFactor(ConfigurationRecord record, long seen, Actor actor, @Nullable String reason) {
		Document document = record.document()
			.with(AccountFields.SECOND_FACTOR, null)
			.with(AccountFields.RECOVERY_CODES, null);
		this.administration.save(List.of(new Edit.Update(record.id(), seen, document)), actor,
				Objects.requireNonNullElse(reason, "Reset the second factor"));
	}

	void delete(ConfigurationRecord record, long seen, Actor actor, @Nullable String reason) {
		this.administration.save(List.of(new Edit.Delete(record.id(), seen)), actor, reason);
	}

	private Sealed seal(AccountKind kind, Document document) {
		if (kind == AccountKind.TOKENS) {
			IssuedToken token = ApiTokens.issue(this.key);
			return new Sealed(token.in(document), token.text(), null);
		}
		if (kind == AccountKind.OAUTH2_CLIENTS) {
			IssuedKey key = IssuedKey.issue();
			return new Sealed(key.in(document), key.pem(), key.jwk());
		}
		String password = Accounts.generatePassword();
		if (kind == AccountKind.NODE_CREDENTIALS) {
			return new Sealed(document.with(AccountFields.VERIFIER,
					Secret.of(Base64.getEncoder().encodeToString(this.key.hash(password)))), password, null);
		}
		return new Sealed(
				document.with(AccountFields.PASSWORD_HASH, Secret.of(String.valueOf(this.passwords.encode(password))))
					.with(AccountFields.MUST_CHANGE_PASSWORD, true),
				password, null);
	}

	private NewSecret told(RecordId id, Sealed sealed) {
		String userName = sealed.document.text(AccountFields.USERNAME, "");
		return new NewSecret(id, sealed.document.text(CommonFields.NAME, userName), userName, sealed.secret,
				sealed.jwk);
	}

	private String freeName(String name) {
		String stem = name.replaceAll(" \\([0-9]+\\)$", "");
		for (int i = 2;; i++) {
			String next = stem + " (" + i + ")";
			if (this.configurations.current()
				.find(AccountKind.NODE_CREDENTIALS.kind(), CommonFields.NAME, next)
				.isEmpty()) {
				return next;
			}
		}
	}

	/**
	 * A document with what is stored of a secret, and the secret.
	 *
	 * @param document the document
	 * @param secret the secret
	 * @param jwk the secret as a JSON Web Key, null when it is no key
	 */
	private record Sealed(Document document, String secret, @Nullable String jwk) {

	}

}
