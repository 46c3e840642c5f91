package io.usher.core.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.log.LoggedDecision.Answered;
import io.usher.core.log.LoggedDecision.AskedUpstream;
import io.usher.core.log.LoggedDecision.Deciders;
import io.usher.core.log.LoggedDecision.LoggedStep;
import io.usher.core.log.LoggedDecision.Micros;
import io.usher.core.log.LoggedDecision.RanScript;
import io.usher.core.log.LoggedRequest.Parameter;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log to be: Alice calls Bob's VMR from London, unless something else is
 * said.
 */
public final class ExampleEntry {

	private final long id;

	private String decisionId;

	private RequestType type = RequestType.SERVICE_CONFIGURATION;

	private String node = "10.0.0.1";

	private String location = "London";

	private String alias = "meet.bob@example.com";

	private String caller = "sip:alice@example.com";

	private String displayName = "Alice Jones";

	private String service = "Bob Smith";

	private String callUuid = "";

	private String remoteAddress = "192.0.2.44";

	private String outcome = "serve";

	private String reason = "\"meet.bob@example.com\" is an alias of Virtual Meeting Room \"Bob Smith\"";

	private String body = "{\"status\":\"success\",\"action\":\"continue\",\"result\":{\"name\":\"Bob Smith\"}}";

	private @Nullable RecordId record = new RecordId(RecordKind.CONFERENCE, 7);

	private String recordName = "Bob Smith";

	private String profile = "Default";

	private @Nullable RanScript script;

	private @Nullable AskedUpstream upstream;

	private List<Parameter> parameters = List.of(new Parameter("local_alias", "meet.bob@example.com"));

	private List<String> debugLog = List.of();

	private ExampleEntry(long id) {
		this.id = id;
		this.decisionId = new UUID(id, id * 31).toString();
	}

	/** Begins an entry of that identity. */
	public static ExampleEntry of(long id) {
		return new ExampleEntry(id);
	}

	/** Begins the first entry of a moment. */
	public static ExampleEntry at(String time) {
		return of(LogIds.first(Instant.parse(time)));
	}

	public ExampleEntry decisionId(String text) {
		this.decisionId = text;
		return this;
	}

	public ExampleEntry type(RequestType other) {
		this.type = other;
		return this;
	}

	public ExampleEntry node(String text) {
		this.node = text;
		return this;
	}

	public ExampleEntry location(String text) {
		this.location = text;
		return this;
	}

	public ExampleEntry alias(String text) {
		this.alias = text;
		this.parameters = List.of(new Parameter("local_alias", text));
		return this;
	}

	public ExampleEntry caller(String text) {
		this.caller = text;
		return this;
	}

	public ExampleEntry displayName(String text) {
		this.displayName = text;
		return this;
	}

	public ExampleEntry service(String text) {
		this.service = text;
		return this;
	}

	public ExampleEntry callUuid(String text) {
		this.callUuid = text;
		return this;
	}

	public ExampleEntry remoteAddress(String text) {
		this.remoteAddress = text;
		return this;
	}

	public ExampleEntry outcome(String text) {
		this.outcome = text;
		return this;
	}

	public ExampleEntry reason(String text) {
		this.reason = text;
		return this;
	}

	public ExampleEntry body(String json) {
		this.body = json;
		return this;
	}

	public ExampleEntry record(@Nullable RecordId id, String name) {
		this.record = id;
		this.recordName = name;
		return this;
	}

	public ExampleEntry profile(String text) {
		this.profile = text;
		return this;
	}

	public ExampleEntry script(String scriptOutcome, String... lines) {
		this.script = new RanScript("service", 3, this.profile, 12, scriptOutcome);
		this.debugLog = List.of(lines);
		return this;
	}

	public ExampleEntry upstream(int status, String cause) {
		this.upstream = new AskedUpstream(status, cause);
		return this;
	}

	public ExampleEntry parameters(Parameter... all) {
		this.parameters = List.of(all);
		return this;
	}

	public LoggedDecision build() {
		return new LoggedDecision(this.id, this.decisionId,
				new LoggedRequest(this.type, this.node, "10.44.99.2", this.location, this.alias, this.caller,
						this.displayName, this.service, this.callUuid, "sip", "dial_in", this.remoteAddress,
						this.parameters, 2, false),
				new Answered(this.outcome, 200, "Virtual Meeting Room", this.reason, this.body),
				new Deciders(this.record, this.recordName, this.profile, this.script, this.upstream), 17,
				new Micros(812, 1, 2, 3), List.of(new LoggedStep("alias", "\"meet.bob\" is an alias.", true),
						new LoggedStep("answer", "Virtual Meeting Room: found.", false)),
				this.debugLog);
	}

}
