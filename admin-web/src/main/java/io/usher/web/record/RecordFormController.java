package io.usher.web.record;

import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.Referrers;
import io.usher.core.administration.Saved;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.web.console.Flash;
import io.usher.web.record.RecordForm.Origin;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Shows the form of a record, and takes what was entered.
 */
@Controller
class RecordFormController {

	private static final String PAGE = "record/form";

	private static final String COPY = "copy";

	private static final String CONFERENCE = "for";

	private static final String SEEN = "seen";

	/** What a form names when somebody saves in spite of concerns. */
	private static final String SURE = "sure";

	private static final int USES = 12;

	private final Configurations configurations;

	private final RecordEdits edits;

	private final List<FormAside> asides;

	private final List<SaveConcern> concerns;

	RecordFormController(Configurations configurations, RecordEdits edits, List<FormAside> asides,
			List<SaveConcern> concerns) {
		this.configurations = configurations;
		this.edits = edits;
		this.asides = asides;
		this.concerns = concerns;
	}

	@GetMapping("/configuration/{slug}/new")
	String showNew(@PathVariable String slug, @RequestParam MultiValueMap<String, String> query, Principal user,
			Model model) {
		RecordPage page = RecordController.page(slug);
		Configuration configuration = this.configurations.current();
		Origin origin = origin(page, query);
		Document base = base(configuration, origin, true);
		for (Field field : List.of(CommonFields.NAME, ServiceFields.SERVICE_TYPE)) {
			String value = query.getFirst(field.name());
			if (value != null && !value.isBlank() && field.in(page.table()) != null) {
				base = base.with(field, value.strip());
			}
		}
		return show(model, user, origin, base, configuration, Violations.none(), null);
	}

	@GetMapping("/configuration/{slug}/{number:\\d+}")
	String show(@PathVariable String slug, @PathVariable long number, Principal user, Model model) {
		RecordPage page = RecordController.page(slug);
		Configuration configuration = this.configurations.current();
		ConfigurationRecord record = record(configuration, page, number);
		return show(model, user, Origin.of(page, record), record.document(), configuration, Violations.none(), null);
	}

	@GetMapping("/settings")
	String showSettings(Principal user, Model model) {
		Configuration configuration = this.configurations.current();
		GlobalSettings settings = configuration.settings();
		return show(model, user, Origin.of(SettingsPage.PAGE, settings), settings.document(), configuration,
				Violations.none(), null);
	}

	@PostMapping("/configuration/{slug}/new")
	String create(@PathVariable String slug, @RequestParam MultiValueMap<String, String> given, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash)
			throws IOException {
		RecordPage page = RecordController.page(slug);
		return save(new Submission(origin(page, given), given, files(request)), user, request, response, model, flash);
	}

	@PostMapping("/configuration/{slug}/{number:\\d+}")
	String update(@PathVariable String slug, @PathVariable long number,
			@RequestParam MultiValueMap<String, String> given, Principal user, HttpServletRequest request,
			HttpServletResponse response, Model model, RedirectAttributes flash) throws IOException {
		RecordPage page = RecordController.page(slug);
		String name = Objects.requireNonNullElse(this.configurations.current().nameOf(page.kind(), number),
				page.one() + " " + number);
		Origin origin = new Origin(page, number, name, seen(given), null, null);
		return save(new Submission(origin, given, files(request)), user, request, response, model, flash);
	}

	@PostMapping("/settings")
	String updateSettings(@RequestParam MultiValueMap<String, String> given, Principal user, HttpServletRequest request,
			HttpServletResponse response, Model model, RedirectAttributes flash) throws IOException {
		Origin origin = Origin.of(SettingsPage.PAGE, this.configurations.current().settings()).asOf(seen(given));
		return save(new Submission(origin, given, files(request)), user, request, response, model, flash);
	}

