package io.usher.store.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.history.StoreRefusesException;
import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The databases' own codes of what goes wrong, where the SQL state leaves open, or tells
 * wrongly, whether the database writes nothing at the moment or does not take this one
 * statement. Codes of MySQL and MariaDB are below 10,000, those of H2 above.
 */
enum VendorCode {

	/** Errno 28 of the server's file system among others. */
	FILE_NOT_WRITTEN(3, true, "it cannot write a file, perhaps because its disk is full"),

	/** The same, said by the server's lowest layer. */
	DISK_FULL_BELOW(20, true, "its disk is full"),

	/** The disk is full, and the server waits. */
	DISK_FULL(1021, true, "its disk is full"),

	/** Errno in the text. */
	ERROR_ON_WRITE(1026, true, "it cannot write a file, perhaps because its disk is full"),

	/** “Got error 28 from storage engine”, among others. */
	STORAGE_ENGINE(1030, true, "its storage engine fails, perhaps because its disk is full"),

	/** A table of a server that cannot write its files. */
	TABLE_READ_ONLY(1036, true, "a table is read-only"),

	/** The server needs more than the machine has. */
	OUT_OF_MEMORY(1037, true, "it has no memory left"),

	/** The same, for sorting. */
	OUT_OF_SORT_MEMORY(1038, true, "it has no memory left"),

	/** {@code max_connections}. */
	TOO_MANY_CONNECTIONS(1040, true, "it has too many connections"),

	/** The same as 1037, by other parts of the server. */
	OUT_OF_RESOURCES(1041, true, "it has no memory left"),

	/** An account that may not use the database at all. */
	DATABASE_ACCESS_DENIED(1044, true, "the account lacks all rights on it"),

	/** A name that nobody has, or another password. */
	ACCESS_DENIED(1045, true, "the account's name or password is wrong"),

	/** “WSREP has not yet prepared node for application use”. */
	NODE_NOT_READY(1047, true, "this node of the cluster is not ready"),

	/** The server is there, the database is not. */
	NO_SUCH_DATABASE(1049, true, "the server has no database of this name"),

	/** A server that ends. */
	SHUTDOWN(1053, true, "it is being shut down"),

	/** The tablespace has reached its largest size, or its disk is full. */
	TABLE_FULL(1114, true, "a table is full"),

	/** No thread for a connection. */
	NO_THREAD(1135, true, "it has no resources left"),

	/** State 42000, as if the statement were wrong. */
	TABLE_ACCESS_DENIED(1142, true, "the account lacks a right on a table"),

	/** State 42000, as if the statement were wrong. */
	COLUMN_ACCESS_DENIED(1143, true, "the account lacks a right on a column"),

	/** State 08S01, as if the connection were broken; smaller pieces may pass. */
	PACKET_TOO_LARGE(1153, false, "it is larger than max_allowed_packet: raise that limit"),

	/**
	 * “Maximum writeset size exceeded” of MariaDB, whose number is that of any unknown
	 * error, and “Transaction size exceed set threshold” of other servers with Galera,
	 * whose number is 1180.
	 */
	TRANSACTION_TOO_LARGE(1105, false,
			"it is larger than the cluster takes (wsrep_max_ws_size): make it in parts, or raise that limit"),

	/** A commit that the storage or a cluster refuses. */
	ERROR_DURING_COMMIT(1180, true, "a commit failed"),

	/** The binary log, also that of a cluster, takes no larger transaction. */
	LOG_CACHE_FULL(1197, false, "it is larger than max_binlog_cache_size: make it in parts, or raise that limit"),

	/** State 42000, as if the statement were wrong. */
	TOO_MANY_USER_CONNECTIONS(1203, true, "the account has too many connections"),

	/** Somebody else holds a row for long. */
	LOCK_WAIT(1205, true, "it waits too long for a lock"),

	/** More locks than the server has memory for. */
	LOCK_TABLE_FULL(1206, true, "it has no memory left for locks"),

	/** State 40001; whoever can runs the work again. */
	DEADLOCK(1213, true, "transactions wait for each other"),

