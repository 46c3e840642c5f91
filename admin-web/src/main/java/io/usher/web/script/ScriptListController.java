package io.usher.web.script;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.script.answer.ScriptKind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Lists the scripts of all policy profiles.
 */
@Controller
class ScriptListController {

	private final Configurations configurations;

	private final SavedTests tests;

	ScriptListController(Configurations configurations, SavedTests tests) {
		this.configurations = configurations;
		this.tests = tests;
	}

	@GetMapping("/scripts")
	String list(Model model) {
		List<ProfileRow> rows = this.configurations.current()
			.all(RecordKind.POLICY_PROFILE)
			.map(PolicyProfile.class::cast)
			.sorted(Comparator.comparing(PolicyProfile::name, String.CASE_INSENSITIVE_ORDER))
			.map(this::row)
			.toList();
		model.addAttribute("profiles", rows);
		model.addAttribute("kinds", ScriptKind.values());
		return "script/list";
	}

	private ProfileRow row(PolicyProfile profile) {
		return new ProfileRow(profile.id().number(), profile.name(),
				Arrays.stream(ScriptKind.values()).map((kind) -> script(profile, kind)).toList());
	}

	private ScriptCell script(PolicyProfile profile, ScriptKind kind) {
		String source = SavedTests.source(profile, kind);
		return new ScriptCell(kind, source.lines().count(), profile.script(kind).isPresent(),
				this.tests.of(profile, kind));
	}

	/**
	 * A policy profile.
	 *
	 * @param number its number
	 * @param name its name
	 * @param scripts its scripts, one of each kind
	 */
	record ProfileRow(long number, String name, List<ScriptCell> scripts) {

	}

	/**
	 * A script of a profile.
	 *
	 * @param kind its kind
	 * @param lines how many lines it has, 0 when there is none
	 * @param on whether live calls run it
	 * @param tests how its saved tests do
	 */
	record ScriptCell(ScriptKind kind, long lines, boolean on, SavedTests.Summary tests) {

	}

}
