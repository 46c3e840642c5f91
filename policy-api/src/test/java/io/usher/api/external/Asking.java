package io.usher.api.external;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.usher.api.ManualTicker;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import io.usher.core.record.RecordId;

/** Asks servers in tests. */
final class Asking implements AutoCloseable {

	static final Duration LONG = Duration.ofSeconds(30);

	static final RecordId PROFILE = new RecordId(RecordKind.POLICY_PROFILE, 7);

	static final UpstreamQuestion SERVICE = new UpstreamQuestion("/policy/v1/service/configuration",
			"local_alias=meet.alice&call_direction=dial_in", false);

	final ManualTicker ticker = new ManualTicker();

	final UpstreamServers servers;

	Asking() {
		this(200);
	}

	Asking(int requestThreads) {
		this(requestThreads, InetAddress::getAllByName);
	}

	Asking(int requestThreads, HostNames.Resolver resolver, UpstreamListener... listeners) {
		this.servers = new UpstreamServers(requestThreads, List.of(listeners), resolver, this.ticker,
				Clock.systemUTC());
	}

	static Upstream at(String url) {
		return new Upstream(PROFILE, url, null, null, null);
	}

	static Upstream at(ScriptedServer server, long profile) {
		return new Upstream(new RecordId(RecordKind.POLICY_PROFILE, profile), server.url(), null, null, null);
	}

	UpstreamReply ask(String url) {
		return ask(at(url), LONG);
	}

	UpstreamReply ask(ScriptedServer server) {
		return ask(server.url());
	}

	UpstreamReply ask(ScriptedServer server, Duration budget) {
		return ask(at(server.url()), budget);
	}

	UpstreamReply ask(Upstream upstream, Duration budget) {
		return this.servers.ask(upstream, SERVICE, budget);
	}

	@Override
	public void close() {
		this.servers.close();
	}

}
