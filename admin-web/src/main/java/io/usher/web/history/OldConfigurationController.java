package io.usher.web.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ArchivedChange;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The configuration as it was at a revision.
 */
@Controller
class OldConfigurationController {

	private static final int PAGE = 100;

	private final ChangeArchive archive;

	private final HistoryReader reader;

	private final Configurations configurations;

	OldConfigurationController(ChangeArchive archive, HistoryReader reader, Configurations configurations) {
		this.archive = archive;
		this.reader = reader;
		this.configurations = configurations;
	}

	@GetMapping("/history/configuration")
	String show(@RequestParam(defaultValue = "") String revision, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "0") String after, Model model) {
		Change change = change(revision);
		model.addAttribute("change", change)
			.addAttribute("newest", this.configurations.current().revision())
			.addAttribute("counts", counts(change.revision()));
		RecordKind wanted = RecordKind.ofResource(kind).orElse(null);
		if (wanted != null) {
			List<StoredRecord> stored = this.archive.recordsAt(wanted, change.revision(), Numbers.of(after, 0),
					PAGE + 1);
			List<Item> items = new ArrayList<>();
			stored.stream()
				.limit(PAGE)
				.forEach((record) -> items.add(new Item(record.id(),
						HistoryReader.nameOf(record.id(),
								this.reader.decode(record.id(), record.document()).orElse(Document.empty())),
						record.revision())));
			model.addAttribute("kind", wanted)
				.addAttribute("items", items)
				.addAttribute("nextAfter", (stored.size() > PAGE) ? items.get(PAGE - 1).id().number() : 0);
		}
		return "history/configuration";
	}

	@GetMapping("/history/configuration/{resource}/{number:[0-9]{1,18}}")
	String record(@PathVariable String resource, @PathVariable long number,
			@RequestParam(defaultValue = "") String revision, Model model) {
		Change change = change(revision);
		RecordId id = ObjectController.id(resource, number);
		Document document = this.reader.documentAt(id, change.revision())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "not there at that revision"));
		List<Value> values = HistoryReader
			.compare(id.kind(), Document.empty(), document, this.reader.namesAt(change.revision()))
			.stream()
			.map(Value::of)
			.toList();
		model.addAttribute("change", change)
			.addAttribute("id", id)
			.addAttribute("name", HistoryReader.nameOf(id, document))
			.addAttribute("values", values);
		return "history/record";
	}

	private Change change(String revision) {
		long newest = this.configurations.current().revision();
		return this.archive.find(Numbers.of(revision, newest), 0, 0)
			.map(ArchivedChange::change)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such revision"));
	}

	private List<Count> counts(long revision) {
		Map<RecordKind, Long> counts = this.archive.countsAt(revision);
		return Arrays.stream(RecordKind.values())
			.filter(counts::containsKey)
			.map((kind) -> new Count(kind, counts.getOrDefault(kind, 0L)))
			.toList();
	}

	/**
	 * How many records of a kind there were.
	 *
	 * @param kind the kind
	 * @param number how many
	 */
	record Count(RecordKind kind, long number) {

	}

	/**
	 * A record as it was.
	 *
	 * @param id the record
	 * @param name what it was called
	 * @param revision the revision that had changed it last
	 */
	record Item(RecordId id, String name, long revision) {

	}

	/**
	 * What a field held.
	 *
	 * @param field the field
	 * @param words the value in words, null for a secret
	 */
	record Value(Field field, @Nullable String words) {

		static Value of(FieldView view) {
			return new Value(view.field(), ValueWords.of(view.field(), view.after()));
		}

		/** Tells whether the value needs a block of its own. */
		public boolean isLong() {
			return this.words != null && this.words.indexOf('\n') >= 0;
		}

	}

}
