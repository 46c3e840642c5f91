package io.usher.web.transfer;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.usher.core.account.Right;
import io.usher.core.administration.Restoring;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.RecordNames;
import io.usher.core.record.RecordId;
import io.usher.web.console.Ago;
import io.usher.web.console.Flash;
import io.usher.web.decision.RecordLinks;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import io.usher.web.transfer.PlanSurvey.Show;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One import: how far it is, what it would do, and that it is done.
 */
@Controller
class ImportController {

	private static final String IMPORT = "/transfer/imports/{id}";

	private static final int ROWS = 50;

	private static final int MAX_REASON = 1000;

	private final ImportJobs jobs;

	private final Configurations configurations;

	private final Clock clock;

	ImportController(ImportJobs jobs, Configurations configurations, Clock clock) {
		this.jobs = jobs;
		this.configurations = configurations;
		this.clock = clock;
	}

	@GetMapping(IMPORT)
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String show,
			@RequestParam(defaultValue = "1") String page,
			@RequestHeader(name = "HX-Target", required = false) @Nullable String target, Principal user, Model model,
			HttpServletResponse response) {
		ImportJob job = find(id, user).orElse(null);
		if (job == null) {
			return gone(target, response);
		}
		ImportStatus status = job.status();
		PlanSurvey survey = status.survey();
		model.addAttribute("job", job)
			.addAttribute("status", status)
			.addAttribute("began", Ago.words(job.begun(), this.clock.instant()))
			.addAttribute("passed", Ago.words(status.since(), this.clock.instant()))
			.addAttribute("mostUndone", Restoring.MAX_RECORDS);
		if (survey != null) {
			list(survey, Show.of(show).orElse(survey.first()), number(page), model);
		}
		return (target != null) ? "transfer/import :: " + (target.equals("plan") ? "plan" : "job") : "transfer/import";
	}

	private void list(PlanSurvey survey, Show show, int asked, Model model) {
		int found = survey.count(show);
		int pages = Math.max(1, (found + ROWS - 1) / ROWS);
		int page = Math.min(asked, pages);
		Configuration now = this.configurations.current();
		RecordNames names = (kind, number) -> {
			String planned = survey.nameOf(new RecordId(kind, number));
			return (planned != null) ? planned : now.nameOf(kind, number);
		};
		RecordLinks links = RecordLinks.into(now, true);
		model.addAttribute("survey", survey)
			.addAttribute("shown", show)
			.addAttribute("page", page)
			.addAttribute("pages", pages)
			.addAttribute("from", (found == 0) ? 0 : (page - 1) * ROWS + 1)
			.addAttribute("to", Math.min(found, page * ROWS))
			.addAttribute("found", found)
			.addAttribute("rows",
					survey.lines(show, (page - 1) * ROWS, ROWS)
						.stream()
						.map((line) -> PlanRow.of(line, names, links))
						.toList());
	}

	private static int number(String text) {
		return text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : 1;
	}

	@GetMapping(IMPORT + "/report.csv")
	void report(@PathVariable String id, Principal user, HttpServletResponse response) throws IOException {
		PlanSurvey survey = find(id, user).map((job) -> job.status().survey())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such plan"));
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("import-report.csv").build().toString());
		new ImportReport(response.getOutputStream()).write(survey);
	}

	@PostMapping(IMPORT + "/apply")
	String apply(@PathVariable String id, @RequestParam(defaultValue = "") String seen,
			@RequestParam(defaultValue = "") String why, Principal user, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes flash) {
		ImportJob job = find(id, user).orElse(null);
		if (job == null) {
			return gone(null, response);
		}
		PlanSurvey survey = job.status().survey();
		String fault = fault(survey, seen);
		if (fault == null) {
			Set<RecordKind> mayChange = Rights.changeable(user);
			if (!mayChange.containsAll(Objects.requireNonNull(survey).kinds())) {
				throw new ResponseStatusException(HttpStatus.FORBIDDEN, "may not change such records");
			}
			String clipped = why.strip().substring(0, Math.min(MAX_REASON, why.strip().length()));
			if (!this.jobs.apply(job, new ImportWork.Wish(Actors.of(user, request), clipped, mayChange))) {
				fault = "It is being worked on already.";
			}
		}
		if (fault != null) {
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.failed(fault));
		}
		return back(job);
	}

	private static @Nullable String fault(@Nullable PlanSurvey survey, String seen) {
		if (survey == null || !String.valueOf(survey.revision()).equals(seen)) {
			return "This is not the plan that you looked at. Look at it again.";
		}
		if (survey.isFaulty() || survey.size() == 0) {
			return "There is nothing that could be imported.";
		}
		return null;
	}

	@PostMapping(IMPORT + "/check")
	String check(@PathVariable String id, Principal user, HttpServletResponse response, RedirectAttributes flash) {
		ImportJob job = find(id, user).orElse(null);
		if (job == null) {
			return gone(null, response);
		}
		if (!this.jobs.planAgain(job)) {
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.failed("It is being worked on already, or is over."));
		}
		return back(job);
	}

	@PostMapping(IMPORT + "/passphrase")
	String unlock(@PathVariable String id, @RequestParam(defaultValue = "") String passphrase, Principal user,
			HttpServletResponse response, RedirectAttributes flash) {
		find(id, user).filter((job) -> job.status().phase() == Phase.FAILED).ifPresent((job) -> job.unlock(passphrase));
		return check(id, user, response, flash);
	}

	@PostMapping(IMPORT + "/discard")
	String discard(@PathVariable String id, Principal user, HttpServletResponse response, RedirectAttributes flash) {
		ImportJob job = find(id, user).orElse(null);
		if (job == null) {
			return gone(null, response);
		}
		boolean late = job.status().phase() == Phase.APPLYING;
		this.jobs.discard(job);
		if (late) {
			return back(job);
		}
		if (job.status().phase() != Phase.DONE) {
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done("Discarded. Nothing was imported."));
		}
		return "redirect:/transfer";
	}

	private static String back(ImportJob job) {
		return "redirect:/transfer/imports/" + job.id();
	}

	/** Others' imports are for administrators alone. */
	private Optional<ImportJob> find(String id, Principal user) {
		return this.jobs.find(id)
			.filter((job) -> job.order().owner().equals(user.getName()) || Rights.has(user, Right.MANAGE_ACCOUNTS));
	}

	private static String gone(@Nullable String target, HttpServletResponse response) {
		if (target != null) {
			// A part of a page asks: the page says it.
			response.setHeader("HX-Refresh", "true");
		}
		response.setStatus(HttpServletResponse.SC_NOT_FOUND);
		return "transfer/gone";
	}

}
