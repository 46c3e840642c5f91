package io.usher.web.management;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.web.management.ManagementWrites.Verb;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Infinity's Management API. Answers without a body carry no content type: clients choke
 * on empty JSON.
 */
@RestController
@RequestMapping("/api/admin/configuration/v1")
class ManagementController {

	private static final List<HttpMethod> READ = List.of(HttpMethod.GET);

	private static final List<HttpMethod> LIST = List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PATCH);

	private static final List<HttpMethod> DETAIL = List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.PATCH,
			HttpMethod.DELETE);

	private static final List<HttpMethod> READ_PATCH = List.of(HttpMethod.GET, HttpMethod.PATCH);

	/** What clients are told that upload the file of a theme, as Infinity takes it. */
	private static final String FILES = " Usher holds no files: send the other fields, such as a theme's name, as JSON.";

	private final Configurations configurations;

	private final ManagementWrites writes;

	private final SecretReader secrets;

	private final ApplicationEventPublisher events;

	ManagementController(Configurations configurations, ManagementWrites writes, SecretReader secrets,
			ApplicationEventPublisher events) {
		this.configurations = configurations;
		this.writes = writes;
		this.secrets = secrets;
		this.events = events;
	}

	@GetMapping({ "", "/" })
	Map<String, Object> root(Principal principal) {
		Map<String, Object> root = new LinkedHashMap<>();
		boolean managesAccounts = Rights.has(principal, Right.MANAGE_ACCOUNTS);
		ManagementResource.everyOne()
			.stream()
			.filter((resource) -> managesAccounts || !resource.isAccount())
			.forEach((resource) -> root.put(resource.name(), endpoints(resource.path())));
		RoleResource.everyOne().forEach((resource) -> root.put(resource.name(), endpoints(resource.path())));
		return root;
	}

	private static Map<String, String> endpoints(String path) {
		return Map.of("list_endpoint", path, "schema", path + "schema/");
	}

	@GetMapping({ "/{resource}", "/{resource}/" })
	ResponseEntity<Object> list(@PathVariable String resource, @RequestParam MultiValueMap<String, String> parameters,
			Principal principal, HttpServletRequest request) {
		Optional<RoleResource> roles = RoleResource.named(resource);
		if (roles.isPresent()) {
			return ResponseEntity.ok(roles.get().page(parameters));
		}
		return with(resource, principal, (found) -> {
			Presentation presentation = presentation(principal);
			tellOfPins(found, presentation, principal, request);
			return ResponseEntity.ok(new ListQuery(found, parameters, presentation.readsSecrets()).page(presentation));
		});
	}

	@GetMapping({ "/{resource}/schema", "/{resource}/schema/" })
	ResponseEntity<Object> schema(@PathVariable String resource, Principal principal) {
		Optional<RoleResource> roles = RoleResource.named(resource);
		return roles.isPresent() ? ResponseEntity.ok(roles.get().schema())
				: with(resource, principal, (found) -> ResponseEntity.ok(ResourceSchema.of(found)));
	}

	@GetMapping({ "/{resource}/set/**" })
	ResponseEntity<Object> set(@PathVariable String resource, HttpServletRequest request, Principal principal) {
		Optional<RoleResource> roles = RoleResource.named(resource);
		if (roles.isPresent()) {
			return set(request, (number) -> roles.get().find(number));
		}
		return with(resource, principal, (found) -> {
			Presentation presentation = presentation(principal);
			tellOfPins(found, presentation, principal, request);
			return set(request, (number) -> find(presentation, found, number).map(presentation::showAmongMany));
		});
	}

	private static ResponseEntity<Object> set(HttpServletRequest request,
			Function<String, Optional<? extends Map<String, ?>>> finder) {
		// Spring takes what follows a semicolon for parameters of the path.
		String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
		String numbers = path.substring(path.indexOf("/set/") + "/set/".length()).replace("/", "");
		List<Object> objects = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		for (String number : numbers.split(";")) {
			finder.apply(number).ifPresentOrElse(objects::add, () -> missing.add(number));
		}
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("objects", objects));
		if (!missing.isEmpty()) {
			answer.put("not_found", missing);
		}
		return ResponseEntity.ok(answer);
	}

	@GetMapping({ "/{resource}/{number}", "/{resource}/{number}/" })
	ResponseEntity<Object> detail(@PathVariable String resource, @PathVariable String number, Principal principal,
			HttpServletRequest request) {
		Optional<RoleResource> roles = RoleResource.named(resource);
		if (roles.isPresent()) {
			return ResponseEntity.of(roles.get().find(number).map(Function.identity()));
		}
		return with(resource, principal, (found) -> {
			Presentation presentation = presentation(principal);
			tellOfPins(found, presentation, principal, request);
			Item item = find(presentation, found, number).orElse(null);
			if (item == null && isBehind()) {
				presentation = presentation(principal);
				item = find(presentation, found, number).orElse(null);
			}
			if (item == null) {
				return ResponseEntity.notFound().build();
			}
			return ResponseEntity.ok().eTag("\"" + item.record().revision() + "\"").body(presentation.show(item));
		});
	}

	@PostMapping({ "/{resource}", "/{resource}/" })
	ResponseEntity<Object> create(@PathVariable String resource, HttpEntity<byte[]> body, Principal principal,
			HttpServletRequest request) {
		return changing(resource, principal, (found) -> found.isSingleton() ? refused(READ) : writing(body, () -> {
			Map<String, @Nullable Object> given = RequestBodies.object(body);
			Map<String, String> told = this.writes.generate(found, given);
			ManagementWrites.Written written = this.writes.create(found, given, actor(principal, request));
			ResponseEntity.BodyBuilder created = ResponseEntity.created(URI.create(found.uri(written.number())))
				.headers(WarningHeaders.of(found, written.warnings()));
			return told.isEmpty() ? created.build() : created.body(told(found, written.number(), told));
		}));
	}

	@PatchMapping({ "/{resource}", "/{resource}/" })
	ResponseEntity<Object> bulk(@PathVariable String resource, HttpEntity<byte[]> body, Principal principal,
			HttpServletRequest request) {
		return changing(resource, principal, (found) -> found.isSingleton() ? refused(READ) : writing(body, () -> {
			Map<String, @Nullable Object> object = RequestBodies.object(body);
			Violations warnings = this.writes.bulk(found, RequestBodies.objects(object), RequestBodies.deleted(object),
					actor(principal, request));
			return ResponseEntity.accepted().headers(WarningHeaders.of(found, warnings)).build();
		}));
	}

	/** To replace or delete a whole collection is too easily a mistake. */
	@RequestMapping(path = { "/{resource}", "/{resource}/" }, method = { RequestMethod.PUT, RequestMethod.DELETE })
	ResponseEntity<Object> refuseList(@PathVariable String resource, Principal principal) {
		return with(resource, principal, (found) -> refused(found.isSingleton() ? READ : LIST));
	}

	@RequestMapping(path = { "/{resource}", "/{resource}/" }, method = RequestMethod.OPTIONS)
	ResponseEntity<Object> listOptions(@PathVariable String resource, Principal principal) {
		return RoleResource.named(resource).isPresent() ? allowed(HttpStatus.OK, READ)
				: with(resource, principal, (found) -> allowed(HttpStatus.OK, found.isSingleton() ? READ : LIST));
	}

	@RequestMapping(path = { "/{resource}/{number}", "/{resource}/{number}/" }, method = RequestMethod.OPTIONS)
	ResponseEntity<Object> detailOptions(@PathVariable String resource, @PathVariable String number,
			Principal principal) {
		if (RoleResource.named(resource).isPresent()) {
			return allowed(HttpStatus.OK, READ);
		}
		return with(resource, principal, (found) -> {
			boolean object = found.number(found.name() + "/" + number) != null;
			List<HttpMethod> methods = found.isSingleton() ? READ_PATCH : DETAIL;
			return allowed(HttpStatus.OK, object ? methods : READ);
		});
	}

	@PutMapping({ "/{resource}/{number}", "/{resource}/{number}/" })
	ResponseEntity<Object> replace(@PathVariable String resource, @PathVariable String number, HttpEntity<byte[]> body,
			Principal principal, HttpServletRequest request) {
		return changing(resource, principal,
				(found) -> found.isSingleton() ? refused(READ_PATCH) : writing(body, () -> {
					Violations warnings = this.writes.update(found, number(found, number), RequestBodies.object(body),
							Verb.PUT, revision(body), actor(principal, request));
					return ResponseEntity.noContent().headers(WarningHeaders.of(found, warnings)).build();
				}));
	}

	@PatchMapping({ "/{resource}/{number}", "/{resource}/{number}/" })
	ResponseEntity<Object> change(@PathVariable String resource, @PathVariable String number, HttpEntity<byte[]> body,
			Principal principal, HttpServletRequest request) {
		return changing(resource, principal, (found) -> writing(body, () -> {
			Violations warnings = this.writes.update(found, number(found, number), RequestBodies.object(body),
					Verb.PATCH, revision(body), actor(principal, request));
			return ResponseEntity.accepted().headers(WarningHeaders.of(found, warnings)).build();
		}));
	}

	@DeleteMapping({ "/{resource}/{number}", "/{resource}/{number}/" })
	ResponseEntity<Object> delete(@PathVariable String resource, @PathVariable String number, HttpEntity<byte[]> body,
			Principal principal, HttpServletRequest request) {
		return changing(resource, principal, (found) -> {
			if (found.isSingleton()) {
				return refused(READ_PATCH);
			}
			this.writes.delete(found, number(found, number), revision(body), actor(principal, request));
			return ResponseEntity.noContent().build();
		});
	}

	@PostMapping({ "/{resource}/{number}", "/{resource}/{number}/" })
	ResponseEntity<Object> createDetail(@PathVariable String resource, @PathVariable String number,
			Principal principal) {
		return with(resource, principal, (found) -> ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build());
	}

	private ResponseEntity<Object> with(String name, Principal principal, Answer answer) {
		Optional<ManagementResource> resource = ManagementResource.named(name);
		if (resource.isEmpty()) {
			return RoleResource.named(name).isPresent() ? refused(READ) : ResponseEntity.notFound().build();
		}
		if (resource.get().isAccount() && !Rights.has(principal, Right.MANAGE_ACCOUNTS)) {
			return ResponseEntity.status(HttpStatus.FORBIDDEN)
				.body(Map.of("error", "Accounts are for those who may manage them: the role administrator."));
		}
		return answer.to(resource.get());
	}

	private ResponseEntity<Object> changing(String name, Principal principal, Answer answer) {
		return with(name, principal,
				(found) -> Rights.mayChange(principal, found.kind()) ? answer.to(found)
						: ResponseEntity.status(HttpStatus.FORBIDDEN)
							.body(Map.of("error", "Your role may not change " + found.kind().plural()
									+ " (expected: one with the right " + Role.rightToChange(found.kind()) + ").")));
	}

	private static ResponseEntity<Object> writing(HttpEntity<byte[]> body, Supplier<ResponseEntity<Object>> write) {
		return RequestBodies.isJson(body) ? write.get()
				: ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
					.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
					.contentType(MediaType.APPLICATION_JSON)
					.body(Map.of("error", "Content-Type: " + type(body) + " (expected: application/json)." + FILES));
	}

	private static String type(HttpEntity<byte[]> body) {
		return Optional.ofNullable(body.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
			.map((type) -> type.replaceFirst(";.*", ""))
			.orElse("missing");
	}

	private static ResponseEntity<Object> refused(List<HttpMethod> allowed) {
		return allowed(HttpStatus.METHOD_NOT_ALLOWED, allowed);
	}

	private static ResponseEntity<Object> allowed(HttpStatus status, List<HttpMethod> allowed) {
		return ResponseEntity.status(status)
			.header(HttpHeaders.ALLOW, allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")))
			.build();
	}

	/** Infinity tells an OAuth2 client whole, and clients read it from there. */
	private Map<String, ?> told(ManagementResource resource, long number, Map<String, String> told) {
		Map<String, @Nullable Object> whole = new LinkedHashMap<>();
		if (resource.kind() == RecordKind.OAUTH2_CLIENT) {
			Item.find(this.configurations.current(), resource, number)
				.ifPresent((item) -> whole.putAll(new Presentation(this.configurations.current(), false).show(item)));
		}
		whole.putAll(told);
		return whole;
	}

	private Presentation presentation(Principal principal) {
		return new Presentation(this.configurations.current(), this.secrets.mayRead(principal));
	}

	private void tellOfPins(ManagementResource resource, Presentation presentation, Principal principal,
			HttpServletRequest request) {
		if (presentation.readsSecrets() && resource.fields().values().stream().anyMatch(ManagementField::isPin)) {
			this.events.publishEvent(new PinsRead(actor(principal, request), resource.kind()));
		}
	}

	/** Tells whether another instance made a change that this one had not seen. */
	private boolean isBehind() {
		long known = this.configurations.current().revision();
		try {
			return this.configurations.catchUp().revision() > known;
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

	private static Optional<Item> find(Presentation presentation, ManagementResource resource, String number) {
		return Optional.ofNullable(resource.number(resource.name() + "/" + number))
			.flatMap((found) -> Item.find(presentation.configuration(), resource, found));
	}

	private static long number(ManagementResource resource, String text) {
		Long number = resource.number(resource.name() + "/" + text);
		if (number == null) {
			throw new ObjectGoneException(resource.path() + text);
		}
		return number;
	}

	private static Actor actor(Principal principal, HttpServletRequest request) {
		return Actors.ofApi(principal, request);
	}

	/** Returns the revision that {@code If-Match} asks for, null for any. */
	private static @Nullable Long revision(HttpEntity<?> request) {
		String condition = request.getHeaders().getFirst(HttpHeaders.IF_MATCH);
		if (condition == null || condition.equals("*")) {
			return null;
		}
		String digits = condition.replaceAll("[^0-9]", "");
		return (digits.isEmpty() || digits.length() > 18) ? Long.valueOf(-2) : Long.valueOf(digits);
	}

	/** Answers a request for a resource that there is. */
	private interface Answer {

		ResponseEntity<Object> to(ManagementResource resource);

	}

}
