package io.usher.core.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.usher.core.catalogue.RecordKind;

/**
 * What an administrator may do.
 */
public enum Role {

	/** May do everything. */
	ADMINISTRATOR("administrator", "Administrator", EnumSet.allOf(Right.class)),

	/** Keeps the objects of everyday use. */
	OPERATOR("operator", "Operator",
			EnumSet.of(Right.VIEW_CONFIGURATION, Right.EDIT_DAILY, Right.VIEW_HISTORY, Right.VIEW_LOGS,
					Right.SIMULATE)),

	/** Reads everything but secrets. */
	AUDITOR("auditor", "Auditor",
			EnumSet.of(Right.VIEW_CONFIGURATION, Right.VIEW_HISTORY, Right.VIEW_LOGS, Right.SIMULATE)),

	/** Finds out what became of a call. */
	HELP_DESK("help_desk", "Help desk", EnumSet.of(Right.VIEW_LOGS, Right.SIMULATE));

	private static final Set<RecordKind> DAILY = EnumSet.of(RecordKind.CONFERENCE, RecordKind.AUTOMATIC_PARTICIPANT,
			RecordKind.CALL_ROUTING_RULE, RecordKind.DEVICE, RecordKind.PERSON);

	private static final Set<RecordKind> ACCOUNTS = EnumSet.of(RecordKind.ADMINISTRATOR, RecordKind.NODE_CREDENTIAL,
			RecordKind.API_TOKEN, RecordKind.OAUTH2_CLIENT);

	private final String value;

	private final String title;

	private final Set<Right> rights;

	Role(String value, String title, Set<Right> rights) {
		this.value = value;
		this.title = title;
		this.rights = rights;
	}

	/** Returns the value in an account's document. */
	public String value() {
		return this.value;
	}

	/** Returns the word for people. */
	public String title() {
		return this.title;
	}

	/** Returns what it may do. */
	public Set<Right> rights() {
		return EnumSet.copyOf(this.rights);
	}

	/** Tells whether it may do something. */
	public boolean has(Right right) {
		return this.rights.contains(right);
	}

	/** Tells whether it may change records of a kind. */
	public boolean mayChange(RecordKind kind) {
		return has(rightToChange(kind));
	}

	/** Tells whether records of a kind let people, programs or nodes in. */
	public static boolean isAccount(RecordKind kind) {
		return ACCOUNTS.contains(kind);
	}

	/** Returns the right that is needed to change records of a kind. */
	public static Right rightToChange(RecordKind kind) {
		if (ACCOUNTS.contains(kind)) {
			return Right.MANAGE_ACCOUNTS;
		}
		return DAILY.contains(kind) ? Right.EDIT_DAILY : Right.EDIT_POLICY;
	}

	/** Finds the role with a value. */
	public static Optional<Role> of(String value) {
		return Arrays.stream(values()).filter((role) -> role.value.equals(value)).findFirst();
	}

}
