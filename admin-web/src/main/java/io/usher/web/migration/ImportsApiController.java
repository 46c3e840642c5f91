package io.usher.web.migration;

import java.io.ByteArrayInputStream;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.migration.DirectImports.OtherImportException;
import io.usher.web.migration.DirectImports.Wish;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Lets programs import from Infinity.
 */
@RestController
class ImportsApiController {

	private static final int MAX_REASON = 250;

	private final ManagerSources managers;

	private final DirectImports imports;

	ImportsApiController(ManagerSources managers, DirectImports imports) {
		this.managers = managers;
		this.imports = imports;
	}

	@PostMapping(path = { "/api/usher/v1/imports/manager", "/api/usher/v1/imports/manager/" },
			consumes = "application/json")
	ResponseEntity<Object> manager(HttpEntity<byte[]> request, Principal principal, HttpServletRequest from) {
		Map<?, ?> body = object(request);
		ManagerAccess access = new ManagerAccess(text(body, ProfileFields.URL.name()),
				text(body, ProfileFields.USERNAME.name()), text(body, ProfileFields.PASSWORD.name()),
				text(body, ProfileFields.TRUST_ANCHORS.name()), kinds(body.get("resources")),
				flag(body, "leave_out_faulty"));
		return run(this.managers.from(access), body, principal, from);
	}

	@PostMapping(path = { "/api/usher/v1/imports/dump", "/api/usher/v1/imports/dump/" }, consumes = "application/json")
	ResponseEntity<Object> dump(HttpEntity<byte[]> request, Principal principal, HttpServletRequest from) {
		Map<?, ?> body = object(request);
		if (!(body.get("resources") instanceof Map<?, ?>)) {
			throw new IllegalArgumentException(
					"resources: missing (expected: an object with a list of objects for each resource)");
		}
		byte[] bytes = (request.getBody() != null) ? request.getBody() : new byte[0];
		return run(DumpSource.of(List.of(DumpFile.of("a dump", bytes)), flag(body, "leave_out_faulty")), body,
				principal, from);
	}

	private ResponseEntity<Object> run(ImportSource source, Map<?, ?> body, Principal principal,
			HttpServletRequest from) {
		String reason = text(body, "reason");
		if (reason.length() > MAX_REASON) {
			throw new IllegalArgumentException(
					"reason: " + reason.length() + " characters (expected: at most " + MAX_REASON + ")");
		}
		Actor actor = Actors.ofApi(principal, from);
		MadeImport made = this.imports.run(source, new Wish(actor, (kind) -> Rights.mayChange(principal, kind),
				flag(body, "dry_run"), reason.isBlank() ? null : reason));
		boolean refused = made.plan().isFaulty() && !flag(body, "dry_run");
		return ResponseEntity.status(refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK).body(made.show());
	}

	private static Map<?, ?> object(HttpEntity<byte[]> request) {
		byte[] body = request.getBody();
		try (JsonParser parser = BoundedJson.parser(new ByteArrayInputStream((body != null) ? body : new byte[0]))) {
			parser.nextToken();
			if (parser.currentToken() != null && BoundedJson.page(parser) instanceof Map<?, ?> object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// Told below, as any other body that is none.
		}
		throw new IllegalArgumentException("The body is not a JSON object.");
	}

	private static String text(Map<?, ?> body, String name) {
		Object value = body.get(name);
		if (value == null) {
			return "";
		}
		if (value instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException(name + ": no text (expected: a text)");
	}

	private static boolean flag(Map<?, ?> body, String name) {
		Object value = body.get(name);
		if (value == null || value instanceof Boolean) {
			return Boolean.TRUE.equals(value);
		}
		throw new IllegalArgumentException(name + ": no flag (expected: true or false)");
	}

	/** Reads the resources that are wanted; all when nothing is said. */
	private static Set<RecordKind> kinds(@Nullable Object given) {
		if (given == null) {
			return new LinkedHashSet<>(ManagerAccess.KINDS);
		}
		Set<RecordKind> kinds = new LinkedHashSet<>();
		for (Object name : (given instanceof List<?> list) ? list : List.of(given)) {
			kinds.add(RecordKind.ofResource(String.valueOf(name))
				.orElseThrow(() -> new IllegalArgumentException(
						"resources: " + name + " (expected: names of resources, such as conference)")));
		}
		return kinds;
	}

	@ExceptionHandler
	ResponseEntity<Object> malformed(IllegalArgumentException ex) {
		return error(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<Object> wrong(ViolationsException ex) {
		return error(HttpStatus.BAD_REQUEST,
				String.join("; ", ex.violations().errors().stream().map(Violation::message).toList()));
	}

	@ExceptionHandler
	ResponseEntity<Object> unreadable(UnreadableSourceException ex) {
		return error(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<Object> changedMeanwhile(StaleEditException ex) {
		return error(HttpStatus.CONFLICT, "Somebody else changed the configuration meanwhile; nothing was imported.");
	}

	@ExceptionHandler
	ResponseEntity<Object> busy(OtherImportException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return error(HttpStatus.SERVICE_UNAVAILABLE, ex.words() + "; nothing was imported.");
	}

	@ExceptionHandler
	ResponseEntity<Object> notJson(HttpMediaTypeNotSupportedException ex) {
		return error(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
				"content type: " + ex.getContentType() + " (expected: application/json)");
	}

	private static ResponseEntity<Object> error(HttpStatus status, @Nullable String message) {
		return ResponseEntity.status(status).body(Map.of("error", String.valueOf(message)));
	}

}
