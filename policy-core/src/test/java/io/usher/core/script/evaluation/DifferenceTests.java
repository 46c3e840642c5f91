package io.usher.core.script.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.evaluation.Difference.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DifferenceTests {

	@Test
	void theOrderOfKeysAndTheWritingOfNumbersDoNotMatter() {
		assertThat(Difference.between(Map.of("a", 1L, "b", List.of(2.0)), Map.of("b", List.of(2L), "a", 1.00)))
			.isEmpty();
	}

	@Test
	void namesThePlaceOfEachDifference() {
		Map<String, Object> before = Map.of("name", "a", "rows", List.of(Map.of("role", "chair"), "x"), "pin", "1234");
		Map<String, Object> after = Map.of("name", "b", "rows", List.of(Map.of("role", "guest")), "view", "four");
		assertThat(Difference.between(before, after)).containsExactlyInAnyOrder(
				new Difference("name", Kind.CHANGED, "a", "b"),
				new Difference("rows[0].role", Kind.CHANGED, "chair", "guest"),
				new Difference("rows[1]", Kind.REMOVED, "x", null), new Difference("pin", Kind.REMOVED, "1234", null),
				new Difference("view", Kind.ADDED, null, "four"));
	}

	@Test
	void nullIsAValueOfItsOwn() {
		Map<String, @Nullable Object> none = new HashMap<>();
		none.put("role", null);
		assertThat(Difference.between(none, Map.of()))
			.containsExactly(new Difference("role", Kind.REMOVED, null, null));
		assertThat(Difference.between(none, Map.of("role", "chair")))
			.containsExactly(new Difference("role", Kind.CHANGED, null, "chair"));
		assertThat(Difference.between(Arrays.asList(1L, null), List.of(1L))).hasSize(1);
		assertThat(Difference.between("1", 1L)).hasSize(1);
	}

	@Test
	void whatIsNotExpectedMayBeAnything() {
		Map<String, Object> told = Map.of("action", "reject", "result", Map.of("why", "closed"));
		assertThat(Difference.fromExpected(Map.of("action", "reject"), told)).isEmpty();
		assertThat(Difference.fromExpected(told, told)).isEmpty();
		assertThat(Difference.fromExpected(Map.of("action", "continue"), told))
			.containsExactly(new Difference("action", Kind.CHANGED, "continue", "reject"));
		assertThat(Difference.fromExpected(Map.of("action", "reject", "result", Map.of()), told)).hasSize(1);
		assertThat(Difference.fromExpected(Map.of("action", "continue"), Map.of("result", Map.of())))
			.containsExactly(new Difference("action", Kind.REMOVED, "continue", null));
	}

}
