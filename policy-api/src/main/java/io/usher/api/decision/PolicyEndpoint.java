package io.usher.api.decision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.usher.api.account.Admission;
import io.usher.api.account.NodeAuthentication;
import io.usher.core.account.NodeCredential;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.PolicyRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers policy requests. Reads the raw request line, answers all that it takes and
 * forwards nothing of it; what is not for the policy API goes down the chain untouched.
 * <p>
 * Register it for {@code /*} and {@code REQUEST} dispatches, before Spring Security and
 * before any filter that reads parameters. Tomcat refuses many aliases before any filter
 * runs unless its connector is set so:
 * <ul>
 * <li>{@code encodedSolidusHandling} and {@code encodedReverseSolidusHandling}:
 * {@code passthrough}</li>
 * <li>{@code relaxedQueryChars}: {@value #RELAXED_QUERY_CHARS}</li>
 * <li>{@code maxHttpRequestHeaderSize}: {@value #MAX_HEADER_BYTES}</li>
 * </ul>
 * What Tomcat still refuses on its own (raw non-ASCII, malformed escapes in the path) is
 * a 400 of its error valve, which should show no report.
 * <p>
 * The address of a node is the request's remote address; whether forwarded headers are
 * believed, and whose, is the container's decision.
 */
public final class PolicyEndpoint implements Filter {

	/** The characters that Tomcat has to let pass in queries. */
	public static final String RELAXED_QUERY_CHARS = "\"<>[\\]^`{|}";

	/** The bytes that Tomcat has to admit for the request line and headers. */
	public static final int MAX_HEADER_BYTES = 65_536;

	private static final Logger log = LoggerFactory.getLogger(PolicyEndpoint.class);

	/**
	 * How long a request may have waited for a thread: with it, and what a decision takes
	 * without an upstream server, a node has its answer within 2.5 seconds.
	 */
	private static final Duration LONGEST_WAIT = Duration.ofMillis(700);

	private static final String JSON = "application/json";

	private static final String AUTHORIZATION = "Authorization";

	private static final String METHODS = "GET, HEAD";

	private final ObjectMapper json = JsonMapper.builder().build();

	private final Configurations configurations;

	private final NodeAuthentication authentication;

	private final Supplier<DecisionContext> contexts;

	private final List<DecisionListener> listeners;

	private final Duration longestWait;

	public PolicyEndpoint(Configurations configurations, NodeAuthentication authentication,
			Supplier<DecisionContext> contexts, List<DecisionListener> listeners) {
		this(configurations, authentication, contexts, listeners, LONGEST_WAIT);
	}

	PolicyEndpoint(Configurations configurations, NodeAuthentication authentication, Supplier<DecisionContext> contexts,
			List<DecisionListener> listeners, Duration longestWait) {
		this.configurations = configurations;
		this.authentication = authentication;
		this.contexts = contexts;
		this.listeners = List.copyOf(listeners);
		this.longestWait = longestWait;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
			PolicyPath path = PolicyPath.of(asked.getRequestURI());
			if (path != null) {
				answer(path, asked, answer);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private void answer(PolicyPath path, HttpServletRequest request, HttpServletResponse response) throws IOException {
		long start = System.nanoTime();
		Reply reply = reply(path, request);
		try {
			write(request, response, reply);
		}
		finally {
			tell(reply, System.nanoTime() - start);
		}
	}

	private Reply reply(PolicyPath path, HttpServletRequest request) {
		try {
			return decide(path, request);
		}
		catch (RefusedException ex) {
			return reply(ex.refusal(), request);
		}
		catch (RuntimeException ex) {
			log.error("A policy request could not be answered", ex);
			return reply(new Refusal(500, "Usher could not answer because of a fault; its log has more", "an answer",
					Map.of()), request);
		}
	}

	private Reply reply(Decision decision, Asker asker) {
		boolean picture = decision.answer() instanceof Answer.Picture;
		return new Reply(decision.answer().status(), Map.of(), picture ? Answer.Picture.CONTENT_TYPE : JSON,
				bytes(decision), (listener, nanos) -> listener.decided(decision, nanos, asker));
	}

	private Reply reply(Refusal refusal, HttpServletRequest request) {
		Asker asker = new Asker(request.getRemoteAddr(), NodeAuthentication.username(request.getHeader(AUTHORIZATION)),
				"");
		return new Reply(refusal.status(), refusal.headers(), JSON, bytes(refusal.body()),
				(listener, nanos) -> listener.refused(refusal.status(), refusal.error(), asker));
	}

	private Reply decide(PolicyPath path, HttpServletRequest request) {
		if (!this.configurations.isLoaded()) {
			throw new RefusedException(503, "Usher has no configuration yet", "a request after it was loaded",
					Map.of("Retry-After", "1"));
		}
		Configuration configuration = this.configurations.current();
		Admission admission = this.authentication.admit(request.getHeader(AUTHORIZATION), request.getRemoteAddr(),
				configuration);
		if (!(admission instanceof Admission.Admitted admitted)) {
			throw refused((Admission.Refused) admission);
		}
		if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
			throw new RefusedException(405, "method " + request.getMethod(), METHODS, Map.of("Allow", METHODS));
		}
		PolicyRequest asked = RequestReading.read(request.getRequestURI(), path, request.getQueryString());
		admitted.refusalFor(asked.location(), configuration).ifPresent((refused) -> {
			throw refused(refused);
		});
		Duration waited = RequestQueue.waited();
		DecisionContext context = this.contexts.get();
		Decision decision = (waited.compareTo(this.longestWait) > 0)
				? Decisions.shed(asked, configuration, context, waited)
				: Decisions.decide(asked, configuration, context.with(context.budget().minus(waited)));
		return reply(decision, asker(request, admitted));
	}

	private static Asker asker(HttpServletRequest request, Admission.Admitted admitted) {
		if (admitted.credentials().isEmpty()) {
			return new Asker(request.getRemoteAddr(), "", "");
		}
		NodeCredential credential = admitted.credentials().get(0);
		return new Asker(request.getRemoteAddr(), credential.document().text(AccountFields.USERNAME, ""),
				credential.name());
	}

	private static RefusedException refused(Admission.Refused refused) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (refused.status() == 401) {
			headers.put("WWW-Authenticate", "Basic realm=\"Usher policy\"");
		}
		if (refused.retryAfter() > 0) {
			headers.put("Retry-After", String.valueOf(refused.retryAfter()));
		}
		return new RefusedException(refused.status(), refused.error(), refused.expected(), headers);
	}

	private byte[] bytes(Decision decision) {
		return (decision.answer() instanceof Answer.Picture picture) ? picture.jpeg() : bytes(decision.body());
	}

	/**
	 * Writes JSON by way of a string: half a surrogate pair in a name costs a character
	 * and not the answer.
	 */
	private byte[] bytes(Map<String, ?> body) {
		return this.json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
	}

	private static void write(HttpServletRequest request, HttpServletResponse response, Reply reply)
			throws IOException {
		response.setStatus(reply.status);
		reply.headers.forEach(response::setHeader);
		response.setHeader("Cache-Control", "no-store");
		response.setContentType(reply.contentType);
		response.setContentLength(reply.body.length);
		if (!request.getMethod().equals("HEAD")) {
			response.getOutputStream().write(reply.body);
		}
		response.flushBuffer();
	}

	private void tell(Reply reply, long nanos) {
		for (DecisionListener listener : this.listeners) {
			try {
				reply.event.accept(listener, nanos);
			}
			catch (RuntimeException ex) {
				log.error("A listener to decisions failed", ex);
			}
		}
	}

	/**
	 * What goes over the wire.
	 *
	 * @param status the HTTP status
	 * @param headers headers beside those of every answer
	 * @param contentType what the body is
	 * @param body the JSON, or the picture
	 * @param event tells a listener, with the nanoseconds that the request took
	 */
	private record Reply(int status, Map<String, String> headers, String contentType, byte[] body,
			BiConsumer<DecisionListener, Long> event) {

	}

}
