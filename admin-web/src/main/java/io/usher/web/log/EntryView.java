package io.usher.web.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LoggedRequest;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.decision.AnswerText;
import io.usher.web.decision.RecordLinks;
import io.usher.web.decision.RequestWords;
import io.usher.web.decision.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision of the log as its page shows it.
 *
 * @param decision the entry
 * @param type the type of request, in a word
 * @param verdict what happened, in words
 * @param status the HTTP status, such as {@code 404 Not Found}
 * @param json the answer's body
 * @param asked what was asked
 * @param about what decided, with links
 * @param parts where the time went
 * @param tester the path of the script tester, null for none
 */
record EntryView(LoggedDecision decision, String type, Verdict verdict, String status, String json, List<Asked> asked,
		List<About> about, List<Part> parts, @Nullable String tester) {

	static EntryView of(LoggedDecision decision, RecordLinks links, JsonMapper json) {
		HttpStatus status = HttpStatus.valueOf(decision.answered().status());
		return new EntryView(decision, RequestWords.of(decision.asked().type()), Verdict.logged(decision),
				status.value() + " " + status.getReasonPhrase(),
				AnswerText.pretty(json, json.readTree(decision.answered().body())), asked(decision.asked()),
				about(decision, links), parts(decision.micros()), tester(decision, links));
	}

	private static List<Asked> asked(LoggedRequest request) {
		return request.parameters()
			.stream()
			.map((parameter) -> new Asked(parameter.name(),
					RequestParameter.find(parameter.name()).map(RequestParameter::label).orElse(""), parameter.value()))
			.toList();
	}

	private static List<About> about(LoggedDecision decision, RecordLinks links) {
		List<About> about = new ArrayList<>();
		LoggedDecision.Deciders deciders = decision.deciders();
		if (deciders.record() != null) {
			about.add(new About(deciders.record().kind().title(), deciders.recordName(), links.to(deciders.record())));
		}
		add(about, "Policy profile", deciders.profile(), links.toNamed(RecordKind.POLICY_PROFILE, deciders.profile()));
		String location = decision.asked().location();
		add(about, "Location", location, links.toNamed(RecordKind.SYSTEM_LOCATION, location));
		LoggedDecision.RanScript script = deciders.script();
		if (script != null) {
			about.add(new About("Script", "of \u201c" + script.profileName() + "\u201d, as of revision "
					+ script.revision() + ": " + script.outcome(), links.toScript(script.profile(), script.kind(), 0)));
		}
		LoggedDecision.AskedUpstream upstream = deciders.upstream();
		if (upstream != null) {
			about.add(new About("External policy server", (upstream.status() > 0) ? "answered " + upstream.status()
					: "gave no answer: " + upstream.cause().replace('_', ' '), null));
		}
		return about;
	}

	private static void add(List<About> about, String title, String name, @Nullable String path) {
		if (!name.isEmpty()) {
			about.add(new About(title, name, path));
		}
	}

	private static List<Part> parts(LoggedDecision.Micros micros) {
		long rest = micros.total() - micros.external() - micros.own() - micros.script();
		return List.of(Part.of("External policy server", micros.external(), micros.total()),
				Part.of("Own data", micros.own(), micros.total()), Part.of("Script", micros.script(), micros.total()),
				Part.of("Reading, waiting, writing", Math.max(0, rest), micros.total()));
	}

	private static @Nullable String tester(LoggedDecision decision, RecordLinks links) {
		LoggedDecision.RanScript script = decision.deciders().script();
		String path;
		if (script != null) {
			path = links.toScript(script.profile(), script.kind(), 0);
		}
		else {
			String profile = links.toNamed(RecordKind.POLICY_PROFILE, decision.deciders().profile());
			path = (profile == null) ? null
					: ScriptKind.of(decision.asked().type())
						.map((kind) -> links.toScript(Long.parseLong(profile.substring(profile.lastIndexOf('/') + 1)),
								kind.wireName(), 0))
						.orElse(null);
		}
		return (path != null) ? path + "?decision=" + encoded(decision.decisionId()) : null;
	}

	/** Returns the path and query that ask the same. */
	public String line() {
		return this.decision.asked().line();
	}

	/** Returns the query of the simulator that asks the same now. */
	public String again() {
		return "request_line=" + encoded(line());
	}

	/** Returns the query of the simulator that asks the same as it was then. */
	public String asThen() {
		return again() + "&at=" + encoded(this.decision.at().toString()) + "&revision=" + this.decision.revision();
	}

	/** Returns how long it took. */
	public String took() {
		return Durations.of(this.decision.micros().total());
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * A parameter.
	 *
	 * @param name its name
	 * @param label its words, empty when it is unknown
	 * @param value its value
	 */
	record Asked(String name, String label, String value) {

	}

	/**
	 * Something that decided.
	 *
	 * @param title what it is
	 * @param name its name
	 * @param path the path of its page, null for none
	 */
	record About(String title, String name, @Nullable String path) {

	}

	/**
	 * A part of the time.
	 *
	 * @param title what it went to
	 * @param took how long
	 * @param share how many of a hundred of the whole
	 */
	record Part(String title, String took, long share) {

		static Part of(String title, long micros, long total) {
			return new Part(title, (micros > 0) ? Durations.of(micros) : "none",
					(total > 0) ? 100 * micros / total : 0);
		}

	}

}
