package io.usher.web.script;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.usher.core.configuration.Configuration;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.record.FormAside;
import io.usher.web.record.SaveConcern;
import org.springframework.stereotype.Component;

/**
 * Says beside a policy profile how its saved tests fare, and before it is saved which
 * would break.
 */
@Component
class ProfileTests implements FormAside, SaveConcern {

	private final SavedTests tests;

	ProfileTests(SavedTests tests) {
		this.tests = tests;
	}

	@Override
	public List<Note> of(Configuration configuration, RecordId id) {
		if (!(configuration.find(id).orElse(null) instanceof PolicyProfile profile)) {
			return List.of();
		}
		SavedTests.Summary summary = this.tests.of(profile);
		if (summary.total() == 0) {
			return List.of();
		}
		String text = summary.passed() + " of " + summary.total() + " pass."
				+ (summary.allPass() ? "" : " These do not: " + String.join(", ", summary.failing()) + ".");
		return List
			.of(new Note("Saved tests.", text, summary.allPass() ? "served" : "rejected", "Scripts", "/scripts"));
	}

	@Override
	public List<String> of(Configuration configuration, RecordId id, Document after) {
		if (!(configuration.find(id).orElse(null) instanceof PolicyProfile profile)) {
			return List.of();
		}
		return Arrays.stream(ScriptKind.values())
			.filter((kind) -> !Objects.equals(source(profile.document(), kind), source(after, kind)))
			.flatMap((kind) -> this.tests.broken(profile, kind, source(after, kind)).stream())
			.map((failure) -> "The saved test “" + failure.test() + "” passes now, and would fail.")
			.toList();
	}

	private static String source(Document document, ScriptKind kind) {
		return document.text(PolicyProfile.template(kind), "");
	}

}
