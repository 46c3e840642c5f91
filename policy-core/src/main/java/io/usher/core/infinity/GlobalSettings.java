package io.usher.core.infinity;

import java.util.List;
import java.util.Objects;

import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * The settings of this deployment.
 *
 * @param id its identity, number 1
 * @param revision the revision in which it was last changed, 0 when it never was
 * @param document what was set
 */
public record GlobalSettings(RecordId id, long revision, Document document) implements ConfigurationRecord {

	/** The identity of the only record. */
	public static final RecordId ID = new RecordId(RecordKind.GLOBAL, 1);

	/** Returns what holds when nothing was set. */
	public static GlobalSettings defaults() {
		return new GlobalSettings(ID, 0, Document.empty());
	}

	/** Reads a record. */
	public static GlobalSettings of(RecordId id, long revision, Document document) {
		return new GlobalSettings(id, revision, document);
	}

	/** Returns the fewest characters of a PIN, 4 to 20. */
	public int minPinLength() {
		return Objects.requireNonNullElse(this.document.number(GlobalFields.MIN_PIN_LENGTH), 4L).intValue();
	}

	/**
	 * Tells whether requests that wait too long are rejected instead of left to Infinity.
	 */
	public boolean rejectsWhenOverloaded() {
		return "reject".equals(this.document.text(GlobalFields.OVERLOAD_ACTION));
	}

	/** Tells whether the Management API refuses passwords. */
	public boolean refusesPasswords() {
		return this.document.flag(GlobalFields.API_OAUTH2_DISABLE_BASIC, false);
	}

	/** Returns how long access tokens of OAuth2 clients last, in seconds. */
	public int accessTokenSeconds() {
		return Objects.requireNonNullElse(this.document.number(GlobalFields.API_OAUTH2_EXPIRATION), 3600L).intValue();
	}

	/** Returns the version to take where a request does not tell one. */
	public InfinityVersion infinityVersion() {
		return InfinityVersion.of(this.document.text(GlobalFields.INFINITY_VERSION), InfinityVersion.V34);
	}

	@Override
	public String name() {
		return RecordKind.GLOBAL.title();
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of();
	}

}
