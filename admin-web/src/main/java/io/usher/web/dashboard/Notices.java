package io.usher.web.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.HeldRecord;
import io.usher.core.location.SystemLocation;
import io.usher.core.log.LogWriter;
import io.usher.core.log.Loss;
import io.usher.core.profile.PolicyProfile;
import io.usher.web.configuration.HistoryCheck;
import io.usher.web.traffic.NodeSeen;
import io.usher.web.traffic.Outcome;
import io.usher.web.traffic.Refusals;
import io.usher.web.traffic.Traffic;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Finds what somebody should look after.
 */
@Component
class Notices {

	private static final int NAMED = 5;

	/** The lists that show secrets, those first that matter most to calls. */
	private static final Map<RecordKind, String> WITH_SECRETS = withSecrets();

	private final Configurations configurations;

	private final HistoryCheck history;

	private final LogWriter log;

	private final Traffic traffic;

	private final Clock clock;

	/** Looking at every record takes a while where there are a million. */
	private volatile ConfigurationSurvey survey = ConfigurationSurvey.of(Configuration.empty());

	Notices(Configurations configurations, HistoryCheck history, LogWriter log, Traffic traffic, Clock clock) {
		this.configurations = configurations;
		this.history = history;
		this.log = log;
		this.traffic = traffic;
		this.clock = clock;
	}

	ConfigurationSurvey survey() {
		Configuration configuration = this.configurations.current();
		ConfigurationSurvey known = this.survey;
		if (known.revision() != configuration.revision()) {
			known = ConfigurationSurvey.of(configuration);
			this.survey = known;
		}
		return known;
	}

	/** Returns what concerns those who see the logs. */
	List<Notice> ofTraffic() {
		List<Notice> notices = new ArrayList<>();
		long shed = this.traffic.lastHour().count(Outcome.SHED);
		if (shed > 0) {
			notices.add(Notice.urgent(counted(shed, "request") + " of the last hour waited too long to be decided: "
					+ "there were more than Usher can decide.", "/decisions", "Decision log"));
		}
		long lost = Arrays.stream(Loss.values())
			.filter((loss) -> loss != Loss.SUPPORT_LINES)
			.mapToLong(this.log::lost)
			.sum();
		if (lost > 0) {
			notices.add(Notice.of(counted(lost, "decision") + " made since this instance was started "
					+ ((lost == 1) ? "is" : "are") + " not in the decision log.", "/decisions", "Decision log"));
		}
		return notices;
	}

	private void ofNewerVersions(List<Notice> notices) {
		List<HeldRecord> held = this.configurations.current().held().limit(NAMED + 1).toList();
		if (!held.isEmpty()) {
			notices
				.add(Notice.urgent("A newer version of Usher changed what this instance does not understand, and goes "
						+ "on with as it was before: "
						+ held.stream()
							.limit(NAMED)
							.map((record) -> record.id().kind().title() + " “" + record.name() + "”")
							.collect(Collectors.joining(", "))
						+ ((held.size() > NAMED) ? " and more" : "") + ". Replace this instance by the newer version.",
						null, ""));
		}
	}

	/** Returns what concerns those who see the configuration. */
	List<Notice> ofConfiguration() {
		List<Notice> notices = new ArrayList<>();
		if (this.history.isSuspect()) {
			notices.add(Notice.urgent("The change history is not as it was written: " + this.history.words() + ".",
					"/history", "Change history"));
		}
		ofNewerVersions(notices);
		unknownLocations(notices);
		ConfigurationSurvey found = survey();
		found.withoutProfile()
			.stream()
			.sorted(Comparator.comparing(SystemLocation::revision).reversed())
			.limit(NAMED)
			.forEach((location) -> notices.add(Notice.of(
					"Location “" + location.name()
							+ "” has no policy profile: Usher's own data alone decide its requests.",
					path(location), "Choose a profile")));
		found.unused()
			.stream()
			.sorted(Comparator.comparing(PolicyProfile::revision).reversed())
			.limit(NAMED)
			.forEach((profile) -> notices.add(Notice.of("No location uses policy profile “" + profile.name() + "”.",
					path(profile), "Look at it")));
		unknownSecrets(found, notices);
		refused(notices);
		return notices;
	}

	private static Map<RecordKind, String> withSecrets() {
		Map<RecordKind, String> lists = new LinkedHashMap<>();
		lists.put(RecordKind.CONFERENCE, "conferences");
		lists.put(RecordKind.DEVICE, "devices");
		lists.put(RecordKind.POLICY_PROFILE, "policy-profiles");
		return lists;
	}

	private static void unknownSecrets(ConfigurationSurvey found, List<Notice> notices) {
		if (found.unknownSecrets().isEmpty()) {
			return;
		}
		long all = found.unknownSecrets().values().stream().mapToLong(Long::longValue).sum();
		String kinds = found.unknownSecrets()
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey().plural() + ": " + Tile.number(entry.getValue()))
			.collect(Collectors.joining(", "));
		RecordKind shown = WITH_SECRETS.keySet()
			.stream()
			.filter(found.unknownSecrets()::containsKey)
			.findFirst()
			.orElse(RecordKind.CONFERENCE);
		notices.add(Notice.of(
				counted(all, "record") + " with a PIN or password that Usher does not know (" + kinds
						+ "), since an import could not read it. Enter it anew; until then such requests are left to "
						+ "Infinity.",
				"/configuration/" + WITH_SECRETS.get(shown) + "?secrets=unknown", shown.plural()));
	}

	private void unknownLocations(List<Notice> notices) {
		Configuration configuration = this.configurations.current();
		this.traffic.nodes()
			.stream()
			.sorted(Comparator.comparing(NodeSeen::last).reversed())
			.map(NodeSeen::location)
			.filter((name) -> !name.isEmpty() && configuration.location(name).isEmpty())
			.distinct()
			.limit(NAMED)
			.forEach((name) -> notices.add(Notice.of(
					"Nodes ask for location “" + name + "”, which Usher does not know: "
							+ ((configuration.defaultProfile() != null) ? "the default policy profile decides."
									: "no policy profile decides."),
					UriComponentsBuilder.fromPath("/configuration/system-locations/new")
						.queryParam("name", "{name}")
						.build(name)
						.toString(),
					"Create it")));
	}

	private void refused(List<Notice> notices) {
		Instant from = this.clock.instant().minus(1, ChronoUnit.HOURS);
		List<Refusals> lately = this.traffic.refusals()
			.stream()
			.filter((refusals) -> refusals.last().isAfter(from))
			.toList();
		if (!lately.isEmpty()) {
			Refusals last = lately.get(0);
			notices.add(Notice.of("Requests were refused in the last hour, the last one from " + last.address() + ": "
					+ last.reason() + ".", "/connect#refused", "Refused requests"));
		}
	}

	private static String path(SystemLocation location) {
		return "/configuration/system-locations/" + location.id().number();
	}

	private static String path(PolicyProfile profile) {
		return "/configuration/policy-profiles/" + profile.id().number();
	}

	private static String counted(long count, String what) {
		return Tile.number(count) + " " + what + ((count == 1) ? "" : "s");
	}

}
