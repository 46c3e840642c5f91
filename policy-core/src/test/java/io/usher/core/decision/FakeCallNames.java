package io.usher.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.usher.core.decision.PolicyRequest.ServiceRequest;

/**
 * Numbers calls from 1: the same number for requests whose parameters are equal.
 * Remembers everything that it is told.
 */
public final class FakeCallNames implements CallNames {

	private final Map<Parameters, UUID> suffixes = new LinkedHashMap<>();

	private final Map<String, Parties> remembered = new LinkedHashMap<>();

	private final List<ServiceRequest> asked = new ArrayList<>();

	@Override
	public UUID suffixFor(ServiceRequest request) {
		this.asked.add(request);
		return this.suffixes.computeIfAbsent(request.parameters(), (any) -> new UUID(0, this.suffixes.size() + 1));
	}

	@Override
	public void remember(String serviceName, Parties parties) {
		this.remembered.put(serviceName, parties);
	}

	@Override
	public Parties recall(String serviceName) {
		return this.remembered.get(serviceName);
	}

	/** Returns what it was asked, in order. */
	public List<ServiceRequest> asked() {
		return List.copyOf(this.asked);
	}

	/** Returns how many calls there were. */
	public int calls() {
		return this.suffixes.size();
	}

}
