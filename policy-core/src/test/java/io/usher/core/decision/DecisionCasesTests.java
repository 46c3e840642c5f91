package io.usher.core.decision;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.DecisionCase.Expected;
import io.usher.core.decision.DecisionContext.Detail;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decides every case under {@code decisions/}, as a live call and as the simulator would.
 */
class DecisionCasesTests {

	@Timeout(60)
	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cases")
	void decides(String file, String description, DecisionCase given) {
		for (Detail detail : Detail.values()) {
			CaseInstance instance = new CaseInstance(given, detail);
			check(given.request(), given.expect(), instance);
			given.next().forEach((exchange) -> check(exchange.request(), exchange.expect(), instance));
		}
	}

	@Test
	void everyCaseHasADescriptionOfItsOwn() {
		assertThat(cases().map((arguments) -> arguments.get()[0] + ": " + arguments.get()[1])).doesNotHaveDuplicates();
	}

	static Stream<Arguments> cases() {
		return DecisionCases.all();
	}

	private static void check(DecisionCase.Request asked, Expected expected, CaseInstance instance) {
		Decision decision = Decisions.decide(CaseInstance.request(asked), instance.configuration(), instance.context());
		Answer answer = decision.answer();
		assertThat(kind(answer)).as(() -> "answer, after " + sentences(decision)).isEqualTo(expected.answer());
		instance.check(expected, answer.status(), decision.body());
		if (expected.debug() != null) {
			assertThat(debugLines(decision)).as("debug lines").isEqualTo(expected.debug());
		}
		if (instance.context().detail() == Detail.EVERYTHING) {
			checkTrace(decision, expected);
		}
		checkViolations(decision, expected);
		checkKeepsSecrets(decision, instance.configuration());
	}

	private static List<String> debugLines(Decision decision) {
		return decision.trace()
			.steps()
			.stream()
			.filter(Step.ScriptRan.class::isInstance)
			.flatMap((step) -> ((Step.ScriptRan) step).debugLog().stream())
			.toList();
	}

	private static void checkTrace(Decision decision, Expected expected) {
		List<String> sentences = sentences(decision);
		int from = 0;
		for (String words : expected.trace()) {
			int at = from;
			while (at < sentences.size() && !sentences.get(at).contains(words)) {
				at++;
			}
			assertThat(at).as(() -> "place of \"" + words + "\" in " + sentences).isLessThan(sentences.size());
			from = at + 1;
		}
		expected.untold().forEach((words) -> assertThat(sentences).noneMatch((sentence) -> sentence.contains(words)));
		assertThat(decision.trace().steps().get(0)).isInstanceOf(Step.ProfileChosen.class);
		assertThat(decision.trace().steps()).last().isInstanceOf(Step.Concluded.class);
	}

	private static void checkViolations(Decision decision, Expected expected) {
		List<String> violations = decision.trace()
			.steps()
			.stream()
			.filter(Step.AnswerChecked.class::isInstance)
			.flatMap((step) -> ((Step.AnswerChecked) step).violations().all().stream())
			.map((violation) -> violation.severity() + " " + violation.message())
			.toList();
		assertThat(violations).hasSameSizeAs(expected.violations());
		expected.violations()
			.forEach((words) -> assertThat(violations).anyMatch((violation) -> violation.contains(words)));
	}

	private static void checkKeepsSecrets(Decision decision, Configuration configuration) {
		String told = sentences(decision) + " " + decision.maskedBody();
		secrets(configuration).forEach((secret) -> assertThat(told).as("what people see")
			.doesNotContainPattern("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)"));
	}

	private static List<String> secrets(Configuration configuration) {
		return configuration.all()
			.map((record) -> record.document())
			.map(Document::values)
			.flatMap((values) -> values.values().stream())
			.filter(Secret.Known.class::isInstance)
			.map((secret) -> ((Secret.Known) secret).value())
			.filter((secret) -> !secret.isEmpty())
			.toList();
	}

	private static List<String> sentences(Decision decision) {
		return decision.trace().steps().stream().map(Step::sentence).toList();
	}

	private static String kind(Answer answer) {
		return answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
	}

}
