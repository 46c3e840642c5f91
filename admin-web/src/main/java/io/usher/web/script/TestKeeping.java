package io.usher.web.script;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ScriptTestFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Saves and deletes tests of scripts.
 */
@Component
class TestKeeping {

	/** What a script calls to know the time. */
	private static final String TIME = "pex_now";

	private static final String DELETE = "delete:";

	private final Administration administration;

	private final SavedTests tests;

	private final Clock clock;

	TestKeeping(Administration administration, SavedTests tests, Clock clock) {
		this.administration = administration;
		this.tests = tests;
		this.clock = clock;
	}

	/**
	 * Does what a button says.
	 * @param action {@code keep}, {@code keep-new} or {@code delete:} and a number
	 */
	Kept act(Tried tried, TesterForm form, String action, Actor actor) {
		PolicyProfile profile = tried.profile();
		if (profile == null) {
			return Kept.refused(form, "A test belongs to the script of a policy profile.");
		}
		List<ScriptTest> known = this.tests.tests(profile, tried.kind());
		try {
			if (action.startsWith(DELETE)) {
				return delete(known, form, action.substring(DELETE.length()), actor);
			}
			ScriptTest loaded = action.equals("keep-new") ? null : find(known, form.test());
			return keep(profile, tried, form, loaded, actor);
		}
		catch (ViolationsException ex) {
			return Kept.refused(form, words(ex.violations().errors().get(0)));
		}
		catch (RecordNotFoundException ex) {
			return Kept.refused(form, "Somebody deleted this meanwhile.");
		}
		catch (StoreUnavailableException ex) {
			return Kept.refused(form, "The database cannot be reached. Nothing was saved; try again.");
		}
	}

	private Kept keep(PolicyProfile profile, Tried tried, TesterForm form, @Nullable ScriptTest loaded, Actor actor) {
		Instant at;
		try {
			at = form.moment();
		}
		catch (DateTimeParseException ex) {
			return Kept.refused(form, "Choose a date and time such as 2024-02-29T11:15, or none for now.");
		}
		if (at == null && form.script().contains(TIME)) {
			at = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		}
		Document document = Document.empty()
			.with(CommonFields.NAME, form.testName())
			.with(ScriptTestFields.PROFILE, profile.id().number())
			.with(ScriptTestFields.KIND, tried.kind().wireName())
			.with(ScriptTestFields.INPUT, form.input().isBlank() ? "{}" : form.input())
			.with(ScriptTestFields.EXPECTED, form.expected())
			.with(ScriptTestFields.AT, ScriptTest.written(at));
		RecordId id = (loaded != null) ? loaded.id() : this.administration.reserve(RecordKind.SCRIPT_TEST, 1).get(0);
		Edit edit = (loaded != null) ? new Edit.Update(id, Edit.ANY_REVISION, document) : new Edit.Create(id, document);
		this.administration.save(List.of(edit), actor, null);
		return new Kept(
				form.withInput(form.input(), TesterForm.written(at))
					.withTest(String.valueOf(id.number()), form.testName(), form.expected()),
				null, "Test “" + form.testName() + "” is saved.");
	}

	private Kept delete(List<ScriptTest> known, TesterForm form, String number, Actor actor) {
		ScriptTest test = find(known, number);
		if (test == null) {
			return Kept.refused(form, "Somebody deleted this meanwhile.");
		}
		this.administration.save(List.of(new Edit.Delete(test.id(), Edit.ANY_REVISION)), actor, null);
		TesterForm shown = number.equals(form.test()) ? form.withTest("", "", "") : form;
		return new Kept(shown, null, "Test “" + test.name() + "” is deleted. The change history can bring it back.");
	}

	private static @Nullable ScriptTest find(List<ScriptTest> known, String number) {
		return known.stream()
			.filter((test) -> String.valueOf(test.id().number()).equals(number))
			.findFirst()
			.orElse(null);
	}

	private static String words(Violation violation) {
		if (violation.isTaken()) {
			return "There is a test of this name. Choose another name, or load that test and change it.";
		}
		if (violation.field().equals(CommonFields.NAME.name())) {
			return "Give the test a name of up to 250 characters.";
		}
		String what = violation.field().equals(ScriptTestFields.EXPECTED.name()) ? "The expected result"
				: violation.field().equals(ScriptTestFields.INPUT.name()) ? "The input" : "The test";
		return what + " must be " + violation.expected() + ".";
	}

	/**
	 * What was done.
	 *
	 * @param form the form to go on with
	 * @param error what is wrong, null when nothing is
	 * @param done what was done, null when nothing was
	 */
	record Kept(TesterForm form, @Nullable String error, @Nullable String done) {

		static Kept refused(TesterForm form, String error) {
			return new Kept(form, error, null);
		}

	}

}
