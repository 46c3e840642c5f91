package io.usher.core.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.DirectoryFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What Infinity is told. The policy guide, "Policy server responses".
 */
public sealed interface Answer {

	/** Returns why, in one sentence. */
	String reason();

	/** Returns the HTTP status: 200, or 404 where Infinity is to fall back. */
	int status();

	/** Returns the answer's {@code status}, {@code action} and {@code result}. */
	Map<String, @Nullable Object> body();

	/** Returns the same with secrets masked, for people and logs. */
	default Map<String, @Nullable Object> maskedBody() {
		return body();
	}

	/** Returns what the answer does, for people. */
	String title();

	/**
	 * What was asked for: a service, participant properties, a media location or the
	 * credentials of a registration.
	 *
	 * @param table the table of the answer's fields
	 * @param result the values in policy names and units, in the order of the table
	 * @param reason why
	 */
	record Serve(Table table, Map<String, @Nullable Object> result, String reason) implements Answer {

		public Serve {
			result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
		}

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Map<String, @Nullable Object> body() {
			return wire(this.result);
		}

		@Override
		public Map<String, @Nullable Object> maskedBody() {
			Map<String, @Nullable Object> masked = new LinkedHashMap<>(this.result);
			masked.replaceAll((name, value) -> isSecret(name) ? Secret.MASK : value);
			return wire(masked);
		}

		@Override
		public String title() {
			return this.table.title();
		}

		/** The guide's location and credentials answers have no action. */
		private Map<String, @Nullable Object> wire(Map<String, @Nullable Object> shown) {
			boolean acts = this.table.serviceType() != null || this.table == Table.PARTICIPANT;
			return Answer.wire("success", acts ? "continue" : null, shown);
		}

		private boolean isSecret(String name) {
			return FieldCatalogue.find(this.table, InfinityVersion.V35, name).filter(Field::isSecret).isPresent();
		}

	}

	/**
	 * Entries of the directory.
	 *
	 * @param entries the entries, the best one first
	 * @param ignoreLocal whether Infinity leaves out its own
	 * @param reason why
	 */
	record Listed(List<Map<String, @Nullable Object>> entries, boolean ignoreLocal, String reason) implements Answer {

		public Listed {
			entries = List.copyOf(entries);
		}

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Map<String, @Nullable Object> body() {
			Map<String, @Nullable Object> body = Answer.wire("success", null, this.entries);
			body.put(DirectoryFields.IGNORE_LOCAL.name(), this.ignoreLocal);
			return body;
		}

		@Override
		public String title() {
			return (this.entries.size() == 1) ? "1 directory entry" : this.entries.size() + " directory entries";
		}

	}

	/**
	 * A picture.
	 *
	 * @param jpeg the picture's bytes
	 * @param reason whose it is
	 */
	record Picture(byte[] jpeg, String reason) implements Answer {

		/** The content type of pictures. */
		public static final String CONTENT_TYPE = "image/jpeg";

		@Override
		public int status() {
			return 200;
		}

		/** Returns what stands for the picture where people and logs see it. */
		@Override
		public Map<String, @Nullable Object> body() {
			return Answer.wire("success", null, Map.of("content_type", CONTENT_TYPE, "bytes", this.jpeg.length));
		}

		@Override
		public String title() {
			return "Picture";
		}

	}

	/**
	 * The call, participant or registration is rejected; a caller hears "conference not
	 * found".
	 *
	 * @param result what goes with it: the reason that a participant is told
	 * @param reason why
	 */
	record Reject(Map<String, @Nullable Object> result, String reason) implements Answer {

		public Reject {
			result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
		}

		/** Makes one with which nothing goes. */
		public Reject(String reason) {
			this(Map.of(), reason);
		}

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Map<String, @Nullable Object> body() {
			return Answer.wire("success", "reject", this.result);
		}

		@Override
		public String title() {
			return "Reject";
		}

	}

	/**
	 * The caller is told to dial another alias (SIP 302).
	 *
	 * @param newAlias the alias to dial
	 * @param reason why
	 */
	record Redirect(String newAlias, String reason) implements Answer {

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Map<String, @Nullable Object> body() {
			return Answer.wire("success", "redirect", Map.of("new_alias", this.newAlias));
		}

		@Override
		public String title() {
			return "Redirect";
		}

	}

	/**
	 * Infinity falls back to its own data.
	 *
	 * @param reason why
	 */
	record Continue(String reason) implements Answer {

		@Override
		public int status() {
			return 404;
		}

		@Override
		public Map<String, @Nullable Object> body() {
			return Answer.wire("fail", "continue", Map.of());
		}

		@Override
		public String title() {
			return "Fall back to Infinity's own data";
		}

	}

	private static Map<String, @Nullable Object> wire(String status, @Nullable String action, Object result) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("status", status);
		if (action != null) {
			body.put("action", action);
		}
		body.put("result", result);
		return body;
	}

}
