package io.usher.web.history;

import java.io.PrintStream;

import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code usher history verify}: judges the change history and the audit events of the
 * database, and ends with 0 when both are as they were written.
 */
@Component
@Profile("history-verify")
class HistoryVerify implements ApplicationRunner, ExitCodeGenerator {

	private final Verification verification;

	private final PrintStream out = System.out;

	private int exitCode;

	HistoryVerify(Verification verification) {
		this.verification = verification;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		try {
			Verification.State state = this.verification.judge(new Actor("host", null, Actor.Via.COMMAND));
			state.parts().forEach((part) -> this.out.println((part.intact() ? "intact  " : "BROKEN  ") + part.words()));
			this.exitCode = state.isIntact() ? 0 : 1;
		}
		catch (StoreUnavailableException ex) {
			this.out.println("The database cannot be read: " + ex.getMessage()
					+ " (expected: a database that is there, and with the embedded one that Usher does not run)");
			this.exitCode = 1;
		}
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
