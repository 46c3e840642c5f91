package io.usher.core.decision;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.external.UpstreamReply;
import io.usher.core.record.RecordId;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import org.jspecify.annotations.Nullable;

/**
 * One step of a decision.
 */
public sealed interface Step {

	/** Returns what happened, in words, without secrets. */
	String sentence();

	/** Returns the stage it belongs to. */
	Stage stage();

	/** Tells whether this step decided the answer. */
	default boolean decided() {
		return false;
	}

	/** The stages of a decision, in order. */
	enum Stage {

		/** Which location asks, and which profile decides. */
		PROFILE("Location and profile"),

		/** The upstream external policy server. */
		EXTERNAL("External policy server"),

		/** The existing service, for calls out of it and for breakout rooms. */
		SERVICE("Existing service"),

		/** The alias among the conferences. */
		ALIAS("Alias"),

		/** Call Routing Rules. */
		RULES("Call Routing Rules"),

		/** Usher's own data of people, devices, locations and the directory. */
		OWN_DATA("Own data"),

		/** The local policy script. */
		SCRIPT("Local policy script"),

		/** The answer is made and judged. */
		ANSWER("Answer");

		private final String title;

		Stage(String title) {
			this.title = title;
		}

		/** Returns the heading. */
		public String title() {
			return this.title;
		}

	}

	/**
	 * The request waited too long for a thread, or its script for a turn.
	 *
	 * @param millis how long, in milliseconds
	 */
	record Shed(long millis) implements Step {

		@Override
		public String sentence() {
			return "The request waited " + this.millis + " ms for its turn, too long to be decided in time.";
		}

		@Override
		public Stage stage() {
			return Stage.PROFILE;
		}

		@Override
		public boolean decided() {
			return true;
		}

	}

	/**
	 * Which location asked and which profile decides.
	 *
	 * @param asked the location that the request names, null when none
	 * @param location the location that Usher has under that name, null when none
	 * @param profile the name of its profile, or of the default one where there is no
	 * such location; null when none
	 */
	record ProfileChosen(@Nullable String asked, @Nullable String location, @Nullable String profile) implements Step {

		@Override
		public String sentence() {
			String otherwise = (this.profile != null) ? "; the default policy profile \"" + this.profile + "\" applies."
					: "; no policy profile applies.";
			if (this.asked == null) {
				return "The request names no location" + otherwise;
			}
			if (this.location == null) {
				return "Usher knows no location named \"" + this.asked + "\"" + otherwise;
			}
			return "Location \"" + this.location + "\" has "
					+ ((this.profile != null) ? "policy profile \"" + this.profile + "\"." : "no policy profile.");
		}

		@Override
		public Stage stage() {
			return Stage.PROFILE;
		}

	}

	/**
	 * An existing service was looked up by its name.
	 *
	 * @param serviceName the name that the request gives
	 * @param found what has that name, null when nothing
	 * @param title what it is, empty when nothing
	 */
	record ServiceLookedUp(String serviceName, @Nullable RecordId found, String title) implements Step {

		@Override
		public String sentence() {
			return (this.found != null)
					? "The request is about the existing service \"" + this.serviceName + "\": " + this.title + "."
					: "No service is named \"" + this.serviceName + "\".";
		}

		@Override
		public Stage stage() {
			return Stage.SERVICE;
		}

		@Override
		public boolean decided() {
			return this.found != null;
		}

	}

	/**
	 * A breakout room was looked up in its conference.
	 *
	 * @param conference the main room's name
	 * @param uuid the room's UUID
	 * @param room the room's name, null when the conference has no such room
	 */
	record BreakoutLookedUp(String conference, String uuid, @Nullable String room) implements Step {

		@Override
		public String sentence() {
			return (this.room != null)
					? "\"" + this.conference + "\" has the breakout room \"" + this.room + "\" (" + this.uuid + ")."
					: "\"" + this.conference + "\" has no breakout room " + this.uuid + ".";
		}

		@Override
		public Stage stage() {
			return Stage.SERVICE;
		}

		@Override
		public boolean decided() {
			return this.room != null;
		}

	}

