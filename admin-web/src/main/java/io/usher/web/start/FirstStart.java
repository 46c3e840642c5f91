package io.usher.web.start;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import io.usher.web.account.Accounts;
import io.usher.web.account.PasswordRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What an empty store gets: the first administrator, the first node credential and, when
 * asked for, the example organisation.
 */
@Component
public class FirstStart {

	private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

	static final String ADMIN = "admin";

	private final UsherSettings settings;

	private final Administration administration;

	private final Configurations configurations;

	private final Accounts accounts;

	private final SecretKey key;

	private final StartNotice notice;

	FirstStart(UsherSettings settings, Administration administration, Configurations configurations, Accounts accounts,
			SecretKey key, StartNotice notice) {
		this.settings = settings;
		this.administration = administration;
		this.configurations = configurations;
		this.accounts = accounts;
		this.key = key;
		this.notice = notice;
	}

	/** Adds what is missing, in one change, and prints the passwords that were made. */
	public void run() {
		Configuration before = this.configurations.current();
		List<Edit> edits = new ArrayList<>();
		List<String> credentials = new ArrayList<>();
		if (before.count(RecordKind.ADMINISTRATOR) == 0) {
			edits.add(administrator(credentials));
		}
		if (before.count(RecordKind.NODE_CREDENTIAL) == 0) {
			edits.add(nodeCredential(credentials));
		}
		if (!edits.isEmpty() && !isFirst(edits, credentials)) {
			return;
		}
		if (this.settings.demo() && before.count(RecordKind.CONFERENCE) == 0) {
			new ExampleOrganisation(this.administration).load();
		}
	}

	/** Of several instances that start at the same time, one is the first. */
	private boolean isFirst(List<Edit> edits, List<String> credentials) {
		try {
			this.administration.save(edits, Actor.system(), "First start");
			this.notice.print(credentials);
			return true;
		}
		catch (ViolationsException ex) {
			Configuration present = this.configurations.catchUp();
			if (present.count(RecordKind.ADMINISTRATOR) == 0 || present.count(RecordKind.NODE_CREDENTIAL) == 0) {
				throw ex;
			}
			return false;
		}
	}

	private Edit administrator(List<String> credentials) {
		String given = this.settings.adminPassword();
		String password = (given != null) ? given : Accounts.generatePassword();
		if (given != null && PasswordRules.isEasyToGuess(given, ADMIN)) {
			LOG.warn("USHER_ADMIN_PASSWORD: easy to guess; it is taken, and should be changed in the console");
		}
		if (given == null) {
			credentials.add("Administrator     " + ADMIN + "   one-time password  " + password);
		}
		return create(RecordKind.ADMINISTRATOR,
				this.accounts.document(ADMIN, "administrator", password, given == null));
	}

	private Edit nodeCredential(List<String> credentials) {
		String given = this.settings.nodePassword();
		String password = (given != null) ? given : Accounts.generatePassword();
		if (given == null) {
			credentials.add("Node credential   " + this.settings.nodeUsername() + "   password  " + password);
		}
		return create(RecordKind.NODE_CREDENTIAL, Document.empty()
			.with(CommonFields.NAME, "First node credential")
			.with(AccountFields.USERNAME, this.settings.nodeUsername())
			.with(AccountFields.VERIFIER, Secret.of(Base64.getEncoder().encodeToString(this.key.hash(password)))));
	}

	private Edit create(RecordKind kind, Document document) {
		return new Edit.Create(this.administration.reserve(kind, 1).get(0), document);
	}

}
