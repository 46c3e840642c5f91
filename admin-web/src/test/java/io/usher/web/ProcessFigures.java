package io.usher.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What an instance uses at a moment.
 *
 * @param heap what is live in its heap after a collection, in kB
 * @param resident its memory as the system sees it, in kB
 * @param beside what Java has beside its heap, for classes, code and buffers, in kB
 * @param threads its threads
 * @param files the files and sockets that it has open
 * @param disk what its home directory holds, in kB
 * @param lost the decisions that it did not log since its start
 */
public record ProcessFigures(long heap, long resident, long beside, long threads, long files, long disk, long lost) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/**
	 * Looks at an instance.
	 * @param pid its process
	 * @param port the port that it listens at
	 * @param home its home directory
	 */
	public static ProcessFigures of(long pid, int port, Path home) throws IOException, InterruptedException {
		collectGarbage(pid);
		String metrics = HTTP
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus")).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
		long beside = sum(metrics, "jvm_memory_committed_bytes{area=\"nonheap\"")
				+ sum(metrics, "jvm_buffer_memory_used_bytes");
		return new ProcessFigures(sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / 1000, resident(pid),
				beside / 1000, sum(metrics, "jvm_threads_live_threads"), sum(metrics, "process_files_open_files"),
				size(home) / 1000, sum(metrics, "usher_decision_log_lost_total")
						- sum(metrics, "usher_decision_log_lost_total{reason=\"support_lines\""));
	}

	private static void collectGarbage(long pid) throws IOException, InterruptedException {
		Process command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(pid), "GC.run")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		if (!command.waitFor(1, TimeUnit.MINUTES) || command.exitValue() != 0) {
			throw new IOException("jcmd " + pid + " GC.run: failed");
		}
	}

	private static long sum(String metrics, String prefix) {
		return (long) metrics.lines()
			.filter((line) -> line.startsWith(prefix))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private static long resident(long pid) throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum();
		}
	}

	/** Returns the bytes of the files below a directory. */
	public static long size(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map(Path::toFile).mapToLong((file) -> file.isFile() ? file.length() : 0).sum();
		}
	}

}
