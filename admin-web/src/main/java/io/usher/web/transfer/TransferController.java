package io.usher.web.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.usher.core.account.Right;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.export.ExportHeader;
import io.usher.core.export.ExportSource;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.console.Ago;
import io.usher.web.csv.CsvSheet;
import io.usher.web.csv.CsvSource;
import io.usher.web.migration.DumpFile;
import io.usher.web.migration.DumpSource;
import io.usher.web.migration.ManagerAccess;
import io.usher.web.migration.ManagerSources;
import io.usher.web.right.Rights;
import io.usher.web.start.UsherSettings;
import io.usher.web.transfer.ImportJob.Order;
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

	private static final String FILES = "files";

	private static final String MANAGER = "manager";

	private static final String KEEP_ACCOUNTS = "keep_accounts";

	private static final String LEAVE_OUT = "leave_out";

	private static final String CHOOSE = "Choose a file.";

	private final ImportJobs jobs;

	private final UploadedFiles files;

	private final SecretKey key;

	private final ManagerSources managers;

	private final UsherSettings settings;

	private final Clock clock;

	TransferController(ImportJobs jobs, UploadedFiles files, SecretKey key, ManagerSources managers,
			UsherSettings settings, Clock clock) {
		this.jobs = jobs;
		this.files = files;
		this.key = key;
		this.managers = managers;
		this.settings = settings;
		this.clock = clock;
	}

	@GetMapping("/transfer")
	String show(Principal user, Model model) {
		return Rights.has(user, Right.EDIT_DAILY) ? page(Entered.nothing(), user, model) : "redirect:/transfer/export";
	}

	@PostMapping("/transfer/imports/csv")
	String csv(@RequestParam(defaultValue = "") String sheet,
			@RequestParam(required = false) @Nullable MultipartFile file, Principal user, Model model,
			HttpServletResponse response) throws IOException {
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
		return start(entered, new Order(SourceKind.CSV, CsvSource.of(chosen, name(file), kept, this.key),
				user.getName(), Rights.changeable(user), List.of(kept)), user, model, response);
	}

	@PostMapping("/transfer/imports/manager")
	String manager(@RequestParam Map<String, String> given, Principal user, Model model, HttpServletResponse response) {
		Entered entered = new Entered(MANAGER).with(LEAVE_OUT, given.get(LEAVE_OUT));
		for (Field field : List.of(ProfileFields.URL, ProfileFields.USERNAME, ProfileFields.TRUST_ANCHORS)) {
			entered.with(field.name(), given.get(field.name()));
		}
		ManagerAccess access = new ManagerAccess(given.getOrDefault(ProfileFields.URL.name(), "").strip(),
				given.getOrDefault(ProfileFields.USERNAME.name(), "").strip(),
				given.getOrDefault(ProfileFields.PASSWORD.name(), ""),
				given.getOrDefault(ProfileFields.TRUST_ANCHORS.name(), "").strip(), Set.copyOf(ManagerAccess.KINDS),
				given.containsKey(LEAVE_OUT));
		access.check()
			.errors()
			.forEach((fault) -> entered.refuse(fault.field().equals(Violation.WHOLE) ? "" : fault.field(),
					fault.value() + " (expected: " + fault.expected() + ")"));
		if (entered.isRefused()) {
			return refused(entered, user, model, response);
		}
		return start(entered, new Order(SourceKind.MANAGER, this.managers.from(access), user.getName(),
				Rights.changeable(user), List.of()), user, model, response);
	}

	@PostMapping("/transfer/imports/dump")
	String dump(@RequestParam(name = FILES, required = false) @Nullable List<MultipartFile> files,
			@RequestParam(name = LEAVE_OUT, defaultValue = "false") boolean leaveOut, Principal user, Model model,
			HttpServletResponse response) throws IOException {
		Entered entered = new Entered("dump").with(LEAVE_OUT, leaveOut ? "true" : null);
		List<MultipartFile> sent = (files != null) ? files.stream().filter((file) -> !file.isEmpty()).toList()
				: List.of();
		if (sent.isEmpty()) {
			return refused(entered.refuse(FILES, CHOOSE), user, model, response);
		}
		List<Path> kept = new ArrayList<>();
		List<DumpFile> dump = new ArrayList<>();
		for (MultipartFile file : sent) {
			kept.add(this.files.keep(file.getInputStream()));
			dump.add(DumpFile.of(name(file), kept.get(kept.size() - 1)));
		}
		return start(entered, new Order(SourceKind.DUMP, DumpSource.of(dump, leaveOut), user.getName(),
				Rights.changeable(user), kept), user, model, response);
	}

	@PostMapping("/transfer/imports/document")
	String document(@RequestParam(required = false) @Nullable MultipartFile file,
			@RequestParam(defaultValue = "") String passphrase,
			@RequestParam(name = KEEP_ACCOUNTS, defaultValue = "false") boolean keepAccounts, Principal user,
			Model model, HttpServletResponse response) throws IOException {
		Entered entered = new Entered("document").with(KEEP_ACCOUNTS, keepAccounts ? "true" : null);
		refuseMissing(entered, file);
		if (file == null || entered.isRefused()) {
			return refused(entered, user, model, response);
		}
		Path kept = this.files.keep(file.getInputStream());
		String name = name(file);
		boolean encrypted = isEncrypted(name, kept, entered);
		if (encrypted && passphrase.isEmpty()) {
			entered.refuse("passphrase", "Its secrets are encrypted: enter the passphrase.");
		}
		if (entered.isRefused()) {
			this.files.delete(List.of(kept));
			return refused(entered, user, model, response);
		}
		Function<String, ImportSource> unlocking = (words) -> ExportSource.of(name, kept,
				words.isEmpty() ? null : words.toCharArray(), keepAccounts);
		return start(entered, new Order(SourceKind.DOCUMENT, unlocking.apply(passphrase), user.getName(),
				Rights.changeable(user), List.of(kept), encrypted ? unlocking : null), user, model, response);
	}

	/** Tells at once when it is no such document, while it can be chosen anew. */
	private static boolean isEncrypted(String name, Path file, Entered entered) {
		try {
			return ExportHeader.read(name, file).isEncrypted();
		}
		catch (UnreadableSourceException ex) {
			entered.refuse(FILE, String.valueOf(ex.getMessage()));
			return false;
		}
	}

	private String start(Entered entered, Order order, Principal user, Model model, HttpServletResponse response) {
		try {
			return "redirect:/transfer/imports/" + this.jobs.start(order).id();
		}
		catch (TooManyImportsException ex) {
			this.files.delete(order.files());
			return refused(entered.refuse("", String.valueOf(ex.getMessage())), user, model, response);
		}
	}

	private static void refuseMissing(Entered entered, @Nullable MultipartFile file) {
		if (file == null || file.isEmpty()) {
			entered.refuse(FILE, (file == null || name(file).isEmpty()) ? CHOOSE : "The file is empty.");
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
