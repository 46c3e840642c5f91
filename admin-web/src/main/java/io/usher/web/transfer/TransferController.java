package io.usher.web.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.usher.core.account.Right;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportSource;
import io.usher.web.console.Ago;
import io.usher.web.csv.CsvSheet;
import io.usher.web.csv.CsvSource;
import io.usher.web.right.Rights;
import io.usher.web.start.UsherSettings;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where imports begin: the sources that there are, and what was begun lately.
 */
@Controller
class TransferController {

	private static final String PAGE = "transfer/transfer";

	private static final int UNPROCESSABLE = 422;

	private static final int LONGEST_NAME = 120;

	private static final String CSV = "csv";

	private static final String SHEET = "sheet";

	private static final String FILE = "file";

	private final ImportJobs jobs;

	private final UploadedFiles files;

	private final SecretKey key;

	private final UsherSettings settings;

	private final Clock clock;

	TransferController(ImportJobs jobs, UploadedFiles files, SecretKey key, UsherSettings settings, Clock clock) {
		this.jobs = jobs;
		this.files = files;
		this.key = key;
		this.settings = settings;
		this.clock = clock;
	}

	@GetMapping("/transfer")
	String show(Principal user, Model model) {
		return Rights.has(user, Right.EDIT_DAILY) ? page(Entered.nothing(), user, model) : "redirect:/transfer/export";
	}

	@PostMapping("/transfer/imports/csv")
	String csv(@RequestParam(defaultValue = "") String sheet, @RequestParam(required = false) @Nullable MultipartFile file,
			Principal user, Model model, HttpServletResponse response) throws IOException {
		Entered entered = new Entered(CSV).with(SHEET, sheet);
		CsvSheet chosen = CsvSheet.named(sheet).orElse(null);
		if (chosen == null) {
			entered.refuse(SHEET, "Choose what the file holds.");
		}
		refuseMissing(entered, file);
		if (chosen == null || file == null || entered.isRefused()) {
			return refused(entered, user, model, response);
		}
		Path kept = this.files.keep(file.getInputStream());
		return start(entered, SourceKind.CSV, CsvSource.of(chosen, name(file), kept, this.key), List.of(kept), user,
				model, response);
	}

	private String start(Entered entered, SourceKind kind, ImportSource source, List<Path> kept, Principal user,
			Model model, HttpServletResponse response) {
		try {
			return "redirect:/transfer/imports/" + this.jobs
				.start(new ImportJob.Order(kind, source, user.getName(), Rights.changeable(user), kept))
				.id();
		}
		catch (TooManyImportsException ex) {
			this.files.delete(kept);
			return refused(entered.refuse("", String.valueOf(ex.getMessage())), user, model, response);
		}
	}

	private static void refuseMissing(Entered entered, @Nullable MultipartFile file) {
		if (file == null || file.isEmpty()) {
			entered.refuse(FILE, (file == null || name(file).isEmpty()) ? "Choose a file." : "The file is empty.");
		}
	}

	/** Browsers send a name, some with the folders before it. */
	private static String name(MultipartFile file) {
		String sent = String.valueOf(file.getOriginalFilename());
		String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).strip();
		return last.substring(0, Math.min(LONGEST_NAME, last.length()));
	}

	private String refused(Entered entered, Principal user, Model model, HttpServletResponse response) {
		response.setStatus(UNPROCESSABLE);
		return page(entered, user, model);
	}

	private String page(Entered entered, Principal user, Model model) {
		List<Begun> begun = this.jobs.list(user.getName(), Rights.has(user, Right.MANAGE_ACCOUNTS))
			.stream()
			.map((job) -> new Begun(job, job.status(), Ago.words(job.begun(), this.clock.instant())))
			.toList();
		model.addAttribute("entered", entered)
			.addAttribute("sheets", CsvSheet.values())
			.addAttribute("begun", begun)
			.addAttribute("limit", this.settings.maxUpload());
		return PAGE;
	}

	/**
	 * An import that was begun lately.
	 *
	 * @param job the import
	 * @param status how it stands
	 * @param when how long ago it was begun
	 */
	record Begun(ImportJob job, ImportStatus status, String when) {

	}

}
