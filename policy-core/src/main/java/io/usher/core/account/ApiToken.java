package io.usher.core.account;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A token with which a program uses the administration API. It is found by its prefix,
 * and compared with a keyed hash.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 */
public record ApiToken(RecordId id, long revision, Document document, String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static ApiToken of(RecordId id, long revision, Document document) {
		return new ApiToken(id, revision, document, document.requiredText(CommonFields.NAME));
	}

	/** Returns the role, that with the fewest rights when nobody knows it. */
	public Role role() {
		return Role.of(this.document.requiredText(AccountFields.ACCOUNT_ROLE)).orElse(Role.HELP_DESK);
	}

	/** Returns what it may do: what its role may, but PINs are its own affair. */
	public Set<Right> rights() {
		EnumSet<Right> rights = EnumSet.copyOf(role().rights());
		rights.remove(Right.READ_SECRETS);
		if (this.document.flag(AccountFields.READS_SECRETS, false)) {
			rights.add(Right.READ_SECRETS);
		}
		return rights;
	}

	/** Returns when it ends, empty for never. */
	public Optional<Instant> expires() {
		return Optional.ofNullable(this.document.text(AccountFields.EXPIRES))
			.map((text) -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
	}

	/** Tells whether it is taken at a moment. */
	public boolean isValid(Instant now) {
		return this.document.flag(AccountFields.ENABLED, true)
				&& expires().filter((end) -> !now.isBefore(end)).isEmpty();
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		UniqueKey byName = UniqueKey.of(RecordKind.API_TOKEN, CommonFields.NAME, this.name);
		String prefix = this.document.text(AccountFields.TOKEN_PREFIX);
		return (prefix == null) ? List.of(byName)
				: List.of(byName, UniqueKey.of(RecordKind.API_TOKEN, AccountFields.TOKEN_PREFIX, prefix));
	}

}