	/** {@code FLUSH TABLES WITH READ LOCK}, as backups do. */
	READ_LOCK(1223, true, "it is locked for reading, perhaps by a backup"),

	/** State 42000, as if the statement were wrong. */
	USER_LIMIT(1226, true, "the account has used up what it may in an hour"),

	/** State 42000, as if the statement were wrong. */
	SPECIFIC_ACCESS_DENIED(1227, true, "the account lacks a right"),

	/** Values of two sorts of text compared. */
	MIXED_COLLATIONS(1267, false, "its characters cannot be compared"),

	/** {@code read_only} and {@code super_read_only}. */
	READ_ONLY_OPTION(1290, true, "it is read-only"),

	/** A storage engine that is busy. */
	TEMPORARY(1297, true, "its storage engine fails for a moment"),

	/** {@code KILL QUERY}. */
	INTERRUPTED(1317, true, "the statement was ended"),

	/** A column that this version does not know, and that has no default. */
	NO_DEFAULT(1364, false, "a column has no default"),

	/** State HY000, as if the server were at fault. */
	NO_SUCH_CHARACTERS(1366, false, "a column has no room for these characters"),

	/** More transactions at once than there are undo slots. */
	TOO_MANY_TRANSACTIONS(1637, true, "it has too many transactions"),

	/** State 25006. */
	READ_ONLY_TRANSACTION(1792, true, "the transaction is read-only"),

	/** The server was started read-only. */
	READ_ONLY_MODE(1836, true, "it is read-only"),

	/** {@code innodb_read_only}, {@code innodb_force_recovery}. */
	STORAGE_READ_ONLY(1874, true, "its storage is read-only"),

	/** The directory for temporary files is full. */
	TEMPORARY_FILE(1878, true, "it cannot write a temporary file, perhaps because its disk is full"),

	/** {@code KILL}, as MariaDB says it. */
	CONNECTION_KILLED(1927, true, "the connection was ended"),

	/** MariaDB's {@code max_statement_time}. */
	STATEMENT_TIME(1969, true, "the statement took longer than max_statement_time"),

	/** MySQL's {@code max_execution_time}. */
	EXECUTION_TIME(3024, true, "the statement took longer than max_execution_time"),

	/**
	 * “Error on observer while running replication hook 'before_commit'”: the group says
	 * no more, and why stands in the server's log alone.
	 */
	GROUP_REFUSES(3100, true,
			"the cluster does not take the commit: it has lost its majority, or the change is larger than "
					+ "group_replication_transaction_size_limit; then make it in parts, or raise that limit"),

	/** State 40000; whoever can runs the work again. */
	GROUP_ROLLED_BACK(3101, true, "the cluster gave the transaction up"),

	/** {@code KILL}, as MySQL says it. */
	SESSION_KILLED(3169, true, "the connection was ended"),

	/** A row that somebody else holds, for who does not want to wait. */
	LOCK_NOWAIT(3572, true, "it waits too long for a lock"),

	/** H2's deadlock. */
	H2_DEADLOCK(40_001, true, "transactions wait for each other"),

	/** H2's lock time-out. */
	H2_LOCK_WAIT(50_200, true, "it waits too long for a lock"),

	/** A statement that was cancelled, or took longer than the query time-out. */
	H2_CANCELLED(57_014, true, "the statement was ended"),

	/** A file that could not be written, as on a full disk. */
	H2_FILE(90_028, true, "it cannot write its file, perhaps because its disk is full"),

	/** The same, with the file's name. */
	H2_NAMED_FILE(90_031, true, "it cannot write its file, perhaps because its disk is full"),

	/** The connection to a database that ended. */
	H2_CONNECTION_BROKEN(90_067, true, "the connection is broken"),

	/** A file that cannot be written at all. */
	H2_READ_ONLY(90_097, true, "it is read-only"),

	/** What H2 does after it could not write. */
	H2_CLOSED(90_098, true, "it was closed, perhaps because its disk is full"),

