package io.usher.web.record;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.administration.RecordInUseException;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.web.console.Flash;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Deletes records and changes a field of many, after saying what that means.
 */
@Controller
class BulkController {

	private static final String NUMBER = "number";

	private static final String ALL = "all";

	private static final String FIELD = "field";

	private static final int NAMED = 20;

	private final Configurations configurations;

	private final RecordLists lists;

	private final RecordEdits edits;

	BulkController(Configurations configurations, RecordLists lists, RecordEdits edits) {
		this.configurations = configurations;
		this.lists = lists;
		this.edits = edits;
	}

	@GetMapping("/configuration/{slug}/{number:\\d+}/delete")
	String askOne(@PathVariable String slug, @PathVariable long number, Principal user, Model model) {
		MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
		given.add(NUMBER, String.valueOf(number));
		RecordFormController.record(this.configurations.current(), RecordController.page(slug), number);
		return askDelete(selection(slug, given, user), List.of(), model);
	}

	@PostMapping("/configuration/{slug}/delete")
	String delete(@PathVariable String slug, @RequestParam MultiValueMap<String, String> given, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
		Selection selection = selection(slug, given, user);
		if (!given.containsKey("sure")) {
			return askDelete(selection, List.of(), model);
		}
		try {
			this.edits.delete(selection.records(), given.containsKey("participants"), Actors.of(user, request),
					RecordFormController.blankToNull(given.getFirst(RecordForm.REASON)));
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done(selection.words() + " deleted."));
			return "redirect:" + selection.page().path();
		}
		catch (RecordInUseException ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("inUse", ex.record().name());
			model.addAttribute("uses", ex.referrers().stream().limit(NAMED).map(Use::of).toList());
			model.addAttribute("usesInAll", ex.referrers().size());
			return askDelete(selection, List.of(), model);
		}
		catch (ViolationsException ex) {
			response.setStatus(422);
			return askDelete(selection, sentences(ex.violations()), model);
		}
		catch (StaleEditException ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			return askDelete(selection,
					List.of("“" + ex.current().name() + "” was changed at this moment. Look again."), model);
		}
		catch (StoreUnavailableException ex) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return askDelete(selection, List.of(ex.words() + "; nothing was deleted."), model);
		}
	}

	private String askDelete(Selection selection, List<String> faults, Model model) {
		Configuration configuration = this.configurations.current();
		List<AutomaticParticipant> participants = selection.records()
			.stream()
			.filter(Conference.class::isInstance)
			.flatMap((record) -> RecordEdits.ownParticipants(configuration, (Conference) record).stream())
			.toList();
		model.addAttribute("selection", selection);
		model.addAttribute("faults", faults);
		model.addAttribute("participants", participants.size());
		return "record/delete";
	}

	@PostMapping("/configuration/{slug}/edit")
	String edit(@PathVariable String slug, @RequestParam MultiValueMap<String, String> given, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
		Selection selection = selection(slug, given, user);
		List<Field> fields = fields(selection.page());
		Field field = fields.stream()
			.filter((one) -> one.name().equals(given.getFirst(FIELD)))
			.findFirst()
			.orElse(fields.get(0));
		if (!given.containsKey("sure")) {
			return askEdit(selection, field, Violations.none(), given, List.of(), model);
		}
		FormReading reading = new FormReading(given, Map.of());
		try {
			this.edits.updateAll(selection.records(), (document) -> reading.over(document, List.of(field)),
					Actors.of(user, request), RecordFormController.blankToNull(given.getFirst(RecordForm.REASON)));
			flash.addFlashAttribute(Flash.ATTRIBUTE,
					Flash.done(field.label() + " changed for " + selection.words() + "."));
			return "redirect:" + selection.page().path();
		}
		catch (ViolationsException ex) {
			response.setStatus(422);
			return askEdit(selection, field, ex.violations(), given, List.of(), model);
		}
		catch (StaleEditException ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			return askEdit(selection, field, Violations.none(), given,
					List.of("“" + ex.current().name() + "” was changed at this moment. Try again."), model);
		}
		catch (StoreUnavailableException ex) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return askEdit(selection, field, Violations.none(), given, List.of(ex.words() + "; nothing was changed."),
					model);
		}
	}

	private String askEdit(Selection selection, Field field, Violations violations, MultiValueMap<String, String> given,
			List<String> faults, Model model) {
		RecordPage page = selection.page();
		Configuration configuration = this.configurations.current();
		Document entered = new FormReading(given, Map.of()).over(Document.empty(), List.of(field));
		FormWriting writing = new FormWriting(configuration, violations, given);
		model.addAttribute("selection", selection);
		model.addAttribute("fields",
				fields(page).stream().map((one) -> new ListView.Choice(one.name(), one.label())).toList());
		model.addAttribute("input", writing.input(page.table(), field, field.name(), entered));
		List<String> told = new ArrayList<>(faults);
		told.addAll(writing.others());
		model.addAttribute("faults", told);
		model.addAttribute("reason", Objects.requireNonNullElse(given.getFirst(RecordForm.REASON), ""));
		return "record/edit";
	}

	private static List<String> sentences(Violations violations) {
		return violations.errors().stream().map(FormWriting::sentence).toList();
	}

	/** Returns the fields in which many records may become alike. */
	private static List<Field> fields(RecordPage page) {
		return FieldCatalogue.of(page.table(), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> !field.isSecret() && !ConfigurationFields.OWN.contains(field)
					&& !FormFields.isStated(field))
			.filter((field) -> !(field.kind() instanceof FieldKind.Rows)
					&& !(field.kind() instanceof FieldKind.References))
			.filter((field) -> !(field.kind() instanceof FieldKind.Text text && text.format() == Format.PICTURE))
			.toList();
	}

	private Selection selection(String slug, MultiValueMap<String, String> given, Principal user) {
		RecordPage page = RecordController.page(slug);
		if (!Rights.mayChange(user, page.kind())) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the role may not change this");
		}
		Configuration configuration = this.configurations.current();
		ListRequest request = ListRequest.read(page, given);
		boolean all = given.containsKey(ALL);
		if (all) {
			return new Selection(page, this.lists.find(page, request, configuration), true, request);
		}
		Set<Long> numbers = new LinkedHashSet<>();
		given.getOrDefault(NUMBER, List.of())
			.stream()
			.map(RecordFormController::number)
			.filter(Objects::nonNull)
			.forEach(numbers::add);
		return new Selection(page, RecordEdits.present(configuration, page.kind(), numbers), false, request);
	}

	/**
	 * The records that are meant.
	 *
	 * @param page their kind
	 * @param records the records
	 * @param all whether they are all that the list found
	 * @param request what the list was asked
	 */
	record Selection(RecordPage page, List<ConfigurationRecord> records, boolean all, ListRequest request) {

		/** Returns what they are, in words. */
		public String words() {
			return (this.records.size() == 1) ? "“" + this.records.get(0).name() + "”"
					: String.format(Locale.ROOT, "%,d ", this.records.size())
							+ this.page.title().toLowerCase(Locale.ROOT);
		}

		/** Returns the names of the first. */
		public List<String> names() {
			return this.records.stream().limit(NAMED).map(ConfigurationRecord::name).toList();
		}

		/** Returns how many are not named. */
		public int unnamed() {
			return Math.max(0, this.records.size() - NAMED);
		}

		/** Returns the numbers to send again, none where all that was found is meant. */
		public List<Long> numbers() {
			return this.all ? List.of() : this.records.stream().map((record) -> record.id().number()).toList();
		}

	}

}
