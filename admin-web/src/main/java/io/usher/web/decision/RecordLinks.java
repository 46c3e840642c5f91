package io.usher.web.decision;

import java.util.EnumMap;
import java.util.Map;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Links from what decided to the pages of it: none for those who may not see the
 * configuration, and none to what is not there any more.
 */
public final class RecordLinks {

	private static final Map<RecordKind, String> PAGES = new EnumMap<>(Map.of(RecordKind.CONFERENCE, "conferences",
			RecordKind.CALL_ROUTING_RULE, "call-routing-rules", RecordKind.DEVICE, "devices", RecordKind.PERSON,
			"people", RecordKind.POLICY_PROFILE, "policy-profiles", RecordKind.SYSTEM_LOCATION, "system-locations",
			RecordKind.AUTOMATIC_PARTICIPANT, "participants"));

	private final Configuration configuration;

	private final boolean allowed;

	private RecordLinks(Configuration configuration, boolean allowed) {
		this.configuration = configuration;
		this.allowed = allowed;
	}

	/**
	 * Returns links into the configuration of today.
	 * @param allowed whether who looks may see the configuration
	 */
	public static RecordLinks into(Configuration configuration, boolean allowed) {
		return new RecordLinks(configuration, allowed);
	}

	/** Returns links for those who may follow none. */
	static RecordLinks none() {
		return new RecordLinks(Configuration.empty(), false);
	}

	/** Returns the path of a record's page, or null. */
	public @Nullable String to(@Nullable RecordId id) {
		if (id == null || !this.allowed || this.configuration.find(id).isEmpty()) {
			return null;
		}
		String page = PAGES.get(id.kind());
		return (page != null) ? "/configuration/" + page + "/" + id.number() : null;
	}

	/** Returns the path of the page of a record with a name, or null. */
	public @Nullable String toNamed(RecordKind kind, @Nullable String name) {
		return (name == null || name.isEmpty()) ? null
				: this.configuration.find(kind, CommonFields.NAME, name).map((record) -> to(record.id())).orElse(null);
	}

	/**
	 * Returns the path of a script's page, or null.
	 * @param line the line to show, 0 for none
	 */
	public @Nullable String toScript(long profile, String kind, int line) {
		boolean there = this.allowed && profile > 0
				&& this.configuration.find(new RecordId(RecordKind.POLICY_PROFILE, profile)).isPresent();
		return there ? "/scripts/" + profile + "/" + kind + ((line > 0) ? "#L" + line : "") : null;
	}

}
