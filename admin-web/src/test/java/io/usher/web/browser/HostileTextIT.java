package io.usher.web.browser;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.usher.core.configuration.Configurations;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever callers, nodes and administrators enter is text on every page: nothing of it
 * runs, opens an element, or turns the direction of the text around it.
 */
@JourneyTest
class HostileTextIT extends BrowserJourney {

	private static final String API = "/api/admin/configuration/v1/";

	private static final String SCRIPT = """
			{%% if call_info %%}{{ pex_debug_log(call_info.remote_display_name, call_info.local_alias) }}{%% endif %%}
			{# %s #}
			{"action": "continue", "result": {{ {"name": call_info.remote_display_name, "service_type": "conference",
			"service_tag": call_info.vendor, "description": call_info.local_alias}|pex_to_json }} }""";

	private static final List<String> PARAMETERS = List.of("remote_display_name", "local_alias", "vendor",
			"remote_alias", "node_ip", "service_name", "call_tag", "idp_attribute_name", "protocol", "version_id",
			"remote_address", "call_direction", "service_tag", "pseudo_version_id", "location", "trigger", "idp_uuid",
			"bandwidth");

	/** Notes what a policy of the browser's stopped, before the page can do anything. */
	private static final String WATCH = """
			window.stopped = [];
			document.addEventListener('securitypolicyviolation', (event) => {
				if (event.effectiveDirective !== 'style-src-attr' || !event.sourceFile?.includes('/codemirror/')) {
					window.stopped.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample);
				}
			});
			for (const name of ['alert', 'confirm', 'prompt']) {
				window[name] = () => { window.pwned = name; };
			}
			""";

	private static final String LOOK = """
			const done = arguments[arguments.length - 1];
			const found = [];
			document.querySelectorAll('details').forEach((each) => { each.open = true; });
			if (window.pwned !== undefined) {
				found.push('ran: ' + window.pwned);
			}
			window.stopped.forEach((each) => found.push('stopped: ' + each));
			const parts = [document, ...[...document.querySelectorAll('template')].map((each) => each.content)];
			parts.forEach((part) => {
				part.querySelectorAll('[pwned], [hx-on], [data-hx-on], [srcdoc], [onerror], [onload], [onfocus], base, object, iframe')
					.forEach((each) => found.push('element: ' + each.outerHTML.slice(0, 200)));
				part.querySelectorAll('[href], [src], [action], [formaction], [hx-get], [hx-post]').forEach((each) => {
					for (const name of ['href', 'src', 'action', 'formaction', 'hx-get', 'hx-post']) {
						const value = each.getAttribute(name);
						if (value !== null && (!/^(data:image\\/|https?:)/.test(value) || each.tagName === 'A')
								&& new URL(value, location.href).origin !== location.origin) {
							found.push('leads away: ' + name + '=' + value.slice(0, 200));
						}
					}
				});
			});
			performance.getEntriesByType('resource').map((each) => each.name).filter((each) => new URL(each).origin !== location.origin)
				.forEach((each) => found.push('asked: ' + each));
			if (document.querySelectorAll('main h1').length !== 1 || document.querySelectorAll('.u-nav a').length < 10
					|| document.title.slice(-8) !== ' · Usher' || document.querySelectorAll('title').length !== 1) {
				found.push('structure: ' + document.title + ', ' + document.querySelectorAll('main h1').length + ' h1, '
					+ document.querySelectorAll('.u-nav a').length + ' links of the menu');
			}
			const text = document.body.innerText;
			if (text.includes('60481729')) {
				found.push('computed: ' + text.slice(text.indexOf('60481729') - 100, text.indexOf('60481729') + 50));
			}
			const turned = /[\\u200b\\u202a-\\u202e\\u2066-\\u2069]/.exec(text.replace(/\\u200b(?=\\n|$)/g, ''));
			if (turned) {
				found.push('turned: ' + escape(text.slice(Math.max(0, turned.index - 60), turned.index + 30)));
			}
			done(found);
			""";

	@Autowired
	private Configurations configurations;

	@TempDir
	private Path folder;

	private final List<String> created = new ArrayList<>();

	private Requests requests;

