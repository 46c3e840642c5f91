package io.usher.web.history;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ArchivedChange;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeQuery;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordVersion;
import io.usher.core.record.RecordId;
import io.usher.web.right.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The whole story of a record, also of one that is gone.
 */
@Controller
class ObjectController {

	private static final int PAGE = 20;

	private static final int EVENTS = 20;

	private final ChangeArchive archive;

	private final HistoryReader reader;

	private final AuditTrail trail;

	private final Timeline timeline;

	private final Configurations configurations;

	ObjectController(ChangeArchive archive, HistoryReader reader, AuditTrail trail, Timeline timeline,
			Configurations configurations) {
		this.archive = archive;
		this.reader = reader;
		this.trail = trail;
		this.timeline = timeline;
		this.configurations = configurations;
	}

	@GetMapping("/history/object/{resource}/{number:[0-9]{1,18}}")
	String show(@PathVariable String resource, @PathVariable long number,
			@RequestParam(defaultValue = "") String before, @Nullable Principal user, Model model) {
		RecordId id = id(resource, number);
		long revision = Numbers.of(before, Long.MAX_VALUE);
		List<ArchivedChange> changes = this.archive.search(ChangeQuery.of(id, PAGE + 1).before(revision), 0);
		if (changes.isEmpty() && revision == Long.MAX_VALUE && id.kind() != RecordKind.GLOBAL) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such record");
		}
		List<Version> versions = new ArrayList<>();
		changes.stream().limit(PAGE).forEach((change) -> versions.add(version(id, change.change())));
		boolean exists = this.configurations.current().find(id).isPresent();
		String name = this.reader.namesAt(Long.MAX_VALUE).nameOf(id.kind(), number);
		AuditQuery events = new AuditQuery(Set.of(), null, null, id, "", null, null, Long.MAX_VALUE, EVENTS);
		model.addAttribute("id", id)
			.addAttribute("name",
					(name != null) ? name : (id.kind() == RecordKind.GLOBAL) ? id.kind().title() : id.toString())
			.addAttribute("exists", exists)
			.addAttribute("versions", versions)
			.addAttribute("newest", revision == Long.MAX_VALUE)
			.addAttribute("nextBefore", (changes.size() > PAGE) ? versions.get(PAGE - 1).revision() : 0)
			.addAttribute("mayRestore", Rights.mayChange(user, id.kind()))
			.addAttribute("events", (revision == Long.MAX_VALUE)
					? this.trail.search(events).stream().map(this.timeline::entry).toList() : List.of());
		return "history/object";
	}

	private Version version(RecordId id, Change change) {
		long revision = change.revision();
		String after = this.archive.recordAt(id, revision)
			.filter((stored) -> stored.revision() == revision)
			.map((stored) -> stored.document())
			.orElse(null);
		boolean before = this.reader.documentAt(id, revision - 1).isPresent();
		RecordVersion.Operation operation = (after == null) ? RecordVersion.Operation.DELETED
				: before ? RecordVersion.Operation.CHANGED : RecordVersion.Operation.CREATED;
		RecordVersion version = new RecordVersion(id, operation, after, List.of());
		return new Version(change, TimelineEntry.via(change.actor()),
				RecordDifference.of(this.reader.record(revision, version, this.reader.namesAt(revision))));
	}

	/** Returns the record that an address names. */
	static RecordId id(String resource, long number) {
		return RecordKind.ofResource(resource)
			.filter((kind) -> number > 0)
			.map((kind) -> new RecordId(kind, number))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such kind of record"));
	}

	/**
	 * What a revision made of the record.
	 *
	 * @param change the change, without its versions
	 * @param via the way it came, in a word
	 * @param difference what became of the record
	 */
	record Version(Change change, String via, RecordDifference difference) {

		/** Returns the revision. */
		public long revision() {
			return this.change.revision();
		}

		/** Tells whether the record is there after it. */
		public boolean isThere() {
			return this.difference.operation() != RecordVersion.Operation.DELETED;
		}

	}

}
