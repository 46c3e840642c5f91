package io.usher.web.history;

import java.security.Principal;
import java.util.List;

import io.usher.core.administration.Restoring;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ArchivedChange;
import io.usher.core.history.ChainLink;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordNames;
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
 * One change, whole.
 */
@Controller
class ChangeController {

	private static final int PAGE = 25;

	/** Larger changes are judged with the whole chain only. */
	private static final int MAX_JUDGED = 2000;

	private final ChangeArchive archive;

	private final HistoryReader reader;

	private final ConfigurationStore store;

	private final ChangeChain chain;

	private final Configurations configurations;

	ChangeController(ChangeArchive archive, HistoryReader reader, ConfigurationStore store, ChangeChain chain,
			Configurations configurations) {
		this.archive = archive;
		this.reader = reader;
		this.store = store;
		this.chain = chain;
		this.configurations = configurations;
	}

	@GetMapping("/history/{revision:[0-9]{1,18}}")
	String show(@PathVariable long revision, @RequestParam(defaultValue = "0") String from, @Nullable Principal user,
			Model model) {
		int first = (int) Math.min(Numbers.of(from, 0), Integer.MAX_VALUE - PAGE);
		ArchivedChange archived = this.archive.find(revision, first, PAGE)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such revision"));
		Change change = archived.change();
		RecordNames names = this.reader.namesAt(revision);
		List<RecordDifference> records = change.versions()
			.stream()
			.map((version) -> RecordDifference.of(this.reader.record(revision, version, names)))
			.toList();
		boolean mayUndo = change.versions().stream().allMatch((version) -> Rights.mayChange(user, version.id().kind()));
		model.addAttribute("change", change)
			.addAttribute("via", TimelineEntry.via(change.actor()))
			.addAttribute("records", records)
			.addAttribute("recordCount", archived.recordCount())
			.addAttribute("first", first)
			.addAttribute("nextFrom", (first + records.size() < archived.recordCount()) ? first + PAGE : 0)
			.addAttribute("previousFrom", Math.max(0, first - PAGE))
			.addAttribute("mayUndo", mayUndo && archived.recordCount() > 0)
			.addAttribute("tooLarge", archived.recordCount() > Restoring.MAX_RECORDS)
			.addAttribute("fault", fault(archived))
			.addAttribute("judged", archived.recordCount() <= MAX_JUDGED)
			.addAttribute("newest", this.configurations.current().revision());
		return "history/change";
	}

	/** Says what is wrong with the change's hash and signature, null when nothing is. */
	private @Nullable String fault(ArchivedChange archived) {
		Change change = archived.change();
		if (archived.recordCount() > MAX_JUDGED) {
			return null;
		}
		List<ChainLink> whole = this.store.linksAfter(change.revision() - 1, 1);
		Head before = (change.revision() == 1) ? Head.EMPTY
				: new Head(change.revision() - 1,
						this.archive.find(change.revision() - 1, 0, 0)
							.map((previous) -> previous.change().hash())
							.orElse("missing"));
		return whole.isEmpty() ? "it is missing" : this.chain.fault(before, whole.get(0));
	}

}
