package io.usher.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RequestParameter;

/**
 * The requests that belong to one call. Participant properties requests tell their call;
 * of others it is inferred: same node, same address of the participant, same alias and
 * service, within a minute of one that is known to belong.
 */
public final class WholeCall {

	private static final Duration NEAR = Duration.ofSeconds(60);

	/** How long before and after an entry the requests of its call are looked for. */
	private static final Duration LONGEST_CALL = Duration.ofHours(24);

	private static final int MAX_ANCHORS = 10;

	private final DecisionLog log;

	public WholeCall(DecisionLog log) {
		this.log = log;
	}

	/**
	 * Returns the requests of an entry's call, the oldest first, with the entry itself.
	 */
	public List<Member> of(LoggedDecision entry) {
		Map<Long, Member> members = new LinkedHashMap<>();
		members.put(entry.id(), new Member(entry, false));
		List<LoggedDecision> near = near(entry);
		Set<String> calls = new TreeSet<>();
		calls.add(entry.asked().callUuid());
		near.forEach((other) -> calls.add(other.asked().callUuid()));
		calls.remove("");
		String call = !entry.asked().callUuid().isEmpty() ? entry.asked().callUuid()
				: (calls.size() == 1) ? calls.iterator().next() : "";
		boolean told = !entry.asked().callUuid().isEmpty();
		List<LoggedDecision> known = new ArrayList<>(List.of(entry));
		for (LoggedDecision other : call.isEmpty() ? List.<LoggedDecision>of() : ofCall(call, entry)) {
			members.putIfAbsent(other.id(), new Member(other, !told));
			known.add(other);
		}
		for (LoggedDecision anchor : anchors(entry, known)) {
			for (LoggedDecision other : (anchor == entry) ? near : near(anchor)) {
				String others = other.asked().callUuid();
				if (others.isEmpty() || others.equals(call)) {
					members.putIfAbsent(other.id(), new Member(other, true));
				}
			}
		}
		return members.values().stream().sorted(Comparator.comparingLong((member) -> member.decision().id())).toList();
	}

	/** Requests come close together, where a call begins and where it changes. */
	private static List<LoggedDecision> anchors(LoggedDecision entry, List<LoggedDecision> known) {
		List<LoggedDecision> anchors = new ArrayList<>(List.of(entry));
		Instant covered = Instant.MIN;
		for (LoggedDecision each : known.stream().sorted(Comparator.comparingLong(LoggedDecision::id)).toList()) {
			if (anchors.size() < MAX_ANCHORS && each.at().isAfter(covered)) {
				anchors.add(each);
				covered = each.at().plus(NEAR.dividedBy(2));
			}
		}
		return anchors;
	}

	private List<LoggedDecision> ofCall(String call, LoggedDecision entry) {
		return this.log
			.search(DecisionQuery.newest()
				.callUuid(call)
				.from(entry.at().minus(LONGEST_CALL))
				.until(entry.at().plus(LONGEST_CALL))
				.limit(DecisionQuery.MAX_LIMIT)
				.build())
			.entries();
	}

	private List<LoggedDecision> near(LoggedDecision entry) {
		LoggedRequest asked = entry.asked();
		if (asked.remoteAddress().isEmpty()) {
			return List.of();
		}
		Map<Long, LoggedDecision> near = new LinkedHashMap<>();
		String alias = dialled(asked);
		if (!alias.isEmpty()) {
			search(entry, DecisionQuery.newest().alias(TextPattern.wholeAlias(alias)), near);
		}
		if (!asked.service().isEmpty()) {
			search(entry, DecisionQuery.newest().service(TextPattern.whole(asked.service())), near);
		}
		return near.values()
			.stream()
			.filter((other) -> other.id() != entry.id() && belongTogether(asked, other.asked()))
			.toList();
	}

	private void search(LoggedDecision entry, DecisionQuery.Builder query, Map<Long, LoggedDecision> near) {
		this.log
			.search(query.from(entry.at().minus(NEAR))
				.until(entry.at().plus(NEAR).plusMillis(1))
				.limit(DecisionQuery.MAX_LIMIT)
				.build())
			.entries()
			.forEach((found) -> near.putIfAbsent(found.id(), found));
	}

	private static boolean belongTogether(LoggedRequest one, LoggedRequest other) {
		return one.remoteAddress().equals(other.remoteAddress()) && sameNode(one, other)
				&& agree(TextPattern.aliasKeys(dialled(one)), TextPattern.aliasKeys(dialled(other)))
				&& agree(keys(one.service()), keys(other.service()));
	}

	private static boolean sameNode(LoggedRequest one, LoggedRequest other) {
		return (one.nodeIp().isEmpty() || other.nodeIp().isEmpty()) ? one.node().equals(other.node())
				: one.nodeIp().equals(other.nodeIp());
	}

	/** What one of the two does not say does not part them. */
	private static boolean agree(Set<String> one, Set<String> other) {
		return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
	}

	private static Set<String> keys(String text) {
		return text.isEmpty() ? Set.of() : Set.of(LogText.key(text));
	}

	/** An avatar request has another alias in its path than the one that was dialled. */
	private static String dialled(LoggedRequest asked) {
		return asked.type().hasAliasInPath() ? asked.parameters()
			.stream()
			.filter((parameter) -> RequestParameter.find(parameter.name()).orElse(null) == RequestParameter.LOCAL_ALIAS)
			.map(LoggedRequest.Parameter::value)
			.collect(Collectors.joining()) : asked.alias();
	}

	/**
	 * A request of a call.
	 *
	 * @param decision the request and its answer
	 * @param inferred whether it is only likely that it belongs to the call
	 */
	public record Member(LoggedDecision decision, boolean inferred) {

	}

}
