package io.usher.web.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.usher.core.account.Administrator;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The administrators of this deployment, read from the snapshot and changed through the
 * one door.
 */
@Component
public class Accounts {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Administration administration;

	private final Configurations configurations;

	private final PasswordEncoder passwords;

	Accounts(Administration administration, Configurations configurations, PasswordEncoder passwords) {
		this.administration = administration;
		this.configurations = configurations;
		this.passwords = passwords;
	}

	/** Returns a password of 128 random bits. */
	public static String generatePassword() {
		byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Finds an administrator by the name to log in with, in any case of letters. */
	public Optional<Administrator> find(String username) {
		return this.configurations.current()
			.find(RecordKind.ADMINISTRATOR, AccountFields.USERNAME, username)
			.map(Administrator.class::cast);
	}

	/**
	 * Finds an administrator as of a revision at least: whoever logged in to an instance
	 * that is ahead of this one is known here too.
	 */
	public Optional<Administrator> findAsOf(long revision, String username) {
		if (this.configurations.current().revision() < revision) {
			try {
				this.configurations.catchUp();
			}
			catch (StoreUnavailableException ex) {
				// What is known here has to do.
			}
		}
		return find(username);
	}

	/** Returns the document of an account. */
	public Document document(String username, String role, String password, boolean mustChange) {
		return Document.empty()
			.with(AccountFields.USERNAME, username)
			.with(AccountFields.ACCOUNT_ROLE, role)
			.with(AccountFields.PASSWORD_HASH, Secret.of(this.passwords.encode(password)))
			.with(AccountFields.MUST_CHANGE_PASSWORD, mustChange ? Boolean.TRUE : null);
	}

	/** Tells whether the password is the account's. */
	public boolean isPassword(Administrator account, String password) {
		return account.document().secret(AccountFields.PASSWORD_HASH) instanceof Secret.Known hash
				&& this.passwords.matches(password, hash.value());
	}

	/**
	 * Gives an administrator a password of their own choice.
	 * @throws ViolationsException when the password is too short, too long, blank, the
	 * user name, easy to guess or the old one
	 */
	public void choosePassword(Administrator account, String password, Actor actor) {
		PasswordRules.checkAdministrator(AccountFields.PASSWORD_HASH, password, account.name());
		if (isPassword(account, password)) {
			throw PasswordRules.refusal(AccountFields.PASSWORD_HASH, "the present password", "another one");
		}
		Document document = account.document()
			.with(AccountFields.PASSWORD_HASH, Secret.of(this.passwords.encode(password)))
			.with(AccountFields.MUST_CHANGE_PASSWORD, null);
		this.administration.save(List.of(new Edit.Update(account.id(), Edit.ANY_REVISION, document)), actor,
				"Chose a new password");
	}

}