	/** No heap left. */
	H2_OUT_OF_MEMORY(90_108, true, "it has no memory left"),

	/** The program is ending. */
	H2_SHUTDOWN(90_121, true, "it is being shut down");

	private static final Map<Integer, VendorCode> BY_NUMBER = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap((code) -> code.number, Function.identity()));

	/** After these another connection may work, to the same server or to another one. */
	private static final Set<VendorCode> OF_CONNECTION = EnumSet.of(NODE_NOT_READY, SHUTDOWN, READ_ONLY_OPTION,
			READ_ONLY_MODE, H2_CONNECTION_BROKEN, H2_CLOSED, H2_SHUTDOWN);

	/** The database answers, and somebody has to change something about it. */
	private static final Set<VendorCode> OF_SETUP = EnumSet.of(TABLE_READ_ONLY, READ_ONLY_OPTION, READ_ONLY_TRANSACTION,
			READ_ONLY_MODE, STORAGE_READ_ONLY, H2_READ_ONLY, DATABASE_ACCESS_DENIED, ACCESS_DENIED, NO_SUCH_DATABASE,
			TABLE_ACCESS_DENIED, COLUMN_ACCESS_DENIED, SPECIFIC_ACCESS_DENIED, DISK_FULL, TABLE_FULL, GROUP_REFUSES);

	/** A larger limit, or smaller changes, are what somebody can do about it. */
	private static final Set<VendorCode> OF_SIZE = EnumSet.of(TRANSACTION_TOO_LARGE, LOG_CACHE_FULL, PACKET_TOO_LARGE);

	private static final Pattern SIZE = Pattern.compile("(?i)(writeset|transaction) size exceed");

	/** What Connector/J itself throws before it sends too much; it has no code. */
	private static final String TOO_LARGE_TO_SEND = "com.mysql.cj.jdbc.exceptions.PacketTooBigException";

	private final int number;

	private final boolean passes;

	private final String words;

	VendorCode(int number, boolean passes, String words) {
		this.number = number;
		this.passes = passes;
		this.words = words;
	}

	/**
	 * Returns the exception for a database that does not do something.
	 * @param message what it does not do, and which database; why is added where it is
	 * known
	 */
	static StoreUnavailableException unavailable(String message, Throwable failure) {
		VendorCode code = of(failure).orElse(null);
		if (code == null) {
			return new StoreUnavailableException(message, failure);
		}
		String known = message + ": " + code.words;
		return OF_SETUP.contains(code) ? new StoreRefusesException(known, code.words, failure)
				: new StoreUnavailableException(known, failure);
	}

	/** Returns the code that a failure was caused by, where this knows it. */
	static Optional<VendorCode> of(Throwable failure) {
		return Failures.causes(failure).flatMap((cause) -> Stream.ofNullable(known(cause))).findFirst();
	}

	private static @Nullable VendorCode known(SQLException failure) {
		int number = failure.getErrorCode();
		if (number == TRANSACTION_TOO_LARGE.number || number == ERROR_DURING_COMMIT.number) {
			boolean large = SIZE.matcher(String.valueOf(failure.getMessage())).find();
			return large ? TRANSACTION_TOO_LARGE : (number == ERROR_DURING_COMMIT.number) ? ERROR_DURING_COMMIT : null;
		}
		return failure.getClass().getName().equals(TOO_LARGE_TO_SEND) ? PACKET_TOO_LARGE : BY_NUMBER.get(number);
	}

	/** Returns the number that the database gives it. */
	int number() {
		return this.number;
	}

	/**
	 * Tells whether the same statement may pass later: the database, not the statement,
	 * is what is wrong.
	 */
	boolean passes() {
		return this.passes;
	}

	/** Tells whether it is because of how much it is. */
	boolean isOfSize() {
		return OF_SIZE.contains(this);
	}

	/** Tells whether another connection may do better. */
	boolean isOfConnection() {
		return OF_CONNECTION.contains(this);
	}

	/** Returns what is wrong with the database, or with the statement. */
	String words() {
		return this.words;
	}

}
