package io.usher.web.backup;

import java.io.PrintStream;
import java.nio.file.Path;

import io.usher.core.backup.BackupException;
import io.usher.core.backup.Backups;
import io.usher.core.history.StoreUnavailableException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/**
 * {@code usher backup FILE} and {@code usher restore FILE}.
 */
class BackupCommand implements ApplicationRunner, ExitCodeGenerator {

	private final Backups backups;

	private final PrintStream out = System.out;

	private int exitCode = 1;

	BackupCommand(Backups backups) {
		this.backups = backups;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Path file = Path.of(arguments.getNonOptionArgs().get(1));
		try {
			if (arguments.getNonOptionArgs().get(0).equals(BackupProgram.BACKUP)) {
				String done = this.backups.make(file, arguments.containsOption("with-log"),
						arguments.containsOption("unverified"));
				this.out.println("Written: " + file + ". " + done);
				this.out.println("The secret key is not in it: keep secret.key of the home directory, or "
						+ "USHER_SECRET_KEY, somewhere else. Without it a backup cannot be restored.");
			}
			else {
				String done = this.backups.restore(file, arguments.containsOption("replace"));
				this.out.println("Restored: " + file + ". " + done);
			}
			this.exitCode = 0;
		}
		catch (BackupException ex) {
			this.out.println(ex.getMessage());
		}
		catch (StoreUnavailableException ex) {
			this.out.println("The database cannot be opened: " + reason(ex)
					+ " (expected: a database that is there; Usher holds the embedded one while it runs: stop it first)");
		}
	}

	private static String reason(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
