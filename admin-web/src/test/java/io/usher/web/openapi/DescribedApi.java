package io.usher.web.openapi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.usher.web.ConsoleTest;
import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * Sends requests to the API and holds each answer against the OpenAPI document.
 */
final class DescribedApi {

	static final String CONFIGURATION = "/api/admin/configuration/v1/";

	static final RequestPostProcessor ADMIN = httpBasic("admin", ConsoleTest.PASSWORD);

	private final MockMvcTester mvc;

	private final ApiDescription description;

	private final Set<String> succeeded = new TreeSet<>();

	private RequestPostProcessor asking = ADMIN;

	DescribedApi(MockMvcTester mvc) {
		this.mvc = mvc;
		this.description = ApiDescription.of(text(answer(mvc.get().uri("/api/usher/v1/openapi.json").with(ADMIN))));
	}

	ApiDescription description() {
		return this.description;
	}

	/** Returns the ids of the operations that were answered with success. */
	Set<String> succeeded() {
		return this.succeeded;
	}

	/** Sets who asks from now on where nobody is named. */
	void askAs(RequestPostProcessor who) {
		this.asking = who;
	}

	MockHttpServletResponse get(int status, String uri) {
		return send(status, HttpMethod.GET, uri, null, this.asking);
	}

	MockHttpServletResponse send(int status, HttpMethod method, String uri, @Nullable String body) {
		return send(status, method, uri, body, this.asking);
	}

	/** Sends a request that must be answered so, and as the document says. */
	MockHttpServletResponse send(int status, HttpMethod method, String uri, @Nullable String body,
			RequestPostProcessor... with) {
		MockHttpServletResponse answer = send(method, uri, body, with);
		assertThat(answer.getStatus()).as(method + " " + uri + " " + body + ": " + text(answer)).isEqualTo(status);
		return answer;
	}

	/** Sends a request that must be answered as the document says. */
	MockHttpServletResponse send(HttpMethod method, String uri, @Nullable String body, RequestPostProcessor... with) {
		MockMvcRequestBuilder request = this.mvc.method(method).uri(URI.create(uri));
		if (body != null) {
			request = request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		for (RequestPostProcessor each : with) {
			request = request.with(each);
		}
		return held(method, uri, MediaType.APPLICATION_JSON, body, answer(request));
	}

	/** Sends a form, without a login, that must be answered so, and as described. */
	MockHttpServletResponse sendForm(int status, String uri, Map<String, String> form) {
		MockMvcRequestBuilder request = this.mvc.post().uri(uri).contentType(MediaType.APPLICATION_FORM_URLENCODED);
		for (Map.Entry<String, String> each : form.entrySet()) {
			request = request.param(each.getKey(), each.getValue());
		}
		MockHttpServletResponse answer = held(HttpMethod.POST, uri, MediaType.APPLICATION_FORM_URLENCODED, form,
				answer(request));
		assertThat(answer.getStatus()).as(uri + ": " + text(answer)).isEqualTo(status);
		return answer;
	}

	private MockHttpServletResponse held(HttpMethod method, String uri, MediaType type, @Nullable Object body,
			MockHttpServletResponse answer) {
		UriComponents asked = UriComponentsBuilder.fromUriString(uri).build();
		ApiDescription.Operation operation = this.description
			.operation(method.name(), Objects.requireNonNull(asked.getPath()))
			.orElseThrow(() -> new AssertionError("not described: " + method + " " + uri));
		List<String> faults = new ArrayList<>(
				operation.faults(answer.getStatus(), headers(answer), answer.getContentType(), text(answer)));
		if (answer.getStatus() < 300) {
			this.succeeded.add(operation.id());
			faults.addAll(operation.requestFaults(asked.getQueryParams().keySet(), type.toString(), body));
		}
		assertThat(faults).as(method + " " + uri + " " + body + "\n" + answer.getStatus() + " " + text(answer))
			.isEmpty();
		return answer;
	}

	private MockHttpServletResponse answer(MockMvcRequestBuilder request) {
		MockHttpServletResponse answer = request.exchange().getResponse();
		boolean toErrorPage = answer.getStatus() >= 400 && answer.isCommitted()
				&& answer.getContentAsByteArray().length == 0;
		return toErrorPage ? errorPage(answer) : answer;
	}

	/**
	 * Does what a server does, and these tests' one does not: asks for the error page.
	 */
	private MockHttpServletResponse errorPage(MockHttpServletResponse refused) {
		MockHttpServletResponse page = this.mvc.get()
			.uri("/error")
			.accept(MediaType.APPLICATION_JSON)
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, refused.getStatus())
			.requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api")
			.exchange()
			.getResponse();
		refused.getHeaderNames().forEach((name) -> {
			if (!page.containsHeader(name)) {
				page.addHeader(name, Objects.requireNonNull(refused.getHeader(name)));
			}
		});
		return page;
	}

	static String text(MockHttpServletResponse answer) {
		return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static Map<String, String> headers(MockHttpServletResponse answer) {
		Map<String, String> headers = new TreeMap<>();
		answer.getHeaderNames()
			.forEach((name) -> headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(answer.getHeader(name))));
		return headers;
	}

}
