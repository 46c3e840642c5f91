package io.usher.api.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.external.ExternalPolicy;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;

/**
 * Makes up requests that are nearly right, and answers of upstream servers that are so
 * too; the same ones for the same seed.
 */
final class Nonsense implements ExternalPolicy {

	private static final List<String> VALUES = List.of("", "None", "null", "NULL", "True", "FALSE", "meet.bob", "9001",
			"sip:9001@example.com", "alice@example.com", "sip:alice@example.com;transport=tls", "London", "Oslo",
			"dial_in", "dial_out", "non_dial", "chair", "guest", "sso", "%22sso%22", "sip", "webrtc", "10.0.0.1",
			"2001::1", "999.0.0.1", "::ffff:10.0.0.1", "-1", "0", "1e999", "NaN", "0x10", "9".repeat(19),
			"9".repeat(400), "34", "36.1", "%00", "a%00b", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%FF%FE", "%EF%BB%BF",
			"%E2%80%AE", "%u1234", "%25", "%2525", "%", "%4", "%zz", "%2", "+", "%2B", "=", "==", "a=b", "%26", "'",
			"%5B%22a%22,%5D", "%5B'", "[]", "%7B%7B1/0%7D%7D", "{{call_info}}", "%0A", "%0D%0AX:%20y", "\u00e9",
			"\u00ff", "%C3%A9", "%F0%9F%8E%A5", "..%2F..%2Fetc", "%5C", ";", "Out_00000000-0000-0000-0000-000000000001",
			"Bob_breakout_x", "00000000-0000-0000-0000-000000000001");

