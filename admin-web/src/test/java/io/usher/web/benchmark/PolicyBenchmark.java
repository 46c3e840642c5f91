package io.usher.web.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.api.decision.PolicyEndpoint;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.Usher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures requests per second and latencies of service configuration requests over HTTP,
 * with growing numbers of VMRs and rules, beside a bare Tomcat that returns constant
 * bytes, in the same process and run. Needs {@code wrk}. See {@code docs/benchmarks.md}.
 */
public final class PolicyBenchmark {

	private static final String PASSWORD = "a node's password";

	private static final int WARM_UP_SECONDS = Integer.getInteger("warm", 60);

	private static final int SECONDS = Integer.getInteger("seconds", 10);

	private static final int CONNECTIONS = 32;

	private static final Pattern FIGURES = Pattern.compile("50%\\s+(\\S+).*?99%\\s+(\\S+).*?Requests/sec:\\s+(\\S+)",
			Pattern.DOTALL);

	private static final Pattern FAULTS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.+)");

	private final PrintStream out = System.out;

	private final Administration administration;

	private final int port;

	private final int bare;

	private final Path script;

	private int conferences;

	private int rules;

	private PolicyBenchmark(Administration administration, int port, int bare, Path script) {
		this.administration = administration;
		this.port = port;
		this.bare = bare;
		this.script = script;
	}

	/** Runs all of it and prints tables in Markdown. */
	public static void main(String[] arguments) throws Exception {
		Path home = Files.createTempDirectory("usher-benchmark");
		Tomcat tomcat = bareTomcat(home);
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(Usher.class).run("--server.port=0",
				"--usher.home=" + home, "--usher.admin-password=correct horse battery",
				"--usher.node-password=" + PASSWORD)) {
			PolicyBenchmark benchmark = new PolicyBenchmark(program.getBean(Administration.class),
					((ServletWebServerApplicationContext) program).getWebServer().getPort(),
					tomcat.getConnector().getLocalPort(), home.resolve("requests.lua"));
			benchmark.run();
		}
		tomcat.stop();
		System.exit(0);
	}

	private void run() throws Exception {
		grow(100, 10);
		measure(this.port, "warm-up", "conference", WARM_UP_SECONDS);
		measure(this.port, "warm-up", "rule", WARM_UP_SECONDS / 2);
		measure(this.bare, "warm-up", "conference", WARM_UP_SECONDS / 2);
		this.out.println("\n| server | VMRs | rules | asked for | requests/s | p50 | p99 | of bare |");
		this.out.println("|---|---|---|---|---|---|---|---|");
		for (int vmrs : new int[] { 100, 10_000, 100_000 }) {
			grow(vmrs, this.rules);
			row("conference");
		}
		for (int count : new int[] { 10, 1_000, 10_000 }) {
			grow(this.conferences, count);
			row("rule");
			row("nothing");
		}
	}

	private void row(String target) throws Exception {
		Figures constant = measure(this.bare, "bare", target, SECONDS);
		Figures usher = measure(this.port, "Usher", target, SECONDS);
		this.out.printf("| bare Tomcat | | | constant bytes | %.0f | %s | %s | |%n", constant.rate, constant.half,
				constant.most);
		this.out.printf("| Usher | %,d | %,d | %s | %.0f | %s | %s | %.2f |%n", this.conferences, this.rules, target,
				usher.rate, usher.half, usher.most, usher.rate / constant.rate);
		this.out.flush();
	}

	private Figures measure(int at, String what, String target, int seconds) throws Exception {
		Files.writeString(this.script, lua(target));
		Process wrk = new ProcessBuilder("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency", "-s",
				this.script.toString(), "http://127.0.0.1:" + at + "/")
			.redirectErrorStream(true)
			.start();
		String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		wrk.waitFor();
		Matcher figures = FIGURES.matcher(text);
		Matcher faults = FAULTS.matcher(text);
		boolean expected = target.equals("nothing") && what.equals("Usher");
		if (!figures.find() || faults.find() && !expected) {
			throw new IllegalStateException(what + " " + target + ": " + text);
		}
		return new Figures(Double.parseDouble(figures.group(3)), figures.group(1), figures.group(2));
	}

	/** Each request asks for another alias, with the guide's 25 parameters. */
	private String lua(String target) {
		String alias = switch (target) {
			case "conference" ->
				"\"sip%3Ameet.\" .. math.random(0, " + (this.conferences - 1) + ") .. \"%40example.com\"";
			case "rule" -> "math.random(0, " + (Math.max(1, this.rules) - 1) + ") .. \"123456%40gateway.example.com\"";
			default -> "\"nobody.\" .. math.random(0, 1000000) .. \"%40example.net\"";
		};
		return """
				wrk.headers["Authorization"] = "Basic %s"
				request = function()
				  return wrk.format("GET", "/policy/v1/service/configuration?protocol=sip&node_ip=10.44.99.2&registered=False&remote_address=10.44.75.249&version_id=34&bandwidth=0&pseudo_version_id=36402.0.0&vendor=TANDBERG%%2F518%%20%%28TC6.0.1.65adebe%%29&remote_port=58435&idp_uuid=&has_authenticated_display_name=False&supports_direct_media=False&call_direction=dial_in&call_tag=&remote_alias=sip%%3Aalice%%40example.com&remote_display_name=Alice&trigger=invite&location=London&telehealth_request_id=&teams_tenant_id=&service_tag=&service_name=&unique_service_name=&p_Asserted-Identity=&local_alias=" .. %s)
				end
				"""
			.formatted(Base64.getEncoder().encodeToString(("infinity:" + PASSWORD).getBytes(StandardCharsets.UTF_8)),
					alias);
	}

	private void grow(int vmrs, int count) {
		List<Edit> edits = new ArrayList<>();
		if (vmrs > this.conferences) {
			List<RecordId> ids = this.administration.reserve(RecordKind.CONFERENCE, vmrs - this.conferences);
			for (RecordId id : ids) {
				edits.add(new Edit.Create(id, conference(this.conferences++)));
			}
		}
		if (count > this.rules) {
			for (RecordId id : this.administration.reserve(RecordKind.CALL_ROUTING_RULE, count - this.rules)) {
				edits.add(new Edit.Create(id, rule(this.rules++)));
			}
		}
		if (!edits.isEmpty()) {
			this.administration.save(edits, Actor.system(), "Benchmark");
		}
	}

	private static Document conference(int number) {
		return Document.empty()
			.with(CommonFields.NAME, "VMR " + number)
			.with(CommonFields.DESCRIPTION, "Somebody's personal VMR")
			.with(ServiceFields.SERVICE_TAG, "tag" + number)
			.with(ServiceFields.PIN, Secret.of(String.valueOf(100_000 + number)))
			.with(ServiceFields.ALLOW_GUESTS, true)
			.with(ServiceFields.ENABLE_OVERLAY_TEXT, true)
			.with(ServiceFields.HOST_VIEW, "one_main_seven_pips")
			.with(ConferenceFields.ALIASES,
					List.of(Document.empty().with(ConferenceFields.ALIAS, "meet." + number + "@example.com"),
							Document.empty().with(ConferenceFields.ALIAS, "8" + (1_000_000 + number))));
	}

	private static Document rule(int number) {
		return Document.empty()
			.with(CommonFields.NAME, "Rule " + number)
			.with(RuleFields.PRIORITY, Long.valueOf(1 + number % 200))
			.with(RuleFields.MATCH_STRING, number + "(\\d{6})@gateway\\.example\\.com")
			.with(RuleFields.REPLACE_STRING, "\\1@pbx.example.com");
	}

	private static Tomcat bareTomcat(Path home) throws LifecycleException {
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(home.resolve("bare").toString());
		Connector connector = new Connector();
		connector.setPort(0);
		connector.setProperty("address", "127.0.0.1");
		connector.setProperty("relaxedQueryChars", PolicyEndpoint.RELAXED_QUERY_CHARS);
		tomcat.setConnector(connector);
		Context context = tomcat.addContext("", null);
		Tomcat.addServlet(context, "constant", new ConstantBytes()).addMapping("/");
		tomcat.start();
		return tomcat;
	}

	/** Answers everything with the same 640 bytes. */
	private static final class ConstantBytes extends HttpServlet {

		@java.io.Serial
		private static final long serialVersionUID = 1L;

		private static final byte[] BYTES = ("{\"status\":\"success\",\"result\":\"" + "x".repeat(608) + "\"}")
			.getBytes(StandardCharsets.US_ASCII);

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.setContentType("application/json");
			response.setContentLength(BYTES.length);
			response.getOutputStream().write(BYTES);
		}

	}

	/**
	 * What wrk measured.
	 *
	 * @param rate requests a second
	 * @param half the median latency
	 * @param most the latency of 99 of 100
	 */
	private record Figures(double rate, String half, String most) {

	}

}
