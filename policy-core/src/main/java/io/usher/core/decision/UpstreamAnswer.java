package io.usher.core.decision;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.DirectoryFields;
import io.usher.core.external.UpstreamReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an upstream server answered, read as the guide has it ("Policy server responses —
 * general information"): JSON with {@code status}, {@code action} and {@code result}. An
 * HTTP status other than 200 counts as a {@code status} other than {@code success}; its
 * {@code action} is read all the same.
 *
 * @param successful whether HTTP and {@code status} say success
 * @param action the action, null when there is none
 * @param result the result, null when there is none
 * @param ignoreLocal what a directory answer says of Infinity's own entries
 * @param shortcoming why it is not successful, empty when it is
 * @param declined whether it is a 404, by which a server leaves the request to others
 */
record UpstreamAnswer(boolean successful, @Nullable String action, @Nullable Object result, boolean ignoreLocal,
		String shortcoming, boolean declined) {

	private static final int OK = 200;

	private static final int NOT_FOUND = 404;

	static final String CONTINUE = "continue";

	static final String REJECT = "reject";

	static final String REDIRECT = "redirect";

	/** The byte order mark, with which some servers begin. */
	private static final String MARK = "\ufeff";

	private static final ObjectMapper JSON = JsonMapper.builder().build();

	private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {
	};

	/**
	 * Reads an answer.
	 * @throws UnreadableAnswerException when it is no JSON object, or a redirect of HTTP,
	 * which is not followed
	 */
	static UpstreamAnswer read(UpstreamReply.Answered answered) {
		if (answered.status() >= 300 && answered.status() < 400) {
			throw new UnreadableAnswerException(
					"HTTP status " + answered.status() + " (expected: 200; redirects are not followed)");
		}
		try {
			return of(answered.status(), body(answered));
		}
		catch (UnreadableAnswerException ex) {
			if (answered.status() == NOT_FOUND) {
				return of(NOT_FOUND, Map.of());
			}
			throw ex;
		}
	}

	private static Map<String, @Nullable Object> body(UpstreamReply.Answered answered) {
		String type = answered.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		if (!type.equals("application/json")) {
			throw new UnreadableAnswerException(
					((answered.status() != OK) ? "HTTP status " + answered.status() + ", " : "") + "content type "
							+ (type.isEmpty() ? "missing" : type) + " (expected: application/json)");
		}
		try {
			String text = new String(answered.body(), StandardCharsets.UTF_8);
			Map<String, @Nullable Object> body = JSON.readValue(text.startsWith(MARK) ? text.substring(1) : text,
					OBJECT);
			if (body != null) {
				body.replaceAll((name, value) -> widened(value));
				return body;
			}
		}
		catch (JacksonException ex) {
			// Told below, like a body that is null.
		}
		throw new UnreadableAnswerException("the body is no JSON object (expected: one with status and result)");
	}

	/**
	 * Returns a value with whole numbers as the rest of Usher has them. Jackson's own way
	 * to longs fails at numbers that are larger, wherever in the answer they are.
	 */
	@SuppressWarnings("unchecked")
	private static @Nullable Object widened(@Nullable Object value) {
		if (value instanceof Integer number) {
			return number.longValue();
		}
		if (value instanceof Map<?, ?> map) {
			((Map<String, @Nullable Object>) map).replaceAll((name, inner) -> widened(inner));
		}
		if (value instanceof List<?> list) {
			((List<@Nullable Object>) list).replaceAll(UpstreamAnswer::widened);
		}
		return value;
	}

	private static UpstreamAnswer of(int http, Map<String, @Nullable Object> body) {
		String shortcoming = "";
		if (http != OK) {
			shortcoming = "HTTP status " + http + " (expected: 200)";
		}
		else if (!"success".equals(body.get("status"))) {
			shortcoming = "status: " + (body.containsKey("status") ? body.get("status") : "missing")
					+ " (expected: success)";
		}
		String action = (body.get("action") instanceof String text) ? text : null;
		return new UpstreamAnswer(shortcoming.isEmpty(), action, body.get("result"),
				Boolean.TRUE.equals(body.get(DirectoryFields.IGNORE_LOCAL.name())), shortcoming, http == NOT_FOUND);
	}

	/**
	 * Tells whether the server leaves the request to own data, instead of failing at it.
	 */
	boolean leavesIt() {
		return this.declined || this.action != null;
	}

	/** Returns what a script reads of it, null when it gives no valid action. */
	@Nullable String disposition(boolean redirects) {
		if (this.action == null || !redirects && this.action.equals(REDIRECT)) {
			return null;
		}
		boolean valid = Set.of(CONTINUE, REJECT, REDIRECT).contains(this.action);
		return valid ? this.action.toUpperCase(Locale.ROOT) : null;
	}

	/** Returns the result as an object, null when it is none. */
	@SuppressWarnings("unchecked")
	@Nullable Map<String, @Nullable Object> object() {
		return (this.result instanceof Map<?, ?> map) ? (Map<String, @Nullable Object>) map : null;
	}

	/** An answer that cannot be read. */
	static final class UnreadableAnswerException extends RuntimeException {

		UnreadableAnswerException(String message) {
			super(message, null, false, false);
		}

	}

}