	@BeforeEach
	void open() {
		this.requests = new Requests("http://localhost:" + this.port);
		this.browser.ahead(WATCH);
	}

	@AfterEach
	void close() throws Exception {
		if (this.browser != null) {
			this.browser.close();
		}
		for (int i = this.created.size() - 1; i >= 0; i--) {
			this.requests.send("DELETE", this.created.get(i), Map.of());
		}
	}

	@Test
	void isTextOnEveryPage() throws Exception {
		store();
		ask();
		this.browser.callItself("Mozilla/5.0 " + HostileTexts.at(1));
		LoginPage login = new LoginPage(this.browser);
		for (int i = 0; i < HostileTexts.ALL.size(); i += 12) {
			login.refuse(HostileTexts.at(i), "wrong");
		}
		login.logIn("admin", ConsoleTest.PASSWORD);

		List<String> decisions = decisions();
		List<String> faults = new ArrayList<>();
		String plan = plan();
		ConsolePages.of(this.configurations.current(), decisions.get(0), plan)
			.entrySet()
			.stream()
			.filter((page) -> !page.getKey().startsWith("/login") && !page.getKey().equals("/error")
					&& !page.getKey().equals("/account/password"))
			.flatMap((page) -> page.getValue().stream())
			.forEach((address) -> faults.addAll(open(address)));
		List<String> testers = new ArrayList<>();
		for (String decision : decisions) {
			faults.addAll(open("/decisions/" + decision));
			testers.add(String.valueOf(this.browser.evaluate(
					"document.querySelector('.u-actions a[href*=\"/scripts/\"]')?.getAttribute('href') ?? '/scripts'")));
		}
		for (String tester : testers.subList(0, 4)) {
			faults.addAll(open(tester));
		}
		faults.addAll(open("/decisions/" + decisions.get(0) + "/call"));
		for (String address : created()) {
			faults.addAll(open(address));
		}
		faults.addAll(open(plan + "?show=all&page=2"));
		faults.addAll(open(plan + "?show=" + Requests.encoded(HostileTexts.at(10))));
		assertThat(faults).isEmpty();
		shows(HostileTexts.ALL, plan + "?show=all", plan + "?show=all&page=2");
		assertThat(formsAndRefusals()).isEmpty();
		shows(HostileTexts.ALL, "/configuration/conferences", "/configuration/conferences?page=2");
		shows(HostileTexts.ALL.subList(12, HostileTexts.ALL.size()), "/decisions");
		this.browser.go("/support-log");
		assertThat(this.browser.evaluate("document.querySelector('main').textContent")).asString()
			.contains(HostileTexts.at(0), HostileTexts.at(1), "Bob \\u202emoc.elpmaxe\\u202c x");
	}

	/** What administrators and their programs store. */
	private void store() throws Exception {
		String profile = create("policy_server", Map.of("name", "Profile " + HostileTexts.at(0), "description",
				HostileTexts.at(1), "enable_internal_service_policy", true, "internal_service_policy_template",
				SCRIPT.formatted(
						String.join("\n", HostileTexts.ALL.subList(0, 30)).replace("#}", "# }").replace("%", "%%"))));
		for (int i = 0; i < HostileTexts.ALL.size(); i++) {
			create("conference",
					Map.of("name", HostileTexts.at(i), "service_type", "conference", "description",
							HostileTexts.at(i + 1), "tag", HostileTexts.at(i + 2), "aliases",
							List.of(Map.of("alias", HostileTexts.at(i + 3), "description", HostileTexts.at(i + 4)))));
			if (i % 6 == 0) {
				create("system_location", Map.of("name", HostileTexts.at(i + 1), "description", HostileTexts.at(i + 2),
						"policy_server", profile));
				create("gateway_routing_rule",
						Map.of("name", HostileTexts.at(i + 2), "description", HostileTexts.at(i + 3), "priority",
								140 + i, "match_string",
								HostileTexts.at(i + 4).replaceAll("[^A-Za-z0-9\\x{80}-\\x{10ffff}]", "\\\\$0"),
								"replace_string", HostileTexts.at(i + 5)));
				create("end_user",
						Map.of("primary_email_address", "p" + i + "@example.com", "display_name",
								HostileTexts.at(i + 3), "description", HostileTexts.at(i + 4), "title",
								HostileTexts.at(i + 5)));
				create("device", Map.of("alias", HostileTexts.at(i + 4), "description", HostileTexts.at(i + 5)));
				create("ivr_theme", Map.of("name", HostileTexts.at(i + 5)));
			}
		}
		create("system_location", Map.of("name", "Hostile", "policy_server", profile));
		for (int i = 0; i < 12; i++) {
			create("node_credential", Map.of("name", HostileTexts.at(5 * i), "description", HostileTexts.at(5 * i + 1),
					"username", "hostile" + i, "password", "a hostile node's password"));
		}
	}