	/**
	 * A form of the alias was looked up among the conferences' aliases.
	 *
	 * @param form the alias as it is compared
	 * @param how what was left away of what was dialled, in words
	 * @param found the conference that has it, null when none
	 * @param name that conference's name, empty when none
	 */
	record AliasLookedUp(String form, String how, @Nullable RecordId found, String name) implements Step {

		@Override
		public String sentence() {
			return "\"" + this.form + "\" (" + this.how + ") is "
					+ ((this.found != null) ? "an alias of \"" + this.name + "\"." : "no conference's alias.");
		}

		@Override
		public Stage stage() {
			return Stage.ALIAS;
		}

		@Override
		public boolean decided() {
			return this.found != null;
		}

	}

	/**
	 * A rule took the call.
	 *
	 * @param rule the rule
	 * @param name its name
	 * @param priority its priority
	 * @param alias the alias that its pattern matched
	 * @param remoteAlias the alias that is called
	 */
	record RuleMatched(RecordId rule, String name, int priority, String alias, String remoteAlias) implements Step {

		@Override
		public String sentence() {
			return "Rule \"" + this.name + "\" (priority " + this.priority + ") takes \"" + this.alias
					+ (this.alias.equals(this.remoteAlias) ? "\"." : "\" and calls \"" + this.remoteAlias + "\".");
		}

		@Override
		public Stage stage() {
			return Stage.RULES;
		}

		@Override
		public boolean decided() {
			return true;
		}

	}

	/**
	 * A rule did not take the call.
	 *
	 * @param rule the rule
	 * @param name its name
	 * @param priority its priority
	 * @param condition the label of the condition that failed
	 * @param actual what the call has
	 * @param expected what the rule wants
	 */
	record RulePassed(RecordId rule, String name, int priority, String condition, String actual,
			String expected) implements Step {

		@Override
		public String sentence() {
			return "Rule \"" + this.name + "\" (priority " + this.priority + ") does not: " + this.condition + ": "
					+ this.actual + " (expected: " + this.expected + ").";
		}

		@Override
		public Stage stage() {
			return Stage.RULES;
		}

	}

	/**
	 * No rule took the call.
	 *
	 * @param alias the alias that is called
	 * @param tried how many rules there are
	 */
	record NoRuleMatched(String alias, int tried) implements Step {

		@Override
		public String sentence() {
			return (this.tried == 0) ? "There is no Call Routing Rule."
					: "None of " + this.tried + " Call Routing Rules takes the call to \"" + this.alias + "\".";
		}

		@Override
		public Stage stage() {
			return Stage.RULES;
		}

	}

	/**
	 * The patterns of the rules take too long for an alias.
	 *
	 * @param alias the alias
	 */
	record RulesGivenUp(String alias) implements Step {

		@Override
		public String sentence() {
			return "Matching \"" + this.alias + "\" against the patterns of the Call Routing Rules takes too long; "
					+ "it was given up.";
		}

		@Override
		public Stage stage() {
			return Stage.RULES;
		}

	}

	/**
	 * An upstream external policy server was asked.
	 *
	 * @param url the server
	 * @param status the HTTP status of its answer, 0 when there was none
	 * @param cause why there was no answer, null when there was one
	 * @param detail the same in words, empty when there was one
	 * @param nanos how long it took, in nanoseconds
	 */
	record UpstreamAsked(String url, int status, UpstreamReply.@Nullable Cause cause, String detail,
			long nanos) implements Step {

		@Override
		public String sentence() {
			long millis = TimeUnit.NANOSECONDS.toMillis(this.nanos);
			return (this.cause == null) ? this.url + " answered " + this.status + " after " + millis + " ms."
					: this.url + " gave no answer, after " + millis + " ms: " + this.detail + ".";
		}

		@Override
		public Stage stage() {
			return Stage.EXTERNAL;
		}

	}

	/**
	 * What an upstream server's answer, or the lack of one, means.
	 *
	 * @param words what it means
	 * @param disposition what scripts read as {@code external_policy_disposition}, null
	 * when there is none
	 * @param decided whether the answer is the server's
	 */
	record UpstreamUnderstood(String words, @Nullable String disposition, boolean decided) implements Step {

