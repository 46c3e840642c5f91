package io.usher.web.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.usher.core.account.NodeCredential;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import io.usher.web.console.Ago;
import io.usher.web.start.UsherSettings;
import io.usher.web.traffic.NodeSeen;
import io.usher.web.traffic.Refusals;
import io.usher.web.traffic.Traffic;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What to enter in Infinity for each location, step by step, and whether requests arrive.
 */
@Controller
class ConnectController {

	private static final String PAGE = "connect/connect";

	private static final int OFFERED = 500;

	private static final int REFUSED = 20;

	private static final Duration SILENT = Duration.ofMinutes(10);

	private final Configurations configurations;

	private final Traffic traffic;

	private final PublicAddress address;

	private final ServerCertificates certificates;

	private final boolean authenticates;

	private final Clock clock;

	ConnectController(Configurations configurations, Traffic traffic, PublicAddress address,
			ServerCertificates certificates, UsherSettings settings, Clock clock) {
		this.configurations = configurations;
		this.traffic = traffic;
		this.address = address;
		this.certificates = certificates;
		this.authenticates = settings.nodeAuthentication();
		this.clock = clock;
	}

	@GetMapping("/connect")
	String page(@RequestParam(name = "location", required = false) @Nullable String name, HttpServletRequest request,
			Model model) {
		Configuration configuration = this.configurations.current();
		List<String> locations = configuration.all(RecordKind.SYSTEM_LOCATION)
			.map((location) -> location.name())
			.sorted(String.CASE_INSENSITIVE_ORDER)
			.limit(OFFERED)
			.toList();
		Optional<SystemLocation> location = configuration
			.location((name != null) ? name : locations.isEmpty() ? null : locations.get(0));
		model.addAttribute("locations", locations);
		model.addAttribute("asked", name);
		PublicAddress.Found base = this.address.of(request);
		model.addAttribute("base", base);
		model.addAttribute("authenticates", this.authenticates);
		model.addAttribute("secureHere", this.certificates.isSecure());
		model.addAttribute("chain", this.certificates.chain());
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("upstreamProfiles",
				configuration.all(RecordKind.POLICY_PROFILE)
					.map(PolicyProfile.class::cast)
					.filter((profile) -> profile.url() != null)
					.limit(OFFERED)
					.toList());
		location.ifPresent((found) -> describe(found, base, configuration, model));
		status(location.map(SystemLocation::name).orElse(null), configuration, model);
		return PAGE;
	}

	private void describe(SystemLocation location, PublicAddress.Found base, Configuration configuration, Model model) {
		model.addAttribute("location", location);
		PolicyProfile profile = configuration.profileOf(location);
		model.addAttribute("profile", profile);
		List<Switch> switches = Switches.of(configuration, location);
		model.addAttribute("sections", switches.stream()
			.collect(Collectors.groupingBy(Switch::section, LinkedHashMap::new, Collectors.toList())));
		model.addAttribute("askedTypes",
				this.traffic.nodes()
					.stream()
					.filter((node) -> node.location().equalsIgnoreCase(location.name()))
					.flatMap((node) -> node.requests().keySet().stream())
					.collect(Collectors.toSet()));
		List<Credential> credentials = configuration.all(RecordKind.NODE_CREDENTIAL)
			.map(NodeCredential.class::cast)
			.filter((credential) -> admits(credential, location))
			.map(Credential::of)
			.toList();
		model.addAttribute("credentials", credentials);
		String user = credentials.isEmpty() ? "USER" : credentials.get(0).username();
		model.addAttribute("curl",
				"curl " + (this.authenticates ? "--user " + quoted(user) + " " : "")
						+ quoted(base.url() + "/policy/v1/service/configuration?local_alias=usher-test&location="
								+ URLEncoder.encode(location.name(), StandardCharsets.UTF_8)));
	}

