package io.usher.web.history;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.usher.core.administration.Administration;
import io.usher.core.administration.RecordInUseException;
import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.RestorePlan;
import io.usher.core.administration.RestorePlan.Conflict;
import io.usher.core.administration.RestorePlan.Step;
import io.usher.core.administration.RestoreRefusedException;
import io.usher.core.administration.Restoring;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordNames;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.web.console.Flash;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Undoes changes and brings records back, always by a new change: first it shows what
 * would happen, then it does that and nothing else.
 */
@Controller
class RestoreController {

	private static final String UNDO = "/history/{revision:[0-9]{1,18}}/undo";

	private static final String RESTORE = "/history/object/{resource}/{number:[0-9]{1,18}}/restore";

	private static final String PAGE = "history/restore";

	private static final int UNPROCESSABLE = 422;

	private final Restoring restoring;

	private final Administration administration;

	private final Configurations configurations;

	private final HistoryReader reader;

	RestoreController(Restoring restoring, Administration administration, Configurations configurations,
			HistoryReader reader) {
		this.restoring = restoring;
		this.administration = administration;
		this.configurations = configurations;
		this.reader = reader;
	}

	@GetMapping(UNDO)
	String previewUndo(@PathVariable long revision, @RequestParam(defaultValue = "false") boolean overwrite,
			@Nullable Principal user, Model model) {
		model.addAttribute("revision", revision).addAttribute("overwrite", overwrite);
		return preview(() -> this.restoring.undo(revision, overwrite), revision, user, model);
	}

	@PostMapping(UNDO)
	String undo(@PathVariable long revision, @RequestParam(defaultValue = "false") boolean overwrite,
			@RequestParam(defaultValue = "") String seen, @RequestParam(defaultValue = "") String why, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
		model.addAttribute("revision", revision).addAttribute("overwrite", overwrite);
		return carryOut(() -> this.restoring.undo(revision, overwrite), revision,
				new Wish(seen, why, Actors.of(user, request)), user, response, model, flash);
	}

	@GetMapping(RESTORE)
	String previewRestore(@PathVariable String resource, @PathVariable long number, @RequestParam long revision,
			@Nullable Principal user, Model model) {
		RecordId id = ObjectController.id(resource, number);
		model.addAttribute("revision", revision).addAttribute("id", id);
		return preview(() -> this.restoring.version(id, revision), revision, user, model);
	}

	@PostMapping(RESTORE)
	String restore(@PathVariable String resource, @PathVariable long number, @RequestParam long revision,
			@RequestParam(defaultValue = "") String seen, @RequestParam(defaultValue = "") String why, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
		RecordId id = ObjectController.id(resource, number);
		model.addAttribute("revision", revision).addAttribute("id", id);
		return carryOut(() -> this.restoring.version(id, revision), revision,
				new Wish(seen, why, Actors.of(user, request)), user, response, model, flash);
	}

	private String preview(Supplier<RestorePlan> planning, long revision, @Nullable Principal user, Model model) {
		try {
			RestorePlan plan = planning.get();
			refuseWithoutRight(plan, user);
			show(plan, revision, judge(plan), "", model);
		}
		catch (RestoreRefusedException ex) {
			model.addAttribute("refusal", ex.getMessage());
		}
		return PAGE;
	}

