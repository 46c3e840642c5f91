package io.usher.web.external;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.usher.api.external.UpstreamState;
import io.usher.api.external.UpstreamStates;
import io.usher.core.configuration.Configurations;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells programs how the upstream servers fare that this instance asked lately.
 */
@RestController
class UpstreamsApiController {

	private final UpstreamStates servers;

	private final Configurations configurations;

	UpstreamsApiController(UpstreamStates servers, Configurations configurations) {
		this.servers = servers;
		this.configurations = configurations;
	}

	@GetMapping({ "/api/usher/v1/upstreams", "/api/usher/v1/upstreams/" })
	Map<String, Object> upstreams() {
		return Map.of("upstreams", this.servers.states().stream().map(this::show).toList());
	}

	private Map<String, @Nullable Object> show(UpstreamState state) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("profile", UpstreamNames.of(state.profile(), this.configurations));
		shown.put("number", state.profile().number());
		shown.put("url", state.url());
		shown.put("state", state.circuit().name().toLowerCase(Locale.ROOT));
		shown.put("since", state.since().toString());
		shown.put("failure_rate", state.failureRate());
		shown.put("waiting", state.waiting());
		shown.put("calls", state.calls());
		shown.put("last_error", state.lastError());
		shown.put("last_error_at", text(state.lastErrorAt()));
		shown.put("last_success_at", text(state.lastSuccessAt()));
		return shown;
	}

	private static @Nullable String text(@Nullable Instant moment) {
		return (moment != null) ? moment.toString() : null;
	}

}
