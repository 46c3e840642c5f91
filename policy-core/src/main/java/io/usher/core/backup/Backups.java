package io.usher.core.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.usher.core.history.Actor;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.ChainVerdict;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.Migrations;
import io.usher.core.secret.SecretKey;
import tools.jackson.core.JacksonException;

/**
 * Makes backups of the database and restores them; both judge the chains of changes and
 * events, so that nobody keeps, or goes back to, a history that somebody touched without
 * knowing it. The secret key is in no backup.
 */
public final class Backups {

	private static final Actor HOST = new Actor("host", null, Actor.Via.COMMAND);

	private static final String INTACT = "All of them are as they were written.";

	private final StoredTables tables;

	private final ConfigurationStore store;

	private final AuditTrail trail;

	private final ChainWalk changes;

	private final AuditWalk events;

	private final Migrations migrations;

	private final AuditChain chain;

	private final SecretKey key;

	private final Clock clock;

	private final String usher;

	/**
	 * Creates the backups of a deployment.
	 * @param usher the version of the program
	 */
	public Backups(StoredTables tables, ConfigurationStore store, AuditTrail trail, ChainWalk changes, AuditWalk events,
			Migrations migrations, AuditChain chain, SecretKey key, Clock clock, String usher) {
		this.tables = tables;
		this.store = store;
		this.trail = trail;
		this.changes = changes;
		this.events = events;
		this.migrations = migrations;
		this.chain = chain;
		this.key = key;
		this.clock = clock;
		this.usher = usher;
	}

	/**
	 * Makes a backup: all of it, or no file.
	 * @param file a file that is not there yet
	 * @param withLog whether decisions and lines of scripts are in it
	 * @param unverified whether it is made although the history is not as it was written
	 * @return what is in it, in a sentence
	 * @throws BackupException when it is not made
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached
	 */
	public String make(Path file, boolean withLog, boolean unverified) {
		if (Files.exists(file)) {
			throw new BackupException(file + ": exists (expected: the name of a new file)");
		}
		if (this.tables.schema().isEmpty() || this.tables.isEmpty()) {
			throw new BackupException("There is nothing in the database (expected: one that Usher was started with)");
		}
		String verdict = verdict();
		if (!verdict.isEmpty() && !unverified) {
			throw new BackupException(verdict + " The backup was not made; --unverified makes it all the same.");
		}
		try {
			Manifest manifest = write(file, withLog);
			record(AuditEvent.Type.EXPORT,
					"Backup of the database, revision " + manifest.revision() + ", event " + manifest.event());
			return words(manifest) + " " + (verdict.isEmpty() ? INTACT : verdict);
		}
		catch (IOException ex) {
			throw new BackupException(file + ": it cannot be written: " + ex.getMessage(), ex);
		}
		catch (UncheckedIOException | JacksonException ex) {
			throw new BackupException(file + ": it cannot be written: " + ex.getMessage(), ex);
		}
	}

	/** The owner alone reads it, where the file system knows of others. */
	private Manifest write(Path file, boolean withLog) throws IOException {
		Path part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part");
		try {
			Manifest manifest = writeTo(part, withLog);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
			return manifest;
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	private Manifest writeTo(Path part, boolean withLog) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
				BackupWriter writer = new BackupWriter(out)) {
			HeadRows heads = new HeadRows(writer);
			this.tables.read(withLog, heads);
			Manifest manifest = new Manifest(Manifest.FORMAT, Manifest.VERSION, this.usher,
					this.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), heads.changes().revision(),
					heads.changes().hash(), heads.events().revision(), heads.events().hash(), withLog,
					this.tables.schema(), writer.tables());
			writer.write(manifest, this.key);
			return manifest;
		}
	}

	/**
	 * Restores a backup into an empty database, and brings its schema up to date.
	 * @param replace whether the database may have something in it, which is lost
	 * @return what was restored, in a sentence
	 * @throws BackupException when it is not restored, or is not as it was afterwards
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached
	 */
	public String restore(Path file, boolean replace) {
		try (BackupReader backup = BackupReader.open(file, this.key)) {
			if (!this.tables.running().isEmpty()) {
				throw new BackupException("Usher runs with this database: " + String.join(", ", this.tables.running())
						+ ". Stop every instance, wait half a minute, and restore again");
			}
			if (!replace && !this.tables.isEmpty()) {
				throw new BackupException("There is something in the database (expected: an empty one); --replace "
						+ "deletes it. Make a backup of it before");
			}
			this.tables.replace(backup.manifest().schema(), backup);
			this.migrations.run();
			check(backup.manifest());
			record(AuditEvent.Type.IMPORT, "Database restored from a backup of " + backup.manifest().made());
			return words(backup.manifest()) + " " + INTACT;
		}
		catch (IOException ex) {
			throw new BackupException(file + ": it cannot be read: " + ex.getMessage(), ex);
		}
	}

	private void check(Manifest manifest) {
		Head expected = new Head(manifest.revision(), manifest.head());
		Head expectedEvent = new Head(manifest.event(), manifest.eventHead());
		if (!this.store.head().equals(expected) || !this.trail.head().equals(expectedEvent)) {
			throw new BackupException("What was restored is not what was backed up: the heads differ");
		}
		String verdict = verdict();
		if (!verdict.isEmpty()) {
			throw new BackupException("It was restored, but: " + verdict);
		}
	}

	/** Returns what is wrong with the chains, empty when nothing is. */
	private String verdict() {
		return words("The change history is broken at revision ", this.changes.whole())
				+ words("The audit events are broken at number ", this.events.whole((done) -> {
				}));
	}

	private static String words(String where, ChainVerdict verdict) {
		return verdict.isIntact() ? "" : where + verdict.firstBroken() + ": " + verdict.fault() + ". ";
	}

	private static String words(Manifest manifest) {
		return "Revision " + manifest.revision() + " (" + manifest.head() + ") of " + manifest.made()
				+ " with all changes and " + manifest.event() + " audit events"
				+ (manifest.log() ? ", and the decision log." : ".");
	}

	private void record(AuditEvent.Type type, String what) {
		AuditEvent event = AuditEvent.of(type, this.clock.instant(), HOST, what);
		this.trail.append((head) -> this.chain.append(head, List.of(event)));
	}

}
