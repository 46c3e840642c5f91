package io.usher.web.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ScriptTestFields;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.script.gallery.Gallery;
import io.usher.core.script.gallery.GalleryScript;
import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tester's editors can be filled with: example data, scripts of the gallery and
 * their inputs, saved tests, real requests.
 */
@Component
class TesterInputs {

	private static final PrettyPrinter LAYOUT = new DefaultPrettyPrinter(
			Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
		.withObjectIndenter(new DefaultIndenter("  ", "\n"))
		.withArrayIndenter(new DefaultIndenter("  ", "\n"));

	private final RecentRequests requests;

	private final SavedTests tests;

	private final JsonMapper json;

	TesterInputs(RecentRequests requests, SavedTests tests, JsonMapper json) {
		this.requests = requests;
		this.tests = tests;
		this.json = json;
	}

	/** Writes JSON for people. */
	String pretty(@Nullable Object value) {
		return this.json.writer().with(LAYOUT).writeValueAsString(value);
	}

	/** Returns example data for a kind of script. */
	String example(ScriptKind kind) {
		return pretty(Gallery.all()
			.stream()
			.filter((script) -> script.kind() == kind)
			.findFirst()
			.orElseThrow()
			.examples()
			.get(0)
			.input());
	}

	/**
	 * Fills the form with what an address asks for: {@code decision}, {@code test}, or
	 * {@code gallery} with {@code example}. Nothing asked: example data.
	 * @throws ResponseStatusException when there is no such thing
	 */
	Loaded load(Tried tried, Map<String, String> query) {
		if (query.containsKey("decision")) {
			return ofDecision(tried, query.getOrDefault("decision", ""));
		}
		if (query.containsKey("test")) {
			return ofTest(tried, query.getOrDefault("test", ""));
		}
		if (query.containsKey("gallery")) {
			return ofGallery(tried, query);
		}
		return new Loaded(null, example(tried.kind()), "", "", "", "", "");
	}

	private Loaded ofDecision(Tried tried, String id) {
		return this.requests.take(tried.kind(), id)
			.map((taken) -> new Loaded(null, pretty(taken.input()), TesterForm.written(taken.at()), taken.remark(), "",
					"", ""))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Loaded ofTest(Tried tried, String number) {
		PolicyProfile profile = tried.profile();
		List<ScriptTest> known = (profile != null) ? this.tests.tests(profile, tried.kind()) : List.of();
		return known.stream()
			.filter((test) -> String.valueOf(test.id().number()).equals(number))
			.findFirst()
			.map((test) -> new Loaded(null, test.document().requiredText(ScriptTestFields.INPUT),
					TesterForm.written(test.at()), "", number, test.document().requiredText(CommonFields.NAME),
					test.document().requiredText(ScriptTestFields.EXPECTED)))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Loaded ofGallery(Tried tried, Map<String, String> query) {
		GalleryScript script = Optional.ofNullable(ScriptVocabulary.gallery(tried.kind(), query.get("gallery")))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		String place = query.get("example");
		int index = (place != null && place.matches("[0-9]{1,3}")) ? Integer.parseInt(place) : 0;
		GalleryScript.Example example = script.examples().get(Math.min(index, script.examples().size() - 1));
		return new Loaded((place == null) ? script.source() : null, pretty(example.input()),
				TesterForm.written(example.at()), example.shows(), "", "", "");
	}

	/**
	 * What the editors are filled with.
	 *
	 * @param script the script, null to leave that alone
	 * @param input the input as JSON
	 * @param at the date and time, empty for now
	 * @param remark what is to say about it, empty when nothing is
	 * @param test the number of the saved test, empty when it is none
	 * @param testName its name
	 * @param expected what it expects
	 */
	record Loaded(@Nullable String script, String input, String at, String remark, String test, String testName,
			String expected) {

		/** Returns the form with this in it. */
		TesterForm into(TesterForm form) {
			TesterForm filled = form.withInput(this.input, this.at).withTest(this.test, this.testName, this.expected);
			return (this.script != null) ? filled.withScript(this.script) : filled;
		}

	}

}