	private static final List<String> NAMES = List.of("", "%00", "%", "%zz", "idp_attribute_",
			"idp_attribute_given_name", "idp_attribute_given_name", "IDP-Attribute-X",
			"receive_from_video_mix~mix_name", "external_policy_disposition", "call_info", "__class__",
			"a".repeat(1025), "%E2%80%AE", "LOCAL-ALIAS", "local%5Falias", "Location");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/json; charset=\"", "APPLICATION/JSON", "text/html", "image/jpeg", "", ";", "/", "\u00e9");

	private static final List<String> BODIES = List.of("", "{}", "[]", "null", "1", "\"", "{\"status\": \"success\"}",
			"{\"status\": \"success\", \"action\": \"reject\", \"result\": {\"reject_reason\": \"%s\"}}",
			"{\"status\": \"success\", \"action\": \"redirect\", \"result\": {\"new_alias\": \"%s\"}}",
			"{\"status\": \"%s\", \"action\": \"continue\", \"result\": {}}",
			"{\"status\": \"success\", \"result\": {\"service_type\": \"conference\", "
					+ "\"name\": \"%s\", \"service_tag\": \"\", \"x\": [{\"a\": null}, 1e400, -0.0]}}",
			"{\"status\": \"success\", \"result\": {\"service_type\": \"gateway\", "
					+ "\"name\": \"%s\", \"service_tag\": null, \"pin\": 3}}",
			"{\"status\": \"success\", \"result\": {\"preauthenticated_role\": null, "
					+ "\"remote_alias\": \"%s\", \"bypass_lock\": \"true\"}}",
			"{\"status\": \"success\", \"result\": {\"location\": \"Oslo\", "
					+ "\"overflow_locations\": [\"London\", \"%s\"]}}",
			"{\"status\": \"success\", \"result\": {\"location\": \"Oslo\", "
					+ "\"overflow_locations\": [\"London\", null, 3]}}",
			"{\"status\": \"success\", \"result\": {\"username\": \"%s\", \"password\": \"\"}}",
			"{\"status\": \"success\", \"ignore_local\": true, \"result\": [{\"alias\": \"%s\", "
					+ "\"description\": 3}, null, [], {}]}",
			"{\"status\": \"success\", \"result\": [{\"alias\": \"a\", \"description\": \"b\", \"username\": \"%s\"}]}",
			"{\"status\": " + "9".repeat(300) + ", \"result\": 9e9999999}", "{\"a\":".repeat(2000));

	private final Random random;

	private boolean spoilt;

	Nonsense(long seed) {
		this.random = new Random(seed);
	}

	/** Returns a path and query for a type of request; half of them are well-formed. */
	String target(RequestType type) {
		this.spoilt = this.random.nextBoolean();
		StringBuilder target = new StringBuilder(one(List.of("", "", "/base", "/a//b", "/%2F", "/policy/v1")))
			.append("/policy/v1/")
			.append(type.path());
		if (type.hasAliasInPath()) {
			target.append('/').append(one(List.of("alice@example.com", "sip:9001@example.com", "a", value(), value())));
		}
		String separator = "?";
		if (this.random.nextInt(4) != 0) {
			target.append("?local_alias=").append(value());
			separator = "&";
		}
		else if (this.spoilt) {
			target.append(one(List.of("", "", ";x=y", "/", "#", "?")));
		}
		for (int i = this.random.nextInt(this.random.nextInt(20) == 0 ? 520 : 14); i > 0; i--) {
			target.append(separator)
				.append(name(type))
				.append(this.spoilt ? one(List.of("=", "=", "=", "", "==")) : "=");
			target.append(value());
			separator = this.spoilt ? one(List.of("&", "&", "&", "&&", "?", ";")) : "&";
		}
		if (this.random.nextInt(50) == 0) {
			target.append(separator).append("x=").append("%41".repeat(this.random.nextInt(20_500)));
		}
		return target.toString();
	}

	private String name(RequestType type) {
		if (this.random.nextInt(8) == 0) {
			return this.spoilt ? one(NAMES) : encoded(one(NAMES));
		}
		List<RequestParameter> known = List.of(RequestParameter.values());
		RequestParameter parameter = one(known);
		while (this.random.nextInt(4) != 0 && !parameter.requests().contains(type)) {
			parameter = one(known);
		}
		return parameter.wireName();
	}

	private String value() {
		if (!this.spoilt) {
			return encoded(switch (this.random.nextInt(8)) {
				case 0 -> raw();
				case 1 -> characters();
				case 2 -> one(VALUES).repeat(this.random.nextInt(20));
				default -> one(VALUES);
			});
		}
		return switch (this.random.nextInt(12)) {
			case 0 -> raw();
			case 1 -> escaped();
			case 2 -> one(VALUES) + one(VALUES);
			case 3 -> one(VALUES).repeat(this.random.nextInt(200));
			default -> one(VALUES);
		};
	}

	/** Returns any characters of one byte that do not end a request line. */
	private String raw() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(12); i >= 0; i--) {
			char c = (char) this.random.nextInt(0x100);
			text.append((c == '\n' || c == '\r' || c == ' ') ? '_' : c);
		}
		return text.toString();
	}

	/** Returns any characters. */
	private String characters() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(12); i >= 0; i--) {
			text.appendCodePoint(this.random.nextInt(this.random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1));
		}
		return text.toString();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/** Returns any bytes, encoded. */
	private String escaped() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(12); i >= 0; i--) {
			text.append(String.format("%%%02x", this.random.nextInt(0x100)));
		}
		return text.toString();
	}

	private <T> T one(List<T> things) {
		return things.get(this.random.nextInt(things.size()));
	}

	@Override
	public synchronized UpstreamReply ask(Upstream upstream, UpstreamQuestion question, Duration budget) {
		if (this.random.nextInt(8) == 0) {
			return new UpstreamReply.Failed(one(List.of(UpstreamReply.Cause.values())), "for no reason", Duration.ZERO);
		}
		byte[] body = String.format(one(BODIES).replace("%s", "%1$s"), one(VALUES).replace("\"", "'"))
			.getBytes(StandardCharsets.UTF_8);
		for (int i = this.random.nextInt(4) - 1; i > 0 && body.length > 0; i--) {
			body[this.random.nextInt(body.length)] = (byte) this.random.nextInt();
		}
		return new UpstreamReply.Answered(one(List.of(200, 200, 200, 200, 404, 404, 204, 302, 401, 500, 0, -1, 99999)),
				one(TYPES), body, Duration.ZERO);
	}

}