	private String carryOut(Supplier<RestorePlan> planning, long revision, Wish wish, Principal user,
			HttpServletResponse response, Model model, RedirectAttributes flash) {
		try {
			RestorePlan plan = planning.get();
			refuseWithoutRight(plan, user);
			List<String> faults = faults(plan, wish);
			if (faults.isEmpty()) {
				long after = this.administration.save(plan.edits(), wish.actor, wish.reason(plan))
					.configuration()
					.revision();
				flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done("Done, as revision " + after + "."));
				return "redirect:/history/" + after;
			}
			show(plan, revision, faults, wish.why, model);
		}
		catch (RestoreRefusedException ex) {
			model.addAttribute("refusal", ex.getMessage());
		}
		response.setStatus(UNPROCESSABLE);
		return PAGE;
	}

	private static void refuseWithoutRight(RestorePlan plan, @Nullable Principal user) {
		if (!plan.kinds().stream().allMatch((kind) -> Rights.mayChange(user, kind))) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "may not change such records");
		}
	}

	private List<String> faults(RestorePlan plan, Wish wish) {
		if (!plan.seen().equals(wish.seen)) {
			return List.of("Somebody changed one of these records meanwhile. Look at it again.");
		}
		if (plan.edits().isEmpty()) {
			return List.of("There is nothing to do.");
		}
		return judge(plan);
	}

	/** Says why the plan cannot be carried out, in sentences. */
	private List<String> judge(RestorePlan plan) {
		try {
			return words(plan, this.administration.check(plan.edits()));
		}
		catch (ViolationsException ex) {
			return words(plan, ex.violations());
		}
		catch (RecordInUseException ex) {
			return List.of("“" + ex.record().name() + "” is still in use by "
					+ ex.referrers()
						.stream()
						.limit(5)
						.map((record) -> "“" + record.name() + "” (" + record.id().kind().title() + ")")
						.collect(Collectors.joining(", "))
					+ ((ex.referrers().size() > 5) ? " and " + (ex.referrers().size() - 5) + " more" : "")
					+ ". Change those first.");
		}
		catch (StaleEditException | RecordNotFoundException ex) {
			return List.of("Somebody changed one of these records meanwhile. Look at it again.");
		}
	}

	private static List<String> words(RestorePlan plan, Violations violations) {
		return violations.errors().stream().map((violation) -> words(plan, violation)).distinct().toList();
	}

	private static String words(RestorePlan plan, Violation violation) {
		if (violation.field().equals(Violation.WHOLE)) {
			return violation.value() + ": expected " + violation.expected() + ".";
		}
		String label = plan.kinds()
			.stream()
			.flatMap((kind) -> FieldCatalogue.find(Table.of(kind), InfinityVersion.V35, violation.field()).stream())
			.map((field) -> field.label())
			.findFirst()
			.orElse(violation.field());
		if (violation.isTaken()) {
			return label + ": “" + violation.value() + "” belongs to another record by now. Rename that one first.";
		}
		return label + ": " + violation.value() + " (expected: " + violation.expected() + ").";
	}

	private void show(RestorePlan plan, long revision, List<String> faults, String why, Model model) {
		RecordNames old = this.reader.namesAt(revision);
		RecordNames names = (kind, number) -> {
			String name = this.configurations.current().nameOf(kind, number);
			return (name != null) ? name : old.nameOf(kind, number);
		};
		List<StepView> steps = new ArrayList<>();
		plan.steps().forEach((step) -> steps.add(StepView.of(step, names)));
		model.addAttribute("plan", plan)
			.addAttribute("steps", steps)
			.addAttribute("faults", faults)
			.addAttribute("why", why)
			.addAttribute("effective", plan.edits().size());
	}

	/**
	 * What somebody asks for.
	 *
	 * @param seen what the preview was of
	 * @param why the reason that was typed
	 * @param actor who
	 */
	private record Wish(String seen, String why, Actor actor) {

		private static final int MAX_REASON = 1000;

		String reason(RestorePlan plan) {
			String more = this.why.strip();
			String clipped = more.substring(0, Math.min(MAX_REASON, more.length()));
			return clipped.isEmpty() ? plan.reason() : plan.reason() + ": " + clipped;
		}

	}

	/**
	 * What would become of a record, as the page shows it.
	 *
	 * @param step the step
	 * @param difference what would become of it
	 * @param kept what others changed since and what stays so: as it is, and as it was
	 */
	record StepView(Step step, RecordDifference difference, List<FieldDifference> kept) {

		static StepView of(Step step, RecordNames names) {
			Document now = (step.now() != null) ? step.now() : Document.empty();
			Document then = (step.then() != null) ? step.then() : Document.empty();
			Operation operation = (step.now() == null) ? Operation.CREATED
					: (step.then() == null) ? Operation.DELETED : Operation.CHANGED;
			return new StepView(step,
					new RecordDifference(step.id(), step.name(), operation,
							FieldDifference.of(HistoryReader.compare(step.id().kind(), now, then, names))),
					kept(step, now, names));
		}

		private static List<FieldDifference> kept(Step step, Document now, RecordNames names) {
			Document before = now;
			for (Conflict conflict : step.conflicts()) {
				if (conflict.field() != null && !conflict.overwritten()) {
					before = before.with(conflict.field(), conflict.wanted());
				}
			}
			return FieldDifference.of(HistoryReader.compare(step.id().kind(), now, before, names));
		}

		/** Tells what would happen, in a word. */
		public String word() {
			if (this.step.edit() == null) {
				return "stays as it is";
			}
			return switch (this.difference.operation()) {
				case CREATED -> "comes back";
				case CHANGED -> "changes";
				case DELETED -> "is deleted";
			};
		}

	}

}
