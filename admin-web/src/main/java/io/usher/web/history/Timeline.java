package io.usher.web.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.usher.core.history.ArchivedChange;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeSearch;
import io.usher.core.history.ChangeSearch.Found;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import io.usher.web.history.TimelineEntry.Item;
import org.springframework.stereotype.Component;

/**
 * Puts changes and events into one list, newest first.
 */
@Component
class Timeline {

	/** How many entries a page has. */
	static final int PAGE = 50;

	private static final int ITEMS = 3;

	private final ChangeSearch search;

	private final AuditTrail trail;

	private final HistoryReader reader;

	Timeline(ChangeSearch search, AuditTrail trail, HistoryReader reader) {
		this.search = search;
		this.trail = trail;
		this.reader = reader;
	}

	/**
	 * Returns a page of it.
	 * @param revision only changes before this revision
	 * @param number only events before this number
	 */
	Page page(TimelineFilter filter, long revision, long number) {
		Found found = filter.wantsChanges()
				? this.search.search(filter.changes(revision, PAGE), filter.object(), filter.text(), ITEMS)
				: new Found(List.of(), 0, true);
		List<AuditEntry> events = filter.wantsEvents() ? this.trail.search(filter.events(number, PAGE + 1)) : List.of();
		Deque<ArchivedChange> changesLeft = new ArrayDeque<>(found.changes());
		Deque<AuditEntry> eventsLeft = new ArrayDeque<>(events);
		List<TimelineEntry> entries = new ArrayList<>();
		long nextRevision = revision;
		long nextNumber = number;
		while (entries.size() < PAGE && !(changesLeft.isEmpty() && eventsLeft.isEmpty())) {
			if (isChangeNext(changesLeft, eventsLeft)) {
				ArchivedChange change = changesLeft.remove();
				nextRevision = change.change().revision();
				entries.add(entry(change));
			}
			else {
				AuditEntry event = eventsLeft.remove();
				nextNumber = event.number();
				entries.add(entry(event));
			}
		}
		boolean allChanges = changesLeft.isEmpty();
		if (allChanges && found.next() > 0) {
			nextRevision = found.next();
		}
		boolean more = !allChanges || !eventsLeft.isEmpty() || found.next() > 0;
		return new Page(entries, more, nextRevision, nextNumber, found.complete());
	}

	private static boolean isChangeNext(Deque<ArchivedChange> changes, Deque<AuditEntry> events) {
		if (changes.isEmpty() || events.isEmpty()) {
			return !changes.isEmpty();
		}
		return !changes.getFirst().change().at().isBefore(events.getFirst().event().at());
	}

	TimelineEntry entry(ArchivedChange archived) {
		Change change = archived.change();
		List<Item> items = change.versions()
			.stream()
			.limit(ITEMS)
			.map((version) -> new Item(version.id(), this.reader.name(change.revision(), version), version.operation()))
			.toList();
		return new TimelineEntry(change.revision(), 0, change.at(), change.actor(), title(archived), "",
				Objects.requireNonNullElse(change.reason(), ""), items, archived.recordCount() - items.size());
	}

	/**
	 * Returns what a change did, as far as the versions that are there tell. Of kinds
	 * that only a newer version of the program knows there are none.
	 */
	private static String title(ArchivedChange archived) {
		Map<Operation, Long> counts = archived.change()
			.versions()
			.stream()
			.collect(Collectors.groupingBy(RecordVersion::operation, () -> new EnumMap<>(Operation.class),
					Collectors.counting()));
		if (archived.recordCount() == 0) {
			return "Nothing";
		}
		return (counts.size() != 1) ? "Changed" : switch (counts.keySet().iterator().next()) {
			case CREATED -> "Created";
			case CHANGED -> "Changed";
			case DELETED -> "Deleted";
		};
	}

	TimelineEntry entry(AuditEntry entry) {
		AuditEvent event = entry.event();
		List<Item> items = (event.record() != null) ? List.of(new Item(event.record(), name(event), null)) : List.of();
		String times = (event.count() > 1) ? ", " + event.count() + " times" : "";
		String tone = switch (event.type()) {
			case REFUSAL, LOSS -> "rejected";
			case VERIFICATION -> event.what().contains(Verification.Part.BROKEN) ? "rejected" : "";
			case REVEAL, EXPORT, SUPPORT_BUNDLE -> "fallback";
			default -> "";
		};
		return new TimelineEntry(0, entry.number(), event.at(), event.actor(), event.type().title(), tone,
				event.what() + times, items, 0);
	}

	private String name(AuditEvent event) {
		RecordId id = Objects.requireNonNull(event.record());
		return Objects.requireNonNullElse(this.reader.namesAt(Long.MAX_VALUE).nameOf(id.kind(), id.number()),
				id.toString());
	}

	/**
	 * A page of the list.
	 *
	 * @param entries the entries, newest first
	 * @param more whether there may be more
	 * @param nextRevision the revision before which changes go on
	 * @param nextNumber the number before which events go on
	 * @param complete whether the page is full or the last, and not cut short because
	 * enough was read
	 */
	record Page(List<TimelineEntry> entries, boolean more, long nextRevision, long nextNumber, boolean complete) {

	}

}
