package io.usher.core.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log that forgets everything when it is dropped.
 */
public class InMemoryDecisionLog implements DecisionLog {

	private final NavigableMap<Long, LoggedDecision> decisions = new TreeMap<>();

	private final NavigableMap<Long, SupportEntry> support = new TreeMap<>();

	private final List<RefusedCount> refused = new ArrayList<>();

	private final List<LostCount> lost = new ArrayList<>();

	@Override
	public synchronized void write(LogBatch batch) {
		for (LoggedDecision decision : batch.decisions()) {
			this.decisions.put(decision.id(), decision.withoutDebugLog());
			if (!decision.debugLog().isEmpty()) {
				this.support.put(decision.id(), SupportEntry.of(decision));
			}
		}
		this.refused.addAll(batch.refused());
		this.lost.addAll(batch.lost());
	}

	@Override
	public synchronized void writeAgain(LogBatch batch) {
		boolean kept = !batch.decisions().isEmpty()
				&& batch.decisions().stream().allMatch((decision) -> this.decisions.containsKey(decision.id()));
		if (!kept) {
			write(batch);
		}
	}

	@Override
	public synchronized Page<LoggedDecision> search(DecisionQuery query) {
		return page(this.decisions.descendingMap().values().stream().filter(query::fits), query.limit());
	}

	private static <T> Page<T> page(Stream<T> all, int limit) {
		List<T> found = all.limit(limit + 1L).toList();
		if (found.size() <= limit) {
			return Page.last(found);
		}
		T last = found.get(limit - 1);
		long id = (last instanceof LoggedDecision decision) ? decision.id() : ((SupportEntry) last).id();
		return new Page<>(found.subList(0, limit), id, null);
	}

	@Override
	public synchronized Optional<LoggedDecision> find(String decisionId) {
		return this.decisions.values()
			.stream()
			.filter((decision) -> decision.decisionId().equalsIgnoreCase(decisionId))
			.findFirst()
			.map((decision) -> decision.withDebugLog(
					this.support.containsKey(decision.id()) ? this.support.get(decision.id()).lines() : List.of()));
	}

	@Override
	public synchronized Page<SupportEntry> search(SupportQuery query) {
		return page(this.support.descendingMap().values().stream().filter(query::fits), query.limit());
	}

	@Override
	public synchronized List<RefusedCount> refused(Instant from, Instant until, int limit) {
		Map<RefusedCount, Long> sums = this.refused.stream()
			.filter((count) -> !count.minute().isBefore(from) && count.minute().isBefore(until))
			.collect(Collectors.groupingBy(
					(count) -> new RefusedCount(count.minute(), count.address(), count.status(), count.reason(), 0),
					Collectors.summingLong(RefusedCount::count)));
		return sums.entrySet()
			.stream()
			.map((sum) -> new RefusedCount(sum.getKey().minute(), sum.getKey().address(), sum.getKey().status(),
					sum.getKey().reason(), sum.getValue()))
			.sorted(Comparator.comparing(RefusedCount::minute)
				.reversed()
				.thenComparing(RefusedCount::address)
				.thenComparing(RefusedCount::status)
				.thenComparing(RefusedCount::reason))
			.limit(limit)
			.toList();
	}

	@Override
	public synchronized List<LostCount> lost(Instant from, Instant until, int limit) {
		Map<LostCount, Long> sums = this.lost.stream()
			.filter((count) -> !count.minute().isBefore(from) && count.minute().isBefore(until))
			.collect(Collectors.groupingBy((count) -> new LostCount(count.minute(), count.loss(), 0),
					Collectors.summingLong(LostCount::count)));
		return sums.entrySet()
			.stream()
			.map((sum) -> new LostCount(sum.getKey().minute(), sum.getKey().loss(), sum.getValue()))
			.sorted(Comparator.comparing(LostCount::minute).reversed().thenComparing((count) -> count.loss().word()))
			.limit(limit)
			.toList();
	}

	@Override
	public synchronized int trim(Instant before, long most, long supportCharacters) {
		int deleted = 0;
		while (!this.decisions.isEmpty()
				&& (this.decisions.size() > most || this.decisions.firstEntry().getValue().at().isBefore(before))) {
			this.support.remove(this.decisions.pollFirstEntry().getKey());
			deleted++;
		}
		while (this.support.values().stream().mapToLong(SupportEntry::characters).sum() > supportCharacters) {
			this.support.pollFirstEntry();
			deleted++;
		}
		this.refused.removeIf((count) -> count.minute().isBefore(before));
		this.lost.removeIf((count) -> count.minute().isBefore(before));
		return deleted;
	}

}
