package io.usher.core.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.record.Document;

/**
 * What a Call Routing Rule asks of a call beside its alias.
 *
 * @param incoming whether it takes calls that Infinity receives
 * @param outgoing whether it takes calls that Infinity places
 * @param protocols the protocols of incoming calls that it takes, in lower case
 * @param onlyIfRegistered whether the caller of an incoming call must be registered
 * @param sourceLocation the number of the location that must ask, null for any
 */
public record CallConditions(boolean incoming, boolean outgoing, Set<String> protocols, boolean onlyIfRegistered,
		@Nullable Long sourceLocation) {

	private static final Map<String, Field> PROTOCOL_FIELDS = Map.of("h323", RuleFields.MATCH_INCOMING_H323, "mssip",
			RuleFields.MATCH_INCOMING_MSSIP, "sip", RuleFields.MATCH_INCOMING_SIP, "teams",
			RuleFields.MATCH_INCOMING_TEAMS, "webrtc", RuleFields.MATCH_INCOMING_WEBRTC, "api",
			RuleFields.MATCH_INCOMING_WEBRTC, "rtmp", RuleFields.MATCH_INCOMING_WEBRTC);

	public CallConditions {
		protocols = Set.copyOf(protocols);
	}

	static CallConditions of(Document document) {
		Set<String> protocols = new TreeSet<>(PROTOCOL_FIELDS.keySet());
		protocols.removeIf((protocol) -> {
			Field field = PROTOCOL_FIELDS.get(protocol);
			return field == null || !document.flag(field, field != RuleFields.MATCH_INCOMING_TEAMS);
		});
		return new CallConditions(document.flag(RuleFields.MATCH_INCOMING_CALLS, true),
				document.flag(RuleFields.MATCH_OUTGOING_CALLS, false), protocols,
				document.flag(RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED, false),
				document.number(RuleFields.MATCH_SOURCE_LOCATION));
	}

	/** Returns the first field that a call does not satisfy, or null. */
	@Nullable Field failing(DialledCall call) {
		Field failing = call.outgoing() ? failingOutgoing() : failingIncoming(call);
		if (failing != null) {
			return failing;
		}
		boolean elsewhere = this.sourceLocation != null && !this.sourceLocation.equals(call.location());
		return elsewhere ? RuleFields.MATCH_SOURCE_LOCATION : null;
	}

	private @Nullable Field failingOutgoing() {
		return this.outgoing ? null : RuleFields.MATCH_OUTGOING_CALLS;
	}

	private @Nullable Field failingIncoming(DialledCall call) {
		if (!this.incoming) {
			return RuleFields.MATCH_INCOMING_CALLS;
		}
		String protocol = (call.protocol() != null) ? call.protocol().toLowerCase(Locale.ROOT) : "";
		if (!protocol.isEmpty() && !this.protocols.contains(protocol)) {
			return PROTOCOL_FIELDS.getOrDefault(protocol, RuleFields.MATCH_INCOMING_CALLS);
		}
		return (this.onlyIfRegistered && !call.registered()) ? RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED : null;
	}

}
