package io.usher.core.script;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each benchmark how much CPU its own threads used for an operation. Other than
 * the time on the clock, that does not grow while the machine does something else.
 */
public class CpuProfiler implements InternalProfiler {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final String WORKER = "jmh-worker";

	private long before;

	@Override
	public String getDescription() {
		return "CPU of the benchmark's threads for an operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.before = nanos();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double operations = Math.max(1, result.getMetadata().getAllOps());
		return List
			.of(new ScalarResult("cpu", (nanos() - this.before) / 1000.0 / operations, "us/op", AggregationPolicy.AVG));
	}

	private static long nanos() {
		return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
			.filter(Objects::nonNull)
			.filter((thread) -> thread.getThreadName().contains(WORKER))
			.mapToLong(ThreadInfo::getThreadId)
			.map(THREADS::getThreadCpuTime)
			.sum();
	}

}