	/** Shows the form again, with the inputs of the type that was chosen. */
	@PostMapping("/configuration/{slug}/form")
	String change(@PathVariable String slug, @RequestParam MultiValueMap<String, String> given,
			@RequestParam(required = false) @Nullable Long number, Principal user, HttpServletRequest request,
			Model model) throws IOException {
		RecordPage page = RecordController.page(slug);
		Configuration configuration = this.configurations.current();
		Origin origin = (number != null) ? Origin.of(page, record(configuration, page, number)).asOf(seen(given))
				: origin(page, given);
		Document document = read(new Submission(origin, given, files(request)), configuration);
		return show(model, user, origin, document, configuration, Violations.none(), given);
	}

	private String save(Submission submission, Principal user, HttpServletRequest request, HttpServletResponse response,
			Model model, RedirectAttributes flash) {
		Origin origin = submission.origin();
		if (!Rights.mayChange(user, origin.page().kind())) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the role may not change this");
		}
		Configuration configuration = this.configurations.current();
		Document document = read(submission, configuration);
		String reason = blankToNull(submission.given().getFirst(RecordForm.REASON));
		RecordId id = origin.id();
		List<String> concerns = (id == null || submission.given().containsKey(SURE)) ? List.of()
				: this.concerns.stream().flatMap((one) -> one.of(configuration, id, document).stream()).toList();
		if (!concerns.isEmpty()) {
			response.setStatus(422);
			model.addAttribute("concerns", concerns);
			return show(model, user, origin, document, configuration, Violations.none(), submission.given());
		}
		try {
			Saved saved = (id == null)
					? this.edits.create(origin.page().kind(), document, origin.conference(), Actors.of(user, request),
							reason)
					: this.edits.update(id, origin.revision(), document, Actors.of(user, request), reason);
			flash.addFlashAttribute(Flash.ATTRIBUTE, said(origin, saved));
			return "redirect:" + next(submission, saved);
		}
		catch (ViolationsException ex) {
			response.setStatus(422);
			return show(model, user, origin, document, configuration, ex.violations(), submission.given());
		}
		catch (StaleEditException ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			return showStale(submission, document, ex.current(), user, model);
		}
		catch (RecordNotFoundException ex) {
			response.setStatus(422);
			Origin anew = Origin.ofNew(origin.page(), null, null);
			return show(model, user, anew, document, configuration,
					fault("somebody deleted it meanwhile", "to be saved as a new one, or left"), submission.given());
		}
		catch (StoreUnavailableException ex) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			model.addAttribute("away", true);
			return show(model, user, origin, document, configuration, Violations.none(), submission.given());
		}
	}

	private static Violations fault(String found, String expected) {
		return Violations.of(Violation.error(Violation.WHOLE, found, expected));
	}

	private String showStale(Submission submission, Document mine, ConfigurationRecord current, Principal user,
			Model model) {
		Configuration configuration = this.configurations.current();
		RecordPage page = submission.origin().page();
		Table table = page.table();
		List<RecordForm.Difference> differences = FormFields.of(page, mine, configuration)
			.stream()
			.filter((field) -> !Objects.equals(mine.get(field), current.document().get(field)))
			.map((field) -> new RecordForm.Difference(field.label(),
					FieldText.of(field, table, current.document(), configuration),
					FieldText.of(field, table, mine, configuration)))
			.toList();
		show(model, user, Origin.of(page, current), mine, configuration, Violations.none(), submission.given());
		RecordForm form = (RecordForm) Objects.requireNonNull(model.getAttribute("form"));
		model.addAttribute("form", form.withDifferences(differences));
		return PAGE;
	}

	private Document read(Submission submission, Configuration configuration) {
		Origin origin = submission.origin();
		Document base = base(configuration, origin, false);
		String type = submission.given().getFirst(ServiceFields.SERVICE_TYPE.name());
		if (origin.page().kind() == RecordKind.CONFERENCE && type != null) {
			base = base.with(ServiceFields.SERVICE_TYPE, type);
		}
		return new FormReading(submission.given(), submission.files()).over(base,
				FormFields.of(origin.page(), base, configuration));
	}

	/**
	 * Returns what the form starts from: the record, the one that is copied, or nothing.
	 */
	private static Document base(Configuration configuration, Origin origin, boolean named) {
		Long number = (origin.number() != null) ? origin.number() : origin.copyOf();
		ConfigurationRecord record = (number != null) ? configuration.record(origin.page().kind(), number) : null;
		if (record == null) {
			return Document.empty();
		}
		if (origin.number() != null) {
			return record.document();
		}
		Document copy = record.document()
			.with(ConfigurationFields.UNIQUE_ROWS, null)
			.with(CommonFields.CREATION_TIME, null);
		for (Field field : ConfigurationFields.NAMES) {
			copy = (named && copy.has(field)) ? copy.with(field, "Copy of " + copy.text(field)) : copy;
		}
		return copy.with(ConferenceFields.AUTOMATIC_PARTICIPANTS, null);
	}

	private String show(Model model, Principal user, Origin origin, Document document, Configuration configuration,
			Violations violations, @Nullable MultiValueMap<String, String> typed) {
		RecordPage page = origin.page();
		model.addAttribute("form", RecordForm.of(origin, document, configuration, violations, typed));
		RecordId id = origin.id();
		model.addAttribute("mayChange",
				Rights.mayChange(user, page.kind()) && (id == null || configuration.held(id).isEmpty()));
		if (id != null && page.kind() != RecordKind.GLOBAL) {
			model.addAttribute("uses", uses(configuration, id));
		}
		if (id != null) {
			model.addAttribute("asides",
					this.asides.stream().flatMap((aside) -> aside.of(configuration, id).stream()).toList());
		}
		return PAGE;
	}

	private static List<Use> uses(Configuration configuration, RecordId id) {
		return Referrers.of(configuration, id).limit(USES).map(Use::of).toList();
	}

	private static Flash said(Origin origin, Saved saved) {
		String name = saved.ids()
			.stream()
			.findFirst()
			.flatMap((id) -> saved.configuration().find(id))
			.map(ConfigurationRecord::name)
			.orElse(origin.name());
		String said = (origin.page().kind() == RecordKind.GLOBAL) ? "The settings are saved."
				: "“" + name + "” is saved.";
		String warnings = String.join(" ",
				saved.warnings().warnings().stream().map((warning) -> warning.message() + ".").toList());
		return Flash.done(warnings.isEmpty() ? said : said + " Mind: " + warnings);
	}

	private static String next(Submission submission, Saved saved) {
		Origin origin = submission.origin();
		if (origin.page().kind() == RecordKind.GLOBAL) {
			return SettingsPage.PATH;
		}
		if (origin.conference() != null) {
			return RecordPage.of(RecordKind.CONFERENCE).orElseThrow().path(origin.conference());
		}
		boolean stays = submission.given().containsKey("stay");
		return stays ? origin.page().path(saved.ids().get(0).number()) : origin.page().path();
	}

	static ConfigurationRecord record(Configuration configuration, RecordPage page, long number) {
		ConfigurationRecord record = (number > 0) ? configuration.record(page.kind(), number) : null;
		if (record == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such record");
		}
		return record;
	}

	private static Origin origin(RecordPage page, MultiValueMap<String, String> given) {
		return Origin.ofNew(page, number(given.getFirst(COPY)), number(given.getFirst(CONFERENCE)));
	}

	static @Nullable Long number(@Nullable String text) {
		return (text != null && text.matches("[1-9][0-9]{0,17}")) ? Long.valueOf(text) : null;
	}

	private static long seen(MultiValueMap<String, String> given) {
		String text = given.getFirst(SEEN);
		return (text != null && text.matches("[0-9]{1,18}")) ? Long.parseLong(text) : 0;
	}

	static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static Map<String, byte[]> files(HttpServletRequest request) throws IOException {
		Map<String, byte[]> files = new HashMap<>();
		MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
		if (multipart != null) {
			for (Map.Entry<String, MultipartFile> file : multipart.getFileMap().entrySet()) {
				files.put(file.getKey(), file.getValue().getBytes());
			}
		}
		return files;
	}

	/**
	 * What was sent.
	 *
	 * @param origin where the form came from
	 * @param given the values of its inputs
	 * @param files the files
	 */
	private record Submission(Origin origin, MultiValueMap<String, String> given, Map<String, byte[]> files) {

	}

}
