package io.usher.core.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.record.Secret;

/**
 * What Infinity is told. The policy guide, "Policy server responses".
 */
public sealed interface Answer {

	/** Returns why, in one sentence. */
	String reason();

	/** Returns the HTTP status: 200, or 404 where Infinity is to fall back. */
	int status();

	/** Returns the answer's {@code status}, {@code action} and {@code result}. */
	Map<String, Object> body();

	/** Returns the same with secrets masked, for people and logs. */
	default Map<String, Object> maskedBody() {
		return body();
	}

	/** Returns what the answer does, for people. */
	String title();

	/**
	 * A service.
	 *
	 * @param table the table of the service's type
	 * @param result its configuration in policy names and units, in the order of the
	 * table
	 * @param reason why
	 */
	record Serve(Table table, Map<String, Object> result, String reason) implements Answer {

		public Serve {
			result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
		}

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Map<String, Object> body() {
			return wire("success", "continue", this.result);
		}

		@Override
		public Map<String, Object> maskedBody() {
			Map<String, Object> masked = new LinkedHashMap<>(this.result);
			masked.replaceAll((name, value) -> isSecret(name) ? Secret.MASK : value);
			return wire("success", "continue", masked);
		}

		@Override
		public String title() {
			return this.table.title();
		}

		private boolean isSecret(String name) {
			return FieldCatalogue.find(this.table, InfinityVersion.V35, name).filter(Field::isSecret).isPresent();
		}

	}

	/**
	 * No service: the caller hears "conference not found".
	 *
	 * @param reason why
	 */
	record Reject(String reason) implements Answer {

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Map<String, Object> body() {
			return wire("success", "reject", Map.of());
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
		public Map<String, Object> body() {
			return wire("success", "redirect", Map.of("new_alias", this.newAlias));
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
		public Map<String, Object> body() {
			return wire("fail", "continue", Map.of());
		}

		@Override
		public String title() {
			return "Fall back to Infinity's own data";
		}

	}

	private static Map<String, Object> wire(String status, String action, Map<String, Object> result) {
		Map<String, Object> body = new LinkedHashMap<>();
		List.of(Map.entry("status", (Object) status), Map.entry("action", (Object) action),
				Map.entry("result", (Object) result))
			.forEach((entry) -> body.put(entry.getKey(), entry.getValue()));
		return body;
	}

}
