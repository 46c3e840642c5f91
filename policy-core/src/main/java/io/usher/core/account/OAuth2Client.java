package io.usher.core.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * A program that fetches access tokens for the administration API with assertions that it
 * signs. Its ID is the number of its record, so that its address in the API has both.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 */
public record OAuth2Client(RecordId id, long revision, Document document, String name) implements ConfigurationRecord {

	private static final List<Field> ENDS_TOKENS = List.of(AccountFields.CLIENT_KEY, AccountFields.ACCOUNT_ROLE);

	/** Reads a record. */
	public static OAuth2Client of(RecordId id, long revision, Document document) {
		return new OAuth2Client(id, revision, document, document.requiredText(CommonFields.NAME));
	}

	/**
	 * Returns the version of a client's credential that is to be stored: another one than
	 * before when its key, its role or its state changed.
	 * @param old what was stored before, null for a new one
	 */
	public static long credentialVersion(Document document, @Nullable Document old) {
		Document known = (old != null) ? old : document;
		long version = Objects.requireNonNullElse(known.number(AccountFields.CREDENTIAL_VERSION), 0L);
		boolean same = old != null && isEnabled(document) == isEnabled(old)
				&& ENDS_TOKENS.stream().allMatch((field) -> Objects.equals(document.get(field), old.get(field)));
		return same ? Math.max(1, version) : version + 1;
	}

	private static boolean isEnabled(Document document) {
		return document.flag(AccountFields.ENABLED, true);
	}

	/** Returns the role, that with the fewest rights when nobody knows it. */
	public Role role() {
		return Role.of(this.document.requiredText(AccountFields.ACCOUNT_ROLE)).orElse(Role.HELP_DESK);
	}

	/** Tells whether it may be used. */
	public boolean isEnabled() {
		return isEnabled(this.document);
	}

	/** Returns its public key as a JSON Web Key, empty when nobody knows it. */
	public Optional<String> publicKey() {
		return (this.document.secret(AccountFields.CLIENT_KEY) instanceof Secret.Known known)
				? Optional.of(known.value()) : Optional.empty();
	}

	/** Returns a number that is another one after each change that ends its tokens. */
	public long credentialVersion() {
		return Objects.requireNonNullElse(this.document.number(AccountFields.CREDENTIAL_VERSION), 0L);
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.OAUTH2_CLIENT, CommonFields.NAME, this.name));
	}

}
