package io.usher.core.script;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each benchmark how much CPU the whole process used for an operation, collecting
 * garbage included. Other than the time on the clock, that hardly depends on what else
 * the machine does.
 */
public class CpuProfiler implements InternalProfiler {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private long before;

	@Override
	public String getDescription() {
		return "CPU of the process for an operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.before = SYSTEM.getProcessCpuTime();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double nanos = SYSTEM.getProcessCpuTime() - this.before;
		double operations = Math.max(1, result.getMetadata().getAllOps());
		return List.of(new ScalarResult("cpu", nanos / 1000 / operations, "us/op", AggregationPolicy.AVG));
	}

}