	private String create(String resource, Map<String, ?> record) throws Exception {
		HttpResponse<String> answer = this.requests.send("POST", API + resource + "/", record);
		assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(201);
		String location = answer.headers().firstValue("Location").orElseThrow();
		String path = location.substring(location.indexOf(API));
		this.created.add(path);
		return path;
	}

	/** What nodes pass on of callers, and what calls itself a node. */
	private void ask() throws Exception {
		for (int i = 0; i < HostileTexts.ALL.size(); i++) {
			Map<String, String> parameters = new LinkedHashMap<>();
			for (int place = 0; place < PARAMETERS.size(); place++) {
				parameters.put(PARAMETERS.get(place), HostileTexts.at(i + place));
			}
			if (i % 3 != 0) {
				parameters.put("location", "Hostile");
			}
			this.requests.node("/policy/v1/service/configuration", parameters);
		}
		for (String path : List.of("participant/properties", "participant/location", "registrations")) {
			this.requests.node("/policy/v1/" + path, Map.of("location", "Hostile", "remote_display_name",
					HostileTexts.at(1), "call_uuid", HostileTexts.at(9), "service_name", HostileTexts.at(2)));
		}
		this.requests.node("/policy/v1/participant/avatar/" + Requests.encoded(HostileTexts.at(1)), Map.of());
		for (int i = 0; i < HostileTexts.ALL.size(); i += 5) {
			this.requests.node(HostileTexts.at(i).replace(":", ";"), "wrong", "/policy/v1/service/configuration",
					Map.of("location", HostileTexts.at(i + 1)));
		}
	}

	/** Files of administrators: some cells are right, some are not. */
	private String plan() throws IOException {
		Path file = this.folder.resolve(HostileTexts.at(1) + ".csv");
		StringBuilder rows = new StringBuilder("name,service_type,alias,description,participant_limit\n");
		for (int i = 0; i < HostileTexts.ALL.size(); i++) {
			rows.append(Stream
				.of(HostileTexts.at(i) + " imported", (i % 4 == 3) ? HostileTexts.at(i) : "conference", "alias" + i,
						HostileTexts.at(i + 1), (i % 3 == 0) ? HostileTexts.at(i + 2) : "20")
				.map((cell) -> '"' + cell.replace("\"", "\"\"") + '"')
				.collect(Collectors.joining(","))).append('\n');
		}
		Files.writeString(file, rows);
		return new ImportPage(this.browser).upload("Conferences", file).path();
	}

	private List<String> decisions() {
		Awaitility.await().untilAsserted(() -> {
			this.browser.go("/decisions");
			assertThat(this.browser.evaluate("document.querySelectorAll('#rows tr').length >= 50")).isEqualTo(true);
		});
		List<?> links = (List<?>) this.browser.evaluate(
				"[...document.querySelectorAll('#rows tr td:first-child a')].map((each) => each.pathname.split('/').pop())");
		return IntStream.range(0, links.size())
			.filter((i) -> i % 4 == 0)
			.mapToObj((i) -> String.valueOf(links.get(i)))
			.toList();
	}

