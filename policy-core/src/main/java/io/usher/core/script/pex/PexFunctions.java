package io.usher.core.script.pex;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * All functions of Infinity's own, each of which is a filter as well.
 */
public final class PexFunctions {

	private static final int MOST_LOGGED = 10_000;

	private static final List<ScriptFunction> ALL = List.of(
			PexFunction.of("pex_base64", (call) -> PexText.base64(call.text(0)), "s"),
			PexFunction.of("pex_clean_phone_number", (call) -> PexText.cleanPhoneNumber(call.text(0)), "s"),
			new DebugLog(), PexFunction.of("pex_find_first_match", PexFunctions::findFirstMatch, "strings", "regex"),
			PexFunction.of("pex_hash", (call) -> PexText.hash(call.text(0)), "s"),
			PexFunction.of("pex_head", (call) -> PexText.head(call.text(0), call.number(1)), "s", "n"),
			PexFunction.of("pex_in_subnet", PexFunctions::inSubnet, "addr", "nets"),
			PexFunction.of("pex_md5", (call) -> PexText.md5(call.text(0)), "s"),
			PexFunction.of("pex_now", PexFunctions::now, "tz").requiring(0),
			PexFunction.of("pex_random_pin", PexFunctions::randomPin, "length"),
			PexFunction.of("pex_regex_replace",
					(call) -> regexes(call).replace(call.text(0), call.text(1), call.text(2)), "s", "find", "replace"),
			PexFunction.of("pex_regex_search", (call) -> regexes(call).search(call.text(0), call.text(1)), "pattern",
					"s"),
			PexFunction.of("pex_require_min_length", (call) -> PexText.requireMinLength(call.text(0), call.number(1)),
					"s", "n"),
			PexFunction.of("pex_reverse", (call) -> PexText.reverse(call.text(0)), "s"),
			PexFunction.of("pex_safelinks_decode", (call) -> RewrittenUrl.ofSafeLinks(call.text(0)), "s"),
			PexFunction.of("pex_strlen", (call) -> (long) PexText.length(call.text(0)), "s"),
			PexFunction.of("pex_tail", (call) -> PexText.tail(call.text(0), call.number(1)), "s", "n"),
			PexFunction.of("pex_to_json", (call) -> PythonJson.write(call.value(0), call.context()), "value"),
			PexFunction.of("pex_to_uuid", (call) -> PexText.toUuid(call.text(0)), "s"),
			PexFunction.of("pex_update", PexFunctions::update, "d", "u"),
			PexFunction.of("pex_url_decode", (call) -> UrlText.decode(call.text(0)), "s"),
			PexFunction.of("pex_url_encode", (call) -> UrlText.encode(call.text(0)), "s"),
			PexFunction.of("pex_urldefense_decode", (call) -> RewrittenUrl.ofUrlDefense(call.text(0)), "s"),
			PexFunction.of("pex_uuid4", (call) -> PexText.uuid4(call.context().random())));

	private PexFunctions() {
	}

	/** Returns every function, by name. */
	public static List<ScriptFunction> all() {
		return ALL;
	}

	private static PexRegexes regexes(PexArguments call) {
		return new PexRegexes(call.context());
	}

	private static Object findFirstMatch(PexArguments call) {
		return regexes(call).findFirstMatch(call.texts(0), call.text(1));
	}

	/** A good source of randomness takes its time. */
	private static Object randomPin(PexArguments call) {
		call.context().work(Math.max(0, call.number(0)));
		return PexText.randomPin(call.number(0), call.context().random());
	}

	private static Object now(PexArguments call) {
		Object zone = call.value(0);
		return PexDateTime.now(call.context().clock(), (zone == null) ? "UTC" : call.text(0));
	}

	private static Object inSubnet(PexArguments call) {
		String text = call.text(0);
		IpAddress address = IpAddress.read(text);
		if (address == null) {
			throw ScriptFailure.value("'" + text + "' does not appear to be an IPv4 or IPv6 address");
		}
		for (String range : call.texts(1)) {
			Subnet subnet = Subnet.read(range);
			if (subnet == null) {
				throw ScriptFailure
					.value("'" + range + "' does not appear to be an IPv4 or IPv6 network, such as 10.47.0.0/16");
			}
			if (subnet.contains(address)) {
				return true;
			}
		}
		return false;
	}

	private static Object update(PexArguments call) {
		Object given = call.value(0);
		Map<?, ?> before = (given instanceof Map<?, ?> map) ? map : Map.of();
		if (!(given instanceof Map<?, ?>) && Truth.of(given)) {
			throw ScriptFailure.type("pex_update(): " + Types.name(given) + " (expected: a dictionary)");
		}
		if (!(call.value(1) instanceof Map<?, ?> changes)) {
			throw ScriptFailure.type("pex_update(): " + Types.name(call.value(1))
					+ " (expected: a dictionary such as {\"pin\": \"1234\"})");
		}
		call.context().room(before.size() + changes.size());
		call.context().work(before.size() + changes.size());
		DictValue updated = new DictValue(before);
		updated.putAll(changes);
		return updated;
	}

	/** Joins its arguments by commas, as Infinity's support log shows them. */
	private static final class DebugLog implements ScriptFunction {

		@Override
		public String name() {
			return "pex_debug_log";
		}

		@Override
		public Object call(CallContext context, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
			if (!named.isEmpty()) {
				throw ScriptFailure.type("pex_debug_log() got an unexpected keyword argument '"
						+ named.keySet().iterator().next() + "'");
			}
			StringBuilder line = new StringBuilder();
			Growth growth = new Growth(context);
			String separator = "";
			for (Object argument : arguments) {
				line.append(separator).append(context.text(argument));
				separator = ",";
				growth.reached(line.length());
			}
			context.work(1 + line.length() / 64);
			context.log((line.length() > MOST_LOGGED) ? line.substring(0, MOST_LOGGED) + "…" : line.toString());
			return "";
		}

	}

}
