package io.usher.core.gateway;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.usher.core.regex.Steps;

/**
 * The rules' index against trying each rule: four calls of five match a rule, any with
 * the same chance.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RuleIndexBenchmark {

	private static final int CALLS = 1000;

	@Param({ "10", "1000", "10000" })
	private int rules;

	private List<CallRoutingRule> unsorted = List.of();

	private CallRoutingRules indexed = CallRoutingRules.none();

	private List<DialledCall> calls = List.of();

	private int next;

	@Setup
	public void makeRulesAndCalls() {
		Random random = new Random(1);
		this.unsorted = IntStream.range(0, this.rules)
			.mapToObj((number) -> RandomRules.rule(number + 1, 1 + number % 200,
					RandomRules.usualPattern((this.rules > 20) ? number : 2 * number)))
			.toList();
		this.indexed = CallRoutingRules.of(this.unsorted);
		this.calls = IntStream.range(0, CALLS).mapToObj((i) -> {
			int number = random.nextInt(this.rules) * ((this.rules > 20) ? 1 : 2);
			String alias = RandomRules.usualAlias((i % 5 == 0) ? number + 100_000 : number);
			return RandomRules.call(alias, alias);
		}).toList();
	}

	private DialledCall nextCall() {
		this.next = (this.next + 1) % CALLS;
		return this.calls.get(this.next);
	}

	@Benchmark
	public @Nullable RuleMatch index() {
		return this.indexed.first(nextCall(), Steps.of(1_000_000));
	}

	@Benchmark
	public @Nullable RuleMatch linear() {
		DialledCall call = nextCall();
		Steps steps = Steps.of(10_000_000);
		for (CallRoutingRule rule : this.indexed.inOrder()) {
			RuleMatch match = (rule.failing(call) == null) ? rule.matchAlias(call, steps) : null;
			if (match != null) {
				return match;
			}
		}
		return null;
	}

	@Benchmark
	public CallRoutingRules build() {
		return CallRoutingRules.of(this.unsorted);
	}

	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(RuleIndexBenchmark.class.getSimpleName()).build()).run();
	}

}
