package io.usher.core.catalogue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A field: its name, kind and meaning, and which tables use it. Declared once; forms,
 * checks, answers, the administration API, the reference page and history derive from it.
 * Two fields may share a name when their kind depends on Infinity's version.
 */
public final class Field {

	/** What people see instead of a secret. */
	public static final String MASK = "••••••";

	private final String name;

	private final FieldKind kind;

	private final String label;

	private final String help;

	private final Group group;

	private final @Nullable String unit;

	private final boolean secret;

	private final @Nullable InfinityVersion perParticipantSince;

	private final InfinityVersion since;

	private final @Nullable InfinityVersion until;

	private final Map<Table, Use> uses;

	private Field(Builder builder) {
		this.name = builder.name;
		this.kind = builder.kind;
		this.label = builder.label;
		this.help = builder.help;
		this.group = builder.group;
		this.unit = builder.unit;
		this.secret = builder.secret;
		this.perParticipantSince = builder.perParticipantSince;
		this.since = builder.since;
		this.until = builder.until;
		this.uses = Collections.unmodifiableMap(new EnumMap<>(builder.uses));
	}

	static Builder named(String name, FieldKind kind) {
		return new Builder(name, kind);
	}

	/** Returns the name on the wire, which is the key in stored documents too. */
	public String name() {
		return this.name;
	}

	/** Returns what kind of value it holds. */
	public FieldKind kind() {
		return this.kind;
	}

	/** Returns the words beside the input. */
	public String label() {
		return this.label;
	}

	/** Returns what it does, in our own words. */
	public String help() {
		return this.help;
	}

	/** Returns the group that shows it. */
	public Group group() {
		return this.group;
	}

	/** Returns the unit of a number, such as {@code bps}, or null. */
	public @Nullable String unit() {
		return this.unit;
	}

	/** Tells whether it is encrypted at rest and never shown in logs and history. */
	public boolean isSecret() {
		return this.secret;
	}

	/**
	 * Tells whether answers for one service may differ in it from participant to
	 * participant.
	 */
	public boolean isPerParticipant(InfinityVersion version) {
		return this.perParticipantSince != null && version.isAtLeast(this.perParticipantSince);
	}

	/** Returns the first version of Infinity that has it. */
	public InfinityVersion since() {
		return this.since;
	}

	/** Tells whether the version has it, in this shape. */
	public boolean isIn(InfinityVersion version) {
		return version.isAtLeast(this.since) && (this.until == null || this.until.isAtLeast(version));
	}

	/** Returns how the table uses it, or null when it does not. */
	public @Nullable Use in(Table table) {
		return this.uses.get(table);
	}

	/** Returns every table that uses it, and how. */
	public Map<Table, Use> uses() {
		return this.uses;
	}

	/**
	 * Returns the options that a choice leaves in the table, those of the version only
	 * where it is an answer's; none when it is no choice or not in the table.
	 */
	public List<Option> options(Table table, InfinityVersion version) {
		Use use = this.uses.get(table);
		return (use != null && this.kind instanceof FieldKind.Choice choice)
				? Expectation.options(choice, use, table.isRecord() ? InfinityVersion.V35 : version) : List.of();
	}

	/**
	 * Returns the most characters that a text may have in the table, 0 when it is no text
	 * or not in the table.
	 */
	public int maxLength(Table table) {
		Use use = this.uses.get(table);
		return (use != null && this.kind instanceof FieldKind.Text text) ? Expectation.maxLength(text, use) : 0;
	}

	/** Returns the name that the Management API has for it in the table. */
	public String managementName(Table table) {
		Use use = this.uses.get(table);
		return (use != null && use.managementName() != null) ? use.managementName() : this.name;
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** Declares a field. */
	static final class Builder {

		private final String name;

		private final FieldKind kind;

		private final Map<Table, Use> uses = new EnumMap<>(Table.class);

		private String label;

		private String help = "";

		private Group group = Group.GENERAL;

		private @Nullable String unit;

		private boolean secret;

		private @Nullable InfinityVersion perParticipantSince;

		private InfinityVersion since = InfinityVersion.V34;

		private @Nullable InfinityVersion until;

		private Builder(String name, FieldKind kind) {
			this.name = name;
			this.kind = kind;
			this.label = name;
		}

		Builder label(String label) {
			this.label = label;
			return this;
		}

		Builder help(String help) {
			this.help = help;
			return this;
		}

		Builder group(Group group) {
			this.group = group;
			return this;
		}

		Builder unit(String unit) {
			this.unit = unit;
			return this;
		}

		Builder secret() {
			this.secret = true;
			return this;
		}

		Builder perParticipant() {
			return perParticipantSince(InfinityVersion.V34);
		}

		Builder perParticipantSince(InfinityVersion version) {
			this.perParticipantSince = version;
			return this;
		}

		Builder since(InfinityVersion version) {
			this.since = version;
			return this;
		}

		Builder until(InfinityVersion version) {
			this.until = version;
			return this;
		}

		Builder in(Use use, Table... tables) {
			for (Table table : tables) {
				this.uses.put(table, use);
			}
			return this;
		}

		Field build() {
			return new Field(this);
		}

	}

}
