package io.usher.core.configuration;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.usher.core.account.Role;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads stored records. What a newer version of the program wrote, and this one does not
 * understand, stops nothing: such a record is held.
 */
final class RecordReading {

	private static final Logger log = LoggerFactory.getLogger(RecordReading.class);

	private static final Map<RecordKind, List<Field>> CHOICES = choices();

	private final DocumentCodec codec;

	RecordReading(DocumentCodec codec) {
		this.codec = codec;
	}

	private static Map<RecordKind, List<Field>> choices() {
		Map<RecordKind, List<Field>> choices = new EnumMap<>(RecordKind.class);
		for (RecordKind kind : RecordKind.values()) {
			Collection<Field> fields = FieldCatalogue.of(Table.of(kind), InfinityVersion.V35).values();
			choices.put(kind,
					fields.stream()
						.filter((field) -> field.kind() instanceof FieldKind.Choice choice && !choice.open())
						.toList());
		}
		return choices;
	}

	/**
	 * Reads a stored text.
	 * @return the record, or a {@link HeldRecord}
	 * @throws RuntimeException when the text is no stored document of this key
	 */
	ConfigurationRecord read(RecordId id, long revision, String text) {
		Document document = this.codec.decode(id, text);
		String fault = unknownChoice(id.kind(), document);
		if (fault == null) {
			try {
				return Records.read(id, revision, document);
			}
			catch (ViolationsException ex) {
				fault = String.valueOf(ex.getMessage());
			}
			catch (RuntimeException ex) {
				fault = ex.toString();
			}
		}
		return new HeldRecord(id, revision, document, fault);
	}

	private static @Nullable String unknownChoice(RecordKind kind, Document document) {
		for (Field field : CHOICES.getOrDefault(kind, List.of())) {
			Object value = document.get(field);
			if (value != null && field.kind() instanceof FieldKind.Choice choice
					&& choice.options().stream().noneMatch((option) -> option.value().equals(value))) {
				return field.name() + ": " + (field.isSecret() ? "unknown" : value);
			}
		}
		return null;
	}

	/** Says in the log what is held. */
	static void tell(HeldRecord held) {
		log.warn(
				"{} {} ({}) was changed in revision {} by a newer version of Usher, in a way that this one does not "
						+ "understand: {}; until this instance is replaced, it {}",
				held.id().kind().title(), held.id().number(), held.name(), held.revision(), held.why(),
				Role.isAccount(held.id().kind()) ? "is not used" : "stays as it was before");
	}

	/**
	 * Returns the record as it last was understood, null when it never was. Who may come
	 * in is never decided by what was once so.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	@Nullable ConfigurationRecord lastUnderstood(HeldRecord held, ConfigurationStore store) {
		if (Role.isAccount(held.id().kind())) {
			return null;
		}
		int read = 0;
		for (int limit = 4;; limit *= 8) {
			List<StoredRecord> versions = store.versionsOf(held.id(), limit);
			for (StoredRecord version : versions.subList(read, versions.size())) {
				if (version.document() == null) {
					return null;
				}
				ConfigurationRecord record = read(version.id(), version.revision(), version.document());
				if (!(record instanceof HeldRecord)) {
					return record;
				}
			}
			if (versions.size() < limit) {
				return null;
			}
			read = versions.size();
		}
	}

}