		@Override
		public String sentence() {
			return Sentences.of(this.words);
		}

		@Override
		public Stage stage() {
			return Stage.EXTERNAL;
		}

	}

	/**
	 * Usher's own data were looked at: people, devices, locations, the directory.
	 *
	 * @param words what was looked for, and what was there
	 * @param found the record that was there, null when none
	 */
	record OwnDataLookedUp(String words, @Nullable RecordId found) implements Step {

		@Override
		public String sentence() {
			return Sentences.of(this.words);
		}

		@Override
		public Stage stage() {
			return Stage.OWN_DATA;
		}

		@Override
		public boolean decided() {
			return this.found != null;
		}

	}

	/**
	 * A local policy script ran.
	 *
	 * @param profile the profile that has it
	 * @param profileName the profile's name
	 * @param revision the revision in which the profile was last changed
	 * @param kind the kind of script
	 * @param outcome what its output was good for
	 * @param action what it said: continue, reject or redirect
	 * @param problems all that is wrong or odd
	 * @param debugLog the lines of {@code pex_debug_log}, secrets masked
	 * @param output the beginning of what it printed, secrets masked; empty where the
	 * trace keeps the winner alone
	 * @param micros how long it ran, in microseconds
	 */
	record ScriptRan(RecordId profile, String profileName, long revision, ScriptKind kind, ScriptResult.Outcome outcome,
			String action, List<ScriptProblem> problems, List<String> debugLog, String output,
			long micros) implements Step {

		public ScriptRan {
			problems = List.copyOf(problems);
			debugLog = List.copyOf(debugLog);
		}

		@Override
		public String sentence() {
			String script = "The " + this.kind.requestType().title().toLowerCase(Locale.ROOT)
					+ " script of policy profile \"" + this.profileName + "\"";
			return switch (this.outcome) {
				case APPLIED -> script + " says " + this.action + ".";
				case FAILED -> script + " failed: " + firstProblem() + ".";
				case INVALID -> script + " gave no valid answer: " + firstProblem() + ".";
			};
		}

		private String firstProblem() {
			return this.problems.stream()
				.filter(ScriptProblem::isError)
				.findFirst()
				.map((problem) -> (problem.line() > 0) ? "line " + problem.line() + ": " + problem.message()
						: problem.message())
				.orElse("no reason was given");
		}

		@Override
		public Stage stage() {
			return Stage.SCRIPT;
		}

		@Override
		public boolean decided() {
			return this.outcome == ScriptResult.Outcome.APPLIED;
		}

	}

	/**
	 * What becomes of a script that could not be used.
	 *
	 * @param words what becomes of it
	 */
	record ScriptSetAside(String words) implements Step {

		@Override
		public String sentence() {
			return Sentences.of(this.words);
		}

		@Override
		public Stage stage() {
			return Stage.SCRIPT;
		}

	}

	/**
	 * Something that is set was left out of the answer.
	 *
	 * @param field the field
	 * @param why why
	 */
	record LeftOut(String field, String why) implements Step {

		@Override
		public String sentence() {
			return "Left out " + this.field + ": " + this.why + ".";
		}

		@Override
		public Stage stage() {
			return Stage.ANSWER;
		}

	}

	/**
	 * The answer was judged by the catalogue.
	 *
	 * @param violations what is wrong with it
	 */
	record AnswerChecked(Violations violations) implements Step {

		@Override
		public String sentence() {
			List<Violation> all = this.violations.all();
			return all.isEmpty() ? "The answer is as Infinity expects it."
					: all.stream()
						.map(Violation::message)
						.collect(Collectors.joining("; ", "Infinity may not take the answer: ", "."));
		}

		@Override
		public Stage stage() {
			return Stage.ANSWER;
		}

	}

	/**
	 * The decision ended here.
	 *
	 * @param title what Infinity is told
	 * @param reason why
	 */
	record Concluded(String title, String reason) implements Step {

		@Override
		public String sentence() {
			return this.title + ": " + this.reason + ".";
		}

		@Override
		public Stage stage() {
			return Stage.ANSWER;
		}

	}

}
