package io.usher.web.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;

/**
 * Every page of the console, by the pattern of its handler, with addresses at which it is
 * looked at. {@link AccessibilityIT} tells which pages have no line here.
 */
final class ConsolePages {

	/** What a handler answers that is no page: parts of pages, files, and JSON. */
	static final Set<String> OTHERS = Set.of("/accounts", "/accounts/tokens/openapi.json", "/configuration",
			"/configuration/call-routing-rules/try", "/configuration/people/{number:\\d+}/picture",
			"/connect/certificates.pem", "/connect/live", "/dashboard/changes", "/dashboard/live",
			"/dashboard/traffic.json", "/decisions/download", "/decisions/newer", "/history/export",
			"/history/public-key.pem", "/login/oidc", "/scripts/try/{kind}/inputs", "/scripts/vocabulary/{kind}",
			"/scripts/{profile:[1-9][0-9]{0,17}}/{kind}/inputs", "/support-log/newer",
			"/transfer/imports/{id}/report.csv");

	private ConsolePages() {
	}

	/**
	 * Returns the pages.
	 * @param configuration what is configured
	 * @param decision the id of an entry of the decision log
	 * @param plan the path of an import that is planned
	 */
	static Map<String, List<String>> of(Configuration configuration, String decision, String plan) {
		Map<String, List<String>> pages = new LinkedHashMap<>();
		pages.put("/", List.of("/"));
		accounts(pages, configuration);
		records(pages, configuration);
		pages.put("/connect", List.of("/connect?location=London", "/connect?location=Nowhere"));
		pages.put("/connect/upstreams/{number}",
				List.of("/connect/upstreams/" + first(configuration, RecordKind.POLICY_PROFILE)));
		pages.put("/decisions", List.of("/decisions", "/decisions?q=zzzz", "/decisions?from=yesterday"));
		pages.put("/decisions/refused", List.of("/decisions/refused"));
		pages.put("/decisions/{id}", List.of("/decisions/" + decision));
		pages.put("/decisions/{id}/call", List.of("/decisions/" + decision + "/call"));
		history(pages, configuration);
		scripts(pages, configuration);
		pages.put("/settings", List.of("/settings"));
		pages.put("/simulator",
				List.of("/simulator", "/simulator?local_alias=room%40paris.branch.example.com&location=London",
						"/simulator?local_alias=", "/simulator?request_type=directory&location=London"));
		pages.put("/support-log", List.of("/support-log"));
		pages.put("/transfer", List.of("/transfer"));
		pages.put("/transfer/export", List.of("/transfer/export"));
		pages.put("/transfer/imports/{id}",
				List.of(plan, plan + "?show=all", plan + "?show=deleted", "/transfer/imports/gone"));
		pages.put("/login", List.of("/login", "/login?error", "/login?logout"));
		pages.put("/login/code", List.of("/login/code"));
		pages.put("/error", List.of("/nothing/is/here", "/configuration/conferences/999999999"));
		return pages;
	}

	private static void accounts(Map<String, List<String>> pages, Configuration configuration) {
		pages.put("/account/password", List.of("/account/password"));
		pages.put("/account/second-factor", List.of("/account/second-factor"));
		pages.put("/account/sessions", List.of("/account/sessions"));
		pages.put("/accounts/sessions", List.of("/accounts/sessions"));
		pages.put("/accounts/{kind}", List.of("/accounts/administrators", "/accounts/node-credentials",
				"/accounts/tokens", "/accounts/oauth2-clients", "/accounts/administrators?q=zzzz"));
		pages.put("/accounts/{kind}/new", List.of("/accounts/administrators/new", "/accounts/node-credentials/new",
				"/accounts/tokens/new", "/accounts/oauth2-clients/new"));
		pages.put("/accounts/{kind}/{number:[0-9]{1,18}}",
				List.of("/accounts/administrators/" + first(configuration, RecordKind.ADMINISTRATOR),
						"/accounts/node-credentials/" + first(configuration, RecordKind.NODE_CREDENTIAL)));
	}

	private static void records(Map<String, List<String>> pages, Configuration configuration) {
		long conference = first(configuration, RecordKind.CONFERENCE);
		pages.put("/configuration/infinity", List.of("/configuration/infinity"));
		pages.put("/configuration/{slug:(?!infinity$)[a-z0-9-]+}",
				List.of("/configuration/conferences", "/configuration/conferences?q=zzzz",
						"/configuration/call-routing-rules", "/configuration/people", "/configuration/devices",
						"/configuration/policy-profiles", "/configuration/system-locations",
						"/configuration/participants", "/configuration/turn-servers"));
		pages.put("/configuration/{slug}/new", List.of("/configuration/conferences/new", "/configuration/people/new",
				"/configuration/conferences/new?copy=" + conference));
		pages.put("/configuration/{slug}/{number:\\d+}",
				List.of("/configuration/conferences/" + conference,
						"/configuration/call-routing-rules/" + first(configuration, RecordKind.CALL_ROUTING_RULE),
						"/configuration/policy-profiles/" + first(configuration, RecordKind.POLICY_PROFILE),
						"/configuration/system-locations/" + first(configuration, RecordKind.SYSTEM_LOCATION),
						"/configuration/people/" + first(configuration, RecordKind.PERSON),
						"/configuration/devices/" + first(configuration, RecordKind.DEVICE)));
		pages.put("/configuration/{slug}/{number:\\d+}/delete",
				List.of("/configuration/conferences/" + conference + "/delete"));
	}

	private static void history(Map<String, List<String>> pages, Configuration configuration) {
		String conference = RecordKind.CONFERENCE.resource() + "/" + first(configuration, RecordKind.CONFERENCE);
		long revision = configuration.record(RecordKind.CONFERENCE, first(configuration, RecordKind.CONFERENCE))
			.revision();
		pages.put("/history", List.of("/history", "/history?text=zzzz"));
		pages.put("/history/{revision:[0-9]{1,18}}", List.of("/history/" + revision));
		pages.put("/history/{revision:[0-9]{1,18}}/undo", List.of("/history/" + revision + "/undo"));
		pages.put("/history/object/{resource}/{number:[0-9]{1,18}}", List.of("/history/object/" + conference));
		pages.put("/history/object/{resource}/{number:[0-9]{1,18}}/restore",
				List.of("/history/object/" + conference + "/restore?revision=" + revision));
		pages.put("/history/configuration", List.of("/history/configuration?revision=" + revision,
				"/history/configuration?kind=" + RecordKind.CONFERENCE.resource()));
		pages.put("/history/configuration/{resource}/{number:[0-9]{1,18}}",
				List.of("/history/configuration/" + conference));
		pages.put("/history/verification", List.of("/history/verification"));
	}

	private static void scripts(Map<String, List<String>> pages, Configuration configuration) {
		String script = "/scripts/" + first(configuration, RecordKind.POLICY_PROFILE) + "/service";
		pages.put("/scripts", List.of("/scripts"));
		pages.put("/scripts/try/{kind}", List.of("/scripts/try/participant"));
		pages.put("/scripts/{profile:[1-9][0-9]{0,17}}/{kind}", List.of(script));
		pages.put("/scripts/try/{kind}/requests", List.of("/scripts/try/service/requests"));
		pages.put("/scripts/{profile:[1-9][0-9]{0,17}}/{kind}/requests", List.of(script + "/requests"));
	}

	private static long first(Configuration configuration, RecordKind kind) {
		return configuration.all(kind).findFirst().map(ConfigurationRecord::id).orElseThrow().number();
	}

}
