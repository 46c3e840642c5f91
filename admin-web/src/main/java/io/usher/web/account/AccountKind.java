package io.usher.web.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;

/**
 * The kinds of account that have pages of their own, and what one enters there.
 */
enum AccountKind {

	/** People. */
	ADMINISTRATORS("administrators", RecordKind.ADMINISTRATOR, "administrator", "person-lock", AccountFields.USERNAME,
			CommonFields.DESCRIPTION, AccountFields.ACCOUNT_ROLE, AccountFields.ENABLED),

	/** Conferencing Nodes. */
	NODE_CREDENTIALS("node-credentials", RecordKind.NODE_CREDENTIAL, "node credential", "hdd-network",
			CommonFields.NAME, CommonFields.DESCRIPTION, AccountFields.USERNAME, AccountFields.LOCATIONS,
			AccountFields.NETWORKS, AccountFields.ENABLED),

	/** Programs. */
	TOKENS("tokens", RecordKind.API_TOKEN, "API token", "key", CommonFields.NAME, CommonFields.DESCRIPTION,
			AccountFields.ACCOUNT_ROLE, AccountFields.READS_SECRETS, AccountFields.EXPIRES, AccountFields.ENABLED),

	/** Programs that sign assertions. */
	OAUTH2_CLIENTS("oauth2-clients", RecordKind.OAUTH2_CLIENT, "OAuth2 client", "patch-check", CommonFields.NAME,
			CommonFields.DESCRIPTION, AccountFields.ACCOUNT_ROLE, AccountFields.ENABLED);

	private final String path;

	private final RecordKind kind;

	private final String word;

	private final String icon;

	private final List<Field> fields;

	AccountKind(String path, RecordKind kind, String word, String icon, Field... fields) {
		this.path = path;
		this.kind = kind;
		this.word = word;
		this.icon = icon;
		this.fields = List.of(fields);
	}

	/** Finds the kind by the part of the path. */
	static Optional<AccountKind> at(String path) {
		return Arrays.stream(values()).filter((kind) -> kind.path.equals(path)).findFirst();
	}

	/** Returns the path of the list. */
	public String path() {
		return "/accounts/" + this.path;
	}

	/** Returns the last part of the path. */
	public String tab() {
		return this.path;
	}

	/** Returns what one of them is called, within a sentence. */
	public String word() {
		return this.word;
	}

	/** Returns what one of them proves itself with. */
	public String secret() {
		return switch (this) {
			case ADMINISTRATORS, NODE_CREDENTIALS -> "password";
			case TOKENS -> "token";
			case OAUTH2_CLIENTS -> "key";
		};
	}

	/** Returns the heading of the list. */
	public String title() {
		return this.kind.plural();
	}

	/** Returns the name of the icon. */
	public String icon() {
		return this.icon;
	}

	RecordKind kind() {
		return this.kind;
	}

	Table table() {
		return Table.of(this.kind);
	}

	/** Returns what one enters. */
	List<Field> fields() {
		return this.fields;
	}

}
