package io.usher.web.start;

import io.usher.core.configuration.BadSettingException;
import java.io.PrintStream;
import java.util.List;

import io.usher.core.account.Administrator;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;
import io.usher.web.account.Accounts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code usher admin reset}: gives the administrator {@code admin} a new one-time
 * password, and creates, enables or promotes the account where that is needed.
 */
@Component
@Profile("admin-reset")
class AdminReset implements ApplicationRunner {

	private final Accounts accounts;

	private final Administration administration;

	private final PrintStream out = System.out;

	AdminReset(Accounts accounts, Administration administration) {
		this.accounts = accounts;
		this.administration = administration;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		try {
			reset();
		}
		catch (StoreUnavailableException ex) {
			throw new BadSettingException("The database cannot be opened: " + ex.getMessage()
					+ " (expected: a database that is there, and with the embedded one that Usher does not run)", ex);
		}
	}

	private void reset() {
		String password = Accounts.generatePassword();
		Document document = this.accounts.document(FirstStart.ADMIN, "administrator", password, true)
			.with(AccountFields.ENABLED, true);
		Actor actor = new Actor("host", null, Actor.Via.COMMAND);
		Administrator account = this.accounts.find(FirstStart.ADMIN).orElse(null);
		if (account == null) {
			this.administration.create(RecordKind.ADMINISTRATOR, document, actor, "Access restored on the host");
		}
		else {
			this.administration.save(List.of(new Edit.Update(account.id(), Edit.ANY_REVISION, document)), actor,
					"Access restored on the host");
		}
		this.out.println("Administrator " + FirstStart.ADMIN + ", one-time password " + password);
	}

}
