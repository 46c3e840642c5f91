package io.usher.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.usher.core.history.NewerSchemaException;
import io.usher.core.history.StoreUnavailableException;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.change.core.CreateTableChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import liquibase.util.NetUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The schema of the database, by a connection and an account of its own.
 */
public class Schema {

	private static final Logger log = LoggerFactory.getLogger(Schema.class);

	private static final String FOLDER = "db/changelog/";

	private static final String MASTER = FOLDER + "master.xml";

	/** A change log of the folder, by its name. */
	private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"[^>]*/>");

	private static final String APPLIED = "DATABASECHANGELOG";

	private static final String DEPLOYMENT = "deployment";

	/** Before the name of a change log that a program has to know. */
	private static final String NEEDS = "needs ";

	private static final List<String> OF_LIQUIBASE = List.of(APPLIED, "DATABASECHANGELOGLOCK");

	private final Database database;

	private final Duration lockBound;

	/**
	 * Uses a database.
	 * @param lockBound how long the holder of the schema's lock may not be heard of
	 * before somebody else takes it over
	 */
	Schema(Database database, Duration lockBound) {
		this.database = database;
		this.lockBound = lockBound;
	}

	/**
	 * Opens a connection that may change the schema.
	 * @throws StoreUnavailableException when the database cannot be reached
	 */
	public Connection connect() {
		Connection connection = connectHastily();
		try {
			int timeout = this.database.schemaChangeTimeout();
			if (timeout > 0) {
				connection.setNetworkTimeout(Runnable::run, timeout);
			}
			return connection;
		}
		catch (SQLException ex) {
			throw VendorCode.unavailable("no connection to " + this.database, ex);
		}
	}

	/** Opens one on which answers may not take long. */
	private Connection connectHastily() {
		try {
			return Connections.ofMigration(this.database).getConnection();
		}
		catch (SQLException ex) {
			throw VendorCode.unavailable("no connection to " + this.database, ex);
		}
	}

	/**
	 * Applies what was not yet applied of the program's change logs. Where there is
	 * nothing to apply it only reads, which every account may, and waits for nobody.
	 * @throws NewerSchemaException when the schema is of a version that this one cannot
	 * work with
	 */
	public void update(Connection connection) {
		try {
			List<String> known = known();
			refuseNewer(connection, known);
			List<String> newer = new ArrayList<>(applied(connection));
			newer.removeAll(known);
			if (!newer.isEmpty()) {
				log.info("The schema is of a newer version of Usher: it has {}", String.join(", ", newer));
			}
		}
		catch (SQLException ex) {
			throw VendorCode.unavailable("the schema of " + this.database + " cannot be read", ex);
		}
		run(connection, MASTER, new ClassLoaderResourceAccessor());
	}

	/**
	 * Applies some change logs alone, as an earlier version of the program had them.
	 * @param names names of the program's change logs
	 */
	public void update(Connection connection, Collection<String> names) {
		Path folder = null;
		try {
			folder = Files.createTempDirectory("usher-schema");
			Matcher includes = INCLUDE.matcher(master());
			Files.writeString(folder.resolve("some.xml"),
					includes.replaceAll((MatchResult include) -> names.contains(include.group(1))
							? "<include file=\"" + FOLDER + include.group(1) + "\"/>" : ""));
			run(connection, "some.xml", new CompositeResourceAccessor(new DirectoryResourceAccessor(folder),
					new ClassLoaderResourceAccessor()));
		}
		catch (IOException ex) {
			throw new IllegalStateException("the change logs cannot be read", ex);
		}
		finally {
			FileSystemUtils.deleteRecursively((folder != null) ? folder.toFile() : null);
		}
	}

	/**
	 * Says what it does in the log alone, and tells nobody else that it runs. What was
	 * applied is checked against the change logs first.
	 */
	private void run(Connection connection, String changeLog, ResourceAccessor resources) {
		System.setProperty("liquibase.analytics.enabled", "false");
		SchemaLock lock = new SchemaLock(this::connectHastily, name(), this.lockBound, () -> abort(connection));
		List<ChangeSet> lacking = new ArrayList<>();
		try {
			Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService(), SchemaLockService.LOCK, lock), () -> {
				liquibase.database.Database opened = DatabaseFactory.getInstance()
					.findCorrectDatabaseImplementation(new JdbcConnection(connection));
				Liquibase liquibase = new Liquibase(changeLog, resources, opened);
				liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
				if (tables(connection).containsKey(APPLIED.toLowerCase(Locale.ROOT))) {
					lacking.addAll(liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()));
					if (lacking.isEmpty()) {
						return;
					}
				}
				updateLocked(liquibase, LockServiceFactory.getInstance().getLockService(opened));
			});
		}
		catch (Exception ex) {
			String what = lacking.isEmpty() ? ""
					: " (it lacks " + lacking.stream().map(ChangeSet::getId).collect(Collectors.joining(", ")) + ")";
			throw VendorCode.unavailable("the schema of " + this.database
					+ " cannot be brought up to date by the account " + this.database.migrationUsername() + what, ex);
		}
	}

	/** Liquibase itself would make its tables before it takes the lock. */
	private static void updateLocked(Liquibase liquibase, LockService lock) throws LiquibaseException {
		lock.waitForLock();
		try {
			liquibase.update(new Contexts(), new LabelExpression());
		}
		finally {
			lock.releaseLock();
		}
	}

	private static String name() {
		return NetUtil.getLocalHostName() + " pid " + ProcessHandle.current().pid();
	}

	private static void abort(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			log.warn("The connection that changes the schema cannot be closed", ex);
		}
	}

	/**
	 * A change log that takes away what earlier versions read says which one a program
	 * has to know.
	 */
	private static void refuseNewer(Connection connection, List<String> known) throws SQLException {
		if (!tables(connection).containsKey(DEPLOYMENT)) {
			return;
		}
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select name, content from " + DEPLOYMENT + " where name like '" + NEEDS + "%'")) {
			while (rows.next()) {
				String needed = rows.getString(1).substring(NEEDS.length());
				if (!known.contains(needed)) {
					throw new NewerSchemaException(needed, rows.getString(2));
				}
			}
		}
	}

	/** Returns the names of the program's change logs, in order. */
	public List<String> known() {
		return INCLUDE.matcher(master()).results().map((include) -> include.group(1)).toList();
	}

	private static String master() {
		try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(MASTER)) {
			if (in == null) {
				throw new IllegalStateException(MASTER + ": missing");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(MASTER + ": unreadable", ex);
		}
	}

	/** Returns the names of the change logs that were applied, in order. */
	public List<String> applied(Connection connection) throws SQLException {
		if (!tables(connection).containsKey(APPLIED.toLowerCase(Locale.ROOT))) {
			return List.of();
		}
		Set<String> seen = new HashSet<>();
		List<String> names = new ArrayList<>();
		try (ResultSet rows = connection.createStatement()
			.executeQuery("select FILENAME from " + APPLIED + " order by ORDEREXECUTED")) {
			while (rows.next()) {
				String name = rows.getString(1).replaceFirst("^.*/", "");
				if (seen.add(name)) {
					names.add(name);
				}
			}
		}
		return names;
	}

	/**
	 * Returns the tables that the program's change logs create, of those that are there,
	 * in that order and as the database spells them.
	 */
	public List<String> own(Connection connection) throws SQLException {
		Map<String, String> present = tables(connection);
		return created().stream().map(present::get).filter(Objects::nonNull).toList();
	}

	private static List<String> created() {
		List<String> names = new ArrayList<>();
		try {
			ResourceAccessor resources = new ClassLoaderResourceAccessor();
			Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
					() -> ChangeLogParserFactory.getInstance()
						.getParser(MASTER, resources)
						.parse(MASTER, new ChangeLogParameters(), resources)
						.getChangeSets()
						.stream()
						.flatMap((changes) -> changes.getChanges().stream())
						.filter(CreateTableChange.class::isInstance)
						.map((change) -> ((CreateTableChange) change).getTableName().toLowerCase(Locale.ROOT))
						.forEach(names::add));
		}
		catch (Exception ex) {
			throw new IllegalStateException("the change logs cannot be read", ex);
		}
		return names;
	}

	/**
	 * Drops the program's tables, those that refer to others first, and what tells which
	 * change logs were applied.
	 */
	public void drop(Connection connection) throws SQLException {
		List<String> names = new ArrayList<>(own(connection));
		Collections.reverse(names);
		Map<String, String> present = tables(connection);
		OF_LIQUIBASE.stream()
			.map((name) -> present.get(name.toLowerCase(Locale.ROOT)))
			.filter(Objects::nonNull)
			.forEach(names::add);
		for (String name : names) {
			connection.createStatement().execute("drop table " + name);
		}
	}

	/** Returns the tables by their names in lower case. */
	private static Map<String, String> tables(Connection connection) throws SQLException {
		Map<String, String> names = new HashMap<>();
		try (ResultSet tables = connection.getMetaData()
			.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] { "TABLE", "BASE TABLE" })) {
			while (tables.next()) {
				String name = tables.getString("TABLE_NAME");
				names.put(name.toLowerCase(Locale.ROOT), name);
			}
		}
		return names;
	}

}