	private static boolean admits(NodeCredential credential, SystemLocation location) {
		List<Long> locations = credential.document().references(AccountFields.LOCATIONS);
		return credential.document().flag(AccountFields.ENABLED, true)
				&& (locations.isEmpty() || locations.contains(location.id().number()));
	}

	/** Quotes a word for a shell. */
	private static String quoted(String word) {
		return "'" + word.replace("'", "'\\''") + "'";
	}

	@GetMapping("/connect/live")
	String live(@RequestParam(name = "location", required = false) @Nullable String name, Model model) {
		Configuration configuration = this.configurations.current();
		status(configuration.location(name).map(SystemLocation::name).orElse(null), configuration, model);
		return PAGE + " :: live";
	}

	private void status(@Nullable String location, Configuration configuration, Model model) {
		Instant now = this.clock.instant();
		List<NodeSeen> all = this.traffic.nodes();
		model.addAttribute("liveLocation", location);
		model.addAttribute("arrived",
				all.stream()
					.filter((node) -> location != null && node.location().equalsIgnoreCase(location))
					.map((node) -> Arrival.of(node, now))
					.toList());
		model.addAttribute("elsewhere", all.size());
		Map<String, Long> unknown = all.stream()
			.filter((node) -> !node.location().isEmpty() && configuration.location(node.location()).isEmpty())
			.collect(Collectors.groupingBy(NodeSeen::location, TreeMap::new, Collectors.counting()));
		model.addAttribute("unknown", unknown);
		model.addAttribute("nowhere", all.stream().filter((node) -> node.location().isEmpty()).count());
		model.addAttribute("refused",
				this.traffic.refusals().stream().limit(REFUSED).map((refusals) -> Refused.of(refusals, now)).toList());
		model.addAttribute("updated", now);
	}

	/**
	 * What Infinity has to trust: the last certificate of the chain issued the others.
	 */
	@GetMapping("/connect/certificates.pem")
	ResponseEntity<String> certificates() {
		List<ServerCertificates.Shown> chain = this.certificates.chain();
		if (chain.isEmpty()) {
			return ResponseEntity.notFound().build();
		}
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, "application/x-pem-file")
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usher-certificates.pem\"")
			.body(chain.stream().map(ServerCertificates.Shown::pem).collect(Collectors.joining()));
	}

	/**
	 * A node credential, without its password.
	 *
	 * @param name its name
	 * @param username its user name
	 * @param limits what it is limited to, in words; empty for nothing
	 */
	record Credential(String name, String username, String limits) {

		static Credential of(NodeCredential credential) {
			List<String> networks = credential.document().texts(AccountFields.NETWORKS);
			boolean limited = !credential.document().references(AccountFields.LOCATIONS).isEmpty();
			String from = networks.isEmpty() ? "" : "only from " + String.join(", ", networks);
			String at = limited ? "only for chosen locations" : "";
			return new Credential(credential.name(), credential.document().text(AccountFields.USERNAME, ""),
					(at.isEmpty() || from.isEmpty()) ? at + from : at + ", " + from);
		}

	}

	/**
	 * A node that asked.
	 *
	 * @param seen what is known of it
	 * @param requests how many requests came
	 * @param ago when the last one came, in words
	 * @param silent whether that is long ago
	 */
	record Arrival(NodeSeen seen, String requests, String ago, boolean silent) {

		static Arrival of(NodeSeen seen, Instant now) {
			return new Arrival(seen, String.format(Locale.ROOT, "%,d", seen.total()), Ago.words(seen.last(), now),
					Duration.between(seen.last(), now).compareTo(SILENT) > 0);
		}

	}

	/**
	 * Requests that were refused.
	 *
	 * @param refusals what is known of them
	 * @param count how many
	 * @param ago when the last one came, in words
	 */
	record Refused(Refusals refusals, String count, String ago) {

		static Refused of(Refusals refusals, Instant now) {
			return new Refused(refusals, String.format(Locale.ROOT, "%,d", refusals.count()),
					Ago.words(refusals.last(), now));
		}

	}

}