	/**
	 * The forms and stories of some records of each kind, and the tester of the script.
	 */
	private List<String> created() {
		Map<String, String> slugs = Map.of("conference", "conferences", "policy_server", "policy-profiles",
				"system_location", "system-locations", "gateway_routing_rule", "call-routing-rules", "end_user",
				"people", "device", "devices", "ivr_theme", "themes");
		List<String> addresses = new ArrayList<>();
		Map<String, Integer> seen = new LinkedHashMap<>();
		for (String path : this.created) {
			String[] parts = path.substring(API.length()).split("/");
			if (seen.merge(parts[0], 1, Integer::sum) > 1) {
				continue;
			}
			String page = "/configuration/" + slugs.get(parts[0]);
			if (parts[0].equals("node_credential")) {
				addresses.add("/accounts/node-credentials/" + parts[1]);
				continue;
			}
			addresses.addAll(List.of(page, page + "/" + parts[1], page + "/" + parts[1] + "/delete",
					"/history/object/" + parts[0] + "/" + parts[1],
					"/history/configuration/" + parts[0] + "/" + parts[1]));
			if (parts[0].equals("policy_server")) {
				addresses.add("/scripts/" + parts[1] + "/service");
				addresses.add("/scripts/" + parts[1] + "/service/requests");
			}
		}
		addresses.add("/history/" + this.configurations.current().revision());
		addresses.add("/history/" + this.configurations.current().revision() + "/undo");
		for (String text : List.of("\" pwned onfocus=\"window.pwned=1", "'\"><b pwned>", "[[${7777*7777}]]")) {
			String query = Requests.encoded(text);
			addresses.addAll(List.of("/configuration/conferences?q=" + query, "/decisions?q=" + query,
					"/support-log?q=" + query, "/history?text=" + query + "&person=" + query,
					"/simulator?local_alias=" + query + "&location=" + query + "&more_name=" + query,
					"/connect?location=" + query, "/configuration/conferences/new?name=" + query));
		}
		return addresses;
	}

	private List<String> open(String address) {
		this.browser.go(address);
		return look(address);
	}

	private List<String> look(String what) {
		List<?> found = (List<?>) this.browser.ask(LOOK);
		return Objects.requireNonNull(found).stream().map((each) -> what + ": " + each).toList();
	}

	/** Reasons, what is typed into forms with faults, and messages that name records. */
	private List<String> formsAndRefusals() {
		List<String> faults = new ArrayList<>();
		String conference = "/configuration/conferences/" + number("conference");
		for (int i : new int[] { 0, 9, 28, 45 }) {
			this.browser.go(conference);
			this.browser.type("#f-description", HostileTexts.at(i));
			this.browser.type("#reason", HostileTexts.at(i));
			this.browser.click(".u-save [name=stay]");
			this.browser.see(".u-flash.u-tone-served");
			faults.addAll(look(conference + " saved"));
			this.browser.type("#f-name", "");
			this.browser.type("#f-guest_pin", HostileTexts.at(i));
			this.browser.click(".u-save [type=submit]");
			this.browser.see("#faults");
			faults.addAll(look(conference + " refused"));
		}
		faults.addAll(open("/history"));
		faults.addAll(open(conference.replace("/configuration/conferences", "/history/object/conference")));
		this.browser.go("/configuration/policy-profiles/" + number("policy_server") + "/delete");
		this.browser.click(".btn-danger");
		this.browser.see(".u-note.u-tone-rejected");
		faults.addAll(look("a profile that is in use"));
		this.browser.go("/configuration/call-routing-rules");
		this.browser.click(".rec-try summary");
		this.browser.type("#try-alias", HostileTexts.at(1));
		this.browser.see("#attempt ol");
		faults.addAll(look("an alias that is tried"));
		return faults;
	}

	private String number(String resource) {
		return this.created.stream()
			.filter((path) -> path.startsWith(API + resource + "/"))
			.findFirst()
			.orElseThrow()
			.replaceAll("\\D", "")
			.substring(1);
	}

	/** Lists have every text as it was sent, aside from what would turn it. */
	private void shows(List<String> texts, String... addresses) {
		StringBuilder text = new StringBuilder();
		for (String address : addresses) {
			this.browser.go(address);
			text.append(this.browser.evaluate("document.querySelector('main').textContent"));
		}
		assertThat(texts).allMatch((each) -> text.indexOf(HostileTexts.shown(each)) >= 0);
	}

}
